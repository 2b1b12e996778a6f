"""The prose corpus of `cases/prose`: appeals, bios and notes, and articles that look like them, all invented.

`*_passages.txt`: "@ KIND PLACE" (top, inside or end) and the lines of a passage. `*_articles.txt`: "=== NAME", the
headline, and the paragraphs of an article that speaks of charities, subscriptions, helplines or to "you".
"""

from dataclasses import dataclass
from pathlib import Path

import newscli

FOLDER = Path(__file__).parent / "cases/prose"
BATCHES = ("a", "b", "c", "d", "e", "f", "g")


@dataclass(frozen=True)
class Passage:
    kind: str
    place: str
    lines: tuple[str, ...]


def passages(batch: str) -> list[Passage]:
    text = (FOLDER / f"{batch}_passages.txt").read_text(encoding="utf-8")
    found = []
    for part in f"\n{text}".split("\n@ ")[1:]:
        head, *lines = part.strip().split("\n")
        kind, place = head.split()
        found.append(Passage(kind, place, tuple(line for line in lines if line)))
    return found


def articles(batch: str) -> dict[str, list[str]]:
    """The lines of each article by its name, the headline first."""
    text = (FOLDER / f"{batch}_articles.txt").read_text(encoding="utf-8")
    parts = [part.strip().split("\n") for part in f"\n{text}".split("\n=== ")[1:]]
    return {name: [line for line in lines if line] for name, *lines in parts}


def placed(article: list[str], passage: Passage, seed: int, place: str = "") -> tuple[list[str], range]:
    """The article's lines with the passage at its place or another, and where among them the passage stands."""
    inside = 2 + seed % (len(article) - 3)
    at = {"top": 1, "inside": inside, "end": len(article)}[place or passage.place]
    return [*article[:at], *passage.lines, *article[at:]], range(at, at + len(passage.lines))


def dropped(lines: list[str]) -> list[bool]:
    """Which of the lines of a text go for the larger part."""
    text = "\n\n".join(lines)
    blocks = newscli.strip_boilerplate(text)
    found, start = [], 0
    for line in lines:
        end = start + len(line)
        kept = sum(max(0, min(end, b.end) - max(start, b.start)) for b in blocks if b.keep)
        found.append(2 * kept < end - start)
        start = end + 2
    return found
