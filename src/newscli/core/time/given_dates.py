"""Days that users and input objects give: ISO by hand, other forms through dateparser, never a silent guess."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time

from newscli.errors import InvalidDateError

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:.{2,30})?")
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
# Seconds since 1970, from 2001 to 2128, with their thousandths, millionths or billionths.
_EPOCH = re.compile(r"([1-4]\d{9})(?:\d{3}|\d{6}|\d{9})?(?:\.0*)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")


def parse_day(given: str) -> str:
    """The ISO day that the words name. Raises InvalidDateError for none, for half of one and for an ambiguous one.

    >>> parse_day("2024-02-09T08:30:00Z"), parse_day("9 February 2024"), parse_day("25/12/2023")
    ('2024-02-09', '2024-02-09', '2023-12-25')
    """
    given = given.strip()
    if m := _ISO.fullmatch(given) or _COMPACT.fullmatch(given):
        return _day(given, *map(int, m.groups()))
    if m := _NUMERIC.match(given):
        return _numeric(given, int(m[1]), int(m[3]), int(m[4]))
    if not _YEAR.search(given) or len(given) > 60:
        raise InvalidDateError(f"{given[:60]!r} is not a full date; use YYYY-MM-DD")
    return _worded(given)


def parse_edge(given: str, *, last: bool) -> str:
    """The first or the last ISO day of a year, a month or a day. Raises InvalidDateError, as parse_day does.

    >>> parse_edge("2024", last=False), parse_edge("2024-02", last=True), parse_edge("2024-02-09", last=True)
    ('2024-01-01', '2024-02-29', '2024-02-09')
    """
    m = _PERIOD.fullmatch(given.strip())
    if not m:
        try:
            return parse_day(given)
        except InvalidDateError as error:
            raise InvalidDateError(str(error).replace("use YYYY-MM-DD", "use YYYY, YYYY-MM or YYYY-MM-DD")) from None
    year, month = int(m[1]), int(m[2] or (12 if last else 1))
    if not 1 <= month <= 12 or not year:
        raise InvalidDateError(f"there is no {'month' if m[2] else 'year'} {given!r}; use YYYY, YYYY-MM or YYYY-MM-DD")
    return date(year, month, monthrange(year, month)[1] if last else 1).isoformat()


def parse_moment(given: str) -> str:
    """The ISO day, or the day and time where ISO words give one; midnight is what tools write that know no time.

    Seconds and milliseconds since 1970 are a moment too, in UTC.

    >>> parse_moment("2024-02-09T08:30:00Z"), parse_moment("2024-02-09 00:00:00"), parse_moment("1707467400000")
    ('2024-02-09T08:30:00+00:00', '2024-02-09', '2024-02-09T08:30:00+00:00')
    """
    if m := _EPOCH.fullmatch(given.strip()):
        given = datetime.fromtimestamp(int(m[1]), UTC).isoformat()
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        return parse_day(given)
    return moment.isoformat() if moment.time() != time() else moment.date().isoformat()


DateLike = str | date | None


def moment_of(given: DateLike) -> str | None:
    """What `parse_moment` gives for words, and the same for a date or a datetime; None for None and for pandas' NaT.

    Raises InvalidDateError and TypeError.
    """
    if given is None or given != given:  # NaN and NaT: what pandas has where there is none
        return None
    if isinstance(given, date):
        return parse_moment(given.isoformat())
    if not isinstance(given, str):
        raise TypeError(f"a date is a str such as '2024-02-09' or a datetime.date, not {type(given).__name__}")
    return parse_moment(given)


def day_of(given: DateLike) -> str | None:
    """The day of it."""
    moment = moment_of(given)
    return moment[:10] if moment else None


def _day(given: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise InvalidDateError(f"there is no day {given!r}; use YYYY-MM-DD") from None


def _numeric(given: str, first: int, second: int, year: int) -> str:
    if first <= 12 and second <= 12 and first != second:
        raise InvalidDateError(f"{given!r} is ambiguous (day first or month first?); use YYYY-MM-DD")
    month, day = (first, second) if second > 12 else (second, first)
    return _day(given, year, month, day)


def _worded(given: str) -> str:
    import dateparser

    try:
        moment = dateparser.parse(given, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    except Exception as error:  # dateparser has raised many kinds on odd input; none of them is the user's business
        raise InvalidDateError(f"cannot read {given!r} as a date; use YYYY-MM-DD") from error
    if moment is None:
        raise InvalidDateError(f"cannot read {given!r} as a date; use YYYY-MM-DD")
    return str(moment.date().isoformat())
