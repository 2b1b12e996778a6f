"""One article's text, cut into lines, paragraphs and sentences. All are offsets; the text is never edited."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from newscli.records import Span

Bounds = tuple[int, int]

# Words that end in a full stop, in lower case and without it. These end a sentence as often as not: the next word
# decides (a capitalised function word begins one).
_CAN_END = frozenset(
    "inc corp co ltd llc plc jr sr etc al esq bros assn dept ave blvd rd no st"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa"
    " tenn tex va vt wash wis wyo".split()
)
# These never do: a name or a number follows them.
ABBREVIATIONS = _CAN_END | frozenset(
    "mr mrs ms mx messrs dr prof rev fr hon gov sen rep reps sens gen col lt sgt capt cmdr adm maj cpl pvt pfc supt"
    " insp det ste mt ft vs v approx nos vol pp fig ed eds pres sec atty cie ca cf e.g i.e a.k.a ph.d rt amb spc ald"
    " smt shri sri thiru kum er rs tel est msgr mgr cllr clr engr barr adv ven bro brig".split()
)
_STARTERS = frozenset(
    "The A An He She It They We I You But And In On At For This That These Those His Her Its Their Our My After Before"
    " When While If As There Then Now So Yet Or By With From Since Although Though However Meanwhile Also Some Many"
    " Most What Who Why How Where According".split()
)

_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{„‚—–-"
# An end mark with its closing marks, and the start of what follows: at most a few characters are looked at each time.
# The marks come before the look back, so that the search leaps from mark to mark.
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]}]{0,4}(?=\s)")
_WORD_BEHIND = re.compile(r"[\w.&'’-]{1,20}")
# Widths at which people and programs wrap plain text by hand.
_WRAP_WIDTHS = range(45, 121)
_LEAST_FULL = 6  # lines broken to a width, where no blank lines part the paragraphs
_SENTENCE_ENDS = frozenset(".!?:\"”’'»)…")


class Document:
    """A text and its parts, each computed when first asked for.

    excluded: stretches that the extractors leave out (boilerplate), sorted and disjoint; paragraphs are what remains.
    """

    def __init__(self, text: str, excluded: Iterable[Bounds] = (), whole: "Document | None" = None) -> None:
        """whole: the document of the same text that knows its lines already."""
        self.text = text
        self.excluded = tuple(excluded)
        self._whole = whole

    def without(self, excluded: Iterable[Bounds]) -> "Document":
        """The same text without these stretches; what does not depend on them is not computed again."""
        return Document(self.text, excluded, self._whole or self)

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character."""
        if self._whole:
            return self._whole.lower
        # The only letter whose small form has two characters.
        return self.text.replace("İ", "i").lower()

    @cached_property
    def lines(self) -> list[Bounds]:
        """The lines that hold more than white space, without the white space around them."""
        if self._whole:
            return self._whole.lines
        found: list[Bounds] = []
        start = 0
        for line in self.text.splitlines(keepends=True):
            bare = line.strip()
            if bare:
                first = start + line.index(bare[0])
                found.append((first, first + len(bare)))
            start += len(line)
        return found

    @cached_property
    def hard_wrapped(self) -> bool:
        """Whether the lines were broken to a width, so that a line end ends no paragraph of itself."""
        return bool(self._wrapped)

    @cached_property
    def _wrapped(self) -> frozenset[int]:
        """The lines (by number) that go on in the next one; none where the lines were not broken to a width.

        A line broken to a width is one that the next line's first word would have made too long. Text with a
        paragraph a line fails that test at once: its lines are longer than any such width, or far from full.
        Where blank lines part the paragraphs, nearly all the other lines are full, and all of them go on. Where
        none do, the full lines go on, which end anywhere in a sentence: few with its end, many before a small letter.
        """
        if self._whole:
            return self._whole._wrapped
        lines, text = self.lines, self.text
        width = max((end - start for start, end in lines), default=0)
        if width not in _WRAP_WIDTHS or len(lines) < 4:
            return frozenset()
        joins, nearly, full = [], 0, []
        for n, ((start, end), (after, after_end)) in enumerate(pairwise(lines)):
            if self._blank_between(end, after):
                continue
            joins.append(n)
            first_word = text[after : min(after_end, after + 40)].split(None, 1)[0]
            with_it = end - start + 1 + len(first_word)
            nearly += with_it > width - 8
            if with_it > width:
                full.append(n)
        before_small = sum(text[lines[n + 1][0]].islower() for n in joins)
        if len(joins) >= 3 and nearly >= 0.85 * len(joins) and 4 * before_small >= len(joins):
            return frozenset(joins)
        inside = sum(text[lines[n][1] - 1] not in _SENTENCE_ENDS for n in full)
        small = sum(text[lines[n + 1][0]].islower() for n in full)
        broken = len(full) >= _LEAST_FULL and 4 * len(full) >= len(joins)
        return frozenset(full) if broken and 10 * inside >= 7 * len(full) and 2 * small >= len(full) else frozenset()

    def _blank_between(self, end: int, start: int) -> bool:
        return len(self.text[end:start].replace("\r\n", "\n").splitlines()) > 1

    @cached_property
    def paragraphs(self) -> list[Bounds]:
        """The paragraphs in order, trimmed, without what is excluded."""
        pieces = self.lines
        if self.hard_wrapped:
            joined: list[Bounds] = []
            for n, (start, end) in enumerate(pieces):
                if n - 1 in self._wrapped:
                    joined[-1] = (joined[-1][0], end)
                else:
                    joined.append((start, end))
            pieces = joined
        if not self.excluded:
            return pieces
        return list(self._without_excluded(pieces))

    def _without_excluded(self, pieces: Iterable[Bounds]) -> Iterator[Bounds]:
        """What is left of each piece. Most pieces meet nothing that is excluded, and stay as they are."""
        excluded, at = self.excluded, 0
        for start, end in pieces:
            while at < len(excluded) and excluded[at][1] <= start:
                at += 1
            met = at
            while met < len(excluded) and excluded[met][0] < end:
                if start < excluded[met][0] and (kept := trim(self.text, start, excluded[met][0])):
                    yield kept
                start = excluded[met][1]
                met += 1
            if met == at:
                yield start, end
            elif start < end and (kept := trim(self.text, start, end)):
                yield kept

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_index(self, position: int) -> int:
        """Which paragraph (from 0) holds the position; for one between two paragraphs, the one before (-1: none)."""
        return bisect_right(self._starts, position) - 1

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph begins that holds the position, or the one before it (the last, where there is none)."""
        return self._starts[bisect_right(self._starts, position) - 1]

    @cached_property
    def _sentences(self) -> dict[int, list[Bounds]]:
        return {}

    def sentences(self, paragraph: int) -> list[Bounds]:
        """The sentences of a paragraph (by index), in order. They are trimmed and cover all but white space."""
        found = self._sentences.get(paragraph)
        if found is None:
            found = self._sentences[paragraph] = split_sentences(self.text, *self.paragraphs[paragraph])
        return found

    def sentence_at(self, position: int) -> Bounds:
        """The sentence that holds the position, or the one before it. Raises IndexError where no paragraph does."""
        paragraph = self.paragraph_index(position)
        if paragraph < 0:
            raise IndexError(f"no paragraph at {position}")
        sentences = self.sentences(paragraph)
        return sentences[max(bisect_right(sentences, (position, len(self.text))) - 1, 0)]


def merged(pieces: Iterable[Bounds]) -> list[Bounds]:
    """The pieces in order, those that overlap joined."""
    merged: list[Bounds] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def trim(text: str, start: int, end: int) -> Bounds | None:
    """The bounds without the white space at both ends, or None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return None
    return start + left, start + len(piece.rstrip())


def split_sentences(text: str, start: int, end: int) -> list[Bounds]:
    """Sentences of text[start:end], for news English: abbreviations, initials and closing quote marks are seen to.

    >>> [("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.')[a:b] for a, b in
    ...  split_sentences("Mr. Oyelaran left at 5 p.m. on Monday. " '"Why?" she asked. It rained.', 0, 67)]
    ['Mr. Oyelaran left at 5 p.m. on Monday.', '"Why?" she asked.', 'It rained.']
    """
    out: list[Bounds] = []
    begin = start
    for m in _END.finditer(text, start, end):
        if not _ends_sentence(text, m.start(), m.end(), end):
            continue
        if piece := trim(text, begin, m.end()):
            out.append(piece)
        begin = m.end()
    if begin < end and (piece := trim(text, begin, end)):
        out.append(piece)
    return out


def _ends_sentence(text: str, mark: int, after: int, end: int) -> bool:
    following = text[after : min(end, after + 60)].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS).lstrip()[:1]
    if first.islower():  # "U.S. troops", "he asked", "Yahoo! said"
        return False
    if text[mark] != "." or text[mark:after].strip(_CLOSERS) != ".":
        return True
    behind = _WORD_BEHIND.match(text[max(0, mark - 20) : mark][::-1])
    if not behind:
        return True
    word = behind.group()[::-1]
    opener = following[:1] in _OPENERS
    next_word = following.split(None, 1)[0].strip(_OPENERS + _CLOSERS + ",;:")
    if len(word) == 1 and word.isupper():  # an initial: "J. Smith"; but "Vitamin C. The", "on X. Some"
        return next_word in _STARTERS or (word == "X" and text.endswith(" on X", 0, mark))
    if "." in word:  # "U.S", "p.m", "Ph.D"
        return next_word in _STARTERS or (opener and mark + 1 == after)
    lower = word.lower().rsplit("-", 1)[-1]
    if lower not in ABBREVIATIONS or not (word[0].isupper() or lower in _LOWER_ABBREVIATIONS):
        return True
    if lower == "no":
        return not following[:1].isdigit()
    return lower in _CAN_END and next_word in _STARTERS


# Abbreviations that are written without a capital; the others ("sat", "sun", "mark") are ordinary words in lower case.
_LOWER_ABBREVIATIONS = frozenset(
    "vs v etc approx dept inc corp co no nos vol pp fig ed eds al ca cf e.g i.e a.k.a".split()
)
