"""What a careful reader says about the samples, against what newscli says.

`cases/samples/NAME.toml` holds one article's gold. Where newscli is still wrong, `known_failures.toml` beside them says
so and why; the gold is never bent. All places are given by their words, which are looked up in the sample.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

import newscli
from each import each
from newscli.inputs import Article, InputOptions
from newscli.records import Block, ParsedArticle, Quote, TimelineEntry
from newscli.run.reading import read_articles

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
GOLD = HERE / "cases" / "samples"
KNOWN_FAILURES = "known_failures"

OPENING = "\"'“‘`"
CLOSING = "\"'”’"
NOBODY = "nobody"


@cache
def articles_of(path: str) -> list[Article]:
    return [item for item in read_articles([str(SAMPLES / path)], InputOptions()) if isinstance(item, Article)]


@dataclass
class Case:
    name: str
    gold: dict[str, Any]

    @cached_property
    def article(self) -> Article:
        article: Article = articles_of(self.gold["sample"])[self.gold.get("record", 1) - 1]
        return article

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def dates(self) -> dict[str, Any]:
        return {"date": self.article.date, "fallback_date": self.gold.get("date")}

    @cached_property
    def quotes(self) -> list[Quote]:
        return newscli.quotes(self.text, **self.dates)

    @cached_property
    def timeline(self) -> list[TimelineEntry]:
        return newscli.timeline(self.text, **self.dates, everything=True)

    @cached_property
    def blocks(self) -> list[Block]:
        return newscli.strip_boilerplate(self.text)

    @cached_property
    def parsed(self) -> ParsedArticle:
        return newscli.parse(self.text, date=self.article.date, headline=self.article.headline)

    def get(self, key: str) -> Any:
        return self.gold.get(key, [])

    def find(self, words: str, nth: int = 1) -> tuple[int, int]:
        """Where the nth occurrence of the words is. Line breaks between them do not matter."""
        hits = list(re.finditer(pattern_of(words), self.text))
        assert len(hits) >= nth, f"{self.name}: the sample has no {words!r} number {nth}"
        return hits[nth - 1].span()

    def find_quoted(self, words: str) -> int:
        """Where the quotation that begins with the words begins: behind a mark, or, in an interview's turn, without."""
        hit = re.search(f"(?<=[{OPENING}]){pattern_of(words)}", self.text) or re.search(pattern_of(words), self.text)
        assert hit, f"{self.name}: the sample has no {words!r}"
        return hit.start()


def overlap(a: Any, start: int, end: int) -> bool:
    return bool(a.start < end and start < a.end)


def pattern_of(words: str) -> str:
    core = r"\s+".join(re.escape(word) for word in words.split())
    return (r"(?<!\w)" if words[0].isalnum() else "") + core + (r"(?!\w)" if words[-1].isalnum() else "")


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))


CASES = [Case(path.stem, load(path.stem)) for path in sorted(GOLD.glob("*.toml")) if path.stem != KNOWN_FAILURES]
FAILURES: dict[str, dict[str, str]] = load(KNOWN_FAILURES)


def params(test: str, found: Iterator[tuple[Any, ...]]) -> list[Any]:
    """One pytest parameter for each (case, what, ...), marked where the failure is known."""
    out = []
    for case, what, *more in found:
        name = f"{case.name}: {what}"
        reason = FAILURES.get(test, {}).get(name)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        out.append(pytest.param(case, what, *more, id=name, marks=marks))
    return out


def listed(key: str) -> Iterator[tuple[Case, str]]:
    return ((case, words) for case in CASES for words in case.get(key))


def whole_cases(test: str) -> list[Any]:
    return params(test, ((case, "all") for case in CASES))


# Quotations


def attributions() -> Iterator[tuple[Any, ...]]:
    for case in CASES:
        for table in ("quotes", "unnamed"):
            for who, groups in case.gold.get(table, {}).items():
                for segments in groups:
                    yield case, segments[0], segments, who.split(" | "), table == "unnamed"


def bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def record_at(case: Case, start: int) -> Quote | None:
    return next((q for q in case.quotes for s in q.segments if s.start <= start < s.end and start - s.start < 2), None)


@each(("case", "what", "segments", "who", "unnamed"), params("quotes", attributions()))
def test_quotes(case: Case, what: str, segments: list[str], who: list[str], unnamed: bool) -> None:
    """A quotation has its speaker, or, where the text names nobody, its source; its pieces are one record."""
    records = [record_at(case, case.find_quoted(words)) for words in segments]
    if NOBODY in who and all(r is None or r.speaker is None for r in records):
        return
    assert all(records), f"not found: {[w for w, r in zip(segments, records, strict=True) if r is None]}"
    record = records[0]
    assert record is not None
    if unnamed:
        assert record.source is not None
        assert any(name.lower() in record.source.text.lower() for name in who)
        assert record.speaker is None or bare(record.speaker) in [bare(name) for name in who]
    else:
        assert record.speaker in who
    assert all(other is record for other in records), "the pieces of one quotation are in several records"
    ends = [case.text[s.end : s.end + (2 if record.rule == "answer-label" else 1)] for s in record.segments]
    # A turn of an interview has no marks of its own: it ends with its paragraph or before what it quotes.
    assert all(end[:1] in CLOSING + "\r\n" or end[1:] in tuple(OPENING) for end in ends)


@each(("case", "what"), params("nobody", listed("nobody")))
def test_nobody(case: Case, what: str) -> None:
    """Scare quotes, titles and signs have no speaker."""
    record = record_at(case, case.find_quoted(what))
    assert record is None or record.speaker is None


@each(("case", "what"), whole_cases("no_other_quotations"))
def test_no_other_quotations(case: Case, what: str) -> None:
    known = [words for _, _, segments, _, _ in attributions_of(case) for words in segments]
    starts = [case.find_quoted(words) for words in known + case.get("nobody") + case.get("either")]
    segments = [s for q in case.quotes if q.speaker or q.source for s in q.segments]
    assert [s.text for s in segments if not any(s.start <= start < s.end for start in starts)] == []


def attributions_of(case: Case) -> list[tuple[Any, ...]]:
    return [found for found in attributions() if found[0] is case]


# Dates


def dates() -> Iterator[tuple[Any, ...]]:
    for case in CASES:
        for words, value, *nth in case.get("dates"):
            yield case, words + "".join(f" #{n}" for n in nth), words, value, *(nth or [1])


@each(("case", "what", "words", "value", "nth"), params("dates", dates()))
def test_dates(case: Case, what: str, words: str, value: str, nth: int) -> None:
    """An expression has its TIMEX3 value; a gold value that ends in `*` is a beginning."""
    start, end = case.find(words, nth)
    values = [e.value for e in case.timeline if overlap(e, start, end)]
    assert values
    assert any(v.startswith(value[:-1]) if value.endswith("*") else v == value for v in values), values


@each(("case", "what"), params("not_dates", listed("not_dates")))
def test_not_dates(case: Case, what: str) -> None:
    start, end = case.find(what)
    assert [e.text for e in case.timeline if e.from_ and overlap(e, start, end)] == []


@each(("case", "what"), whole_cases("no_other_dates"))
def test_no_other_dates(case: Case, what: str) -> None:
    """Nothing has a place on the axis but what the gold lists."""
    known = [case.find(words, nth) for _, _, words, _, nth in dates_of(case)]
    ignored = [m.span() for words in case.get("ignore_dates") for m in re.finditer(pattern_of(words), case.text)]
    others = [e for e in case.timeline if e.from_ and not any(overlap(e, *place) for place in known + ignored)]
    assert [(e.text, e.value) for e in others] == []


def dates_of(case: Case) -> list[tuple[Any, ...]]:
    return [found for found in dates() if found[0] is case]


# Boilerplate


def lines_of(case: Case) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", case.text)]


def is_listed(case: Case, line: tuple[int, int], key: str) -> bool:
    return any(line_matches(case, line, words) for words in case.get(key))


def line_matches(case: Case, line: tuple[int, int], words: str) -> bool:
    """Whether the gold means this line: the whole of it, or, with `*`, its beginning."""
    text = case.text[slice(*line)].strip()
    return text.startswith(words[:-1]) if words.endswith("*") else text == words


def boilerplate_lines(case: Case) -> list[tuple[int, int]]:
    last = case.find(case.gold["drop_from"])[0] if "drop_from" in case.gold else len(case.text)
    return [line for line in lines_of(case) if line[0] >= last or is_listed(case, line, "drop")]


def dropped_share(case: Case, start: int, end: int) -> float:
    """How much of the stretch, white space apart, is dropped."""
    total = len("".join(case.text[start:end].split()))
    dropped = [b for b in case.blocks if not b.keep and overlap(b, start, end)]
    return sum(len("".join(case.text[max(start, b.start) : min(end, b.end)].split())) for b in dropped) / total


def furniture() -> Iterator[tuple[Any, ...]]:
    for case in CASES:
        for start, end in boilerplate_lines(case):
            yield case, case.text[start:end].strip()[:40], start, end
        for words in case.get("drop_words"):
            yield case, words, *case.find(words)


@each(("case", "what", "start", "end"), params("drop", furniture()))
def test_drop(case: Case, what: str, start: int, end: int) -> None:
    assert dropped_share(case, start, end) >= 0.9


@each(("case", "what"), whole_cases("keep"))
def test_keep(case: Case, what: str) -> None:
    """Every line that the gold does not call boilerplate is kept."""
    exempt = [case.find(words) for words in case.get("drop_words") + case.get("either_words")]
    lost = []
    for start, end in lines_of(case):
        if (start, end) in boilerplate_lines(case) or is_listed(case, (start, end), "either_lines"):
            continue
        dropped = [b for b in case.blocks if not b.keep and overlap(b, start, end)]
        if not all(inside(b, exempt) for b in dropped):
            lost.append(case.text[start:end][:60])
    assert lost == []


def inside(block: Block, places: list[tuple[int, int]]) -> bool:
    """Whether a dropped block holds, within its line, nothing but the places and what joins them to the text."""
    return not block.text.strip() or any(start - 2 <= block.start and block.end <= end + 2 for start, end in places)


# Header and people


def header_fields() -> Iterator[tuple[Any, ...]]:
    for case in CASES:
        for field, value in case.gold.get("header", {}).items():
            if not (case.article.fields and field == "authors"):  # those stand beside the text, in the object's fields
                yield case, field, value


def header_value(parsed: ParsedArticle, field: str) -> Any:
    if field.startswith("dateline_"):
        return getattr(parsed.dateline, field.removeprefix("dateline_"), None)
    return parsed.lead if field == "lead_begins" else getattr(parsed, field)


@each(("case", "what", "value"), params("header", header_fields()))
def test_header(case: Case, what: str, value: Any) -> None:
    found = header_value(case.parsed, what)
    if isinstance(value, list):
        assert [name.lower() for name in found] == [name.lower() for name in value]
    elif what == "lead_begins":
        assert (found or "").startswith(value)
    elif what == "dateline_city":
        assert (found or "").split(",")[0] == value
    elif value.endswith("*"):
        assert (found or "").startswith(value[:-1])
    else:
        assert (found or "") == value


def people() -> Iterator[tuple[Any, ...]]:
    return ((case, name, role) for case in CASES for name, role in case.gold.get("people", {}).items())


@each(("case", "what", "role"), params("people", people()))
def test_people(case: Case, what: str, role: str) -> None:
    found = {person.name: person for person in case.parsed.people}
    assert what in found
    assert role.lower() in (found[what].role or "").lower()
    assert set(case.gold.get("variants", {}).get(what, [])) <= set(found[what].variants)


@each(("case", "what"), whole_cases("no_other_people"))
def test_no_other_people(case: Case, what: str) -> None:
    """Who is listed is a person of the story, or its author."""
    known = {*case.gold.get("people", {}), *case.get("also_people"), *case.gold["header"].get("authors", [])}
    assert [person.name for person in case.parsed.people if person.name not in known] == []


# The gold itself


def test_every_sample_has_gold() -> None:
    present = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*") if path.is_file()}
    assert present == {case.gold["sample"] for case in CASES}
    assert len(articles_of("other-tool-fields.jsonl")) == sum("record" in case.gold for case in CASES)


@each("case", CASES, ids=lambda case: case.name)
def test_gold_is_in_the_text(case: Case) -> None:
    for _, _, segments, _, _ in attributions_of(case):
        for words in segments:
            case.find_quoted(words)
    for words in case.get("nobody") + case.get("either"):
        case.find_quoted(words)
    for _, _, words, _, nth in dates_of(case):
        case.find(words, nth)
    for key in ("ignore_dates", "not_dates", "drop_words", "either_words"):
        for words in case.get(key):
            case.find(words)
    for words in case.get("drop") + case.get("either_lines"):
        assert any(line_matches(case, line, words) for line in lines_of(case)), words


def test_known_failures_name_tests() -> None:
    named = {
        "quotes": attributions(),
        "nobody": listed("nobody"),
        "dates": dates(),
        "not_dates": listed("not_dates"),
        "drop": furniture(),
        "header": header_fields(),
        "people": people(),
        **{
            test: ((c, "all") for c in CASES)
            for test in ("no_other_quotations", "no_other_dates", "no_other_people", "keep")
        },
    }
    assert set(FAILURES) <= set(named)
    for test, failures in FAILURES.items():
        assert set(failures) <= {f"{found[0].name}: {found[1]}" for found in named[test]}
