"""Switch off each condition of a module in turn and print what it is worth.

    python scripts/ablate.py newscli.core.quotes.credits ANNOTATED.jsonl ... [--limit N]

A condition is the test of an `if`, or one operand of an `and` or `or`: the test becomes false, the operand is left out.
Printed is, for each condition whose absence changes anything, how many sources more (+) or fewer (-) are right in each
file with it than without it, how many sources more or fewer are given, and how many examples and cases fail without
it. The articles are those of scripts/train_credits.py. A condition that pays nothing in any file, and that no example
needs, should go; so should one that pays only in the file that suggested it.
"""

import argparse
import ast
import copy
import importlib
import inspect
import json
import tomllib
from pathlib import Path
from types import CodeType

from train_credits import CASES, same_source, words_of

from newscli import read
from newscli.core.quotes.rules import RULES


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
    found = {}
    for owner in [
        module,
        *(c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == module.__name__),
    ]:
        for value in vars(owner).values():
            value = getattr(value, "func", getattr(value, "__wrapped__", value))  # of cached properties and functions
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                found[value.__qualname__] = value
    return found


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


def measure(articles):
    """How many sources are right, and how many are given."""
    right = given = 0
    for article, gold in articles:
        text = article["text"]
        for quote in read(text).quotes():
            for segment in quote.segments if quote.source else ():
                own = words_of(text, segment.start, segment.end)
                found = next((q for w, q in gold if own and len(own & w) >= 0.8 * max(len(own), len(w))), None)
                given += 1
                right += found is not None and same_source(found, quote.source)
    return right, given


def failures():
    """How many examples of the rules, and cases, are not read as they should be."""
    failed = 0
    for rule in RULES.values():
        for text, expected in rule.examples:
            quotes = read(text).quotes(indirect=True, unattributed=True, keep_boilerplate=True)
            found = [q.source.text if q.source else q.content for q in quotes if q.rule == rule.name]
            failed += found[:1] != [expected]
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        quotes = read(case["text"]).quotes(keep_boilerplate=True)
        credited = {s.text: q.source.text for q in quotes if q.source for s in q.segments}
        failed += any(credited.get(content, "") != source for content, source in case["quotes"])
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="articles of each file")
    args = parser.parse_args()
    module = importlib.import_module(args.module)
    source = Path(module.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source)
    whole = compile(source, module.__file__, "exec")
    sets = []
    for file in args.files:
        articles = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[: args.limit]]
        sets.append([(a, [(words_of(a["text"], q["start"], q["end"]), q) for q in a["quotes"]]) for a in articles])
    base, base_failed = [measure(articles) for articles in sets], failures()
    idle = 0
    count = len(list(conditions(tree)))
    for number in range(count):
        variant, text = without(tree, number)
        switch(module, compile(variant, module.__file__, "exec"))
        try:
            worth = [(right - r, given - g) for (right, given), (r, g) in zip(base, map(measure, sets), strict=True)]
            failed = failures() - base_failed
        except (IndexError, TypeError, AttributeError, ValueError, AssertionError) as error:
            print(f"{text}\n    guards against {type(error).__name__}")
            continue
        finally:
            switch(module, whole)
        if failed or any(any(pair) for pair in worth):
            print(text, f"\n    right/given {worth}, examples {failed}")
        else:
            idle += 1
    print(f"{idle} of {count} conditions change nothing")


if __name__ == "__main__":
    main()
