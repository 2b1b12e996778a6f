"""The tree keeps its shape: imports go one way, and packages hold no logic in their `__init__.py`."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from each import each

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "newscli"


def test_imports_go_one_way(capsys: pytest.CaptureFixture[str]) -> None:
    broken = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert broken == 0, capsys.readouterr().out


@each("path", sorted(SOURCE.rglob("__init__.py")), ids=lambda path: str(path.parent.name))
def test_packages_hold_no_logic(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    if path.parent == SOURCE:  # loads the public names when they are first used, so that importing newscli is cheap
        assert [node.name for node in body if isinstance(node, ast.FunctionDef)] == ["__getattr__"]
        return
    assert all(isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in body)
