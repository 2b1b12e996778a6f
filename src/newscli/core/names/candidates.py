"""Runs of capitalised words -> what may be a person's name in them, with its titles and the evidence for it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newscli.core.names.candidate import ENOUGH, Candidate
from newscli.core.names.evidence import Weigher
from newscli.core.names.listed_evidence import evidence_of_words
from newscli.core.names.quoted_nicknames import names_around_nicknames
from newscli.core.names.roles import names_office
from newscli.core.names.run_words import RunWords, Stretch, read_run
from newscli.core.names.runs import Run, Runs
from newscli.core.names.salience import begins_sentence
from newscli.core.names.small_words import SmallWords
from newscli.core.names.stretches import stretch_between, stretches_from
from newscli.core.names.title_case import names_in_title_case
from newscli.core.names.words import FIRST, INITIAL, NAME, SUFFIX, name_words

_JOINED_FIRM = re.compile(r" ?& ([A-Z]\w*)")
_MONTHS = frozenset("March April May June August".split())
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|[Uu]ntil|till|since|during|early|late|last|next|this|through|mid|end of|start of)[ -]"
    r"|\d(?:st|nd|rd|th)? )$"
)
_AND = " and "
_AFTER_MONTH = re.compile(r",? \d")


class Candidates(NamedTuple):
    """What may be names: stretches of several words, single words of runs, and words that stand alone.

    in_small: the words of the article in small letters.
    """

    full: list[Candidate]
    single: list[Candidate]
    alone: list[tuple[int, str]]
    in_small: SmallWords


def find_candidates(text: str, runs: Runs) -> Candidates:
    """Everything that may be a person's name, each kind in the order of the text."""
    in_small = SmallWords(text)
    candidates = Candidates([], [], _without_months(text, runs.singles), in_small)
    weigher = Weigher(text, runs, in_small)
    for run in runs.rows:
        read = read_run(run.text)
        if read is None or read.capitals:  # no name, or a byline or a heading in capitals
            continue
        if run.headline:
            for name in names_in_title_case(run.start, read):
                _add(candidates, weigher, name, evidence_of_words(name.words) if len(name.words) > 1 else None)
        else:
            for stretch in _stretches(weigher, run, read):
                if (named := _in_text(text, run.start, read, stretch)) is not None:
                    _add(candidates, weigher, named, stretch.by_lists)
    _add_couples(candidates, text)
    if nicknamed := list(names_around_nicknames(text)):
        _add_nicknamed(candidates, nicknamed)
    return candidates


def _add_couples(candidates: Candidates, text: str) -> None:
    """Add the first of two people who share the surname after the second: "Alan and Moira Tamber"."""
    names = name_words()
    joined = [
        name for name in candidates.full if len(name.words) == 2 and text.startswith(_AND, name.start - len(_AND))
    ]
    for name in joined:
        word = text[max(0, name.start - 40) : name.start - len(_AND)].rpartition(" ")[2]
        first = (name.start - len(_AND) - len(word), word)
        couple = name.weight >= ENOUGH and names.kind(word) == FIRST and names.is_first(name.words[0])
        others = {other.words[-1] for other in candidates.full if other.words[0] == word} - {name.words[1]}
        if couple and not others and first in candidates.alone:
            candidates.alone.remove(first)
            spelling = (word, name.words[1])
            start, end = first[0], first[0] + len(word)
            candidates.full.append(Candidate(start, end, spelling, start, None, False, False, 2 * ENOUGH))


def _add_nicknamed(candidates: Candidates, nicknamed: list[Candidate]) -> None:
    """Add the names around nicknames; their first and family names, which are runs too, are no mentions beside them."""
    by_word = {start: name for name in nicknamed for start in (name.start, name.end - len(name.words[-1]))}
    for single in candidates.single:
        name = by_word.get(single.start)
        if name and name.start == single.start:
            name.title_start, name.titled, name.honorific = single.title_start, single.titled, single.honorific
    candidates.single[:] = [single for single in candidates.single if single.start not in by_word]
    candidates.alone[:] = [named for named in candidates.alone if named[0] not in by_word]
    candidates.full.extend(nicknamed)


def _add(candidates: Candidates, weigher: Weigher, name: Candidate, by_lists: float | None) -> None:
    if len(name.words) > 1:
        name.weight = weigher.weigh(name, by_lists)
        candidates.full.append(name)
    elif name_words().kind(name.words[0]) == INITIAL:
        return
    elif name.titled or name.headline:
        name.weight = weigher.weigh_single(name)
        candidates.single.append(name)
    elif name.words[0] not in _MONTHS or not _is_month(weigher.text, name.start, name.words[0]):
        candidates.alone.append((name.start, name.words[0]))


def _without_months(text: str, words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [named for named in words if named[1] not in _MONTHS or not _is_month(text, *named)]


def _is_month(text: str, start: int, word: str) -> bool:
    """Whether a month's word means it, in an article about somebody of its name: "until May", "12 May", "May 12"."""
    return bool(_BEFORE_MONTH.search(text, max(0, start - 10), start) or _AFTER_MONTH.match(text, start + len(word)))


def _stretches(weigher: Weigher, run: Run, read: RunWords) -> Iterator[Stretch]:
    """The stretches of a run that may be names, without the words that only begin a sentence or end a headline."""
    first = 0
    if len(read.words) > 1:
        if begins_sentence(weigher.text, run.start):
            first = weigher.opening_words(read)
        elif len(read.words) > 2 and read.kinds.startswith(NAME + FIRST):
            first = int(names_office(weigher.text, run.start))  # "Minister for Trade and Industry Ana Belic"
    for stretch in stretches_from(read, first):
        if stretch.behind - stretch.first > 2:
            behind = weigher.name_end(read, stretch.first, stretch.behind)
            if behind < stretch.behind:
                shortened = stretch_between(read, stretch.first, behind)
                if shortened:
                    yield shortened
                continue
        yield stretch


def _in_text(text: str, begin: int, run: RunWords, stretch: Stretch) -> Candidate | None:
    """The stretch as a candidate; None where the text joins it to a firm's name. begin: where its run begins."""
    end, spelling = begin + stretch.end, stretch.spelling
    behind = text[end : end + 2]
    if "&" in behind and (joined := _JOINED_FIRM.match(text, end)):
        whole = run.kinds[stretch.first] == FIRST and len(spelling) > 1 and name_words().is_first(joined.group(1))
        if not whole:
            return None  # "Belic & Sons", but "Ana Belic & Karl Reed"
    if behind[:1] == "." and spelling[-1] in ("Jr", "Sr") and run.kinds[stretch.behind - 1] == SUFFIX:
        end += 1
        spelling = (*spelling[:-1], spelling[-1] + ".")
    weight = 2.0 if stretch.titled else 0.5 if stretch.title_start < stretch.start else 0.0
    title_start = begin + stretch.title_start
    return Candidate(
        begin + stretch.start, end, spelling, title_start, stretch.honorific, stretch.titled, False, weight
    )
