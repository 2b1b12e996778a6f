"""The patterns of the package mean the same on all versions of Python that it runs on."""

import io
import json
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import newscli
from each import each

PACKAGE = Path(newscli.__file__).parent
# A group or a counted repetition that is quantified possessively; the bracket is none that is escaped.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
# Imports all modules, and prints what they compile.
COMPILED = """
import contextlib, importlib, json, pkgutil, re
patterns = []
compile_one = re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: patterns.append(pattern) or compile_one(pattern, flags)
import newscli
for module in pkgutil.walk_packages(newscli.__path__, "newscli."):
    with contextlib.suppress(ImportError):  # of an extra that is not installed
        importlib.import_module(module.name)
for text in ("“We go,” Ana Belic said on Monday.\\n\\nBy Ana Belic\\n", "a\\n" * 50):
    newscli.quotes(text, indirect=True), newscli.parse(text), newscli.timeline(text), newscli.strip_boilerplate(text)
print(json.dumps([p for p in patterns if isinstance(p, str)]))
"""


def possessive_groups(pattern: str) -> list[str]:
    """Where a pattern quantifies more than a single character possessively.

    CPython before 3.11.5 then may end one character late.
    """
    constants, parser = re._constants, re._parser  # type: ignore[attr-defined]
    single = {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}
    found: list[str] = []

    def look(part: object) -> None:
        if isinstance(part, parser.SubPattern):
            for op, argument in part:
                if op is constants.POSSESSIVE_REPEAT and (len(argument[2]) > 1 or argument[2][0][0] not in single):
                    found.append(pattern)
                look(argument)
        elif isinstance(part, tuple | list):
            for inner in part:
                look(inner)

    look(parser.parse(pattern))
    return found


def test_no_pattern_that_is_compiled_quantifies_a_group_possessively() -> None:
    done = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, check=True)
    patterns = json.loads(done.stdout)
    assert len(patterns) > 300
    assert [pattern for pattern in patterns if possessive_groups(pattern)] == []


@each("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_pattern_in_the_source_does(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if not POSSESSIVE_GROUP.search(source):  # so there is none in its strings, either
        return
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    strings = [token.string for token in tokens if token.type not in (tokenize.OP, tokenize.COMMENT)]
    assert [string for string in strings if POSSESSIVE_GROUP.search(string)] == []


def test_they_would_be_found() -> None:
    assert possessive_groups("a(?:b c)*+")
    assert possessive_groups("(x(?:b|cd){2,}+)")
    assert possessive_groups(r"\w*+(?:[’'-]\w+)*(?>(?:b c)*)[ab]++") == []
    assert POSSESSIVE_GROUP.search("(?: a)*+")
    assert POSSESSIVE_GROUP.search(r"\)*+[)]*+") is None


def test_a_row_of_titled_names_is_read_to_its_end() -> None:
    text = (
        "Treasurer Ines Corvo, Culture Minister Robert Field and Attorney General Lia Osei all agreed. "
        "“We sail on Monday,” Field said.\n"
    )
    (quote,) = newscli.quotes(text)
    assert quote.speaker == "Robert Field"
