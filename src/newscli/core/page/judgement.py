"""A line on its way to a verdict, and what the lines of a text show together."""

from dataclasses import dataclass
from itertools import pairwise

from newscli.core.page.line_shape import Shape
from newscli.core.page.phrases import Verdict

SURE, LIKELY = 0.98, 0.9  # confidence of what words decide
OUT = -4.0  # the score of a line that words have decided
# A page gives itself away by this many lines that score below the bound, or by furniture known by its words.
_PAGE_LINES, _PAGE_SCORE = 2, -2.5
_FEW_LINES, _SHORT_TEXT = 4, 12
_PARAGRAPHS = 3
_FURNITURE = frozenset(
    (
        "advert-label",
        "share-button",
        "navigation-label",
        "related-heading",
        "newsletter-call",
        "subscription-call",
        "app-promo",
        "comment-rules",
        "copyright-notice",
        "cookie-notice",
        "repeated-line",
    )
)


@dataclass(slots=True)
class Judged:
    """What is known of one line, and what becomes of it."""

    start: int
    end: int
    shape: Shape
    score: float = 0.0
    wording: float = 0.0  # how much its words speak for a note
    in_live_blog: bool = False
    follows_article: bool = False  # after the article's last paragraph, with nothing dropped between but advert labels
    drop: Verdict | None = None  # rule, reason
    confidence: float = 0.5
    kept_as: str = "line-among-paragraphs"
    label_end: int = 0  # where a date stuck to its beginning ends
    tail: tuple[int, Verdict] | None = None  # where a note stuck to its end begins

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of sentences that nothing has dropped yet."""
        return self.drop is None and self.shape.is_prose

    def drop_as(self, verdict: Verdict, confidence: float = LIKELY) -> None:
        self.drop, self.confidence = verdict, confidence


def shows_a_page(lines: list[Judged]) -> bool:
    """Whether anything of the page around the article is there: furniture by its words or beyond doubt by its shape."""
    low = 0
    for line in lines:
        if line.drop is None:
            low += line.score < _PAGE_SCORE
        elif line.drop[0] in _FURNITURE:
            return True
    return low >= _PAGE_LINES


def is_article(lines: list[Judged]) -> bool:
    """Whether what is kept reads as an article: two consecutive paragraphs, or one in a text of a few lines."""
    kept = [line for line in lines if line.drop is None]
    if len(lines) <= _FEW_LINES or len(kept) == len(lines):
        return bool(kept)
    prose = [line.is_prose for line in kept]
    if len(lines) < _SHORT_TEXT:
        return any(prose) or not any(line.drop and line.drop[0] in _FURNITURE for line in lines)
    return any(above and below for above, below in pairwise(prose)) or sum(prose) >= _PARAGRAPHS
