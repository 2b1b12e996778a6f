"""A line with what is found out about it, and what the lines of a text show together."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newscli.core.page.line_shape import Shape
from newscli.core.page.phrases import Verdict
from newscli.core.scoring import flattened

SURE, LIKELY = 0.98, 0.9  # the confidence of decisions by words
# What flattens the scores of lines, as scripts/cross_validate_boilerplate.py finds on the sites that it leaves out.
SLOPE = 0.75
_MOST_SCORES = 4096  # are remembered; they come in hundredths
OUT = -4.0  # the score of a line that is dropped by its words
# A text shows that it is a page by so many lines that score less, or by one line of furniture known by its words.
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
    """What is known about one line, and whether it is dropped."""

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
        """Whether it is a paragraph of sentences that is not dropped so far."""
        return self.drop is None and self.shape.is_prose

    def drop_as(self, verdict: Verdict, confidence: float = LIKELY) -> None:
        self.drop, self.confidence = verdict, confidence


@lru_cache(maxsize=_MOST_SCORES)
def sureness(score: float) -> float:
    """How sure it is that a line of this score is kept rightly, from 0.5 to 1."""
    return max(flattened(score, SLOPE), 0.5)


def shows_a_page(lines: list[Judged]) -> bool:
    """Return whether there are lines of a page around the article: furniture by its words, or clearly by its shape."""
    unlikely = 0
    for line in lines:
        if line.drop is None:
            unlikely += line.score < _PAGE_SCORE
        elif line.drop[0] in _FURNITURE:
            return True
    return unlikely >= _PAGE_LINES


def is_article(lines: list[Judged]) -> bool:
    """Return whether the kept lines read like an article: two consecutive paragraphs, or one in a short text."""
    staying = [line for line in lines if line.drop is None]
    if len(lines) <= _FEW_LINES or len(staying) == len(lines):
        return bool(staying)
    prose = [line.is_prose for line in staying]
    if len(lines) < _SHORT_TEXT:
        return any(prose) or not any(line.drop and line.drop[0] in _FURNITURE for line in lines)
    return any(above and below for above, below in pairwise(prose)) or sum(prose) >= _PARAGRAPHS
