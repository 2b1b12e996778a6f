"""A test of many examples runs them all, says of each that fails how, and notices a known failure that passes."""

import inspect
from pathlib import Path
from typing import Any

import pytest

from each import OF_A_FAILURE, check_each, each

KNOWN = pytest.mark.xfail(strict=True)


def even(number: int, half: int) -> None:
    assert number // 2 == half
    assert number % 2 == 0


def failures(examples: list[Any], **labels: Any) -> str:
    with pytest.raises(pytest.fail.Exception) as failed:
        check_each(even, ("number", "half"), examples, **labels)
    return str(failed.value)


def test_every_example_that_fails_is_listed_with_what_came() -> None:
    found = failures([(2, 1), (3, 1), (4, 2), (6, 2)], labels=["two", "three", "four", "six"])
    first, three, six = found.split("\n\n")
    assert first == "2 of 4 examples failed"
    assert three.startswith(
        "three\n    number = 3\n    half = 1\n    AssertionError in even, line 16:\n    assert (3 % 2) == 0"
    )
    assert "assert (6 // 2) == 2" in six


def test_an_error_is_a_failure_and_long_accounts_are_cut() -> None:
    first, text = failures([("no number" * 10_000, 1)]).split("\n\n", 1)
    assert first == "1 of 1 examples failed"
    assert "TypeError in even, line 15" in text
    assert len(text) < OF_A_FAILURE * 1.2


def test_a_known_failure_that_passes_is_listed() -> None:
    check_each(even, ("number", "half"), [pytest.param(3, 1, marks=KNOWN, id="three"), (2, 1)])
    found = failures([pytest.param(3, 1, marks=KNOWN), pytest.param(4, 2, marks=KNOWN, id="four")])
    assert found == "1 of 2 examples failed\n\nfour\n    passes now, though it is marked as a known failure"


def test_no_examples_are_no_test() -> None:
    with pytest.raises(AssertionError, match="there are no examples"):
        check_each(even, ("number", "half"), [])


@pytest.mark.parametrize("word", ["a", "b"])
@each("number", [1, 2])
def test_fixtures_and_other_parameters_are_given(word: str, number: int, tmp_path: Path) -> None:
    assert word in "ab"
    assert number in (1, 2)
    assert tmp_path.is_dir()


def test_each_example_is_seen() -> None:
    seen: list[tuple[str, int]] = []

    @each("number", [1, 2])
    def see(word: str, number: int) -> None:
        seen.append((word, number))

    see(word="a")
    assert seen == [("a", 1), ("a", 2)]
    assert list(inspect.signature(see).parameters) == ["word"]


@each("number", [2, 4])
@each("times", [2, 10])
def test_two_kinds_of_examples_are_combined(number: int, times: int) -> None:
    even(number * times, number * times // 2)


def test_what_is_not_raised_is_a_failure() -> None:
    def refused(number: int) -> None:
        with pytest.raises(ValueError, match="no number"):
            str(number)

    with pytest.raises(pytest.fail.Exception, match=r"(?s)2 of 2 .*DID NOT RAISE.*DID NOT RAISE"):
        check_each(refused, ("number",), [1, 2])
