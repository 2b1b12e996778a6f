"""Appeals in prose: a newspaper asks its reader for money, for a subscription, for an address.

They look like an article, paragraph after paragraph, but the newsroom ("we") speaks to the reader ("you") about its
work. Each paragraph gets a level by that; a group of paragraphs is an appeal if one of them makes the request.
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
    """Return the stretches of whole paragraphs that are appeals. lower: the text in lower case, of the same length."""
    levels = Levels(doc, lower)
    appeals = [*_requests(levels, _triggered(doc, lower))]
    if openings := find_openings(levels):
        appeals += _letters(levels, find_asking(levels, openings), openings[0])
    return merged((doc.paragraphs[first][0], doc.paragraphs[last][1]) for first, last in appeals)


def _triggered(doc: Document, lower: str) -> list[int]:
    """Return the paragraphs (by index) that contain a trigger."""
    parts = [part for shared, parts in _TRIGGERS.items() if shared in lower for part in parts]
    return sorted({doc.paragraph_index(offset) for part in parts for offset in occurrences(lower, part)})


def _requests(levels: Levels, triggered: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last paragraph of each appeal with an express request."""
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
    """Yield the first and the last paragraph of each letter. done: the first paragraph that may belong to one."""
    for i in asking:
        if i >= done and (letter := find_letter(levels, i, done)):
            yield letter
            done = letter[1] + 1


def occurrences(text: str, part: str) -> Iterator[int]:
    """Yield the offsets of the part in the text."""
    offset = text.find(part)
    while offset >= 0:
        yield offset
        offset = text.find(part, offset + len(part))


def _heading_before(levels: Levels, i: int, done: int) -> tuple[int, bool]:
    """Return where the appeal begins, a few paragraphs above at most, and whether with a heading or salutation."""
    first, headed = i, False
    for j in range(i, max(done, i - _MAX_ABOVE) - 1, -1):
        if is_heading(levels.words(j)):
            first, headed = j, True
        elif levels[j] == NEWS:
            break
    return first, headed


def _last_of_appeal(levels: Levels, i: int, headed: bool) -> int:
    """Return the last paragraph of the appeal with its request in paragraph i."""
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
    """Return whether a paragraph belongs to the appeal: it asks, or speaks of the trade near a paragraph that asks."""
    return level == REQUEST or (near and level >= PRESS)


def _is_gap(levels: Levels, first: int, end: int) -> bool:
    """Return whether one of the paragraphs between does not speak of the newsroom."""
    return any(levels[i] < WEAK for i in range(first, end))


def _is_closing(levels: Levels, i: int) -> bool:
    """Return whether a short paragraph may be the last one to the readers: "Thank you for reading"."""
    return levels[i] == WEAK and len(levels.words(i)) <= _MAX_CLOSING
