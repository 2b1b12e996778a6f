"""From words to the pieces of TIMEX3 values: numbers, months, days, years, durations, modifiers."""

from functools import cache

from newscli.core.time.match import Match
from newscli.core.time.vocabulary import word_values

Number = int | float

_WRITTEN_HALVES: dict[str, Number] = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# Larger counts are no counts of units in news but sums, crowds and codes.
_LARGEST = 100_000_000_000
# Half of a unit, in the next smaller one: "two and a half years" is P2Y6M.
_HALVES = {"Y": "6M", "DE": "5Y", "TH": "30M", "TM": "30S", "M": "15D", "D": "T12H"}


def number(words: list[str]) -> Number | None:
    """The number that the words say, None where they say none.

    >>> number("thirty - five".split()), number("a hundred and ten".split()), number(["2", "1", "/", "2"])
    (35, 110, 2.5)
    """
    if len(words) >= 3 and words[-2] == "/" and words[-1].isdecimal() and words[-3].isdecimal():
        return _mixed_number(words)
    total: Number = 0
    seen = False  # whether one of the words says a number
    for word in words:
        if word[0].isdecimal():
            written = _written_number(word)
            if written is None:
                return None
            total += written
        elif word in _scales():
            total = max(total, 1) * _scales()[word]
        elif word in _AMOUNTS:
            total = _AMOUNTS[word]
        elif word in _small_numbers():
            total += _small_numbers()[word]
        else:
            continue
        seen = True
    return total if seen and total <= _LARGEST else None


def _written_number(word: str) -> Number | None:
    """The number that is written in digits; None for a longer one than news counts with."""
    digits = word.replace(",", "")
    if len(digits) > 12 or not digits.replace(".", "", 1).isdecimal():
        return None
    return float(digits) if "." in digits else int(digits)


def _mixed_number(words: list[str]) -> Number | None:
    """The number of words that end in a fraction: "2 1/2"."""
    below = int(words[-1])
    fraction = int(words[-3]) / below if below else 0
    whole = number(words[:-3]) if words[:-3] else 0
    return None if whole is None or not 0 < fraction < 1 else whole + fraction


# Amounts that no other number is added to.
_AMOUNTS: dict[str, Number] = {"couple": 2, "half": 0.5}


@cache
def _scales() -> dict[str, int]:
    """What a number before the word is multiplied by."""
    return {word: int(value) for word, value in word_values()["SCALE"].items()} | {"dozen": 12}


@cache
def _small_numbers() -> dict[str, Number]:
    """The numbers in words that are added up."""
    values = word_values()
    return _WRITTEN_HALVES | {word: int(n) for kind in ("TENS", "TEENS", "ONES") for word, n in values[kind].items()}


def duration(amount: Number | str, unit: str) -> str:
    """The TIMEX3 value of an amount of units; "X" is an open amount.

    >>> duration(3, "M"), duration(2.5, "Y"), duration("X", "TH"), duration(2, "2W"), duration(1.5, "TM")
    ('P3M', 'P2Y6M', 'PTXH', 'P4W', 'PT1M30S')
    """
    if unit == "2W":
        unit, amount = "W", amount if isinstance(amount, str) else amount * 2
    if isinstance(amount, float):
        if amount.is_integer():
            amount = int(amount)
        elif amount % 1 == 0.5 and unit in _HALVES:
            whole = f"{int(amount)}{unit.removeprefix('T')}" if amount > 1 else ""
            clock = "T" if unit[0] == "T" else ""
            return f"P{clock}{whole}{_HALVES[unit]}"
        else:
            amount = f"{amount:g}"
    return f"PT{amount}{unit[1:]}" if unit[0] == "T" else f"P{amount}{unit}"


def unit_of(match: Match, name: str = "unit") -> str:
    """The TIMEX3 designator of a unit, in the singular or the plural; "" if there is none."""
    return match.value(name, "UNIT", "UNITS")


def month_of(match: Match, name: str = "month") -> str:
    """The month as two digits."""
    value = match.value(name, "MONTH", "MABBR")
    return f"{int(value):02}"


def ordinal(words: list[str]) -> int:
    """The number of an ordinal ("21st", "twenty-first", "third"), 0 for words that are none."""
    total = 0
    for word in words:
        if word[0].isdecimal():
            digits = "".join(filter(str.isdecimal, word))
            return int(digits) if len(digits) < 5 else 0
        total += _ordinals().get(word, 0)
    return total


@cache
def _ordinals() -> dict[str, int]:
    """The ordinals in words, and the tens before them."""
    values = word_values()
    return {word: int(n) for kind in ("TENS", "ORDTENS", "ORD") for word, n in values[kind].items()}


def day_of(match: Match, name: str = "day") -> str | None:
    """The day of the month as two digits; None if no month has such a day."""
    day = ordinal(match.words(name))
    return f"{day:02}" if 0 < day <= 31 else None


def full_year(digits: str, turn: str = "30") -> str:
    """The year in four digits, "" for a number of another length. turn: the last two digits that are of this century.

    >>> full_year("98"), full_year("12"), full_year("2012"), full_year("198")
    ('1998', '2012', '2012', '')
    """
    return {4: digits, 2: f"{'19' if digits > turn else '20'}{digits}"}.get(len(digits), "")


def year_of(match: Match, name: str = "year") -> str | None:
    """The year as four digits: "1998", "nineteen ninety-eight", "'98"."""
    words = match.words(name)
    if words[0] in ("'", "’"):
        return full_year(words[1].zfill(2))
    if words[0].isdecimal():
        return words[0]
    if words[0] == "two":
        return f"{number(words)}"
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[0]]
    return f"{century + int(number(words[1:]) or 0)}"


def weekday_of(match: Match, name: str = "weekday") -> int:
    """1 for Monday ... 7 for Sunday."""
    return int(match.value(name, "WEEKDAY", "WABBR", "WEEKDAYS"))


_HALF_OF = {"first": "START", "second": "END", "latter": "END"}


def mod_of(match: Match, name: str = "pre") -> str | None:
    """START, MID or END from "early", "the middle of"; APPROX, MORE_THAN ... from "about", "more than"."""
    if not match.has(name):
        return None
    words = match.words(name)
    joined = " ".join(words)
    fixed = {"at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "~": "APPROX"}
    if joined in fixed:
        return fixed[joined]
    if words[-2:] in (["half", "of"], ["part", "of"]) and (half := _HALF_OF.get(words[-3])):
        return half
    if joined == "no more than":
        return "EQUAL_OR_LESS"
    classes = ("PHASE", "BOUNDARY", "THAN", "ABOUT")
    return next((value for cls in classes if (value := match.value(name, cls))), None)


# What a comparison counts before "more than".
_MEASURES = frozenset("cents dollars pounds euros points percent % cent million billion trillion people jobs".split())


def is_comparison(match: Match) -> bool:
    """Whether "more than" compares amounts and modifies no length: "19 cents more than two weeks earlier"."""
    return match.word("pre") in ("more", "less", "fewer") and match.before() in _MEASURES
