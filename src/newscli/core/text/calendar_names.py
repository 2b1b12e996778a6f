"""The names of months, weekdays, seasons and feasts: the one place that all of newscli asks for them.

The names stand in `lexicon/time_words.txt`, those of feasts in `lexicon/feasts.txt`.
"""

from functools import cache

from newscli.lexicon.loader import sections


@cache
def _values(section: str) -> dict[str, str]:
    """Each name of a section of `lexicon/time_words.txt` with its value."""
    return dict(entry.split("=") for line in sections("time_words")[section] for entry in line.split())


@cache
def _numbers(section: str) -> dict[str, int]:
    return {name: int(number) for name, number in _values(section).items()}


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


def season_names() -> dict[str, str]:
    """The seasons in lower case, each with its TIMEX3 designator: SP, SU, FA or WI."""
    return _values("SEASON")


@cache
def feasts() -> dict[str, str]:
    """The feasts in lower case, without apostrophes, each with its month and day or the key of a movable one.

    >>> feasts()["christmas eve"], feasts()["chinese new year"]
    ('12-24', 'lunar new year')
    """
    tables = sections("feasts")
    return dict(line.split("=") for line in (*tables["fixed"], *tables["movable"]))


@cache
def sighted_feasts() -> frozenset[str]:
    """The keys of the feasts whose day is known when the moon has been seen."""
    return frozenset(sections("feasts")["sighted"])
