"""Switch off each condition of a module in turn and print what it is worth.

    python scripts/ablate.py MODULE SET.jsonl ... [--limit N] [--step N] [--tests TEST_FILE ...] [--jobs N]

A condition is the test of an `if`, or one operand of an `and` or `or`: the test becomes false, the operand is left out.
Printed is, for each condition whose absence changes anything, how many answers more (+) or fewer (-) are right in each
set with it than without it, and how many answers more or fewer are given. What a line of a set holds says what is
judged: "quotes" the credited sources, "canonical" the speakers (the articles stand in polnear.jsonl beside the set),
"timex" the expressions and their values, "lines" the lines that are kept and dropped, "title" the header. A condition
that changes no answer of the sets is tried on the tests, too. One that pays nothing in any set, and that no test needs,
should go; so should one that pays only in the set that suggested it.
"""

import argparse
import ast
import contextlib
import copy
import importlib
import inspect
import io
import json
import multiprocessing
import re
from pathlib import Path
from types import CodeType

import newscli

NOTHING = "CHANGES NOTHING"
TRIALS = []  # the function that tries one condition: forked processes inherit it


def conditions(tree):
    """The conditions of a module: each as a node and the operand to leave out, None for the whole test of an `if`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp):
            yield node, None
        elif isinstance(node, ast.BoolOp):
            yield from ((node, operand) for operand in range(len(node.values)))


def without(tree, number):
    """A copy of the module in which one condition is switched off, and that condition as text."""
    tree = copy.deepcopy(tree)
    node, operand = list(conditions(tree))[number]
    if operand is None:
        text = ast.unparse(node.test)
        node.test = ast.copy_location(ast.Constant(False), node.test)
    else:
        text = ast.unparse(node.values[operand])
        neutral = ast.Constant(isinstance(node.op, ast.And))
        node.values[operand] = ast.copy_location(neutral, node.values[operand])
    return tree, f"{node.lineno}: {text}"


def functions(module):
    """The functions and methods of a module by qualified name."""
    by_name = {}
    for owner in [
        module,
        *(c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == module.__name__),
    ]:
        for value in vars(owner).values():
            value = getattr(value, "fget", None) or getattr(value, "func", getattr(value, "__wrapped__", value))
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                by_name[value.__qualname__] = value
    return by_name


def codes(code):
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes(constant)


def switch(module, code):
    """Give the functions of a module the code of another version of it."""
    own = functions(module)
    for new in codes(code):
        if new.co_qualname in own and new.co_freevars == own[new.co_qualname].__code__.co_freevars:
            own[new.co_qualname].__code__ = new


def quotes(row):
    """How many sources of quotations are right, and how many are given."""
    from train_credits import same_source, words_of

    text, right, given = row["text"], 0, 0
    annotated = [(words_of(text, quote["start"], quote["end"]), quote) for quote in row["quotes"]]
    for quote in newscli.quotes(text):
        for segment in quote.segments if quote.source else ():
            own = words_of(text, segment.start, segment.end)
            same = (q for words, q in annotated if own and len(own & words) >= 0.8 * max(len(own), len(words)))
            match = next(same, None)
            given += 1
            right += match is not None and same_source(match, quote.source)
    return right, given


def speakers(row):
    """How many speakers are right (nobody, where nobody is named), and how many are given."""
    from train_speakers import TITLES, words_of

    right = given = 0
    quoted = newscli.quotes(row["text"])
    for speaker in row["speakers"]:
        start = speaker["quote_start"]
        quote = next((q for q in quoted if any(s.start - 2 <= start < s.end for s in q.segments)), None)
        name = quote.speaker if quote else None
        given += name is not None
        if name is None or not speaker["canonical"]:
            right += (name or None) == speaker["canonical"]
            continue
        words = words_of(name)
        right += any(len(words - words_of(n) - TITLES) <= 2 and words_of(n) <= words | TITLES for n in
                     (speaker["canonical"], *speaker["aliases"]))  # fmt: skip
    return right, given


def timeline(row):
    """How many expressions are right in span and value, and how many are given."""
    annotated = {(t["start"], t["end"], t["value"]) for t in row["timex"]}
    entries = newscli.timeline(row["text"], date=row["dct"])
    return sum((e.start, e.end, e.value) in annotated for e in entries), len(entries)


def lines(row):
    """How many lines are rightly kept or dropped, and how many are dropped."""
    text = "\n".join(line["text"] for line in row["lines"])
    kept = [(block.start, block.end) for block in newscli.strip_boilerplate(text) if block.keep]
    start = right = dropped = 0
    for line in row["lines"]:
        end = start + len(line["text"])
        keep = 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in kept) >= end - start
        if not line["ign"]:
            right += keep == line["keep"]
            dropped += not keep
        start = end + 1
    return right, dropped


def header(row):
    """How many of headline, authors and day are right, and how many are given."""

    def plain(names):
        return sorted(" ".join(re.findall(r"\w+", name.lower())) for name in names)

    article = newscli.parse(row["text"])
    day = article.published and article.published[:10]
    pairs = (
        (plain([article.headline or ""]), plain([row["title"] or ""])),
        (plain(article.authors), plain(row["authors"] or [])),
        (day, row["date"]),
    )
    return sum(given == wanted for given, wanted in pairs), sum(bool(given) and given != [""] for given, _ in pairs)


def judge_of(row):
    kinds = {"quotes": quotes, "speakers": speakers, "timex": timeline, "lines": lines, "title": header}
    return next(judge for key, judge in kinds.items() if key in row)


def rows_in(path, limit, step):
    """The articles of a set, each with its annotations."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if "canonical" in rows[0]:
        texts = [json.loads(x) for x in path.with_name("polnear.jsonl").read_text(encoding="utf-8").splitlines()]
        by_id = {article["id"]: {"text": article["text"], "speakers": []} for article in texts}
        for row in rows:
            if row["sure"]:
                by_id[row["id"]]["speakers"].append(row)
        rows = [row for row in by_id.values() if row["speakers"]]
    return rows[::step][:limit]


def failing(tests):
    """How many of the tests fail."""
    import pytest

    class Failures:
        count = 0

        def pytest_runtest_logreport(self, report):
            self.count += report.failed

        def pytest_collectreport(self, report):
            self.count += report.failed

    failures = Failures()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        pytest.main(["-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests], plugins=[failures])
    return failures.count


def measure(sets):
    """How many answers are right, and how many are given, in each set."""
    totals = []
    for rows in sets:
        counts = [judge_of(row)(row) for row in rows]
        totals.append((sum(right for right, _ in counts), sum(given for _, given in counts)))
    return totals


def worth(module, tree, number, base, sets, tests):
    """What the absence of a condition changes, as text."""
    variant, text = without(tree, number)
    switch(module, compile(variant, module.__file__, "exec"))
    try:
        changes = [(right - r, given - g) for (right, given), (r, g) in zip(base, measure(sets), strict=True)]
    except Exception as error:  # whatever the condition guards against
        return f"{text}\n    guards against {type(error).__name__}"
    if any(any(pair) for pair in changes):
        return f"{text}\n    right/given {changes}"
    if tests and failing(tests):
        return f"{text}\n    needed by a test only"
    return f"{text}\n    {NOTHING}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="articles of each set")
    parser.add_argument("--step", type=int, default=1, help="every how many-th article of each set")
    parser.add_argument("--tests", nargs="+", default=[], help="for the conditions that change nothing in the sets")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    args = parser.parse_args()
    module = importlib.import_module(args.module)
    sets = [rows_in(file, args.limit, args.step) for file in args.files]
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    base = []

    def trial(number):
        return measure(sets) if number is None else worth(module, tree, number, base, sets, args.tests)

    TRIALS.append(trial)
    # Each trial runs in a forked process of its own, in which nothing is remembered from another one.
    fork = multiprocessing.get_context("fork")
    with fork.Pool(1, maxtasksperchild=1) as pool:
        base += pool.apply(in_child, (None,))
    print(f"{args.module}: right/given {base}")
    count = len(list(conditions(tree)))
    nothing = 0
    with fork.Pool(args.jobs, maxtasksperchild=1) as pool:
        for outcome in pool.imap(in_child, range(count), chunksize=1):
            nothing += outcome.endswith(NOTHING)
            print(outcome, flush=True)
    print(f"{nothing} of {count} conditions change nothing")


def in_child(number):
    return TRIALS[0](number)


if __name__ == "__main__":
    main()
