"""Says how much of the prose corpus in tests/cases/prose goes, and what of its articles goes with it.

    python scripts/measure_prose.py

Each passage is set in three articles of its batch, once in four on a page with furniture around. Drop F1 counts lines;
safe is the share of texts that lost no line of the article. Nothing was trained on the articles of `c_articles.txt`.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from prose import BATCHES, articles, dropped, passages, placed

ABOVE = ["Home", "News", "Sport", "Culture", "Search", "Sign in"]
BELOW = ["Share this article", "Related stories", "Most read", "Terms of use", "Privacy policy", "© 2024"]


def measure(batch: str) -> str:
    hosts = articles(batch)
    names = sorted(hosts)
    right = wrong = missed = safe = texts = 0
    for i, passage in enumerate(passages(batch)):
        for k in range(3):
            lines, at = placed(hosts[names[(i * 7 + k * 5) % len(names)]], passage, i + k)
            above, below = (ABOVE, BELOW) if (i + k) % 4 == 0 else ([], [])
            gone = dropped([*above, *lines, *below])[len(above) : len(above) + len(lines)]
            lost = sum(gone[n] for n in range(len(lines)) if n not in at)
            right += sum(gone[n] for n in at)
            missed += sum(not gone[n] for n in at)
            wrong += lost
            safe += not lost
            texts += 1
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{batch}: drop P/R/F1 {precision:.1%} / {recall:.1%} / {f1:.1%}, safe {safe / texts:.1%} of {texts}"


if __name__ == "__main__":
    for name in BATCHES:
        print(measure(name))
