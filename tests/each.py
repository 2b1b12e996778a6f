"""Runs all examples of a kind in one test, which lists every example that fails.

A test for each of thousands of examples costs more than most examples do: every process collects it, and its reports
are sent from one process to another.
"""

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Test = Callable[..., None]
# The values of an example, or what `pytest.param` returns: with a name, or marked as a known failure (xfail).
Example = Any
# How much is said about one example that failed, in characters.
OF_A_VALUE, OF_A_FAILURE = 300, 2_000


def each(
    names: str | tuple[str, ...],
    examples: Iterable[Example],
    *,
    ids: Callable[[Any], str] | Iterable[str] = (),
) -> Callable[[Test], Test]:
    """Return a decorator like `pytest.mark.parametrize` that makes one test of all examples.

    ids: the names of the examples, or a function that returns the name of a single value. Fixtures are set up once, for
    all examples together.
    """
    names = (names,) if isinstance(names, str) else names
    examples = list(examples)
    labels = [ids(example) for example in examples] if callable(ids) else list(ids)

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            check_each(functools.partial(test, **fixtures), names, examples, labels)

        parameters = inspect.signature(test).parameters
        assert set(names) <= set(parameters), f"{test.__name__} has no parameters {set(names) - set(parameters)}"
        fixtures = [p.replace(kind=p.KEYWORD_ONLY) for name, p in parameters.items() if name not in names]
        run.__signature__ = inspect.Signature(fixtures)  # type: ignore[attr-defined]  # pytest reads the fixtures there
        return run

    return decorate


def check_each(test: Test, names: tuple[str, ...], examples: Iterable[Example], labels: Iterable[str] = ()) -> None:
    """Call a test with the values of each example, and fail with a list of all examples that failed.

    A known failure that passes is in the list, too: its mark has to go.
    """
    labels = iter(labels)
    failures: list[str] = []
    count = 0
    for count, example in enumerate(examples, 1):
        values, name, known_failure = _parts(example, len(names))
        arguments = dict(zip(names, values, strict=True))
        label = next(labels, None) or name or f"example {count}"
        try:
            test(**arguments)
        except (Exception, pytest.fail.Exception) as error:
            if not known_failure:
                failures.append(f"{label}\n{_indented(_account(error, arguments))}")
        else:
            if known_failure:
                failures.append(f"{label}\n    passes now, though it is marked as a known failure")
    assert count, "there are no examples"
    if failures:
        pytest.fail(f"{len(failures)} of {count} examples failed\n\n" + "\n\n".join(failures), pytrace=False)


def _parts(example: Example, count: int) -> tuple[tuple[Any, ...], str | None, bool]:
    """Return the values of an example, its name, and whether it is known to fail."""
    if type(example) is type(pytest.param()):
        assert all(mark.name == "xfail" and mark.kwargs.get("strict", True) for mark in example.marks), example
        return tuple(example.values), str(example.id) if example.id else None, bool(example.marks)
    return ((example,) if count == 1 else tuple(example)), None, False


def _account(error: BaseException, arguments: Mapping[str, Any]) -> str:
    """Return what a failed example gave, where it failed, what was expected and what came."""
    given = "".join(f"{name} = {_cut(repr(value), OF_A_VALUE)}\n" for name, value in arguments.items())
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    places = " > ".join(f"{frame.name}, line {frame.lineno}" for frame in frames[-4:])
    return _cut(f"{given}{type(error).__name__} in {places}:\n{error}", OF_A_FAILURE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
