"""Appeals in prose: a newspaper asks its reader for money, for a subscription, for an address.

They look like an article, paragraph after paragraph. What gives them away is who speaks to whom: "we", the newsroom, to
"you", the reader, about "our" work. Each paragraph gets a level from that; a group of paragraphs is an appeal when one
of them makes the request in so many words.
"""

from collections.abc import Iterable, Iterator

from newscli.core.page.appeal_levels import NEWS, OFFER, PRESS, REQUEST, WEAK, Levels, is_button, is_heading, is_letter
from newscli.core.page.letters import find_asking, find_letter, find_openings
from newscli.core.text.document import Bounds, Document
from newscli.core.text.spans import merged

# Each request holds one of these; they are rare in news, so that few paragraphs are looked at more closely. They stand
# under what they share, so that most texts are searched for a few parts only.
_TRIGGERS = {
    "donat": ("donat",),
    "subscri": ("subscri",),
    "support": (
        *("support us", "support our", "support independent", "support local", "supporting"),
        *("your support", "our support"),
    ),
    "contribution": ("contribution",),
    "like you": ("like you",),
    "chip in": ("chip in",),
    "membership": ("membership",),
    "becom": ("become a ", "becoming a "),
    "newsletter": ("newsletter",),
    "our journalism": ("our journalism",),
    "our newsroom": ("our newsroom",),
}
_MAX_ABOVE = 7  # paragraphs between the heading and the request
_MAX_BELOW = 40  # paragraphs of one appeal
_MAX_CLOSING = 120  # of a last word to the readers


def find_appeals(doc: Document, lower: str) -> list[Bounds]:
    """The stretches of whole paragraphs that are appeals. lower: the text in lower case, of the same length."""
    levels = Levels(doc, lower)
    found = [*_requests(levels, _triggered(doc, lower))]
    if openings := find_openings(levels):
        found += _letters(levels, find_asking(levels, openings), openings[0])
    return merged((doc.paragraphs[first][0], doc.paragraphs[last][1]) for first, last in found)


def _triggered(doc: Document, lower: str) -> list[int]:
    """The paragraphs that hold a trigger."""
    parts = [part for shared, parts in _TRIGGERS.items() if shared in lower for part in parts]
    return sorted({doc.paragraph_index(at) for part in parts for at in occurrences(lower, part)})


def _requests(levels: Levels, triggered: list[int]) -> Iterator[tuple[int, int]]:
    """First and last paragraph of each appeal that makes its request in so many words."""
    done = 0  # the first paragraph that no appeal holds yet
    for i in triggered:
        if i < done or levels[i] < OFFER:
            continue
        first, headed = _heading_before(levels, i, done)
        if levels[i] == OFFER and not is_letter(levels.words(first)):
            continue
        last = _last_of_appeal(levels, i, headed)
        yield first, last
        done = last + 1


def _letters(levels: Levels, asking: Iterable[int], done: int) -> Iterator[tuple[int, int]]:
    """First and last paragraph of each letter. done: the first paragraph that may belong to one."""
    for i in asking:
        if i >= done and (letter := find_letter(levels, i, done)):
            yield letter
            done = letter[1] + 1


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where the part stands in the text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _heading_before(levels: Levels, i: int, done: int) -> tuple[int, bool]:
    """Where the appeal begins: at a heading or salutation a few paragraphs above, with no news in between."""
    first, headed = i, False
    for j in range(i, max(done, i - _MAX_ABOVE) - 1, -1):
        if is_heading(levels.words(j)):
            first, headed = j, True
        elif levels[j] == NEWS:
            break
    return first, headed


def _last_of_appeal(levels: Levels, i: int, headed: bool) -> int:
    """The last paragraph of the appeal that makes its request in paragraph i."""
    last = i
    closed = False
    reach = 3 if headed else 1  # how many paragraphs without a telling word it may bridge
    for j in range(i + 1, min(len(levels), i + _MAX_BELOW)):
        adjoins = j == last + 1
        if adjoins and is_button(levels.words(j)):
            last, closed = j, True
        elif closed or j > last + 1 + reach or levels[j] == NEWS:
            break
        elif _goes_on(levels[j], near=headed or adjoins):
            if not headed and _is_gap(levels, last + 1, j):
                break
            last = j
        elif headed and adjoins and _is_closing(levels, j):
            last = j
    return last


def _goes_on(level: int, *, near: bool) -> bool:
    """Whether a paragraph belongs to the appeal: it asks, or speaks of the trade near what asks."""
    return level == REQUEST or (near and level >= PRESS)


def _is_gap(levels: Levels, first: int, end: int) -> bool:
    """Whether one of the paragraphs between says nothing of those who ask."""
    return any(levels[i] < WEAK for i in range(first, end))


def _is_closing(levels: Levels, i: int) -> bool:
    """Whether a short paragraph may be the last word to the readers: "Thank you for reading"."""
    return levels[i] == WEAK and len(levels.words(i)) <= _MAX_CLOSING
