"""The header: dates, labels, datelines, bylines, headlines, publishers. All people, places and outlets are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from conftest import SAMPLES
from each import each
from newscli.core.page.body_start import body_start
from newscli.core.page.byline_names import find_names
from newscli.core.page.date_forms import find_moments
from newscli.core.page.date_labels import find_date_labels
from newscli.core.page.dateline import find_dateline
from newscli.core.page.header import Header, parse_header
from newscli.core.page.headline import candidates, find_headline
from newscli.core.page.published import find_dates, find_published
from newscli.core.page.top import read_top
from newscli.core.scoring import scorer
from newscli.core.text.document import Document

BODY = (
    "The council of Port Elder voted on Tuesday night to close the old swing bridge for repairs that may take years.\n"
    "Engineers had warned since the spring that the bearings of the middle pier were worn beyond what rules allow.\n"
    'Drivers will be sent over the new road, said Ines Corvo, the harbour master. "It adds ten minutes," she said.\n'
)


def header_of(doc: Document) -> Header:
    """The header with the dates and the body's beginning that it is read from."""
    body = body_start(doc)
    return parse_header(doc, read_top(doc, find_dates(doc, body), body))


def read(*lines: str) -> Header:
    return header_of(Document("\n".join([*lines, BODY])))


def slice_of(text: str, bounds: tuple[int, int] | None) -> str | None:
    return text[bounds[0] : bounds[1]] if bounds else None


# Dates as written


@each(
    ("written", "value"),
    [
        ("2024-02-09", "2024-02-09"),
        ("2024-02-09T08:30:00Z", "2024-02-09T08:30:00+00:00"),
        ("2024/02/09 08:30", "2024-02-09T08:30:00"),
        ("2024-02-09 08:30:15-05", "2024-02-09T08:30:15-05:00"),
        ("February 9, 2024", "2024-02-09"),
        ("Feb. 9, 2024 3:15 p.m. ET", "2024-02-09T15:15:00-05:00"),
        ("July 9, 2024 3:15 p.m. ET", "2024-07-09T15:15:00-04:00"),
        ("Feb 9th, 2024 at 12:05am", "2024-02-09T00:05:00"),
        ("9 February 2024", "2024-02-09"),
        ("9th of February 2024", "2024-02-09"),
        ("19-Dec-2025", "2025-12-19"),
        ("Fri, 9 Feb, 2024 - 06:36", "2024-02-09T06:36:00"),
        ("06:36 GMT, 9 February 2024", "2024-02-09T06:36:00+00:00"),
        ("8:41 PM on February 9, 2024", "2024-02-09T20:41:00"),
        ("February 9, 2024 2:26 PM GMT+2", "2024-02-09T14:26:00+02:00"),
        ("Feb 9, 2024, 19:28 IST", "2024-02-09T19:28:00"),  # India, Ireland or Israel: no offset
        ("30/04/2024 - 16:38", "2024-04-30T16:38:00"),
        ("12/22/2023", "2023-12-22"),
        ("09.02.2024", "2024-02-09"),  # dots stand where the day comes first
        ("12.22.2023", "2023-12-22"),
        ("04/04/2024", "2024-04-04"),
        ("12/22/23", "2023-12-22"),
        ("November 21, 20250 views", "2025-11-21"),
    ],
)
def test_a_date_is_read(written: str, value: str) -> None:
    moments = list(find_moments(written, 0, len(written)))
    assert [moment.value for moment in moments] == [value]


@each("text", ["Dune 5, 2024", "February 30, 2024", "13/13/2024", "May 2024", "call 555-01-2024x", "in 2024", "9 Feb"])
def test_what_is_no_full_date_is_not_read(text: str) -> None:
    assert [moment for moment in find_moments(text, 0, len(text)) if moment.day] == []


# Publication


@each(
    ("lines", "published", "updated"),
    [
        (("Old bridge closes", "By Ana Reed", "9 February 2024"), "2024-02-09", None),
        (("Published: 9 Feb 2024", "Old bridge closes"), "2024-02-09", None),
        (("Old bridge closes", "Published", "Feb 9, 2024 at 04:34 AM"), "2024-02-09T04:34:00", None),
        (
            ("Old bridge closes", "PUBLISHED: February 9, 2024 | UPDATED: February 10, 2024"),
            "2024-02-09",
            "2024-02-10",
        ),
        (("Old bridge closes", "Updated Feb. 10, 2024 / Published Feb. 9, 2024"), "2024-02-09", "2024-02-10"),
        (("Old bridge closes", "Last updated 10 February 2024"), "2024-02-10", "2024-02-10"),
        (
            ("Old bridge closes", "February 9, 2024 at 5:02 a.m. | Updated 9:12 pm"),
            "2024-02-09T05:02:00",
            "2024-02-09T21:12:00",
        ),
        (("Old bridge closes", "9 February 2024, updated 11 times"), "2024-02-09", None),
        (("Old bridge closes", "Ana ReedPublished: Feb 9, 2024"), "2024-02-09", None),
        (("Old bridge closes", "By Ana Reed February 9, 2024 Comment Now!"), "2024-02-09", None),
        (("Old bridge closes", "Feb 9, 2024 by Bo Lind"), "2024-02-09", None),
        (("Old bridge closes", "Bo Lind / ELDERCOURIER.COM / Feb 9, 2024, 17:07 IST"), "2024-02-09T17:07:00", None),
        (
            ("Thursday, February 8, 2024", "* Home", "Old bridge closes", "By Bo Lind", "February 9, 2024"),
            "2024-02-09",
            None,
        ),
        # day first or month first, by evidence
        (("Old bridge closes", "Tuesday, 03/04/2024"), None, None),  # neither reading is a Tuesday
        (("Old bridge closes", "Wednesday, 03/04/2024"), "2024-04-03", None),
        (("Old bridge closes", "Published on 03/04/2024 - 16:38 BST"), "2024-04-03T16:38:00+01:00", None),
        (("Old bridge closes", "03/04/2024 8:59 AM PT"), "2024-03-04T08:59:00-08:00", None),
        (("Old bridge closes", "Published 25/03/2024, updated 03/04/2024"), "2024-03-25", "2024-04-03"),
        (("Old bridge closes", "03/04/2024", "The bridge on March 1, 2024. Photo: Bo Lind"), "2024-03-04", None),
        (("Old bridge closes", "03/04/2024"), None, None),
        (("Old bridge closes", "03/04/2024", "newsdesk@eldercourier.co.uk"), "2024-04-03", None),
        (("Old bridge closes", "3 May 2024 6:30 p.m. CAT"), "2024-05-03T18:30:00+02:00", None),
        # not the article's date
        (("Old bridge closes", "The bridge opened on 3 May 1911 with a brass band."), None, None),
        (("Old bridge closes", "© 2024 The Elder Courier"), None, None),
        (("Old bridge closes", "— Harbour Watch (@harbourwatch) February 9, 2024"), None, None),
    ],
)
def test_when_it_was_published(lines: tuple[str, ...], published: str | None, updated: str | None) -> None:
    dates = header_of(Document("\n".join([*lines, BODY]))).dates
    assert (dates.published and dates.published.value) == published
    assert (dates.updated and dates.updated.value) == updated


def test_a_date_that_nothing_decides_is_doubtful_and_no_headline() -> None:
    text = f"{HEADLINE}\n03/04/2024\n{BODY}"
    doc = Document(text)
    doubtful = header_of(doc).dates.doubtful
    assert doubtful is not None
    assert text[slice(*doubtful)] == "03/04/2024"
    assert header_of(Document(text.replace("03/04", "13/04"))).dates.doubtful is None
    assert header_of(doc).headline == (0, len(HEADLINE))


def test_french_puts_the_day_first() -> None:
    story = (
        "Le conseil de la ville a fermé le vieux pont vendredi, et les habitants ne savent pas pour combien de temps."
    )
    found = header_of(Document(f"Le vieux pont ferme\nPublié le 03/04/2024 à 07h15\n{story}\n{story}")).dates
    assert found.published is not None
    assert found.published.value == "2024-04-03T07:15:00"


def test_a_label_stuck_to_the_lead_is_a_date() -> None:
    assert (found := find_published(Document("date 2024-02-09 Ferries sailed again on Friday after a long strike.")))
    assert (found.value, found.start, found.end) == ("2024-02-09", 5, 15)


def test_a_full_dateline_is_a_date_and_one_without_a_year_is_not() -> None:
    story = "Dockers went back to work on Thursday after a strike of nine days, both sides said."
    assert (found := find_published(Document(f"KESTREL BAY, Norland, March 14, 2024 (Meridian Press) - {story}")))
    assert found.value == "2024-03-14"
    assert find_published(Document(f"KESTREL BAY, Feb 9 (Meridian Press) - {story}")) is None


def test_the_days_of_a_chronology_are_headings() -> None:
    told = "The convoy left the harbour at dawn and met the others outside the bay as planned.\n"
    parts = [f"{day} June 1944\n{told}" for day in range(3, 9)]
    text = "The convoy left the harbour of Port Elder with forty ships and no escort at all that night.\n" * 3
    assert find_published(Document(text + "".join(parts))) is None


# Labels


@each(
    ("line", "label"),
    [
        ("date 2024-02-09 Ferries sailed again on Friday after the long strike.", "date 2024-02-09"),
        ("Published: 9 Feb 2024 The council of Port Elder closed the old bridge.", "Published: 9 Feb 2024"),
        ("Updated 3:15 p.m. ET Police in Elder said on Monday that two men were held.", "Updated 3:15 p.m. ET"),
        ("LONDON - 12:40 GMT Ministers met on Monday to discuss the plan for it.", "LONDON - 12:40 GMT"),
        ("Posted on Feb. 9, 2024 - The council closed the old bridge, and nobody minded.", "Posted on Feb. 9, 2024 -"),
        ("[2024-02-09] The council closed the old bridge, and nobody minded at all.", "[2024-02-09]"),
        ("Dec. 18, 2025 The harbour froze over for the first time in forty years.", "Dec. 18, 2025"),
        ("2025-12-18 Streamers, a club, froze its fees on Friday for forty years.", "2025-12-18"),
        ("18 Dec 2025 PORT ELDER (AP) - The harbour froze over for the first time.", "18 Dec 2025"),
    ],
)
def test_a_label_is_cut_off(line: str, label: str) -> None:
    assert [line[start:end] for start, end in find_date_labels(Document(line))] == [label]


@each(
    "line",
    [
        "December 18, 2025, was the day when the bridge was closed for good and all.",
        "Updated rules for the harbour come into force next week, the council said.",
        "Published: 9 Feb 2024",
        "PORT ELDER, Feb 9 (Meridian Press) - The council closed the old bridge on Friday.",
        "2025-12-18 was the day when the bridge was closed for good and all.",
        "12:40 The minister has arrived at the harbour and is shaking hands with dockers.",
        "By Ana Reed • February 9, 2024 12:25 pm",
    ],
)
def test_what_is_no_label_stays(line: str) -> None:
    assert find_date_labels(Document(line)) == []


# Datelines

REST = "The council closed the old bridge on Friday, and nobody minded."


@each(
    ("dateline", "city", "agency", "day"),
    [
        ("PORT ELDER — ", "PORT ELDER", None, None),
        ("PORT ELDER, Wis. (MP) -- ", "PORT ELDER", "MP", None),
        ("PORT ELDER, Feb 9 (Meridian Press) - ", "PORT ELDER", "Meridian Press", (2, 9, None)),
        ("PORT ELDER, Norland, March 14, 2024 (Meridian Press) - ", "PORT ELDER", "Meridian Press", (3, 14, 2024)),
        ("VESTERSUND, Norland (MP) _ ", "VESTERSUND", "MP", None),
        ("Vestersund (AFP) – ", "Vestersund", "AFP", None),
        ("PORT ELDER/TROMVIK, 9 February (Reuters) - ", "PORT ELDER/TROMVIK", "Reuters", (2, 9, None)),
        ("PORT ELDER (Reuters) ", "PORT ELDER", "Reuters", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("Tromvik (Elder) [India], July 16 (MP): ", "Tromvik", "MP", (7, 16, None)),
        ("TROMVIK, Norland, April 19, 2024 /PRNewswire/ -- ", "TROMVIK", "PRNewswire", (4, 19, 2024)),
        ("TROMVIK, July 16. /TASS/. ", "TROMVIK", "TASS", (7, 16, None)),
        ("PORT ELDER--(BUSINESS WIRE)--", "PORT ELDER", "BUSINESS WIRE", None),
        ("Tromvik, March 3, MPA – ", "Tromvik", "MPA", (3, 3, None)),
        ("July 16 (UPI) -- ", None, "UPI", (7, 16, None)),
        ("(CNN) — ", None, "CNN", None),
        ("CNN — ", None, "CNN", None),
        ("Tromvik CNN — ", "Tromvik", "CNN", None),
        ("NEWPORT NEWS — ", "NEWPORT NEWS", None, None),
        ("Tromvik, India -- ", "Tromvik", None, None),
        ("NAIROBI, Kenya, Sep 15 – ", "NAIROBI", None, (9, 15, None)),
        ("TROMVIK (March 3) — ", "TROMVIK", None, (3, 3, None)),
        ("TROMVIK, Mon 3rd March 2025 (MP) - ", "TROMVIK", "MP", (3, 3, 2025)),
        ("TROMVIK and VESTERSUND — ", "TROMVIK and VESTERSUND", None, None),
        ("London, 16 July 2025 – ", "London", None, (7, 16, 2025)),
        ("TROMVIK, Norland – April 19, 2024 – ", "TROMVIK", None, (4, 19, 2024)),
        ("New Delhi: ", "New Delhi", None, None),
        ("Oslo | ", "Oslo", None, None),
        ("OSLO, Feb. 9 — ", "OSLO", None, (2, 9, None)),
        ("LIMA, Peru, Feb. 9 (MP) — ", "LIMA", "MP", (2, 9, None)),
    ],
)
def test_a_dateline_is_read(
    dateline: str, city: str | None, agency: str | None, day: tuple[int, int, int | None] | None
) -> None:
    text = dateline + REST
    assert (found := find_dateline(text, (0, len(text))))
    assert (found.city, found.agency, found.day) == (city, agency, day)
    assert text[found.start : found.end].strip() == dateline.strip()


@each(
    "text",
    [
        "RELATED: " + REST,
        "The Bridge — an old one — closed on Friday.",
        "WHY THE OLD BRIDGE HAD TO CLOSE IN THE END - " + REST,
        "Nobody minded - not even the ferrymen.",
        "ELDER RENT-A-CAR Ltd. said on Friday that it would close.",
        "UPDATE — " + REST,
        "TROMVIK | " + REST,
        "Corvo (CRV) — the maker of boats — fell on Friday.",
        "Ana Reed (R-Ohio) - who voted against it - said no.",
        "Georgia — the state, not the country — voted.",
        "Ana Reed, Oslo: I think that the bridge is old.",
        "Oslo (population 700,000) - " + REST,
        "CNN, What To Make Of The Bridge, June 10, 2023",
    ],
)
def test_what_is_no_dateline_is_none(text: str) -> None:
    assert find_dateline(text, (0, len(text))) is None


def test_capitals_and_a_colon_are_a_dateline_where_the_text_places_something_there() -> None:
    story = "The council closed the old bridge, which carried half of the traffic, on Friday, and nobody minded at all."
    placed = read(f"TROMVIK: {story} Ferries will sail in Tromvik from Monday until a new bridge has been built.")
    assert placed.dateline is not None
    assert placed.dateline.city == "TROMVIK"
    placed = read(f"TROMVIK: {story} The mayor of Tromvik opened the new one, which is twice as wide, in the spring.")
    assert placed.dateline is not None
    assert read(f"TROMVIK: {story} Ferries will sail from Monday until a new bridge has been built.").dateline is None


# Bylines


@each(
    ("line", "people"),
    [
        ("Ana Reed and Bo Lind", ["Ana Reed", "Bo Lind"]),
        ("Ana Reed, Bo Lind, and Cy Marsh", ["Ana Reed", "Bo Lind", "Cy Marsh"]),
        ("ANA REED and BO D. LIND", ["ANA REED", "BO D. LIND"]),
        ("Ana Reed in Port Elder and Bo Lind in Tromvik", ["Ana Reed", "Bo Lind"]),
        ("Ana Reed, Courier Staff Writer", ["Ana Reed"]),
        ("Ana Reed Travel News Reporter", ["Ana Reed"]),
        ("Ana Reed Port Elder Courier", ["Ana Reed"]),
        ("Ana Reed For Eldercourier.Com", ["Ana Reed"]),
        ("Ana Reed and The Associated Press", ["Ana Reed"]),
        ("Ana Reed/Bo Lind", ["Ana Reed", "Bo Lind"]),
        ("Ana Maria Reed", ["Ana Maria Reed"]),
        ("Bo de Lind Jr.", ["Bo de Lind Jr."]),
        ("Ana Reed MD, PhD", ["Ana Reed"]),
        ("Ana Reed@anareed", ["Ana Reed"]),
        ('Bo "Buster" Lind', ['Bo "Buster" Lind']),
        ("Courier Staff", []),
    ],
)
def test_people_stand_apart_from_jobs_and_outlets(line: str, people: list[str]) -> None:
    assert [name.text for name in find_names(line, 0, len(line)) if name.kind == "person"] == people


HEADLINE = "Old swing bridge of Port Elder to close for two years"


@each(
    ("lines", "authors"),
    [
        ((HEADLINE, "By Ana Reed and Bo Lind in Port Elder"), ["Ana Reed", "Bo Lind"]),
        ((HEADLINE, "By", "Ana Reed", "9 February 2024"), ["Ana Reed"]),
        (
            (HEADLINE, "By", "Ana Reed News Reporter", "Tom Lind", "Paul Marsh", "9 May 2024"),
            ["Ana Reed", "Tom Lind", "Paul Marsh"],
        ),
        ((HEADLINE, "By", "Ana Reed", "Ana Reed", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "9 February 2024", "Tidewrap.com Staff"), ["Tidewrap.com Staff"]),
        ((HEADLINE, "9 February 2024", "Meet Our Team"), []),
        ((HEADLINE, "by Tom Reed , Tidal Wrap", "9 February 2024"), ["Tom Reed"]),
        ((HEADLINE, "by Tom Reed, N.B. Institute of Tides and Polar Currents", "9 May 2024"), ["Tom Reed"]),
        (
            (HEADLINE, "* Quilla Marsh", "* Published : 22:04, 9 May 2024", "TOM Reed is the keeper of the mole."),
            ["Quilla Marsh"],
        ),
        ((HEADLINE, "By Ana ReedPublished: Feb 9, 2024"), ["Ana Reed"]),
        ((HEADLINE, "Written by Ana Reed, Harbour Editor"), ["Ana Reed"]),
        ((HEADLINE, "4 May 2024 | By Ana Reed"), ["Ana Reed"]),
        ((HEADLINE, "Written By: Ana Reed | Edited By: Bo Lind", "4 May 2024"), ["Ana Reed"]),
        ((HEADLINE, "By Ana Reed, photos by Bo Lind", "4 May 2024"), ["Ana Reed"]),
        ((HEADLINE, "Von Katrin Reed", "4 May 2024"), ["Katrin Reed"]),
        ((HEADLINE, "Ana Reed", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "Ana Reed Travel Reporter", "Published 3 hours ago"), ["Ana Reed"]),
        ((HEADLINE, "By Ana Reed", "By Bo Lind", "9 February 2024"), ["Ana Reed", "Bo Lind"]),
        ((HEADLINE, "By Courier Staff", "9 February 2024"), ["Courier Staff"]),
        ((HEADLINE, "By political editor Ana Reed", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "BYLINE: ANA REED", "9 February 2024"), ["ANA REED"]),
        ((HEADLINE, "Words: Ana Reed   Pictures: Bo Lind", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "Elder Public Media | By Ana Reed", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "   By [5]Ana Reed", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "*By Ana Reed*", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "Ana Reed in Port Elder", "9 February 2024"), ["Ana Reed"]),
        ((HEADLINE, "The Canadian Press", "9 February 2024"), ["The Canadian Press"]),
        ((HEADLINE, "Web Desk", "9 February 2024"), ["Web Desk"]),
        # none of these wrote it
        ((HEADLINE, "Photo by Ana Reed", "9 February 2024"), []),
        ((HEADLINE, "Edited by Ana Reed"), []),
        ((HEADLINE, "Czech Republic", "9 February 2024"), []),
        ((HEADLINE, "Ana Reed/Elder Images"), []),
        ((HEADLINE, "Report: Ana Reed Told the Whole Council to Close the Old Swing Bridge", "9 February 2024"), []),
        ((HEADLINE, "By Staff Reporter", "9 February 2024"), []),
        ((HEADLINE, "Contact:", "Ana Reed", "9 February 2024"), []),
        ((HEADLINE, "Ines Corvo", "9 February 2024"), []),  # of whom the article tells
    ],
)
def test_who_wrote_it(lines: tuple[str, ...], authors: list[str]) -> None:
    assert read(*lines).authors == authors


def test_the_credit_at_the_end_counts_where_nobody_signs_at_the_top() -> None:
    text = f"{BODY}(Reporting by Ana Reed in Port Elder and Bo Lind in Tromvik; Editing by Cy Marsh)"
    assert header_of(Document(text)).authors == ["Ana Reed", "Bo Lind"]
    byline = header_of(Document(text)).byline
    assert byline is not None
    assert text[byline.start : byline.end] == "Reporting by Ana Reed in Port Elder and Bo Lind in Tromvik"


# Headline, standfirst, section


@each(
    ("lines", "headline", "standfirst"),
    [
        ((HEADLINE, "By Ana Reed", "9 February 2024"), HEADLINE, None),
        (("HarbourNews Boats Tides MolesVideo Forecasts ShipsForum Crews", HEADLINE, "9 May 2024"), HEADLINE, None),
        (("News Sport Business Comment Weather Jobs Motors Travel", HEADLINE, "9 May 2024"), HEADLINE, None),
        ((HEADLINE, "9 February 2024", "Reading time: 2 minutes"), HEADLINE, None),
        (
            (
                HEADLINE,
                "Drivers will be sent over the new road, which adds ten minutes.",
                "By Ana Reed",
                "9 February 2024",
            ),
            HEADLINE,
            "Drivers will be sent over the new road, which adds ten minutes.",
        ),
        (("* Home", "* News", "* Sport", "News", HEADLINE, "By Ana Reed", "9 February 2024", "Share"), HEADLINE, None),
        (("Home > News > Transport", HEADLINE, "Ana Reed", "9 February 2024"), HEADLINE, None),
        (("9 February 2024", HEADLINE, "By Ana Reed", "The bridge at dawn. Photo: Bo Lind"), HEADLINE, None),
        ((HEADLINE,), HEADLINE, None),
        (("THE ELDER COURIER", "9 February 2024", HEADLINE, "By Ana Reed"), HEADLINE, None),
        (("[Port Elder Courier Online]", "[Front Page] [Local] [Sport]", HEADLINE, "By ANA REED"), HEADLINE, None),
        (
            (f"Elder Courier - {HEADLINE}", "Page 1 of 2", "05/14/2003 09:14 AM", HEADLINE, "By Ana Reed"),
            HEADLINE,
            None,
        ),
        (("Print This Article | Single Page", HEADLINE, "Posted: 12/31/2006 10:14:00 PM PST"), HEADLINE, None),
        (
            ("Most Read", "1 Inn burns down on the far bank", HEADLINE, "By", "Ana Reed", "10:41, 12 NOV 2024"),
            HEADLINE,
            None,
        ),
        # none
        ((), None, None),
        (("Sign up for our newsletter", "Share this article"), None, None),
        (("Transcript: Morning Briefing", "9 February 2024"), None, None),
        (
            ("Harbour", HEADLINE, "Two members of the board want another survey of railings", "By Ana Reed"),
            HEADLINE,
            "Two members of the board want another survey of railings",
        ),
        (("Subject: Fwd: " + HEADLINE, HEADLINE, "By Ana Reed"), HEADLINE, None),
        (("THE HOLM GAZETTE", "All the news that the tide brings in", HEADLINE, "By Ana Reed"), HEADLINE, None),
    ],
)
def test_the_headline(lines: tuple[str, ...], headline: str | None, standfirst: str | None) -> None:
    text = "\n".join([*lines, BODY])
    header = header_of(Document(text))
    assert slice_of(text, header.headline) == headline
    assert slice_of(text, header.standfirst) == standfirst


@each("text", [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLES.glob("*.txt"))])
def test_the_closer_look_is_left_out_only_where_it_decides_nothing(text: str) -> None:
    article = newscli.read(text)
    score = scorer("headline_weights").score
    sums = {index: score(features) for index, features in candidates(article.page, article.top.anchors)}
    best = max(sums, key=lambda index: sums[index], default=None)
    if best is not None and sums[best] > 0:
        assert find_headline(article.page, article.top.anchors) == best


def test_verses_have_no_headline() -> None:
    poem = "Night\n\nHe rows at dusk across the bay,\nHis lantern low, his collar high,\nAnd so he hides."
    assert header_of(Document(poem)).headline is None


def test_the_section_stands_above_the_headline() -> None:
    text = "\n".join(["Politics", HEADLINE, "By Ana Reed", "9 February 2024", BODY])
    assert slice_of(text, header_of(Document(text)).section) == "Politics"


@each(
    ("lines", "section"),
    [
        (("Home > News > Transport", HEADLINE), "Transport"),
        (("Home / States / Norland", HEADLINE), "Norland"),
        (("Home > Travel > Old swing bridge of Port Elder", HEADLINE), "Travel"),
        (("BUSINESS | Shelf life", HEADLINE), "BUSINESS"),
        (("POLITICS  NORLAND", HEADLINE), "POLITICS"),
        (("News", "/", "Shipping", HEADLINE), "Shipping"),
        ((f"[ Politics ]  {HEADLINE}",), "Politics"),
        ((HEADLINE, "SECTION: LOCAL; Pg. 3B"), "LOCAL"),
        (("[3]News > [4]Crime", HEADLINE), "Crime"),
        # none
        (("News  Sport  Opinion  Obituaries", HEADLINE), None),
        (("The Elder Courier", HEADLINE), None),
        (("Ana Reed", HEADLINE), None),
    ],
)
def test_sections(lines: tuple[str, ...], section: str | None) -> None:
    text = "\n".join([*lines, "9 February 2024", BODY])
    header = header_of(Document(text))
    assert slice_of(text, header.section) == section
    assert slice_of(text, header.headline) == HEADLINE


@each(
    "line",
    [
        f"# {HEADLINE}",
        f"**{HEADLINE}**",
        f"HEADLINE: {HEADLINE}",
        f"Subject: Fwd: RE: {HEADLINE}",
        f"{HEADLINE} | The Elder Courier",
        f"{HEADLINE} - eldercourier.com",
        f"[ Politics ] {HEADLINE}",
    ],
)
def test_the_headline_without_what_its_line_has_besides(line: str) -> None:
    text = f"{line}\nBy Ana Reed\n{BODY}"
    assert slice_of(text, header_of(Document(text)).headline) == HEADLINE


def test_a_header_of_labels() -> None:
    labels = (
        f"3 of 9 DOCUMENTS\nThe Elder Courier\nHEADLINE: {HEADLINE}\nBYLINE: ANA REED\nDATELINE: PORT ELDER, Wis.\n"
    )
    header = header_of(Document(f"{labels}LENGTH: 212 words\n{BODY}"))
    assert header.authors == ["ANA REED"]
    assert header.dateline is not None
    assert header.dateline.city == "PORT ELDER"


def test_a_dateline_on_its_own_line_is_no_headline() -> None:
    header = read("TROMVIK, Norland (MP) _")
    assert header.headline is None
    assert header.dateline is not None
    assert header.dateline.city == "TROMVIK"


def test_a_dateline_with_its_place_goes_before_the_agency_in_the_date_line() -> None:
    text = f"{HEADLINE}\nAFP - Sunday 18 February 2024, 23:47 GMT\nTROMVIK (AFP) - {BODY}"
    header = header_of(Document(text))
    assert header.dateline is not None
    assert (header.dateline.city, header.dateline.agency) == ("TROMVIK", "AFP")


# Publisher


@each(
    ("before", "after", "publisher"),
    [
        ("", "A Message from The Elder Courier:\nDear readers, we need you.", "The Elder Courier"),
        ("", "By supporting The Elder Courier, you keep the lights on here.", "The Elder Courier"),
        ("", "Dear reader, The Elder Courier needs your help today.", "The Elder Courier"),
        ("", "© 2024 The Elder Courier. All rights reserved.", "The Elder Courier"),
        ("", "Copyright (c) 2019-2024 by Elder Media", "Elder Media"),
        (f"The Elder Courier\n{HEADLINE}\nBy Ana Reed\n", "", "The Elder Courier"),
        (f"{HEADLINE}\nBy Ana Reed | The Elder Courier\n", "", "The Elder Courier"),
        (f"{HEADLINE}\nBy Ana Reed\nThe Elder Courier, February 9, 2024\n", "", "The Elder Courier"),
        ("", "", None),
        ("", "Before you go\nIn May The Elder Courier lost its press.\nPay for our reporting.", "The Elder Courier"),
        ("", "Dear friends of The Elder Courier,\nWe need you more than ever.", "The Elder Courier"),
        ("", "A note\nRadio Free Elder is off the air.\nHelp us bring our reporters back.", "Radio Free Elder"),
        ("", "Support the Observer\nThe Elder Observer pays for our reporting.", "The Elder Observer"),
        ("", "The Coastal Intelligence Agency let us read it.\nOur reporters gave it back.", None),
        ("", "A message from the Publisher:\nWe need you.", None),
        ("", '"We read it in The Elder Courier," a reporter told her. "Our readers know."', None),
        ("", "The Elder Courier said that our reporting on it was wrong.", None),
        ("", "Corvo asked the council to support The Harbour Fund and its work.", None),
        ("", "She had a message from U.S. officials, she said.", None),
        (f"{HEADLINE}\nBy Ana Reed For Elder Courier\n", "", "Elder Courier"),
        ("Saltmarsh Dispatcher | Volume 8, Issue 6\n", "", "Saltmarsh Dispatcher"),
        ("From: The Elder Courier <morning@mail.example>\nTo: reader@mail.example\n", "", "The Elder Courier"),
        (
            f"Saltmarsh Dispatcher\n{HEADLINE}\nBy Ana Reed  ana@saltmarshdispatcher.example\n",
            "",
            "Saltmarsh Dispatcher",
        ),
        ("", "Corvo told Saltmarsher that it was over.\nhttps://saltmarsher.example/p/4aB", "Saltmarsher"),
        ("", "The ferry left Port Elder.\ndesk@elder.example", None),
        ("", "Photo © Bo Lind", None),
        ("", "Copyright Bo Lind/The Agency", None),
        (f"{HEADLINE}\nAna Reed\nSenior Crime Reporter\n", "", None),
        (f"{HEADLINE}\nBy The Associated Press\n", "", None),
        (f"Breaking News\n{HEADLINE}\n", "", None),
        (f"The Morning Tide\n{HEADLINE}\nBy Ana Reed, The Morning Tide\n", "", "The Morning Tide"),
        (f"Elder Courier - {HEADLINE}\n{HEADLINE}\nBy Ana Reed\n", "", "Elder Courier"),
        (
            f"press@tromvik.example\n{HEADLINE}\nTromvik, Feb. 9 - Tromvik has a new bridge, and Corvo was there.\n",
            "",
            None,
        ),
        # Whose copyright it is, is not always who published it.
        ("", "Copyright 2024 The Associated Press. All rights reserved.", None),
    ],
)
def test_who_published_it(before: str, after: str, publisher: str | None) -> None:
    text = before + BODY + after
    assert slice_of(text, header_of(Document(text)).publisher) == publisher


# Any text

LINES = st.sampled_from(
    [
        "By Ana Reed",
        "9 February 2024",
        HEADLINE,
        "©",
        "By",
        "03/04/24",
        "PORT ELDER (AP) --",
        "* Home",
        "A\u2028B",
        "1",
        '"',
        BODY,
    ]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=25).map("\n".join))
@settings(max_examples=100)
def test_any_text_has_a_header_whose_parts_are_slices(text: str) -> None:
    doc = Document(text)
    header = header_of(doc)
    byline = (header.byline.start, header.byline.end) if header.byline else None
    dateline = (header.dateline.start, header.dateline.end) if header.dateline else None
    dates = [(found.start, found.end) for found in (header.dates.published, header.dates.updated) if found]
    parts = [header.headline, header.standfirst, header.section, header.publisher, byline, dateline, *dates]
    for start, end in [part for part in parts if part] + find_date_labels(doc):
        assert 0 <= start < end <= len(text)
    for name in header.byline.names if header.byline else []:
        assert text[name.start : name.end] == name.text


@pytest.mark.parametrize("signature", ["", "By Ana Reed\n", "9 February 2024\n", "By Ana Reed\n9 February 2024\n"])
def test_a_brief_has_a_headline(signature: str) -> None:
    story = (
        "The old bridge over the Elder closed on Monday for repairs to its deck.\n\n"
        "The council said that it would open again in May.\n\n"
        "Drivers who cross it each morning were not happy with the plan.\n"
    )
    text = f"Old bridge closes for winter\n{signature}\n{story}"
    assert slice_of(text, header_of(Document(text)).headline) == "Old bridge closes for winter"
