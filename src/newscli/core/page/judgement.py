"""A line on its way to a verdict."""

from dataclasses import dataclass

from newscli.core.page.line_shape import Shape
from newscli.core.page.phrases import Verdict

SURE, LIKELY = 0.98, 0.9  # confidence of what words decide
OUT = -4.0  # the score of a line that words have decided


@dataclass(slots=True)
class Judged:
    """What is known of one line, and what becomes of it."""

    start: int
    end: int
    shape: Shape
    score: float = 0.0
    wording: float = 0.0  # how much its words speak for a note
    in_live_blog: bool = False
    follows_on: bool = False  # behind the article's last paragraph, with nothing dropped between them
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
