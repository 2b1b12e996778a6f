"""Measure how histories are read whose conditions were chosen on other histories.

    python scripts/measure_histories.py WIKIWARS.jsonl [--conditions]

Open dates of a history count from the dates that the text told before. The conditions and numbers that decide this, in
`narrative.py` and `discourse.py`, were written beside these documents, so the figure on them flatters. Here each
document is read as if it had not been there: a condition that does harm on the other documents is switched off, and so
is one that changes this document only; a number takes the value that is best on the others. Printed are the share of
right values (F1) in sample and across documents; with --conditions also the worth of each condition.
"""

import argparse
import ast
import copy
import json
from pathlib import Path

from ablate import conditions, switch

from newscli.core.text.document import Document
from newscli.core.time import discourse, expressions, narrative, resolve
from newscli.core.time.calendar import interval

MODULES = narrative, discourse
NUMBERS = (
    (narrative, "_SHARE", (0.6, 0.7, 0.8, 0.9)),
    (narrative, "_DEICTIC_SHARE", (0.1, 0.2, 0.3)),
    (narrative, "_DATED_SHARE", (0.2, 0.3, 0.4)),
    (resolve, "_YEAR_CLOSES", (9, 10, 11, 12)),
    (resolve, "_YEAR_OPENS", (1, 2, 3, 4, 5)),
)


class History:
    """A document with its annotated values. What does not depend on the conditions is computed once."""

    def __init__(self, record):
        self.document, self.day = Document(record["text"]), record["dct"]
        self.annotated = [(t["start"], t["end"], t["value"]) for t in record["timex"]]
        self.candidates = expressions.joined_candidates(self.document)

    def right(self):
        """How many values are right."""
        values = {}
        for timex in expressions.resolve_all(self.document, self.candidates, self.day):
            values[timex.start, timex.end] = timex.value
        return sum(is_same(self.value_at(values, start, end), value) for start, end, value in self.annotated)

    @staticmethod
    def value_at(values, start, end):
        return next((value for (first, last), value in values.items() if first < end and start < last), "")


def is_same(value, annotated):
    """Whether two values are the same, or mean the same days."""
    days = interval(value)
    return value == annotated or (days is not None and days == interval(annotated))


def remember_clauses():
    """Let the clauses of dates be read once: they do not depend on what the text told before."""
    verbs, outlooks = {}, {}
    governing_verb, outlook_of = expressions.governing_verb, expressions.outlook_of

    def remembered_verb(text, sentence, *place):
        key = id(sentence.tokens), *place
        if key not in verbs:
            verbs[key] = governing_verb(text, sentence, *place)
        return verbs[key]

    def remembered_outlook(text, candidate, sentence, verb):
        if id(candidate) not in outlooks:
            outlooks[id(candidate)] = outlook_of(text, candidate, sentence, verb)
        return outlooks[id(candidate)]

    expressions.governing_verb, expressions.outlook_of = remembered_verb, remembered_outlook


def compiled(module, off):
    """The code of a module with some of its conditions (by number) switched off."""
    tree = copy.deepcopy(TREES[module])
    for number, (node, operand) in enumerate(list(conditions(tree))):
        if number not in off:
            continue
        if operand is None:
            node.test = ast.copy_location(ast.Constant(False), node.test)
        else:
            node.values[operand] = ast.copy_location(ast.Constant(isinstance(node.op, ast.And)), node.values[operand])
    return compile(tree, module.__file__, "exec")


def text_of(module, number):
    node, operand = list(conditions(TREES[module]))[number]
    test = node.test if operand is None else node.values[operand]
    return f"{Path(module.__file__).name}:{node.lineno}: {ast.unparse(test)}"


def rights(histories):
    """How many values are right in each history; none where the switched-off condition guards against an error."""
    try:
        return [history.right() for history in histories]
    except Exception:
        return [0] * len(histories)


TREES = {module: ast.parse(Path(module.__file__).read_text(encoding="utf-8")) for module in MODULES}


def main(file, show_conditions):
    histories = [History(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
    remember_clauses()
    base = rights(histories)
    trials = {}  # a condition or a number's other value -> the rights without or with it
    for module in MODULES:
        for number in range(len(list(conditions(TREES[module])))):
            switch(module, compiled(module, {number}))
            trials[module, number] = rights(histories)
        switch(module, compiled(module, ()))
    for module, name, values in NUMBERS:
        chosen = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            trials[module, name, value] = rights(histories)
        setattr(module, name, chosen)
    if show_conditions:
        for key, counts in trials.items():
            what = text_of(*key) if len(key) == 2 else f"{key[1]} = {key[2]}"
            print(f"{sum(base) - sum(counts):+4} {what}")
    across = [across_documents(histories, n, base, trials) for n in range(len(histories))]
    total = sum(len(history.candidates) + len(history.annotated) for history in histories)
    print(f"histories in sample: {2 * sum(base) / total:.1%} right")
    print(f"histories across documents: {2 * sum(across) / total:.1%} right")


def across_documents(histories, left_out, base, trials):
    """How many values are right in a history, with the conditions and numbers that pay on the others."""

    def gain(counts):
        return sum(counts) - counts[left_out] - sum(base) + base[left_out]

    chosen = {}
    for module, name, values in NUMBERS:
        chosen[module, name] = getattr(module, name)
        best = max(values, key=lambda value: gain(trials[module, name, value]))
        if gain(trials[module, name, best]) > 0:
            setattr(module, name, best)
    for module in MODULES:
        off = {
            number
            for number in range(len(list(conditions(TREES[module]))))
            if (gained := gain(trials[module, number])) > 0
            or (gained == 0 and trials[module, number][left_out] != base[left_out])
        }
        switch(module, compiled(module, off))
    (right,) = rights([histories[left_out]])
    for module in MODULES:
        switch(module, compiled(module, ()))
    for (module, name), value in chosen.items():
        setattr(module, name, value)
    return right


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--conditions", action="store_true", help="print what each condition is worth")
    given = parser.parse_args()
    main(given.file, given.conditions)
