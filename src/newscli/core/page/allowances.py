"""How much less than others a line may score and still be kept, because of its place and what it says.

The scores of the line model are log odds. An allowance is subtracted from the bound below which a line is dropped.
"""

from newscli.core.page.judgement import Judged
from newscli.core.page.line_context import Page
from newscli.core.page.line_shape import BULLET, COLON, LETTER, QUESTION, QUOTE_STOP, STOP, UPPER
from newscli.core.page.notes import reports
from newscli.core.page.wording_kinds import kinds

LARGEST = 6.0  # of all allowances: no line that scores less than the bound minus this stays
# A sentence right under the headline; an entry of a live blog.
_STANDFIRST, _LIVE_BLOG = 3.0, 6.0
_STANDFIRST_WORDS = 8
_REPORT = 2.5  # a paragraph within the article that quotes somebody
# A sentence that follows the last paragraph with nothing between, as short articles end.
_FOLLOWS = 5.4
_FOLLOWS_WORDS, _FOLLOWS_WORDING = 4, 1.4
_OPENING_LINES = 3  # short sentences with which a feature begins
# An item in a list that a line with a colon announces, and one in a list between two paragraphs.
_ANNOUNCED, _LISTED, _MOST_ITEMS = 4.0, 1.5, 12
_HEADING, _HEADING_WORDS, _HEADING_ENDS = 1.0, 10, (LETTER, QUESTION)


def allowance(page: Page, lines: list[Judged], i: int, extent: tuple[int, int], *, careful: bool = False) -> float:
    """Return the allowance of a line (by index).

    extent: the first and the last paragraph of the article. careful: a line that may be a heading has one too.
    """
    return max(_allowance(page, lines, i, extent), _HEADING if careful and _may_be_heading(lines, i) else 0.0)


def _allowance(page: Page, lines: list[Judged], i: int, extent: tuple[int, int]) -> float:
    line = lines[i]
    if i and i < extent[1] and lines[i - 1].kept_as == "headline" and line.shape.count >= _STANDFIRST_WORDS:
        return _STANDFIRST
    if line.in_live_blog:
        return _LIVE_BLOG
    if not extent[0] <= i <= extent[1]:
        return _FOLLOWS if _adjoins(page, lines, i, extent) else 0.0
    if line.is_prose:
        return _REPORT if reports(page.texts[i]) else 0.0
    return _in_list(lines, i) if line.shape.begin == BULLET else 0.0


def _in_list(lines: list[Judged], i: int) -> float:
    """Return the allowance of an item of a list within the article: the lines above and below the list decide."""
    first, end = max(0, i - _MOST_ITEMS), min(len(lines), i + _MOST_ITEMS)
    above = next((line for line in reversed(lines[first:i]) if line.shape.begin != BULLET), None)
    below = next((line for line in lines[i:end] if line.shape.begin != BULLET), None)
    if above is None or above.drop or not (above.shape.end == COLON or above.is_prose):
        return 0.0
    if above.shape.end == COLON:
        return _ANNOUNCED
    return _LISTED if below and below.is_prose else 0.0


def _adjoins(page: Page, lines: list[Judged], i: int, extent: tuple[int, int]) -> bool:
    """Return whether a line outside the article is a sentence, not of a note, that adjoins a paragraph."""
    line = lines[i]
    is_no_note = line.shape.count >= _FOLLOWS_WORDS and line.wording <= _FOLLOWS_WORDING
    if not (_is_sentence(line) and (is_no_note or _tells(page.words[i], page.texts[i]))):
        return False
    if i < extent[0]:
        return i >= extent[0] - _OPENING_LINES and all(_is_sentence(near) for near in lines[i + 1 : extent[0]])
    return line.follows_article


def _tells(words: list[str], text: str) -> bool:
    """Return whether a short sentence tells of others, as articles end: "Nobody was hurt.", "The inquiry continues."

    words: those of the text in lower case. "The Associated Press." begins with an article, too, but ends with a name.
    """
    words_of = kinds().words_of
    if not all(words_of[kind].isdisjoint(words) for kind in ("you", "we", "reader")):
        return False
    tells = any(not words_of[kind].isdisjoint(words) for kind in ("past", "third", "is"))
    return tells or (words[0] == "the" and words[-1].endswith("s") and text.split()[-1].islower())


def _may_be_heading(lines: list[Judged], i: int) -> bool:
    """Return whether a line may be a sub-heading of the article: a few words without a stop, below a kept line."""
    shape = lines[i].shape
    is_heading = shape.count <= _HEADING_WORDS and shape.begin == UPPER and shape.end in _HEADING_ENDS
    return is_heading and i > 0 and lines[i - 1].drop is None


def _is_sentence(line: Judged) -> bool:
    return line.drop is None and line.shape.end in (STOP, QUOTE_STOP)
