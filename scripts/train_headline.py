"""Learn the weights of the headline features (`newscli.core.page.headline`) from pages whose headline is known.

    python scripts/train_headline.py PAGES.jsonl

Each line of PAGES.jsonl is an object with `text`, `title`, `authors` and `date`. The weights shipped were learnt from
pages of public article-extraction sets: scrapinghub/article-extraction-benchmark, flairNLP/fundus, WCXB,
AndyTheFactory/article-extraction-dataset and the tests of newspaper4k. The model is a choice between the candidate
lines of a page: log-linear, with an L2 penalty, by plain gradient descent, so that it needs nothing but Python and
gives the same weights every time.
"""

import json
import math
import random
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from newscli.core.page.header import find_anchors
from newscli.core.page.headline import candidates
from newscli.core.text.document import Document

OUT = Path(__file__).parent.parent / "src" / "newscli" / "lexicon" / "headline_weights.txt"
HEAD = """# What speaks for and against a line as the headline: a feature and its weight. Their sum must be above 0.
# Written by scripts/train_headline.py; see there for the data.
"""
SHARES = (1.0, 0.05, 0.3, 0.3, 0.3)  # how much the variants of a page count, as in read_variants
Choices = list[tuple[dict[str, float], bool]]


def main(path: str) -> None:
    records = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    pages = [choices for record in records if record["title"] and (choices := read_variants(record))]
    random.Random(1).shuffle(pages)
    folds = [pages[i::5] for i in range(5)]
    held_out = [report(train([page for other in folds if other is not fold for page in other]), fold) for fold in folds]
    print(
        f"{len(pages)} pages, right on unseen fifths (whole, without headline, plain, signed, body): ",
        end="",
    )
    print(*(f"{sum(shares) / 5:.1f}" for shares in zip(*held_out, strict=True)))
    weights = train(pages)
    print("right on all:", *(f"{share:.1f}" for share in report(weights, pages)))
    OUT.write_text(HEAD + "".join(f"{name} {weights[name]:.2f}\n" for name in sorted(weights)), encoding="utf-8")


def read_variants(page: dict[str, Any]) -> list[Choices] | None:
    """A page in five forms: as it is, without its headline, as plain text with one (signed and not), and its body.

    The pages of these sets all have a headline; a text that has none must get none.
    """
    text, title = page["text"], page["title"]
    lines = [line for line in text.splitlines() if line.strip()]
    body = "\n".join(lines[find_anchors(Document("\n".join(lines))).body :])
    whole = read(text, title)
    if not any(is_right for _, is_right in whole[:-1]):
        return None
    headless = "\n".join(line for line in lines if not same(line, title))
    signature = "\n".join(
        filter(None, [f"By {' and '.join(page['authors'])}" if page["authors"] else "", page["date"]])
    )
    texts = (headless, f"{title}\n{body}", f"{title}\n{signature}\n{body}", body)
    return [whole, *(read(variant, title) for variant in texts)]


def read(text: str, title: str) -> Choices:
    """The candidate lines of a text and whether each is its headline; the last choice is that none is."""
    doc = Document(text)
    choices: Choices = []
    for index, features in candidates(doc, find_anchors(doc)):
        start, end = doc.lines[index]
        choices.append((features, same(doc.text[start:end], title)))
    return [*choices, ({}, not any(is_right for _, is_right in choices))]


def same(a: str, b: str) -> bool:
    a, b = (" ".join(re.findall(r"\w+", text.lower())) for text in (a, b))
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9


def train(pages: list[list[Choices]], rounds: int = 200, rate: float = 0.5, penalty: float = 0.004) -> dict[str, float]:
    weights: dict[str, float] = {}
    for _ in range(rounds):
        gradient: dict[str, float] = {}
        for choices, share in (
            (variant, share) for variants in pages for variant, share in zip(variants, SHARES, strict=True)
        ):
            odds = [math.exp(score(weights, features)) for features, _ in choices]
            right = [value if is_right else 0.0 for value, (_, is_right) in zip(odds, choices, strict=True)]
            for (features, _), value, value_right in zip(choices, odds, right, strict=True):
                error = share * (value_right / sum(right) - value / sum(odds))
                for name, strength in features.items():
                    gradient[name] = gradient.get(name, 0.0) + error * strength
        for name, slope in gradient.items():
            weights[name] = weights.get(name, 0.0) * (1 - penalty * rate) + rate * slope / len(pages)
    return weights


def score(weights: dict[str, float], features: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * strength for name, strength in features.items())


def report(weights: dict[str, float], pages: list[list[Choices]]) -> list[float]:
    """Per kind of variant, in how many of 100 pages the best choice is right."""
    return [
        100 * sum(is_best_right(weights, choices) for choices in kind) / len(pages) for kind in zip(*pages, strict=True)
    ]


def is_best_right(weights: dict[str, float], choices: Choices) -> bool:
    return max(choices, key=lambda choice: score(weights, choice[0]))[1]


if __name__ == "__main__":
    main(sys.argv[1])
