"""Times of the day: clock times with zones, noon and midnight, the parts of the day."""

from newscli.core.text.calendar_names import names_of_days_and_months
from newscli.core.time.context import Beside, after, before, context, not_after, not_before
from newscli.core.time.match import Match
from newscli.core.time.model import Find, Meaning, TimexRule
from newscli.core.time.rules.dates import calendar_day
from newscli.core.time.values import mod_of, number, weekday_of

_DAY = (
    "(weekday:DAYNAME COMMA?)? month:MONTHNAME day:DAYNUM (COMMA? year:YEARNUM)?"
    " | (DAYNAME COMMA?)? the? day2:(DAY | ORDDAY) of? month2:MONTHNAME (COMMA? year2:YEARNUM)?"
    " | adverb:ADVERBDAY | now:tonight | weekday2:DAYNAME"
)


def _day(match: Match) -> Meaning | None:
    """The day that stands beside a time of the day; without one, the day that the text speaks of."""
    for suffix in ("", "2"):
        if match.has(f"month{suffix}"):
            day = calendar_day(match, suffix)
            return Meaning("TIME", day.value, day.find) if day else None
    if match.has("weekday2"):
        any_week = (match.before(2), match.before()) == ("on", "a")  # "no better than on a Sunday morning"
        return Meaning("TIME", f"XXXX-WXX-{weekday_of(match, 'weekday2')}", None if any_week else Find("nearest"))
    find = Find("same", "D", anchor="text" if match.has("that") else "near")
    if any(map(match.has, _POINTING)):
        find = Find("shift", "D", int(match.value("adverb", "ADVERBDAY") or 0) + match.direction())
    return Meaning("TIME", "XXXX-XX-XX", find)


# Named parts that say on which day from the publication date: "tonight", "this morning", "tomorrow", "last night".
_POINTING = ("now", "this", "adverb", "which")


def _with_clock(meaning: Meaning | None, clock: str, mod: str | None = None) -> Meaning | None:
    if meaning:
        meaning.clock, meaning.mod = clock, mod
    return meaning


def _clock_time(match: Match) -> Meaning | None:
    is_time = any(map(match.has, ("half", "part", "oclock", "now"))) or match.value("time", "MOMENT")
    return _timed(match) if is_time else None


def _timed(match: Match) -> Meaning | None:
    time = _time(match)
    meaning = _with_clock(_day(match), time, mod_of(match)) if time else None
    if meaning and meaning.find and meaning.find.anchor == "near" and _is_heading(match):
        meaning.find.anchor = "dct"  # the line opens an entry of a live blog
    if time == "T24:00" and meaning and meaning.find and meaning.find.how == "same" and match.before() not in _UP_TO:
        meaning.find.side = -1
    return meaning


_UP_TO = frozenset("to until till by".split())


def _time(match: Match) -> str | None:
    """The clock time that the part `time` says; None for one that no clock shows."""
    if moment := match.value("time", "MOMENT"):
        return f"T{moment}"
    hour, minute = _hour_and_minute(match)
    if match.has("half") or match.has("part") or (match.has("now") and not minute):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * _is_late(match, hour)
    return f"T{hour:02}:{minute or '00'}" if hour <= 24 and minute < "60" else None


def _hour_and_minute(match: Match) -> tuple[int, str]:
    """The hour and the minute that the part `time` says: "nine", "9.30", "0930"; "" for no minute."""
    word = match.word("time").replace(".", ":")
    if word.isalpha():
        return int(number([word]) or 0), ""
    hour, _, minute = word.partition(":")
    return (int(hour), minute[:2]) if len(hour) < len("0930") else (int(hour[:2]), hour[2:])


def _is_late(match: Match, hour: int) -> bool:
    """Whether "p.m.", the part of the day or "tonight" place an hour in the second half of the day."""
    half, part = match.word("half"), match.value("part", "PART")
    if half or not part:
        return half.startswith("p") or (match.has("now") and not half)
    return part in ("AF", "EV") or (part == "NI" and 5 <= hour < 12)


_AFTER_PREPOSITION = before(*context("before times"))


def _is_heading(match: Match) -> bool:
    return not match.before() and not match.after()


def _bare_clock(match: Match) -> Meaning | None:
    """Digits with a colon are a time after "at" and the like, alone on a line or as hours; else a verse or a score."""
    is_time = _is_heading(match) or match.before() in _AFTER_PREPOSITION.words or _are_hours(match)
    return _timed(match) if is_time else None


_DASHES = frozenset("- – —".split())


def _are_hours(match: Match) -> bool:
    """Whether the time is an end of the hours behind a weekday: "Mon-Fri 9:00-17:00"."""
    opens = _DASHES.isdisjoint([match.before()])
    weekday, joint, other = (1, match.after(), match.end + 1) if opens else (3, match.before(), match.start - 2)
    return (
        match.before(weekday) in names_of_days_and_months()
        and joint in _DASHES
        and match.codes[other : other + 1] == match.codes[match.index("time")]
    )


def _range_first(match: Match) -> Meaning | None:
    """The first end of "6-9 p.m.": the half of the day is the last end's, or the other where the hours turn."""
    hour, minute = _hour_and_minute(match)
    end_digits = match.after(2).replace(".", ":").partition(":")[0]
    if not (_is_hour_of_half_day(f"{hour}") and _is_hour_of_half_day(end_digits)):
        return None
    late = (match.after(3)[0] == "p") != (hour % 12 > int(end_digits) % 12)  # "11-1 p.m." begins in the morning
    meaning = Meaning("TIME", "XXXX-XX-XX", Find("same", "D", anchor="near"))
    return _with_clock(meaning, f"T{hour % 12 + 12 * late:02}:{minute or '00'}")


def _is_hour_of_half_day(digits: str) -> bool:
    return digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= 12


def _hours(match: Match) -> Meaning | None:
    """Return the meaning of "At 1600 hours", "until 18hrs", "at 16h00"."""
    digits = _glued_digits(match) if match.has("minute") else _digits_before_hours(match)
    if digits is None or int(digits[:-2]) > 24 or digits[-2:] > "59":
        return None
    return _with_clock(_day(match), f"T{int(digits[:-2]):02}:{digits[-2:]}")


def _glued_digits(match: Match) -> str | None:
    """The hour and the minute of "16h00"; None for "1H23", a half-year."""
    tokens, hour, minute = match.tokens, match.word("time2"), match.word("minute")
    if tokens.raw(match.start + 1) == "H" and hour in ("1", "2"):
        return None
    return hour + minute if len(minute) == len("00") else None


def _digits_before_hours(match: Match) -> str | None:
    """The hour and the minute of "1600 hours" and "18hrs"; None for a length of time."""
    if match.before() not in _BEFORE_HOURS:
        return None
    digits = match.word("time").replace(":", "")
    if len(digits) > 2:
        return digits
    return digits + "00" if match.tokens.touching(match.start) else None


_BEFORE_HOURS = context("before hours")


def _part_of_day(match: Match) -> Meaning | None:
    return _with_clock(_day(match), f"T{match.value('part', 'PART', 'DUSK')}", mod_of(match))


def _deictic_part(match: Match) -> Meaning | None:
    """Return the meaning of "this morning", "last night", "tonight", "the next morning", "that afternoon"."""
    find = Find("shift", "D", match.direction(), anchor="text" if match.has("the") else "now")
    if match.has("same"):
        find = Find("same", "D", anchor="text")
    return Meaning("TIME", "XXXX-XX-XX", find, f"T{match.value('part', 'PART') or 'NI'}", mod_of(match))


def _early_hours(match: Match) -> Meaning | None:
    return _with_clock(_day(match), "TMO", "START")


def _overnight(match: Match) -> Meaning | None:
    return Meaning("TIME", "XXXX-XX-XX", Find("shift", "D", -1, side=-1), "TNI")


def _the_part(match: Match) -> Meaning | None:
    led = context(
        "before early parts of the day" if match.has("pre") or match.has("pre2") else "before parts of the day"
    )
    if match.before() not in led:
        return None
    if match.tokens.raw(match.end - 1).istitle() and match.tokens.raw(match.end)[:1].isupper():
        return None  # a masthead: "The Evening Tide"
    return Meaning(
        "TIME", "XXXX-XX-XX", Find("same", "D", anchor="text"), f"T{match.value('part', 'PART')}", mod_of(match)
    )


def _at_night(match: Match) -> Meaning | None:
    return Meaning("TIME", "XXXX-XX-XX", clock="TNI")


_ZONE = "(local time | ZONE (daylight | standard)? time? | time)?"


def _four_digits(match: Match) -> Meaning | None:
    """Return the meaning of "doors open at 1930"; None for four digits that count something."""
    return None if match.noun_follows() else _timed(match)


# No price or score, which stands "at" a number too: "the share closed at 19.45".
_NO_MEASURE = Beside(-5, -2, context("measured"), False)
# The first end of hours of which the last one says "a.m." or "p.m.".
_OPENS_RANGE = after(*context("range joints", "list joints"))
_BEFORE_HALF = Beside(3, 3, frozenset(["am", "pm", "a.m", "p.m", "a.m.", "p.m."]), True)


def _dotted_clock(match: Match) -> Meaning | None:
    """Return the meaning of "At 19.45", a British time; None for another number with a point."""
    if match.has("zone") or _is_heading(match) or _are_hours(match):
        return _timed(match)
    is_time = match.before() in ("at", "until", "from", "by") and match.stands(_NO_MEASURE) and not match.noun_follows()
    return _timed(match) if is_time else None


def _clock_and_part(match: Match) -> Meaning | None:
    """Return the meaning of "At 9 on Tuesday evening", "at 8 last night": the part of the day says which half."""
    hour, minute = _hour_and_minute(match)
    hour_of_day = hour % 12 + 12 * _is_late(match, hour)
    return _with_clock(_day(match), f"T{hour_of_day:02}:{minute or '00'}") if 1 <= hour <= 12 else None


# The hour before noon and midnight, and the hour that they begin.
_MOMENTS = {"noon": (11, 12), "midday": (11, 12), "midnight": (23, 0)}


def _spoken_clock(match: Match) -> Meaning | None:
    """Return the meaning of "Half past ten", "ten past four on Friday afternoon"."""
    minutes = _MINUTES.get(match.words("minutes")[-1]) or number(match.words("minutes"))
    moment = _MOMENTS.get(match.word("hour"))
    hour = 12 if moment else number(match.words("hour"))
    if not isinstance(minutes, int) or not isinstance(hour, int) or not 1 <= hour <= 12 or not 0 < minutes < 60:
        return None
    if match.word("way") == "to":
        hour, minutes = (hour - 1) or 12, 60 - minutes
    if moment:
        hour = moment[match.word("way") == "past"]
    elif match.has("part") or match.has("half"):
        hour = hour % 12 + 12 * _is_late(match, hour)
    return _with_clock(_day(match), f"T{hour:02}:{minutes:02}")


_MINUTES = {"half": 30, "quarter": 15}


RULES = (
    TimexRule(
        "clock-and-part",
        'In "9 on Monday evening" the number is an hour of that part of the day.',
        (
            ("It sank at [9 on Monday evening].", "2013-02-11T21:00"),
            ("It sank at [8 last night].", "2013-02-11T20:00"),
            ("It sank at [11 o'clock on Monday night].", "2013-02-11T23:00"),
        ),
        ("It sold 9 on Monday evening.",),
        "time:(CLOCK | DOTCLOCK | HOUR | ONES | TEENS) OCLOCK? (on? weekday2:DAYNAME | which:(last) |"
        " adverb:ADVERBDAY) part:PART",
        _clock_and_part,
        0.93,
        (_AFTER_PREPOSITION,),
    ),
    TimexRule(
        "spoken-clock",
        '"Half past ten" and "ten past four" are times of day in words.',
        (
            ("It sank at [half past ten].", "2013-02-12T10:30"),
            ("It sank at [ten past four on Friday afternoon].", "2013-02-08T16:10"),
            ("It sank at [quarter to six].", "2013-02-12T05:45"),
            ("It sank at [a quarter past midnight].", "2013-02-12T00:15"),
        ),
        ("They won ten to four.",),
        "(a? minutes:(half | quarter | ONES | TEENS | TENS (HYPHEN? ONES)?) way:(past | to) hour:(ONES | TEENS | HOUR |"
        " MOMENT))"
        " half:AMPM? ((on? weekday2:DAYNAME | in the | which:(LAST | THIS) | adverb:ADVERBDAY) part:PART)?",
        _spoken_clock,
        0.85,
        (_AFTER_PREPOSITION,),
    ),
    TimexRule(
        "dotted-clock",
        'British papers write times with a point, as in "19.45".',
        (
            ("The match begins at [19.45].", "2013-02-12T19:45"),
            ("The gates open at [18.00 GMT].", "2013-02-12T18:00"),
            ("It sails at [10.30 on Saturday].", "2013-02-16T10:30"),
        ),
        ("The share closed at 19.45.", "It weighs 19.45 tons.", "It was sold at 10.30 pounds."),
        f"time:DOTCLOCK zone:(ZONE (daylight | standard)? time?)? ((COMMA | on)? ({_DAY}))?",
        _dotted_clock,
        0.85,
    ),
    TimexRule(
        "four-digits",
        'Four digits after "at", as in "at 1930", can be hours and minutes.',
        (("Doors open at [1930].", "2013-02-12T19:30"),),
        ("Prices stood at 1930.", "It was sold at 1930 prices."),
        "time:(YEAR | MILITARY)",
        _four_digits,
        0.8,
        (before("at"), _NO_MEASURE),
    ),
    TimexRule(
        "clock-time",
        'A number with "a.m.", "p.m." or "o\'clock" is a time on the day beside it, or else on the day the text is'
        " about.",
        (
            ("The ferry leaves at [9:30 a.m. Thursday].", "2013-02-14T09:30"),
            ("The ferry left at [5 p.m. EST on Feb. 3].", "2013-02-03T17:00"),
            ("The ferry will leave at [noon tomorrow].", "2013-02-13T12:00"),
            ("The ferry leaves at [9 p.m. tonight].", "2013-02-12T21:00"),
            ("The ferry left at [nine this morning].", "2013-02-12T09:00"),
            ("It left on March 3, 1990, and was seen at [11:20 that night].", "1990-03-03T23:20"),
            ("The gates open at [8 o'clock].", "2013-02-12T08:00"),
            ("The alarm rang shortly before [midnight].", "2013-02-12T00:00"),
            ("The gates will close at [midnight].", "2013-02-12T24:00"),
            ("It sank on Friday, Feb. 1.\n\n[9:12am]\n\nDivers are going down.", "2013-02-12T09:12"),
        ),
        ("They are 9 a morning.",),
        "pre:(APPROX | PHASE)? time:(CLOCK | DOTCLOCK | HOUR | MOMENT | ONES | TEENS) oclock:OCLOCK?"
        " (half:AMPM | (in the | at | this:this | that:that) part:PART)?"
        f" {_ZONE} ((COMMA | on)? ({_DAY}))?",
        _clock_time,
        0.93,
        (not_before("high"),),
    ),
    TimexRule(
        "clock-range-first",
        'In "6-9 p.m." the first hour is also p.m. if that puts it before the second.',
        (
            ("The fair is open [6]-9 p.m. on Monday.", "2013-02-11T18:00"),
            ("The fair is open from [10:30] to 1 p.m. daily.", "2013-02-12T10:30"),
        ),
        ("They won 6-9.", "Between 6 and 9 people came at 3 p.m."),
        "time:(HOUR | CLOCK | DOTCLOCK)",
        _range_first,
        0.85,
        (_OPENS_RANGE, _BEFORE_HALF),
    ),
    TimexRule(
        "bare-clock-time",
        'Digits with a colon, as in "at 14:30", are a time if a word such as "at" or "from" comes before them.',
        (
            ("The ferry left at [14:30].", "2013-02-12T14:30"),
            ("The ferry left at [14:30 GMT on Monday].", "2013-02-11T14:30"),
        ),
        ("She won in 9:58.", "They read Luke 11:15 aloud."),
        f"time:CLOCK {_ZONE} ((COMMA | on)? ({_DAY}))?",
        _bare_clock,
        0.85,
    ),
    TimexRule(
        "zone-time",
        'Four digits before a time zone, as in "1430 GMT", are hours and minutes.',
        (
            ("The ferry left at [1430 GMT].", "2013-02-12T14:30"),
            ("It sank at [0530 GMT on Monday].", "2013-02-11T05:30"),
        ),
        ("They moved 1430 tons.",),
        f"time:(YEAR | MILITARY | CLOCK) ZONE ((COMMA | on)? ({_DAY}))?",
        _timed,
        0.9,
    ),
    TimexRule(
        "hours-time",
        '"1600 hours", "18hrs" and "16h05" are times on the 24-hour clock.',
        (
            ("The ferry left at [1600 hours].", "2013-02-12T16:00"),
            ("The ferry left at [0730 hours on Monday].", "2013-02-11T07:30"),
            ("The ferry waits until [18hrs].", "2013-02-12T18:00"),
            ("The ferry left at [16h05].", "2013-02-12T16:05"),
        ),
        ("They flew 1600 hours.", "After 1600 hours of talks they left.", "They came within 18hrs.", "See 12h."),
        f"(time:(YEAR | MILITARY | CLOCK | HOURISH) (hours | hrs) | time2:HOURISH h minute:DIGITS)"
        f" ((COMMA | on)? ({_DAY}))?",
        _hours,
        0.85,
    ),
    TimexRule(
        "day-part",
        '"The morning of Feb. 3" is one part of that day.',
        (("Divers went down on [the morning of Feb. 3].", "2013-02-03TMO"),),
        ("Monday Night Football was on.",),
        f"(the? pre:(PHASE HYPHEN?)? part:(PART | DUSK) (hours)? (of | on | COMMA)? ({_DAY}))",
        _part_of_day,
        0.95,
    ),
    TimexRule(
        "part-after-day",
        '"Monday morning" is one part of that day.',
        (
            ("Divers went down [Monday morning].", "2013-02-11TMO"),
            ("Divers will go down [tomorrow night].", "2013-02-13TNI"),
            ("Divers went down [late Monday night].", "2013-02-11TNI"),
            ("Divers went down on [Feb. 3 in the evening].", "2013-02-03TEV"),
            ("Children sing better on a [Sunday morning].", "XXXX-WXX-7TMO"),
        ),
        ("The Monday club met.",),
        f"pre:(PHASE on?)? ({_DAY}) (in the | at)? part:PART",
        _part_of_day,
        0.95,
    ),
    TimexRule(
        "deictic-part",
        '"This morning" is on the publication date, "last night" the night before; "the next morning" follows the'
        " date in the text.",
        (
            ("The ferry sank [this morning].", "2013-02-12TMO"),
            ("The ferry sank [last night].", "2013-02-11TNI"),
            ("The ferry sails [tonight].", "2013-02-12TNI"),
            ("It sank on March 3; [the next morning] divers came.", "2012-03-04TMO"),
        ),
        ("They last. Mornings are cold.",),
        "pre:PHASE? (in | on)? ((the:the? which:(LAST | THIS | NEXT) | same:(that same? | the same)) part:PART"
        " | tonight)",
        _deictic_part,
        0.94,
    ),
    TimexRule(
        "early-hours",
        '"The early hours" and "the small hours" are the first hours of the morning.',
        (
            ("It sank in [the early hours of Feb. 3].", "2013-02-03TMO"),
            ("It sank in [the small hours of Monday].", "2013-02-11TMO"),
        ),
        ("They keep early hours.", "It took the first hours."),
        f"the (early | small | wee) (morning)? hours ((of | on) the? ({_DAY}))?",
        _early_hours,
        0.9,
    ),
    TimexRule(
        "overnight",
        '"Overnight" is the night before publication, or the coming night if the verb is about the future.',
        (("Rain fell [overnight].", "2013-02-11TNI"), ("Rain will fall [overnight].", "2013-02-12TNI")),
        ("It was an overnight success.",),
        "overnight",
        _overnight,
        0.7,
        (not_after(*context("overnight nouns")),),
    ),
    TimexRule(
        "the-part",
        '"In the morning" is a part of the day that the text last mentioned.',
        (("The ferry sank on March 3. In [the afternoon] divers came.", "2012-03-03TAF"),),
        ("The afternoon was grey.", "She has worked on The Evening Tide since then."),
        "(the pre:PHASE? | pre2:PHASE) part:PART",
        _the_part,
        0.7,
    ),
    TimexRule(
        "bare-dusk",
        '"At dawn" and "before dusk" belong to the day that the text last mentioned.',
        (("Divers went down at [dawn].", "2013-02-12TDA"), ("They were up before [dusk].", "2013-02-12TEV")),
        ("The dawn of a new age.", "Dusk fell.", "It began to dawn on them."),
        "part:DUSK",
        _part_of_day,
        0.75,
        (_AFTER_PREPOSITION, not_before("to")),
    ),
    TimexRule(
        "at-night",
        '"At night" means every night and not one day.',
        (("The ferry moves only at [night].", "XXXX-XX-XXTNI"),),
        ("The night was cold.", "At night school they read."),
        "night",
        _at_night,
        0.7,
        (before("at"), not_after("-", "school", "schools", "club", "clubs")),
    ),
)
