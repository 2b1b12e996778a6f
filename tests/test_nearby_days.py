"""A weekday beside a saying means the same whether only its paragraph or the whole article is read."""

import pytest

import newscli
from each import each
from newscli.core.text.document import Document
from newscli.core.time.expressions import find_timexes
from newscli.core.time.nearby import NearbyDays

DAY = "2026-10-15"  # a Thursday
SAID = (
    "“We cannot sail her with that hull,” Ines Corvo said on Monday.",
    "Leo Moretti told the Courier on Friday that “the survey is done”.",
    "“It opens on Monday,” the harbour master said on Tuesday, “and the fair on Saturday and Sunday.”",
    "“We will vote on Wednesday,” she said.",
)
BEFORE = "The ferry was built in 1998. In May 2019 its owner sold it, and on June 3, 2020, it ran aground."
HISTORY = (
    "The yard was founded in 1871. In March 1903 it burned down. It was rebuilt in May 1904, sold in June 1911 and"
    " closed on 3 July 1931."
)


@each("said", SAID)
@each("before", ["The ferry will stay in dock.", BEFORE])
def test_the_paragraph_tells_what_the_article_tells(said: str, before: str) -> None:
    document = Document(f"{before}\n\n{said}\n\nIt was quiet on Thursday.")
    start, end = document.paragraphs[1]
    near = NearbyDays(document, DAY).between(start, end)
    assert near
    assert near == [timex for timex in find_timexes(document, DAY) if start <= timex.start < end]


def test_a_history_is_read_whole() -> None:
    document = Document(f"{HISTORY}\n\n“We burn,” Ines Corvo said on Monday.")
    assert NearbyDays(document, DAY).between(*document.paragraphs[1]) is None


@pytest.mark.parametrize("other", ["the day before the fair of May 3", "and sails from Tuesday to Friday"])
def test_other_expressions_are_read_in_the_whole_article(other: str) -> None:
    document = Document(f"“We sail,” Ines Corvo said on Monday, {other}.")
    near, (start, end) = NearbyDays(document, DAY), document.paragraphs[0]
    assert near.between(start, end) is None
    first = near.between(start, document.text.index(other))
    assert first == find_timexes(document, DAY)[:1]


def test_the_day_of_a_saying_is_that_of_the_timeline() -> None:
    text = f"{BEFORE}\n\n{SAID[0]}\n\n{SAID[1]}"
    assert [quote.date for quote in newscli.quotes(text, date=DAY)] == ["2026-10-12", "2026-10-09"]
