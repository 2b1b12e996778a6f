"""Closed classes of words stand once: in `lexicon/word_classes.txt`, or in the one module that needs them."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import newscli
from each import each
from newscli.core.text.word_classes import AUXILIARIES, word_class
from newscli.lexicon.loader import sections

CORE = Path(newscli.__file__).parent / "core"
ALIKE = 0.85  # of the words of two classes: they are one class then


def literal_sets(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The sets of words that a module writes out: `frozenset("a b c".split())`, `frozenset(["a", "b"])`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "frozenset" and node.args:
            argument = node.args[0]
            if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Attribute):
                written = argument.func.value
                if argument.func.attr == "split" and isinstance(written, ast.Constant):
                    yield node.lineno, str(written.value).split()
            elif isinstance(argument, ast.List | ast.Tuple):
                words = [str(item.value) for item in argument.elts if isinstance(item, ast.Constant)]
                if len(words) == len(argument.elts):
                    yield node.lineno, words


def classes() -> dict[str, frozenset[str]]:
    """Every class of three words or more, by where it stands."""
    found = {f"[{name}]": word_class(name) for name in sections("word_classes")}
    for path in sorted(CORE.rglob("*.py")):
        for line, words in literal_sets(ast.parse(path.read_text(encoding="utf-8"))):
            found[f"{path.relative_to(CORE)}:{line}"] = frozenset(words)
    return {place: words for place, words in found.items() if len(words) > 2}


def test_no_class_stands_twice() -> None:
    twice = [
        (one, other)
        for (one, words), (other, others) in combinations(classes().items(), 2)
        # What holds for the words holds for their numbers, too, which are compared in less time.
        if min(len(words), len(others)) >= ALIKE * max(len(words), len(others))
        and len(words & others) >= ALIKE * len(words | others)
    ]
    assert twice == []


@each("name", sections("word_classes"))
def test_no_word_stands_twice_in_a_class(name: str) -> None:
    counts = Counter(word for line in sections("word_classes")[name] for word in line.split())
    assert [word for word, count in counts.items() if count > 1] == []


def test_tags_of_one_word_do_not_compete() -> None:
    tagged = ["pronouns", "relative pronouns", "days", "to", "past forms"]
    counts = Counter(word for words in [AUXILIARIES, *map(word_class, tagged)] for word in words)
    assert [word for word, count in counts.items() if count > 1] == []
