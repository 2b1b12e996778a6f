"""Keep or drop each line that sure words have not decided: by its score, its place, and what it says it is."""

from typing import Literal

from newscli.core.page.allowances import LARGEST, allowance
from newscli.core.page.judgement import Judged, shows_a_page, sureness
from newscli.core.page.line_context import Page
from newscli.core.page.own_phrases import OWN_RULE
from newscli.core.page.passages import drop_likely_notes, keep_bios_of_others
from newscli.core.page.reasons import is_clock, name_drop, signature

Mode = Literal["safe", "balanced", "strict"]
# A line that scores less is dropped. The scores are log odds; a lost line costs more than one that is left.
_BOUNDS: dict[str, float] = {"safe": -3.9, "balanced": -0.55, "strict": 0.5}
_NO_BOUND = float("-inf")  # in a text without a page around it no line is dropped for its score
_ANNOUNCING = frozenset(("related-heading", "headline-under-heading"))
# Where most of at least so many lines score below the bound that are further than this from the article's paragraphs,
# the others among them are teasers: they need this much more to stay. Where many score above it, the article goes on.
_FAR, _LEAST_FAR, _STAYING, _FAR_EVIDENCE = 8, 50, 0.2, 1.5
_REACH_OF_HEADING = 12  # dropped lines below a heading that announces other articles


def decide(
    text: str, lower: str, page: Page, lines: list[Judged], headline: int | None, extent: tuple[int, int], mode: Mode
) -> None:
    """Keep or drop each line. headline: the line (by index) that is the headline. extent: the article's paragraphs."""
    if headline is not None:
        _keep_headline(lines[headline])
    if mode != "safe":
        drop_likely_notes(lower, lines, _BOUNDS[mode])
        keep_bios_of_others(text, lines)
    is_page = shows_a_page(lines) or _repeats_around(page, extent)
    bound = _BOUNDS[mode] if is_page else _NO_BOUND
    first, last = extent
    far_bound = bound + _far_evidence(lines[: max(first - _FAR, 0)] + lines[last + _FAR + 1 :], bound)
    headed = 0  # how many lines further down a heading above still announces
    for i, line in enumerate(lines):
        if i > last >= 0:
            above = lines[i - 1]
            line.follows_article = (i - 1 == last or above.follows_article) and not _ends_article(above)
        if line.drop is None and i != headline:
            own_bound = bound if first - _FAR <= i <= last + _FAR else far_bound
            _decide_line(page, lines, i, extent, own_bound, mode, under_heading=headed > 0)
        if line.drop is None:
            headed = 0
        elif line.drop[0] in _ANNOUNCING:
            headed = _REACH_OF_HEADING
        elif headed:
            headed -= 1


def _decide_line(
    page: Page, lines: list[Judged], i: int, extent: tuple[int, int], bound: float, mode: Mode, *, under_heading: bool
) -> None:
    """Keep or drop a line (by index). bound: the score below which a line goes that has no allowance."""
    line = lines[i]
    if line.in_live_blog and is_clock(page.texts[i]):
        line.kept_as = "live-blog-time"
        return
    signed = None if extent[0] <= i <= extent[1] else signature(page, i)
    if signed and mode != "safe":
        line.drop_as(signed)
    elif not signed and line.score < bound and _falls_short(page, lines, i, extent, bound, careful=mode == "safe"):
        line.drop = name_drop(page, i, extent, under_heading=under_heading)
        line.confidence = sureness(-line.score)
    else:
        line.kept_as = _kept_as(line)


def _ends_article(line: Judged) -> bool:
    """Whether the article ends above a line: the line goes, and is no label of an advert, which stand anywhere."""
    return line.drop is not None and line.drop[0] != "advert-label"


def _repeats_around(page: Page, extent: tuple[int, int]) -> bool:
    """Whether a line before or after the article's paragraphs stands in other articles of its source, too."""
    return any(again and not extent[0] <= i <= extent[1] for i, again in enumerate(page.repeated))


def _kept_as(line: Judged) -> str:
    return "article-paragraph" if line.is_prose else "line-among-paragraphs"


def _keep_headline(line: Judged) -> None:
    line.kept_as = "headline"
    if line.drop and line.drop[0] != OWN_RULE:
        line.drop = None


def _falls_short(
    page: Page, lines: list[Judged], i: int, extent: tuple[int, int], bound: float, *, careful: bool
) -> bool:
    """Whether a line below the bound stays below it with its allowance."""
    score = lines[i].score
    return score < bound - LARGEST or score < bound - allowance(page, lines, i, extent, careful=careful)


def _far_evidence(far: list[Judged], bound: float) -> float:
    """Return how much more than the bound a line must score that is far from the article. far: all such lines."""
    scores = [line.score for line in far if line.drop is None]
    staying = sum([score >= bound for score in scores])
    return _FAR_EVIDENCE if len(scores) >= _LEAST_FAR and staying < _STAYING * len(scores) else 0.0
