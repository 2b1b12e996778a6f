"""Temporal expressions: promises that hold for any text, resolution, false friends, work that grows with the text."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from newscli.core.time.calendar import at_grain, easter, interval
from newscli.core.time.expressions import find_timexes
from newscli.core.time.grammar import Grammar
from newscli.core.time.rule_table import NUCLEI, RULES

DCT = "2013-02-12"  # a Tuesday
WORDS = (
    "on in of the a last next this past early late mid May March Monday Sun Feb. 3 12 1998 1990s '90s year years ago"
    " quarter week weeks and half to - – two twenty few other every daily now tonight morning 9:30 p.m. GMT BC spring"
    ' , . ( ) " “ ’s \n\n $ % will closed ended Easter Christmas decade century second 1/2 fiscal until before after'
).split(" ")


def values(text: str, dct: str | None = DCT) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_timexes(text, dct)]


@settings(max_examples=100)
@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)),
    st.sampled_from([None, DCT, "2000-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_text(text: str, dct: str | None) -> None:
    found = find_timexes(text, dct)
    end = 0
    for timex in found:
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        assert timex.rule in RULES
        assert timex.value
        assert (timex.from_ is None) == (timex.to is None) == (timex.granularity is None)
        if timex.from_ and timex.to:
            assert timex.from_ <= timex.to
        end = timex.end


def test_last_week_of_the_calendar() -> None:
    assert interval("9999-W52") is None  # it ends behind the last day that there is
    assert values("It reopens this week.", "9999-12-31") == [("this week", "9999-W52")]


@settings(max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-400, 400))
def test_days_move_with_the_publication_date(day: date, shift: int) -> None:
    text = "It closed yesterday, reopened today and will close again tomorrow, 11 days from now."

    def found(dct: date) -> list[date]:
        return [date.fromisoformat(t.value) for t in find_timexes(text, dct.isoformat())]

    assert [d - day for d in found(day)] == [timedelta(n) for n in (-1, 0, 1, 11)]
    assert [d + timedelta(shift) for d in found(day)] == found(day + timedelta(shift))


@settings(max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_weekdays_move_with_the_week(day: date, weeks: int) -> None:
    text = "It met on Monday and on Friday, and will meet on Wednesday."

    def found(dct: date) -> list[date]:
        return [date.fromisoformat(t.value) for t in find_timexes(text, dct.isoformat())]

    moved = timedelta(7 * weeks)
    assert [d + moved for d in found(day)] == found(day + moved)
    monday, friday, wednesday = found(day)
    assert (monday.weekday(), friday.weekday(), wednesday.weekday()) == (0, 4, 2)
    assert timedelta(0) <= day - monday < timedelta(7)
    assert timedelta(0) <= day - friday < timedelta(7)
    assert timedelta(0) <= wednesday - day < timedelta(7)


@each(
    ("text", "value"),
    [
        ("The council met on Wednesday.", "XXXX-WXX-3"),
        ("The council met yesterday.", "XXXX-XX-XX"),
        ("The council met last week.", "XXXX-WXX"),
        ("The council met on Feb. 3.", "XXXX-02-03"),
        ("The council met in October.", "XXXX-10"),
        ("Profit fell in the third quarter.", "XXXX-Q3"),
        ("The council met on Monday morning.", "XXXX-WXX-1TMO"),
        ("The council met a year ago.", "XXXX"),
    ],
)
def test_without_a_date_nothing_is_guessed(text: str, value: str) -> None:
    (timex,) = find_timexes(text, None)
    assert (timex.value, timex.under, timex.from_, timex.to) == (value, value, None, None)


def test_without_a_date_that_month_is_no_other_month() -> None:
    text = "It opened on Oct. 2, 1811. In September it closed. Early that month it had burned."
    assert values(text, None)[-1] == ("Early that month", "XXXX-XX")


@pytest.mark.parametrize("dct", ["yesterday", "2013-02-30", "", "20130212x"])
def test_a_date_that_is_none_counts_as_none(dct: str) -> None:
    assert values("The council met on Wednesday.", dct) == [("Wednesday", "XXXX-WXX-3")]


@each(
    "text",
    [
        "It may rain, and they march on.",
        "She finished second, and the second man fell.",
        "They won 8-1 and lost 3-2 in Portmoor.",
        "It costs $1998 or £2010, the paper said.",
        "The Saab 9-3 and the Boeing 1957 left; flight 1984 did not.",
        "The Sun and the Sunday Times said so.",
        "Theresa May and April Ludgate spoke.",
        "The current mayor and the former mayor shook hands.",
        "They sat in the sun, wed and thus sated.",
        "He was 37 years old, she a 5-year-old.",
        "They fed 1500 people and 1200 dogs.",
        "It fell by 3.5 percent to 14.75.",
        "A spring in the mattress broke, and so did his fall.",
    ],
)
def test_false_friends(text: str) -> None:
    assert values(text) == []


def test_a_report_that_names_many_years_is_no_narrative() -> None:
    report = (
        "It sold more than in 2011 and 2012, as it did in 2012. The loss of 2012 was its first. It beat 2011. November"
        " was good."
    )
    assert values(report)[-1] == ("November", "2012-11")
    feature = (
        "It was built in 1963, rebuilt in 1965 and in 1966, sold in 1971 and closed in 1975. Last summer it reopened,"
        " and from this May it will cost more."
    )
    assert values(feature)[-2:] == [("Last summer", "2012-SU"), ("this May", "2013-05")]


def test_a_feature_with_bare_years_counts_from_its_own_day() -> None:
    feature = (
        "The band formed in 1994, split in 1999, toured in 2004, and won the prize in 2006 and 2008. A record of theirs"
        " came out in October. No band sold more this year. On Friday the singer turned 40."
    )
    assert values(feature)[5:] == [("October", "2012-10"), ("this year", "2013"), ("Friday", "2013-02-08")]
    cited = (
        'It "began" in March 1994. "It was hard," he wrote in May 1999; in June 2004 "we won". In July 2006 "we lost".'
        ' "It was over in May 2008." Ask him "why", as we did in October.'
    )
    assert values(cited)[-1] == ("October", "2012-10")


@each(
    ("text", "dct", "found", "value"),
    [
        # a day early in the next year is near, whatever the verb
        ("She toured the county ahead of the vote on Jan. 15.", "2013-12-20", "Jan. 15", "2014-01-15"),
        ("It lost money in the year that ended Jan. 31.", "2013-10-31", "Jan. 31", "2013-01-31"),
        # a feast that a past verb tells of is over
        ("The mill had closed by Thanksgiving.", "2013-06-08", "Thanksgiving", "2012-11-22"),
        ("The mill will close at Thanksgiving.", "2013-06-08", "Thanksgiving", "2013-11-28"),
        # yesterday is called by its name alone
        ("Last Monday the mill closed.", "2013-02-12", "Last Monday", "2013-02-04"),
        ("Last Monday the mill closed.", "2013-02-13", "Last Monday", "2013-02-11"),
        # the year that follows what is told, and the one that is to come
        ("It opened in 2004 and closed the next year.", "2013-02-12", "the next year", "2005"),
        ("It opened in 2004 and will close over the next year.", "2013-02-12", "the next year", "2014"),
        # in February a winter began in the year before
        ("Gas was cheap this winter.", "2013-02-12", "this winter", "2012-WI"),
        ("Gas was cheap last winter.", "2013-02-12", "last winter", "2011-WI"),
        ("Gas was cheap last winter.", "2013-04-12", "last winter", "2012-WI"),
        # a month that was told with its year keeps it for its days
        ("The riots of July 2011 cost lives.\n\nOn July 8 a shop burned.", "2013-02-12", "July 8", "2011-07-08"),
        ("The riots of July 2011 cost lives.\n\nOn July 8 a shop will open.", "2013-02-12", "July 8", "2013-07-08"),
        ("They struck in January 2011.\n\nOn Jan. 28 they struck.", "2013-02-12", "Jan. 28", "2013-01-28"),
        # the year of a half or a quarter is the one of writing
        (
            "Since May 2012 it has sold more in the first half of the year.",
            "2013-08-12",
            "the first half of the year",
            "2013-H1",
        ),
        ("It was sold in 2005. It failed a year before his death.", "2013-02-12", "a year", "P1Y"),
        # two days in a row stay together
        ("Storms are possible Tuesday and Wednesday.", "2013-02-12", "Wednesday", "2013-02-13"),
        ("They met on Saturday and Sunday.", "2013-02-12", "Sunday", "2013-02-10"),
        ("The mill reopens next Christmas.", "2013-12-20", "next Christmas", "2014-12-25"),
        ("The mill reopens next Christmas.", "2013-02-12", "next Christmas", "2013-12-25"),
        # a month to come, but for what is told right before it
        ("The fair was closed in April.", "2013-02-12", "April", "2012-04"),
        ("Back in April they were asked.", "2013-02-12", "April", "2012-04"),
        ("They agreed to hold it in April.", "2013-02-12", "April", "2013-04"),
        # labels of lists
        ("Last match: July 26 - won.", "2013-02-12", "July 26", "2012-07-26"),
        ("Next match: Nov. 6 in Elder.", "2013-02-12", "Nov. 6", "2013-11-06"),
        ("The court's ruling in October would end the board's power.", "2013-02-12", "October", "2012-10"),
        ('"Post Labor Day, they will sail," she said.', "2013-02-12", "Labor Day", "2013-09-02"),
        # what a fixture announces in the present tense
        ("The champion defends her title on Saturday.", "2013-02-12", "Saturday", "2013-02-16"),
        ("More storms are possible on Thursday.", "2013-02-12", "Thursday", "2013-02-14"),
        # what had not happened until a day has happened
        ("Nobody knew; she had not spoken of it until Thursday.", "2013-02-12", "Thursday", "2013-02-07"),
        ("Nobody knew; she will not speak of it until Thursday.", "2013-02-12", "Thursday", "2013-02-14"),
    ],
)
def test_which_side(text: str, dct: str, found: str, value: str) -> None:
    assert dict(values(text, dct))[found] == value


def test_a_night_s_morning_is_the_next_day() -> None:
    assert values("It sank last night. Divers came at 2 a.m. and left at noon.")[1:] == [
        ("2 a.m.", "2013-02-12T02:00"),
        ("noon", "2013-02-12T12:00"),
    ]


def test_what_happened_at_noon_did_not_happen_on_a_day_to_come() -> None:
    assert values("It will reopen on Friday. Divers left at noon.")[1] == ("noon", "2013-02-12T12:00")


def test_a_year_told_in_the_sentence_holds_for_its_later_months() -> None:
    text = "She was arrested in October 2010 and charged on Nov. 3."
    assert values(text) == [("October 2010", "2010-10"), ("Nov. 3", "2010-11-03")]


def test_what_a_quarter_is_compared_with_is_not_what_a_report_is_about() -> None:
    text = "Profit in the fourth quarter rose 3% from the third quarter and 5% from a year ago."
    assert values(text)[-1] == ("a year ago", "2011-Q4")


def test_the_verb_close_behind_a_conjunction_s_date_is_its_verb() -> None:
    assert values("They will get a rise after the board on Monday approved it.") == [("Monday", "2013-02-11")]
    assert values("They will get a rise when the board meets on Friday.") == [("Friday", "2013-02-15")]


def test_a_narrative_counts_from_its_own_dates() -> None:
    text = (
        "The mill was founded in 1811. In May 1812 it burned down. On 3 June 1813 it was rebuilt, and by October it"
        " ran."
        " It was sold in 1820. In March 1821 the new owner died. Two years later his widow moved to Elder."
    )
    found = dict(values(text))
    assert (found["October"], found["Two years later"]) == ("1813-10", "1823")


def test_what_had_been_due_on_a_weekday_is_overtaken() -> None:
    assert values("The offer had been due to expire on Friday.") == [("Friday", "2013-02-08")]
    assert values("The offer is due to expire on Friday.") == [("Friday", "2013-02-15")]
    assert values("The offer was due to expire on Friday.") == [("Friday", "2013-02-15")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council announced a cut in the supply in April.", "2013-04"),
        ("The council met the dockers in May.", "2012-05"),
        ("The council announced a cut in the supply in January.", "2013-01"),
        ("The council announced a cut in the supply last March.", "2012-03"),
    ],
)
def test_a_month_just_ahead_is_the_coming_one_even_behind_a_past_verb(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank at 10:35 a.m. (0735 GMT) Friday.", ["2013-02-08T10:35", "2013-02-08T07:35", "2013-02-08"]),
        ("It sank at 5 a.m. Elder time on March 20, 2003.", ["2003-03-20T05:00", "2003-03-20"]),
        ("It sank at 10:35 a.m. The mayor came on Friday.", ["2013-02-12T10:35", "2013-02-08"]),
        ("It sank at 10:35 a.m. and rose on Friday.", ["2013-02-12T10:35", "2013-02-08"]),
    ],
)
def test_a_clock_time_is_on_the_day_close_behind_it(text: str, found: list[str]) -> None:
    assert [value for _, value in values(text)] == found


def test_two_seasons_in_a_row_vouch_for_each_other() -> None:
    assert values("They spent the fall and early winter there.") == [
        ("the fall", "2012-FA"),
        ("early winter", "2012-WI"),
    ]
    spent = "They mended nets through the spring and late summer of 1943, and the winter and spring of 1945 at home."
    assert [value for _, value in values(spent)] == ["1943-SP", "1943-SU", "1944-WI", "1945-SP"]
    assert values("They watched the fall and rise of the mill.") == []


@each(
    ("told", "asked", "value"),
    [
        # what was still to come, what tells a noun apart, and the year before do not move the story
        ("They saved for a fair planned for 1816. On 9 March they met again.", "9 March", "1814-03-09"),
        ("The war lasted until the truce of May 1815. By July all were back.", "July", "1814-07"),
        ("It was a friend of the June 1811 rebels. By July it was full.", "July", "1814-07"),
        ("It sold more than in the previous year. By July it was full.", "July", "1814-07"),
        ("It has sold 300 (as of May 1816). By July it was full.", "July", "1814-07"),
        ("They wanted it back by next summer. On 9 March they met again.", "9 March", "1814-03-09"),
        # what happened then does
        ("It reopened in June 1816. By July it was full.", "July", "1816-07"),
        ("It is the mill that they reopened in June 1812 and left. By July it was full.", "July", "1812-07"),
        ("The rebels of '98 came back.", "'98", "1798"),
        # the end of a year turns into the next one, its middle does not
        ("In December the roof fell. It was mended in January, and in May it fell again.", "January", "1815-01"),
        ("In December the roof fell. It was mended in January, and in May it fell again.", "May", "1815-05"),
        ("In July the roof fell. It had been weak in January.", "January", "1814-01"),
        ("In December the roof fell. It had been mended in August.", "August", "1814-08"),
    ],
)
def test_what_moves_the_year_of_a_narrative(told: str, asked: str, value: str) -> None:
    story = (
        "The mill was founded in 1811. In 1812 and 1813 it burned down. It was rebuilt in 1813. In May 1814 it ran. "
    )
    assert dict(values(story + told))[asked] == value


def test_a_report_counts_from_its_day_however_many_years_it_names() -> None:
    text = (
        "The mill was founded in 1811 and burned down in 1812, 1850, 1900 and 1911. On Monday it burned down again, the"
        " mayor said on Tuesday. In October it had been inspected."
    )
    found = dict(values(text))
    assert (found["Monday"], found["Tuesday"], found["October"]) == ("2013-02-11", "2013-02-12", "2012-10")


@pytest.mark.parametrize(
    ("text", "first", "interval"),
    [
        ("The fair runs March 12-15.", "March 12", ("2013-03-12", "2013-03-15")),
        ("The fair ran from 2009 to 2011.", "2009", ("2009-01-01", "2011-12-31")),
        ("The fair ran between May and July 2011.", "May", ("2011-05-01", "2011-07-31")),
        ("The fair ran 26 June - 4 August 1952.", "26 June", ("1952-06-26", "1952-08-04")),
    ],
)
def test_the_first_end_of_a_range_stands_for_all_of_it(text: str, first: str, interval: tuple[str, str]) -> None:
    timex = find_timexes(text, DCT)[0]
    assert text[timex.start : timex.end] == first
    assert (timex.from_, timex.to) == interval


@each(
    ("text", "value"),
    [
        ("In 2009 the fair began on Sept. 30.", "2009-09-30"),
        ("They see no point in talks before spring.", "2013-SP"),
        ("The fair was held in the spring, and the town will be quiet until autumn.", "2013-FA"),
        ("The United States goods arrived Thursday.", "2013-02-07"),
        ("The mill could not be reached Thursday.", "2013-02-07"),
        ("The group could sail as early as Thursday.", "2013-02-14"),
        ("The trial opens Thursday.", "2013-02-14"),
        ("She was told of Thursday's vote, and will resign.", "2013-02-07"),
        ("She will resign over Thursday's vote.", "2013-02-07"),
        ("The ferry was due to sail on Thursday.", "2013-02-14"),
        ("The ferry was to sail on Nov. 20.", "2013-11-20"),
        ("The minister promised new piers by October.", "2013-10"),
        ("The mill had sold its last horse by October.", "2012-10"),
        ("The strike was to blame for the fire of Nov. 20.", "2012-11-20"),
        ("On New Year's Day, the town slept.", "2013-01-01"),
    ],
)
def test_what_the_sentence_says_about_its_dates(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


def test_a_line_with_a_time_alone_is_an_entry_of_the_day() -> None:
    text = "18:20\nThe river falls by noon tomorrow.\n\n17:48 GMT\nIt rained on Sunday."
    assert [v for _, v in values(text)] == [
        "2013-02-12T18:20",
        "2013-02-13T12:00",
        "2013-02-12T17:48",
        "2013-02-10",
    ]


def test_in_a_quotation_today_is_the_day_of_the_saying() -> None:
    text = '"We sailed yesterday and will sail on Friday," she said on Feb. 3. The boats came back today.'
    assert [v for _, v in values(text)] == ["2013-02-02", "2013-02-08", "2013-02-03", "2013-02-12"]


def test_years_before_christ_go_backwards() -> None:
    text = (
        "The harbour was dug in 500 BC. It silted up in 490 BC, 480 BC and 470 BC. In 460 BC it was dug again, and two"
        " years later it was lost. In spring the fleet left."
    )
    found = dict(values(text))
    assert (found["two years later"], found["spring"]) == ("BC0458", "BC0458-SP")


@each(
    ("text", "mod"),
    [
        ("It closed early this year.", "START"),
        ("It closed in mid-1911.", "MID"),
        ("It closed at the end of 1911.", "END"),
        ("It took nearly forty years.", "LESS_THAN"),
        ("It took at least 30 days.", "EQUAL_OR_MORE"),
        ("It took more than two years.", "MORE_THAN"),
        ("It closed around March 3.", "APPROX"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    assert [t.mod for t in find_timexes(text, DCT)] == [mod]


def test_sets_say_how_often() -> None:
    found = {t.value: (t.quant, t.freq) for t in find_timexes("It sails twice a week, and every other Friday.", DCT)}
    assert found == {"P1W": (None, "2X"), "XXXX-WXX-5": ("EVERY 2", None)}


def test_easter_and_the_weeks() -> None:
    assert [easter(y).isoformat() for y in (1943, 2008, 2038)] == ["1943-04-25", "2008-03-23", "2038-04-25"]
    assert at_grain(date(2027, 1, 1), "W") == "2026-W53"
    assert interval("2026-W53") == (date(2026, 12, 28), date(2027, 1, 3), "week")
    assert interval("2013-02-30") is None


def test_no_pattern_matches_nothing() -> None:
    grammar = Grammar(tuple(RULES.values()), NUCLEI)
    assert grammar.start.ending == []
