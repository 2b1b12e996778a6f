"""The names of months, weekdays, seasons and feasts, for all of newscli.

The names stand in `lexicon/time_words.txt`, those of feasts in `lexicon/feasts.txt`.
"""

from functools import cache

from newscli.lexicon.loader import sections


@cache
def _values(section: str) -> dict[str, str]:
    """Return each name of a section of `lexicon/time_words.txt` with its value."""
    return dict(entry.split("=") for line in sections("time_words")[section] for entry in line.split())


@cache
def _numbers(section: str) -> dict[str, int]:
    return {name: int(number) for name, number in _values(section).items()}


def month_names() -> dict[str, int]:
    """Return the months in lower case, each with its number from 1 to 12."""
    return _numbers("MONTH capital")


def month_abbreviations() -> dict[str, int]:
    """Return the abbreviated months in lower case, without full stops: "jan", "sept"."""
    return _numbers("MABBR capital")


def weekday_names() -> dict[str, int]:
    """Return the weekdays in lower case, each with its number from 1 (Monday) to 7."""
    return _numbers("WEEKDAY capital")


def weekday_abbreviations() -> dict[str, int]:
    """Return the abbreviated weekdays in lower case, without full stops: "mon", "thurs"."""
    return _numbers("WABBR capital")


@cache
def months() -> dict[str, int]:
    """Return all forms of the months, full and abbreviated.

    >>> months()["september"], months()["sept"]
    (9, 9)
    """
    return month_names() | month_abbreviations()


@cache
def names_of_days_and_months() -> frozenset[str]:
    """Return all forms of the names of months and weekdays, in lower case."""
    return frozenset(months() | weekday_names() | weekday_abbreviations())


def season_names() -> dict[str, str]:
    """Return the seasons in lower case, each with its TIMEX3 designator: SP, SU, FA or WI."""
    return _values("SEASON")


@cache
def feasts() -> dict[str, str]:
    """Return the feasts in lower case, without apostrophes, each with month and day or the key of a movable one.

    >>> feasts()["christmas eve"], feasts()["chinese new year"]
    ('12-24', 'lunar new year')
    """
    tables = sections("feasts")
    return dict(line.split("=") for line in (*tables["fixed"], *tables["movable"]))


@cache
def sighted_feasts() -> frozenset[str]:
    """Return the keys of the feasts that begin when the new moon is sighted, so that their day varies."""
    return frozenset(sections("feasts")["sighted"])
