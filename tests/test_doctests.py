"""The examples in the docstrings of the package print what stands there."""

import doctest
from importlib import import_module
from pathlib import Path

import newscli
from each import each

PACKAGE = Path(newscli.__file__).parent
# With --doctest-modules, every process would import every module before the first test.
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@each("name", MODULES, ids=str)
def test_examples(name: str) -> None:
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if str(error.name).startswith("newscli"):
            raise
        return  # an extra is not installed
    report: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        runner.run(test, out=report.append)
    assert runner.summarize(verbose=False).attempted > 0
    assert "".join(report) == ""


def test_an_example_that_prints_something_else_is_found() -> None:
    report: list[str] = []
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "sum", None, None)
    assert doctest.DocTestRunner(verbose=False).run(wrong, out=report.append).failed == 1
    assert "Got:\n    2" in "".join(report)
    assert len(MODULES) > 30
