"""How far the confidence of quotations can be trusted: what share of the segments at each level is right.

    python benchmarks/reliability.py ANNOTATED.jsonl

One article a line: {"text": ..., "quotes": [{"start", "end", "speaker_start", "speaker_end"}, ...]}, offsets in code
points, one entry for each quoted segment with the words that credit it; PolNeAR and PARC3 are easily brought into this
form. A segment is right where, marks left out, it shares four fifths of its characters with an annotated one, and the
credited words meet or are the same, or the same name elsewhere in the article.
"""

import json
import re
import sys
from collections import Counter

import newscli

LEVELS = (0.97, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.0)
OVERLAP = 0.8


def main(path: str) -> None:
    found: Counter[float] = Counter()
    right: Counter[float] = Counter()
    with open(path, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for quote in newscli.quotes(article["text"]):
                level = next(level for level in LEVELS if quote.confidence >= level)
                for segment in quote.segments:
                    found[level] += 1
                    right[level] += any(
                        agree(article["text"], segment, quote.source, gold) for gold in article["quotes"]
                    )
    print("confidence    segments  of all  right  right at this level or above")
    total, above, above_right = max(found.total(), 1), 0, 0
    for level in LEVELS:
        if not found[level]:
            continue
        above, above_right = above + found[level], above_right + right[level]
        share, at_least = 100 * right[level] / found[level], 100 * above_right / above
        print(f"from {level:4}   {found[level]:9} {100 * above / total:6.1f}% {share:5.1f}% {at_least:5.1f}%")


def agree(text: str, segment: newscli.Span, source: newscli.Span | None, gold: dict[str, int | None]) -> bool:
    """Whether a segment and its source are those that were annotated."""
    (start, end), (first, last) = bare(text, segment.start, segment.end), bare(text, gold["start"], gold["end"])
    shared, longer = min(end, last) - max(start, first), max(end - start, last - first)
    if shared < OVERLAP * longer or source is None or gold["speaker_start"] is None:
        return False
    credited = text[gold["speaker_start"] : gold["speaker_end"]]
    met = source.start < gold["speaker_end"] and gold["speaker_start"] < source.end
    name = last_name(credited)
    return met or source.text.lower() == credited.lower() or (name is not None and name == last_name(source.text))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without marks and punctuation at their ends."""
    words = [m.span() for m in re.finditer(r"\w+", text[start:end])]
    return (start + words[0][0], start + words[-1][1]) if words else (start, end)


def last_name(credited: str) -> str | None:
    """The last capitalised word before any apposition or complement."""
    names = re.findall(r"\b[A-Z][\w-]+", re.split(r",| of | for | who ", credited, maxsplit=1)[0])
    return names[-1] if names else None


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
