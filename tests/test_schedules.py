"""Opening hours and timetables come back every week; weekdays of one week do not."""

import newscli
from each import each
from newscli.core.time.expressions import find_timexes

DCT = "2013-02-12"
SCHEDULES = [
    ("Monday to Friday: 9am to 5pm", "XXXX-WXX-1 XXXX-WXX-5 XXXX-XX-XXT09:00 XXXX-XX-XXT17:00"),
    ("Saturday: closed", "XXXX-WXX-6"),
    ("Sunday: 12 noon to 4 p.m.", "XXXX-WXX-7 XXXX-XX-XXT12:00 XXXX-XX-XXT16:00"),
    ("The mill museum is open Monday to Saturday.", "XXXX-WXX-1 XXXX-WXX-6"),
    ("The mill shop is open from Thursday to Sunday.", "XXXX-WXX-4 XXXX-WXX-7"),
    (
        "The ticket office opens Monday through Friday from 8 a.m. to 4 p.m.",
        "XXXX-WXX-1 XXXX-WXX-5 XXXX-XX-XXT08:00 XXXX-XX-XXT16:00",
    ),
    (
        "Counter hours: Monday-Friday 10am-5pm; Saturday 10am-1pm; Sunday closed.",
        "XXXX-WXX-1 XXXX-WXX-5 XXXX-XX-XXT10:00 XXXX-XX-XXT17:00 XXXX-WXX-6 XXXX-XX-XXT10:00 XXXX-XX-XXT13:00"
        " XXXX-WXX-7",
    ),
    ("Tuesdays to Fridays, 10am to 4pm.", "XXXX-WXX-2 XXXX-WXX-5 XXXX-XX-XXT10:00 XXXX-XX-XXT16:00"),
]
OF_ONE_WEEK = [
    ("The quay will be closed from Monday to Friday.", "2013-02-18 2013-02-22"),
    ("The boat fair runs Thursday to Sunday.", "2013-02-14 2013-02-17"),
    ("The ferry office was open Monday to Wednesday despite the storm.", "2013-02-11 2013-02-13"),
    ("The mill exhibition opens Saturday.", "2013-02-16"),
    ("The old bridge is closed until Friday.", "2013-02-15"),
    ("Saturday: the harbour was closed for two hours.", "2013-02-09 PT2H"),
]


@each(("text", "values"), SCHEDULES + OF_ONE_WEEK, ids=[text for text, _ in SCHEDULES + OF_ONE_WEEK])
def test_values(text: str, values: str) -> None:
    assert " ".join(timex.value for timex in find_timexes(text, DCT)) == values


@each("text", [text for text, _ in SCHEDULES])
def test_schedules_have_no_place_on_the_axis(text: str) -> None:
    assert {timex.from_ for timex in find_timexes(text, DCT)} == {None}


def test_weekdays_of_schedules_are_sets() -> None:
    timexes = find_timexes("The mill museum is open Monday to Saturday.", DCT)
    assert [(timex.type, timex.quant) for timex in timexes] == [("SET", "EVERY")] * 2


@each("text", [SCHEDULES[0][0], SCHEDULES[2][0], "Open: Sat 10am to 4pm; Sun 11am to 3pm.", "Sat 9 Feb, 3pm."])
def test_the_times_of_a_timetable_are_no_events(text: str) -> None:
    entries = newscli.timeline(text, date=DCT, everything=True)
    assert [entry.text for entry in entries if entry.event] == []
    assert entries
