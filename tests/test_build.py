"""The build: plain, it needs no compiler; with NEWSCLI_COMPILE=1, what mypyc cannot compile is left out of it."""

import ast
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import ROOT
from each import each

CORE = ROOT / "src/newscli/core"
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
INTERPRETED = {ROOT / "src" / path for path in HOOK["custom"]["interpreted"]}


def in_the_way(path: Path) -> list[str]:
    """What a module has that mypyc compiles to something else, or not at all."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found += [name.name for name in node.names if name.name in ("cached_property", "cached_attribute")]
        elif isinstance(node, ast.FunctionDef) and node.name == "__getattr__":
            found.append(node.name)
        elif isinstance(node, ast.ClassDef):
            bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
            names = [base.id for base in bases if isinstance(base, ast.Name)]
            found += [name for name in names if name in ("list", "str", "tuple")]
            constants = [part for part in node.body if isinstance(part, ast.Assign)]
            found += ["a constant of a dict"] * ("dict" in names and bool(constants))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            calls = [side.func for side in (node.left, node.right) if isinstance(side, ast.Call)]
            attributes = [func.attr for func in calls if isinstance(func, ast.Attribute)]
            found += ["a union with keys"] * ("keys" in attributes)  # a set, where its type says frozenset
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            starred = (ast.walk(side) for side in node.comparators if isinstance(side, ast.Tuple))
            found += ["a starred tuple" for parts in starred if any(isinstance(part, ast.Starred) for part in parts)]
    return found


@each("path", sorted(CORE.rglob("[!_]*.py")), ids=lambda path: str(path.relative_to(CORE)))
def test_what_mypyc_cannot_compile_is_left_out(path: Path) -> None:
    assert path in INTERPRETED or in_the_way(path) == []


def test_what_is_left_out_is_there() -> None:
    assert [str(path) for path in INTERPRETED if not path.is_file()] == []


def test_what_is_in_the_way_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        "from functools import cached_property\nfrom caching import cached_attribute\nclass A(list[int]): pass\n"
        "def __getattr__(name): pass\n1 in (2, *(3, 4))\n"
        "class B(dict[str, str]):\n    MOST = 3\n"
        "frozenset() | {}.keys()\n"
    )
    assert sorted(in_the_way(path)) == [
        "__getattr__", "a constant of a dict", "a starred tuple", "a union with keys", "cached_attribute",
        "cached_property", "list",
    ]  # fmt: skip


@pytest.mark.parametrize(("asked", "needs"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_a_plain_build_needs_nothing_more(asked: str | None, needs: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    interface = ModuleType("interface")
    interface.BuildHookInterface = {Any: object}  # type: ignore[attr-defined]  # hatchling is there while it builds only
    for name in ("hatchling", "hatchling.builders", "hatchling.builders.hooks", "hatchling.builders.hooks.plugin"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "hatchling.builders.hooks.plugin.interface", interface)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.delitem(sys.modules, "hatch_build", raising=False)
    hook = import_module("hatch_build").CompiledCore()
    monkeypatch.delenv("NEWSCLI_COMPILE", raising=False)
    if asked is not None:
        monkeypatch.setenv("NEWSCLI_COMPILE", asked)
    assert any(one.startswith("mypy") for one in hook.dependencies()) == needs
