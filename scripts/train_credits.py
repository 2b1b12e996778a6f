"""Fit the weights that choose who is credited with a quotation, and measure them across outlets.

    python scripts/train_credits.py ANNOTATED.jsonl ... [--write]

Each line of the files is an article: {"id", "publisher", "text", "quotes": [{"start", "end", "speaker",
"speaker_start", "speaker_end"}]}. The rules' own examples are learnt as well. A conditional logistic regression,
minimised by SciPy, compares the readings of each quotation. Printed is how many sources are right (precision, recall,
F1) in each file, in sample and across folds: each outlet of the first file is a fold, the outlets of the others make
five. The slope that calibrates the probabilities is fitted on what the folds left out; it belongs into SLOPE of
`core/quotes/choice.py`.
With --write, the weights that all articles give go to `lexicon/credit_weights.txt`.
"""

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from calibration import print_calibration
from fitting import by_group, calibrating_slope, conditional_logit, fold_of, write_groups

from newscli import read
from newscli.core.quotes import choice
from newscli.core.quotes.details import Days
from newscli.core.quotes.direct import find_direct
from newscli.core.quotes.rules import RULES
from newscli.core.quotes.sources import make_source
from newscli.core.scoring import BIAS

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src" / "newscli" / "lexicon" / "credit_weights.txt"
CASES = ROOT / "tests" / "cases" / "credits.toml"
NOT_NAMES = frozenset("The A An He She They It I We You Who His Her Mr Mrs Ms Dr Sen Rep Gov President Judge".split())
WORD = re.compile(r"\w+(?:['’]\w+)*")
PENALTY = 4.0
LEAST = 4  # decisions that a feature must occur in
LEAST_WEIGHT = 0.02
EXAMPLE = 5.0  # how many decisions an example counts as
OTHER_FILES = 2.0  # how much a decision counts whose article is not of the first file: they are of many more outlets
UNKNOWN = 0.5  # how much a decision counts whose right source nobody proposes: nobody is the lesser fault


class Row:
    """One decision: the features of its readings, nobody first, and which of them are right."""

    def __init__(self, decision, right, credited, weight, origin):
        self.readings = [[(choice.NOBODY, name) for name in {BIAS, *decision.nobody}]]
        self.readings += [[(group, name) for name in {BIAS, *features}] for _, group, features in decision.proposals]
        self.sources = [(credit.frame.paragraph, *credit.source) for credit in credits_of(decision)]
        self.sure = decision.sure is not None
        self.right = [False, *right]
        self.known = any(right) or not credited
        if not any(right):
            self.right[0] = True
        self.credited = credited
        self.weight = weight if self.known else weight * UNKNOWN
        self.origin = origin


def credits_of(decision):
    """The credits that a decision is between: the sure one, or those of its proposals."""
    return [decision.sure] if decision.sure else [proposal.credit for proposal in decision.proposals]


def record(text, judge):
    """The decisions of an article, each judged: which proposals are right, and whether somebody is credited at all."""
    decisions = []
    article = read(text)
    story = article._story(False)

    def choose(decision):
        sources = [make_source(story.document, credit.frame, credit.source) for credit in credits_of(decision)]
        verdict = judge(decision, sources)
        if verdict is not None:
            decisions.append((decision, *verdict))
        return choice.choose(decision)

    find_direct(story.document, story.names, Days(lambda *_: [], lambda: None), "-", choose)
    return decisions


def same_source(gold, source):
    """Whether two credited phrases mean the same: they overlap, they share a last name, or they are the same words."""
    if not gold["speaker"]:
        return False
    if gold["speaker_start"] is not None and source.start < gold["speaker_end"] and gold["speaker_start"] < source.end:
        return True
    (wanted, names), (given, others) = phrase_words(gold["speaker"]), phrase_words(source.text)
    if names or others:
        return bool(names and others) and (names[-1] in others or others[-1] in names)
    return wanted == given or (bool(wanted and given) and wanted[-1] == given[-1] and len(wanted) + len(given) > 2)


def phrase_words(phrase):
    """The words of a phrase up to its first complement, in lower case, and those of them with a capital, as written."""
    head = [
        re.sub(r"['’]s$", "", word) for word in WORD.findall(re.split(r",|\(| who | of | for | in | at ", phrase)[0])
    ]
    return [word.lower() for word in head], [word for word in head if word[0].isupper() and word not in NOT_NAMES]


def words_of(text, start, end):
    return {word.start() for word in WORD.finditer(text, start, end)}


def article_rows(article, origin, weight=1.0):
    text = article["text"]
    gold = [(words_of(text, quote["start"], quote["end"]), quote) for quote in article["quotes"]]

    def judge(decision, sources):
        own = words_of(text, decision.piece.start, decision.piece.end)
        for marked, quote in gold:
            if own and len(own & marked) >= 0.8 * max(len(own), len(marked)):
                return [same_source(quote, source) for source in sources], True
        return [False] * len(sources), False

    return [Row(*found, weight, origin) for found in record(text, judge)]


def example_rows():
    """The decisions of the rules' examples and of the cases: the right source is given as text, None for nobody."""
    rows = []
    for rule in RULES.values():
        for text, expected in rule.examples:

            def judge(decision, sources, expected=expected, rule=rule, text=text):
                right = [
                    source.text == expected and credit.rule == rule.name
                    for source, credit in zip(sources, credits_of(decision), strict=True)
                ]
                if any(right):
                    return right, True
                return (right, False) if text[decision.piece.start : decision.piece.end] == expected else None

            rows += [Row(*found, EXAMPLE, "examples") for found in record(text, judge)]
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        wanted = dict(case["quotes"])

        def judge(decision, sources, wanted=wanted, text=case["text"]):
            content = text[decision.piece.start : decision.piece.end]
            if content not in wanted:
                return None
            return [s.text == wanted[content] for s in sources], bool(wanted[content])

        rows += [Row(*found, EXAMPLE, "examples") for found in record(case["text"], judge)]
    return rows


def fit(rows):
    """The weights, by group and name of the feature, that make the right readings most probable."""
    rows = [row for row in rows if not row.sure]
    often = Counter(feature for row in rows for feature in {f for reading in row.readings for f in reading})
    rare = Counter(
        f for row in rows if row.origin == "examples" for f in {f for reading in row.readings for f in reading}
    )
    features = [f for f in often if often[f] >= LEAST or rare[f]]
    decisions = [(row.readings, row.right, row.weight) for row in rows]
    return by_group(conditional_logit(decisions, PENALTY, features), LEAST_WEIGHT)


def decide(groups, row):
    """The reading chosen, 0 for nobody, and its probability among its rivals; that of a sure credit is None."""
    if row.sure:
        return 1, None
    scores = np.array([sum(groups[group].get(name, 0) for group, name in reading) for reading in row.readings])
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    together = defaultdict(float)
    for source, odd in zip(row.sources, odds[1:], strict=True):
        together[source] += odd
    source = max(together, key=together.get, default=None)
    if source is None or together[source] < choice.LEAST_SURE:
        return 0, odds[0]
    readings = [reading for reading, credited in enumerate(row.sources, 1) if credited == source]
    return max(readings, key=lambda reading: odds[reading]), together[source]


def slope_of(decisions):
    """The slope that calibrates the probabilities. decisions: each a row, the reading chosen and its probability."""
    weighed = [(row, chosen, odd) for row, chosen, odd in decisions if chosen and odd is not None]
    odds = np.clip([odd for *_, odd in weighed], 1e-6, 1 - 1e-6)
    return calibrating_slope(np.log(odds / (1 - odds)), [row.right[chosen] for row, chosen, _ in weighed])


def confidence(probability):
    """The confidence of a record, as the core gives it."""
    return choice.SURE if probability is None else choice.calibrated(probability)


def report(label, rows, decisions):
    credited = sum(row.credited for row in rows)
    given = right = sure = sure_right = 0
    for row, (chosen, probability) in zip(rows, decisions, strict=True):
        if chosen:
            given += 1
            right += row.right[chosen]
            sure += confidence(probability) >= 0.9
            sure_right += confidence(probability) >= 0.9 and row.right[chosen]
    precision, recall = right / max(given, 1), right / max(credited, 1)
    print(
        f"{label}: precision {100 * precision:.1f}, recall {100 * recall:.1f},"
        f" F1 {200 * precision * recall / max(precision + recall, 1e-9):.2f};"
        f" at 0.9: {100 * sure_right / max(sure, 1):.1f} right, {100 * sure / max(given, 1):.1f} of all"
    )


def fold_of_outlet(outlet, outlets):
    return outlets.index(outlet) if outlet in outlets else len(outlets) + fold_of(outlet)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows, outlets = [], []
    for file in args.files:
        with file.open(encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if file == args.files[0] and article["publisher"] not in outlets:
                    outlets.append(article["publisher"])
                weight = 1.0 if file == args.files[0] else OTHER_FILES
                rows += article_rows(article, (str(file), article["publisher"]), weight)
    examples = example_rows()
    folds = {id(row): fold_of_outlet(row.origin[1], outlets) for row in rows}
    across = {}
    for fold in sorted(set(folds.values())):
        groups = fit([row for row in rows if folds[id(row)] != fold] + examples)
        across |= {id(row): decide(groups, row) for row in rows if folds[id(row)] == fold}
    groups = fit(rows + examples)
    sure = [row for row in rows if row.sure]
    right = sum(row.right[1] for row in sure)
    print(f"sure: {len(sure)} of {len(rows)} decisions, {100 * right / len(sure):.1f} % right")
    print(f"slope of calibration: {slope_of([(row, *across[id(row)]) for row in rows]):.3f}")
    for file in args.files:
        own = [row for row in rows if row.origin[0] == str(file)]
        report(f"{file} across folds", own, [across[id(row)] for row in own])
        decided = [(row, *across[id(row)]) for row in own]
        print_calibration(
            f"{file} across folds", [(confidence(odd), row.right[chosen]) for row, chosen, odd in decided if chosen]
        )
        report(f"{file} in sample", own, [decide(groups, row) for row in own])
    report("examples", examples, [decide(groups, row) for row in examples])
    if args.write:
        heading = (
            "How much each feature of a reading speaks for it, by construction. Written by scripts/train_credits.py."
        )
        write_groups(OUT, heading, groups)


if __name__ == "__main__":
    main()
