"""Whom quotations are credited to, for kinds of sentences that the rules' own examples do not show."""

import tomllib
from pathlib import Path

from each import each
from newscli import read

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("credits.toml").read_text(encoding="utf-8"))["case"]


@each("case", CASES, ids=lambda case: case["text"][:50])
def test_case(case) -> None:  # type: ignore[no-untyped-def]
    quotes = read(case["text"], date=None).quotes(keep_boilerplate=True)
    credited = {s.text: quote.source.text for quote in quotes if quote.source for s in quote.segments}
    assert [credited.get(content, "") for content, _ in case["quotes"]] == [source for _, source in case["quotes"]]
