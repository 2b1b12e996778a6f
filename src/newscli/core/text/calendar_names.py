"""The names of months and weekdays, with their numbers: the one place that all of newscli asks for them.

The names stand in `lexicon/time_words.txt`.
"""

from functools import cache

from newscli.lexicon.loader import sections


@cache
def _numbers(section: str) -> dict[str, int]:
    return {
        name: int(number)
        for line in sections("time_words")[section]
        for name, _, number in (entry.partition("=") for entry in line.split())
    }


def month_names() -> dict[str, int]:
    """The months in lower case, each with its number from 1 to 12."""
    return _numbers("MONTH capital")


def month_abbreviations() -> dict[str, int]:
    """The short forms of the months in lower case, without their stop: "jan", "sept"."""
    return _numbers("MABBR capital")


def weekday_names() -> dict[str, int]:
    """The weekdays in lower case, each with its number from 1 (Monday) to 7."""
    return _numbers("WEEKDAY capital")


def weekday_abbreviations() -> dict[str, int]:
    """The short forms of the weekdays in lower case, without their stop: "mon", "thurs"."""
    return _numbers("WABBR capital")


@cache
def months() -> dict[str, int]:
    """All forms of the months, full and short.

    >>> months()["september"], months()["sept"]
    (9, 9)
    """
    return month_names() | month_abbreviations()


@cache
def names_of_days_and_months() -> frozenset[str]:
    """All forms of the names of months and weekdays, in lower case."""
    return frozenset(months() | weekday_names() | weekday_abbreviations())
