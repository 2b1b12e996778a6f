"""Quotations where paragraphs open their marks again: nothing is lost, and records keep to the order of the text."""

import pytest

import newscli

OPEN = "“We waited for the wind.\n\n“So we stayed,” said Perry Reed"


@pytest.mark.parametrize(
    ("end", "titles"),
    [
        (" in 2012.", []),
        (", the author of “The Long Tide”.", ["The Long Tide"]),
    ],
)
def test_speech_carried_on_is_credited_by_its_last_paragraph(end: str, titles: list[str]) -> None:
    quote, *others = newscli.quotes(OPEN + end, unattributed=True)
    assert (quote.type, quote.speaker) == ("direct", "Perry Reed")
    assert [segment.text for segment in quote.segments] == ["We waited for the wind.", "So we stayed,"]
    assert [other.content for other in others] == titles
    assert newscli.quotes(OPEN + end) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "“a\na” G“M",
        "A\u3000O\nX\u3000B\n\"T M W e\nP E W R\" T K N \"Q\" A",
        "“Wait\n\nThe tide rose.\n\n“Go,” said Ines Corvo of “The Long Tide”.",
        "“\n\n“Go,” said Ines Corvo, who wrote “The Long Tide”.",
    ],
)  # fmt: skip
def test_records_and_segments_keep_the_order_of_the_text(text: str) -> None:
    ends = [0]
    for quote in newscli.quotes(text, unattributed=True):
        assert quote.start >= ends[-1]
        for segment in quote.segments:
            assert segment.start >= ends[-1]
            assert segment.text == text[segment.start : segment.end]
            ends.append(segment.end)
        assert ends[-1] <= quote.end
