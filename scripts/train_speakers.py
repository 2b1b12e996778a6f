"""Fit the weights that choose whom a pronoun or a description means, and measure them across outlets.

    python scripts/train_speakers.py ARTICLES.jsonl SPEAKERS.jsonl ... [--write]

The files come in pairs: articles {"id", "publisher", "text"} and rows {"id", "quote_start", "canonical", "aliases",
"sure"}, where `canonical` is the speaker of the quotation at `quote_start`, null for nobody whom the article names. The
examples of the rules are learnt as well. A conditional logistic regression, minimised by SciPy, compares the candidates
of each credited phrase. Printed is how many choices are right in each pair, in sample and across folds of outlets; with
--write the weights go to `lexicon/speaker_weights.txt`.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from calibration import print_calibration
from fitting import FOLDS, by_group, conditional_logit, fold_of, write_groups

from newscli import read
from newscli.core.quotes.details import Days
from newscli.core.quotes.direct import find_direct
from newscli.core.scoring import BIAS
from newscli.core.speakers import choice
from newscli.core.speakers.resolve import resolve_speakers
from newscli.core.speakers.rules import RULES

OUT = Path(__file__).parent.parent / "src" / "newscli" / "lexicon" / "speaker_weights.txt"
PENALTY = 0.9
LEAST = 3  # decisions that a feature must occur in
LEAST_WEIGHT = 0.02
EXAMPLE = 3.0  # how many decisions an example counts as
UNKNOWN = 0.5  # how much a decision counts whose speaker is no candidate: nobody is the lesser fault
TITLES = frozenset("mr mrs ms dr sen rep gov president senator the judge secretary gen former".split())


class Row:
    """One decision: the features of its candidates, nobody first, and which of them are right."""

    def __init__(self, candidates, wanted, weight, origin):
        self.candidates = [[(group, name) for name in {BIAS, *features}] for _, group, features in candidates]
        self.right = [
            person is not None and any(is_name_of(name, person) for name in wanted) for person, *_ in candidates
        ]
        self.known = any(self.right) or not wanted
        self.right[0] = not any(self.right)
        self.nobody_right = not wanted
        self.weight = weight if self.known else weight * UNKNOWN
        self.origin = origin

    def is_right(self, chosen):
        return self.right[chosen] and (chosen > 0 or self.nobody_right)


def is_name_of(wanted, person):
    wanted, given = words_of(wanted), words_of(person.name)
    return wanted <= given and len(given - wanted - TITLES) <= 2


def words_of(name):
    return set(re.sub(r"['’]s\b", "", name).replace(".", "").lower().split())


def decisions(text, wanted_of, weight, origin):
    """The decisions about an article's quotations of which it is known who spoke them.

    wanted_of: from a quotation to the names of its speaker, None where it is not known.
    """
    article = read(text)
    story = article._story(False)
    quotes = find_direct(story.document, story.names, Days(lambda *_: [], lambda: None), "-")
    quotes.sort(key=lambda quote: quote.start)
    rows = []

    def choose(decision):
        if (wanted := wanted_of(decision.quote)) is not None:
            row = Row(decision.candidates, wanted, weight, origin)
            rows.append(row)
            if row.known:  # so that who spoke before is right for the decisions below
                return choice.Choice(decision.candidates[row.right.index(True)].person, 1.0)
            rows[-1].text = text[max(0, decision.quote.start - 100) : decision.quote.end + 50]
        return choice.choose(decision)

    resolve_speakers(story.names, quotes, choose)
    return rows


def article_rows(article, gold, origin):
    def wanted_of(quote):
        for row in gold:
            if any(s.start - 2 <= row["quote_start"] < s.end for s in quote.segments):
                return [row["canonical"]] if row["canonical"] else []
        return None

    return decisions(article["text"], wanted_of, 1.0, origin)


def example_rows():
    """The decisions about the last quotation of each example and negative."""
    rows = []
    for rule in RULES.values():
        for example in (*rule.examples, *rule.negatives):
            text, speaker = example

            def wanted_of(quote, text=text, speaker=speaker):
                last = len(text) - quote.end < 80 and not re.search('[“”"]', text[quote.end :])
                return ([speaker] if speaker else []) if last else None

            rows += decisions(text, wanted_of, EXAMPLE, "examples")
    return rows


def fit(rows):
    """The weights, by group and name of the feature, that make the right candidates most probable."""
    often = Counter(feature for row in rows for feature in {f for candidate in row.candidates for f in candidate})
    decisions = [(row.candidates, row.right, row.weight) for row in rows]
    weights = conditional_logit(decisions, PENALTY, [f for f in often if often[f] >= LEAST])
    return by_group(weights, LEAST_WEIGHT)


def decide(groups, row):
    """The candidate chosen, 0 for nobody, and its probability."""
    scores = np.array([sum(groups[group].get(name, 0) for group, name in c) for c in row.candidates])
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    chosen = int(odds.argmax())
    if odds[chosen] < choice.LEAST_SURE:
        chosen = 0
    return chosen, odds[chosen]


def report(label, rows, decided):
    kinds = defaultdict(list)
    for row, (chosen, probability) in zip(rows, decided, strict=True):
        kind = row.candidates[0][0][0]
        kinds[kind].append((row.is_right(chosen), chosen > 0, probability))
    for kind, outcomes in sorted(kinds.items()):
        ok = sum(right for right, *_ in outcomes)
        wrong = sum(named and not right for right, named, _ in outcomes)
        sure = [right for right, named, p in outcomes if p >= 0.9 and named]
        print(
            f"{label}, {kind}: {ok} of {len(outcomes)} right ({100 * ok / len(outcomes):.1f} %), {wrong} wrong persons;"
            f" at 0.9: {sum(sure)} of {len(sure)}"
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = []
    for articles, speakers in zip(args.files[::2], args.files[1::2], strict=True):
        gold = defaultdict(list)
        for row in map(json.loads, speakers.read_text(encoding="utf-8").splitlines()):
            if row.get("sure", True):
                gold[row["id"]].append(row)
        with articles.open(encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if article["id"] in gold:
                    outlet = article.get("publisher", article["id"])
                    name = article["id"] if articles == args.files[0] else outlet
                    rows += article_rows(article, gold[article["id"]], (str(speakers), name))
    examples = example_rows()
    across = {}
    for fold in range(FOLDS):
        groups = fit([row for row in rows if fold_of(row.origin[1]) != fold] + examples)
        across |= {id(row): decide(groups, row) for row in rows if fold_of(row.origin[1]) == fold}
    groups = fit(rows + examples)
    for file in args.files[1::2]:
        own = [row for row in rows if row.origin[0] == str(file)]
        report(f"{file} across folds", own, [across[id(row)] for row in own])
        report(f"{file} in sample", own, [decide(groups, row) for row in own])
    report("all across folds", rows, [across[id(row)] for row in rows])
    decided = [(row, *across[id(row)]) for row in rows]
    print_calibration("all across folds", [(sure, row.is_right(chosen)) for row, chosen, sure in decided if chosen])
    report("all in sample", rows, [decide(groups, row) for row in rows])
    report("examples", examples, [decide(groups, row) for row in examples])
    if args.write:
        heading = "How much each feature of a candidate speaks for it. Written by scripts/train_speakers.py."
        write_groups(OUT, heading, groups)


if __name__ == "__main__":
    main()
