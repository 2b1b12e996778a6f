"""Fit the weights by which an open date points back or ahead (`newscli.core.time.direction`). Needs the extra `train`.

    python scripts/train_direction.py DATA [--misses] [--write]

DATA is a folder with `timex.jsonl` (texts with annotated values) and `polnear.jsonl` (texts whose id holds the day of
publication). Three kinds of examples are read: weekdays, days, months, seasons and feasts of which the annotation says
where they lie; days that a text gives with a year, or with a month that makes the year plain, read as if that were
missing; and those of `direction_labels.txt` and `direction_examples.txt`, which were judged by reading. Prints the
share of right answers on documents left out, and the slope that calibrates them, which belongs into SLOPE of
`core/time/direction.py`; with --write it also writes the weights.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from calibration import print_calibration
from fitting import FOLDS, calibrating_slope, fold_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from newscli.core.clauses.sentence_tokens import SentenceTokens
from newscli.core.clauses.verbs import governing_verb
from newscli.core.scoring import flattened
from newscli.core.text.document import Document
from newscli.core.time.calendar import SEASON_STARTS, holidays, interval
from newscli.core.time.direction import SLOPE, clause_features, distance_in_days
from newscli.core.time.expressions import find_candidates
from newscli.core.time.model import Candidate

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "newscli" / "lexicon" / "direction_weights.txt"
HEAD = """# What speaks for the date to come (above 0) or the one gone by (below 0): a feature and its weight.
# Written by scripts/train_direction.py; see there for the data.
"""
PENALTY = 2.0  # the smaller, the stronger
FEWEST = 3  # a feature of fewer examples is noise
INVENTED = "invented "
LABEL_WEIGHT = 2.0  # an example judged by reading, beside one that the text itself settles
INVENTED_WEIGHT = 7.0  # of their kinds there are few
ID_DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")


class Example(NamedTuple):
    document: str
    start: int
    features: tuple[str, ...]
    ahead: bool
    weight: float
    kind: str
    context: str


def question(value: str, feast: str, base: date) -> tuple[str, str] | None:
    """The kind of an open date and how far ahead its next occurrence lies, as the resolution asks for it.

    feast: the key of a holiday where the value is one's, else "".
    """
    if feast:
        days = min(days for year in (base.year, base.year + 1) if (days := (holidays(feast, year)[0] - base).days) >= 0)
        return ("feast", distance_in_days(days)) if days else None
    if value[5:] in SEASON_STARTS:
        months = (SEASON_STARTS[value[5:]] - base.month) % 12
        return ("season", str(months)) if months else None
    if re.fullmatch(r"XXXX-WXX-\d", value):
        away = (int(value[-1]) - base.isoweekday()) % 7
        return ("weekday", str(away)) if away else None
    if re.fullmatch(r"XXXX-\d\d-\d\d", value):
        days = round((int(value[5:7]) - base.month) * 30.4 + int(value[8:]) - base.day) % 365
        return ("day", distance_in_days(days)) if days else None
    if re.fullmatch(r"XXXX-\d\d", value):
        months = (int(value[5:]) - base.month) % 12
        return ("month", str(months)) if months else None
    return None


def examples(document: Document, name: str, base: date, days: dict[int, tuple[date, float]]) -> Iterator[Example]:
    """The examples of a text. days: where open dates stand, and which day the annotation gives them."""
    for candidate in find_candidates(document):
        for value, day, weight in readings(document, candidate, base, days):
            find = candidate.meaning.find
            feast = find.unit if find and value == "XXXX-XX-XX" and candidate.rule == "holiday" else ""
            asked = question(value, feast, base)
            if asked is None or abs((day - base).days) > 340 or day == base:
                continue
            sentence = SentenceTokens(candidate.tokens, document.sentence_at(candidate.start))
            verb = governing_verb(document.text, sentence, candidate.first, candidate.last)
            clause = clause_features(document.text, candidate, sentence, verb)
            start, end = sentence.bounds
            context = document.text[start : candidate.start] + "[" + document.text[candidate.start : candidate.end]
            context += "]" + document.text[candidate.end : end]
            yield Example(name, candidate.start, tuple(clause.at(*asked)), day > base, weight, asked[0], context)


def readings(
    document: Document, candidate: Candidate, base: date, days: dict[int, tuple[date, float]]
) -> Iterator[tuple[str, date, float]]:
    """An open value, the first day that it means, and the weight of the example."""
    meaning = candidate.meaning
    if candidate.start in days and meaning.find and meaning.find.how == "nearest" and meaning.find.side is None:
        day, weight = days[candidate.start]
        yield meaning.value, day, weight
        return
    if candidate.rule in ("month-day-year", "day-month-year", "month-year") and (bounds := interval(meaning.value)):
        yield "XXXX" + meaning.value[4:], bounds[0], 1.0
    elif candidate.rule in ("month-day", "day-month") and (near := nearest(meaning.value, base)):
        first = document.text[candidate.start : candidate.end].split()[0].strip(",.").lower()
        if first.endswith("day") and abs((near - base).days) < 7:
            yield f"XXXX-WXX-{near.isoweekday()}", near, 1.0
        yield meaning.value, near, 1.0


def nearest(value: str, base: date) -> date | None:
    """The day of a month that lies within four months of the base, None where the year is not plain."""
    for year in (base.year - 1, base.year, base.year + 1):
        bounds = interval(f"{year}{value[4:]}")
        if bounds and abs((bounds[0] - base).days) < 120:
            return bounds[0]
    return None


def annotated(record: dict[str, Any], base: date) -> dict[int, tuple[date, float]]:
    days = {}
    for timex in record["timex"]:
        bounds = interval(timex["value"]) if timex["type"] in ("DATE", "TIME") else None
        if bounds:
            first, last = bounds[:2]
            if not first <= base <= last:
                days[timex["start"]] = (first if first > base else last, 1.0)
    return days


def labels() -> dict[str, dict[int, bool]]:
    """What was judged by reading: document (a hash of its id) -> offset -> whether the date lies ahead."""
    found: dict[str, dict[int, bool]] = {}
    path = HERE / "direction_labels.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line and line[0] != "#":
            name, offset, way = line.split()
            found.setdefault(name, {})[int(offset)] = way == "ahead"
    return found


def read(folder: Path) -> list[Example]:
    found: list[Example] = []
    for line in (folder / "timex.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        base = date.fromisoformat(record["dct"][:10])
        found += examples(Document(record["text"]), record["id"], base, annotated(record, base))
    judged = labels()
    for line in (folder / "polnear.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if day := ID_DAY.search(record["id"]):
            base = date.fromisoformat(day[1])
            document = Document(record["text"])
            days = judged_days(document, base, judged.get(hashlib.md5(record["id"].encode()).hexdigest()[:8], {}))
            found += examples(document, record["id"], base, days)
    return found + invented()


def invented() -> list[Example]:
    """The examples of `direction_examples.txt`, which no fold leaves out."""
    found: list[Example] = []
    base = date(2013, 2, 12)
    for n, line in enumerate((HERE / "direction_examples.txt").read_text(encoding="utf-8").splitlines()):
        if line and line[0] != "#":
            way, marked = line.split("\t")
            document = Document(marked.replace("[", "").replace("]", ""))
            day = date.fromordinal(base.toordinal() + (1 if way == "ahead" else -1))
            found += examples(document, f"{INVENTED}{n}", base, {marked.index("["): (day, INVENTED_WEIGHT)})
    return found


def judged_days(document: Document, base: date, ways: dict[int, bool]) -> dict[int, tuple[date, float]]:
    """A day on the side that was judged; which one does not matter."""
    return {
        candidate.start: (date.fromordinal(base.toordinal() + (1 if ways[candidate.start] else -1)), LABEL_WEIGHT)
        for candidate in find_candidates(document)
        if candidate.start in ways
    }


def fit(rows: list[Example]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in set(row.features):
            counts[name] = counts.get(name, 0) + 1
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{n: 1.0 for n in row.features if counts[n] >= FEWEST} for row in rows])
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(matrix, np.array([row.ahead for row in rows]), sample_weight=np.array([row.weight for row in rows]))
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {"bias": float(model.intercept_[0])} | {name: float(w) for name, w in weights.items() if abs(w) >= 0.03}


def score(weights: dict[str, float], row: Example) -> float:
    return weights["bias"] + sum(weights.get(name, 0.0) for name in row.features)


def is_left_out(row: Example, fold: int) -> bool:
    return not row.document.startswith(INVENTED) and fold_of(row.document) == fold


def measure(rows: list[Example]) -> list[tuple[float, Example]]:
    """Prints how often each kind of date is right on documents left out. Returns the misses, each with its score."""
    misses: list[tuple[float, Example]] = []
    decided: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([row for row in rows if not is_left_out(row, fold)])
        left_out = [(score(weights, row), row) for row in rows if is_left_out(row, fold)]
        misses += [(points, row) for points, row in left_out if (points > 0) != row.ahead]
        decided += [(abs(points), (points > 0) == row.ahead) for points, row in left_out]
    for kind in ("weekday", "day", "month", "season", "feast"):
        of_kind = [row for row in rows if row.kind == kind and not row.document.startswith(INVENTED)]
        missed = [row for _, row in misses if row.kind == kind]
        ahead = sum(row.ahead for row in of_kind)
        right = 1 - len(missed) / len(of_kind)
        right_ahead = 1 - sum(row.ahead for row in missed) / ahead
        print(f"{kind}: {len(of_kind)} examples, on documents left out {right:.1%} right;", end="")
        print(f" of {ahead} ahead {right_ahead:.1%}")
    slope = calibrating_slope(*zip(*decided, strict=True))
    print(f"slope of calibration: {slope:.3f}")
    print_calibration(
        "directions, across folds of documents", [(flattened(points, SLOPE), right) for points, right in decided]
    )
    return misses


def main(folder: Path, write: bool, show_misses: bool) -> None:
    rows = read(folder)
    misses = measure(rows)
    if show_misses:
        for points, row in sorted(misses, key=lambda pair: -abs(pair[0])):
            way = "ahead" if row.ahead else "gone"
            print(f"{row.kind} {points:.1f}", way, row.document, row.context.replace("\n", " "))
    weights = fit(rows)
    for row in rows:
        if row.document.startswith(INVENTED) and (score(weights, row) > 0) != row.ahead:
            print("wrong:", row.context, f"{score(weights, row):.1f}")
    if write:
        OUT.write_text(HEAD + "".join(f"{name} {weights[name]:.2f}\n" for name in sorted(weights)), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DATA")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--misses", action="store_true", help="print what is wrong on documents left out")
    given = parser.parse_args()
    main(given.folder, given.write, given.misses)
