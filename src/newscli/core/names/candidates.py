"""Runs of capitalised words -> what may be a person's name in them, with its titles and the evidence for it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newscli.core.names.candidate import ENOUGH, Candidate
from newscli.core.names.evidence import Weigher
from newscli.core.names.quoted_nicknames import names_around_nicknames
from newscli.core.names.roles import fields_of_offices, names_office
from newscli.core.names.run_words import RunWords, Stretch, read_run
from newscli.core.names.runs import Run, Runs
from newscli.core.names.salience import begins_sentence
from newscli.core.names.small_words import SmallWords
from newscli.core.names.stretches import stretch_between, stretches_from
from newscli.core.names.title_case import names_in_title_case
from newscli.core.names.words import FIRST, INITIAL, NAME, SUFFIX, name_words

_JOINED_FIRM = re.compile(r" ?& ([A-Z]\w*)")
_BEFORE_PARTNER = ("& ", " &")  # what that pattern begins with
_MONTHS = frozenset("March April May June August".split())
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|[Uu]ntil|till|since|during|early|late|last|next|this|through|mid|end of|start of)[ -]"
    r"|\d(?:st|nd|rd|th)? )$"
)
_AND = " and "
_AFTER_MONTH = re.compile(r",? \d")


class Candidates(NamedTuple):
    """What may be names: stretches of several words, single words of runs, and words that stand alone, with offsets.

    in_small: the words of the article in small letters. nicknames: those in quotation marks inside names.
    """

    full: list[Candidate]
    single: list[Candidate]
    alone: dict[str, list[int]]
    in_small: SmallWords
    nicknames: list[tuple[str, Candidate]]


def find_candidates(text: str, runs: Runs, wanted: Runs) -> Candidates:
    """Everything that may be a person's name, each kind in the order of the text.

    runs: those of the article, which tell how often words stand alone. wanted: those that are read.
    """
    candidates = Candidates([], [], wanted.singles.copy(), SmallWords(text), [])
    weigher = Weigher(text, runs, candidates.in_small)
    for run in wanted.rows:
        read = read_run(run.text)
        if read is None:
            continue
        if run.headline:
            _add_from_headline(candidates, weigher, names_in_title_case(run.start, read))
        else:
            _add_from_text(candidates, weigher, run, read)
    for month in _MONTHS.intersection(candidates.alone):
        starts = candidates.alone[month]
        candidates.alone[month] = [start for start in starts if not _is_month(text, start, month)]
    _add_couples(candidates, text)
    if nicknamed := list(names_around_nicknames(text)):
        _add_nicknamed(candidates, nicknamed)
    return candidates


def _add_from_headline(candidates: Candidates, weigher: Weigher, names: Iterable[Candidate]) -> None:
    for name in names:
        if len(name.words) > 1:
            candidates.full.append(weigher.weighed(name))
        elif name.kind != INITIAL:
            candidates.single.append(weigher.weighed_single(name))


def _add_from_text(candidates: Candidates, weigher: Weigher, run: Run, read: RunWords) -> None:
    """Add what may be names in a run of the running text."""
    for stretch in _stretches(weigher, run, read):
        end = run.start + stretch.end
        if weigher.text[end : end + 2] in _BEFORE_PARTNER and _is_of_firm(weigher.text, end, stretch):
            continue
        if stretch.behind - stretch.first > 1:
            candidates.full.append(weigher.weighed(_in_text(weigher.text, run.start, read, stretch)))
        elif stretch.kind == INITIAL:
            continue
        elif stretch.titled:
            candidates.single.append(weigher.weighed_single(_in_text(weigher.text, run.start, read, stretch)))
        else:
            word = stretch.spelling[0]
            candidates.alone[word] = [*candidates.alone.get(word, ()), run.start + stretch.start]


def _add_couples(candidates: Candidates, text: str) -> None:
    """Add the first of two people who share the surname after the second: "Alan and Moira Tamber"."""
    couples = [name for name in candidates.full if len(name.words) == 2 and _is_half_of_couple(name, text)]
    if not couples:
        return
    surnames: dict[str, set[str]] = {}  # of each first name; a surname has itself
    for name in candidates.full:
        surnames.setdefault(name.words[0], set()).add(name.words[-1])
        surnames.setdefault(name.words[-1], set()).add(name.words[-1])
    for name in couples:
        first, end = first_of_couple(text, name.start), name.start - len(_AND)
        start = end - len(first)
        if surnames.get(first, set()) <= {name.words[1]} and start in candidates.alone.get(first, ()):
            _leave_out(candidates.alone, first, start)
            candidates.full.append(Candidate(start, end, (first, name.words[1]), start, weight=2 * ENOUGH))
            surnames.setdefault(first, set()).add(name.words[1])


def _is_half_of_couple(name: Candidate, text: str) -> bool:
    """Whether "and" and another first name stand before a sure name."""
    if text[name.start - len(_AND) : name.start] != _AND or name.weight < ENOUGH:
        return False
    names = name_words()
    return names.kind(first_of_couple(text, name.start)) == FIRST and names.is_first(name.words[0])


def first_of_couple(text: str, start: int) -> str:
    """The word before "and" and a name that begins at `start`: "Alan" of "Alan and Moira Tamber"; "" for none."""
    if text[start - len(_AND) : start] != _AND:
        return ""
    return (text[max(0, start - 45) : start - len(_AND)].split() or [""])[-1]


def _leave_out(alone: dict[str, list[int]], word: str, start: int) -> None:
    """Leave out one place where a word stands alone. The list may be that of the runs, which nobody changes."""
    alone[word] = [other for other in alone.get(word, ()) if other != start]


def _add_nicknamed(candidates: Candidates, nicknamed: list[tuple[str, Candidate]]) -> None:
    """Add the names around nicknames; the words of these, which are runs too, are no mentions beside them."""
    by_word = {}
    for nickname, name in nicknamed:
        first, last = name.words
        inside = name.start + len(first) + len(' "')
        for word, start in ((first, name.start), (nickname, inside), (last, name.end - len(last))):
            by_word[start] = name
            _leave_out(candidates.alone, word, start)
    for single in candidates.single:
        named = by_word.get(single.start)
        if named and named.start == single.start:
            named.title_start, named.titled, named.honorific = single.title_start, single.titled, single.honorific
    candidates.single[:] = [single for single in candidates.single if single.start not in by_word]
    candidates.full.extend(name for _, name in nicknamed)
    candidates.nicknames.extend(nicknamed)


def _is_month(text: str, start: int, word: str) -> bool:
    """Whether a month's word means it, in an article about somebody of its name: "until May", "12 May", "May 12"."""
    return bool(_BEFORE_MONTH.search(text, max(0, start - 10), start) or _AFTER_MONTH.match(text, start + len(word)))


def _stretches(weigher: Weigher, run: Run, read: RunWords) -> list[Stretch]:
    """The stretches of a run that may be names, without the words that only begin a sentence or end a headline."""
    first = 0
    if read.may_open:
        if begins_sentence(weigher.text, run.start):
            first = weigher.opening_words(read)
        elif not read.short and names_office(weigher.text, run.start):
            first = _words_of_field(read)
    stretches = read.stretches[first] if first in read.stretches else stretches_from(read, first)
    return stretches if read.short else list(_shortened(weigher, read, stretches))


def _words_of_field(read: RunWords) -> int:
    """How many words of a run go on with the field of an office: 1 in "Minister for Trade and Industry Ana Belic"."""
    others = next((place for place, word in enumerate(read.words) if word not in fields_of_offices()), 0)
    return others or int(read.kinds.startswith(NAME + FIRST))


def _shortened(weigher: Weigher, read: RunWords, stretches: list[Stretch]) -> Iterator[Stretch]:
    for stretch in stretches:
        if stretch.behind - stretch.first > 2:
            behind = weigher.name_end(read, stretch.first, stretch.behind)
            if behind < stretch.behind:
                shortened = stretch_between(read, stretch.first, behind)
                if shortened:
                    yield shortened
                continue
        yield stretch


def _is_of_firm(text: str, end: int, stretch: Stretch) -> bool:
    """Whether the text joins a name to that of a firm: "Belic & Sons", but not in "Ana Belic & Karl Reed"."""
    joined = _JOINED_FIRM.match(text, end)
    if joined is None:
        return False
    return stretch.kind != FIRST or len(stretch.spelling) == 1 or not name_words().is_first(joined.group(1))


def _in_text(text: str, begin: int, run: RunWords, stretch: Stretch) -> Candidate:
    """The stretch as a candidate. begin: where its run begins."""
    end, spelling = begin + stretch.end, stretch.spelling
    if spelling[-1] in ("Jr", "Sr") and text[end : end + 1] == "." and run.kinds[stretch.behind - 1] == SUFFIX:
        end += 1
        spelling = (*spelling[:-1], spelling[-1] + ".")
    return Candidate(
        begin + stretch.start,
        end,
        spelling,
        begin + stretch.title_start,
        stretch.honorific,
        stretch.titled,
        weight=2.0 if stretch.titled else 0.5 if stretch.title_start < stretch.start else 0.0,
        by_lists=stretch.by_lists,
        kind=stretch.kind,
        family=stretch.family,
    )
