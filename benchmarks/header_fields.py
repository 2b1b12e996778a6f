"""Prints how often `newscli parse` is right about the headline, the authors and the day of publication of pages.

    python benchmarks/header_fields.py PAGES.jsonl ...

Each line is a page: {"text", "title", "authors", "date"}, with null or an empty list if the text does not show the
field. The last column is about these other pages: the share of them for which newscli gives the field all the same. A
headline or a name is right if nine tenths (names: 85 %) of its letters agree with the annotation.
"""

import json
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import newscli

FIELDS = ("headline", "authors", "published")


class Counts:
    """What was right, given and annotated on the pages that show a field; and the other pages, with those answered."""

    def __init__(self) -> None:
        self.right = self.given = self.annotated = 0
        self.without = self.invented = 0

    def add(self, given: list[str], annotated: list[str], agreement: float) -> None:
        if not annotated:
            self.without += 1
            self.invented += bool(given)
            return
        left = list(annotated)
        for answer in given:
            match = next((name for name in left if agree(answer, name, agreement)), None)
            if match is not None:
                left.remove(match)
        self.right += len(annotated) - len(left)
        self.given += len(given)
        self.annotated += len(annotated)

    def row(self, field: str) -> str:
        precision, recall = self.right / max(self.given, 1), self.right / max(self.annotated, 1)
        f1 = 2 * self.right / max(self.given + self.annotated, 1)
        return f"| {field} | {precision:.1%} | {recall:.1%} | {f1:.1%} | {self.invented / max(self.without, 1):.0%} |"


def agree(one: str, other: str, agreement: float) -> bool:
    """Return whether two texts are the same but for case, punctuation and a few letters."""
    one, other = (" ".join(re.findall(r"\w+", text.lower())) for text in (one, other))
    return bool(one) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= agreement


def measure(pages: list[dict[str, Any]]) -> dict[str, Counts]:
    """Return the counts of each field over the pages."""
    counts = {field: Counts() for field in FIELDS}
    for page in pages:
        article = newscli.parse(page["text"])
        given = ([article.headline], article.authors, [article.published and article.published[:10]])
        annotated = ([page["title"]], page["authors"] or [], [page["date"]])
        for field, answers, names in zip(FIELDS, given, annotated, strict=True):
            # A day is right or wrong: one digit makes another day of it.
            agreement = {"headline": 0.9, "authors": 0.85, "published": 1.0}[field]
            counts[field].add([text for text in answers if text], [text for text in names if text], agreement)
    return counts


def main(names: list[str]) -> None:
    for name in names:
        pages = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
        print(f"\n{name}: {len(pages)} pages\n")
        print("| | precision | recall | F1 | given where the page shows none |\n|---|---|---|---|---|")
        for field, counts in measure(pages).items():
            print(counts.row(field))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
