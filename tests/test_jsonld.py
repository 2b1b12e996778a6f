"""`parse --format jsonld` holds to the vocabulary of schema.org, on every sample."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newscli
from conftest import SAMPLES, Cli
from each import each
from newscli.outputs.jsonld import news_article

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _date(value: Any) -> bool:
    return isinstance(value, str) and MOMENT.fullmatch(value) is not None


def _duration(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"PT\d+M", value) is not None


def _integer(value: Any) -> bool:
    return type(value) is int and value >= 0


def _of(*types: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and value.get("@type") in types and not faults(value)


# The properties that these types have at schema.org, own and inherited, as far as they concern news, with what may
# stand in them. A property may always have several values.
_THING: dict[str, Callable[[Any], bool]] = {
    "name": _text,
    "alternateName": _text,
    "description": _text,
    "identifier": _text,
}
VOCABULARY: dict[str, dict[str, Callable[[Any], bool]]] = {
    "Thing": _THING,
    "Person": _THING | {"jobTitle": _text, "familyName": _text, "givenName": _text},
    "Organization": _THING | {"legalName": _text},
    "Place": _THING | {"address": _text},
    "NewsArticle": _THING
    | {
        "headline": _text,
        "alternativeHeadline": _text,
        "abstract": _text,
        "articleBody": _text,
        "articleSection": _text,
        "author": _of("Person", "Organization"),
        "creditText": _text,
        "dateline": _text,
        "dateModified": _date,
        "datePublished": _date,
        "inLanguage": _text,
        "locationCreated": _of("Place"),
        "mentions": _of("Thing", "Person", "Organization", "Place"),
        "publisher": _of("Person", "Organization"),
        "sourceOrganization": _of("Organization"),
        "timeRequired": _duration,
        "wordCount": _integer,
    },
}


def faults(thing: dict[str, Any]) -> list[str]:
    """What in the thing the vocabulary does not know."""
    properties = VOCABULARY.get(thing.get("@type", ""))
    if properties is None:
        return [f"no such type: {thing.get('@type')}"]
    found = []
    for name, value in thing.items():
        if name in ("@type", "@context"):
            continue
        values = value if isinstance(value, list) else [value]
        if name not in properties:
            found.append(f"no such property: {name}")
        elif not values or not all(properties[name](one) for one in values):
            found.append(f"not in the range of {name}: {value!r}")
    return found


@each(
    ("thing", "fault"),
    [
        ({"@type": "NewsItem"}, "no such type"),
        ({"@type": "NewsArticle", "title": "Pier reopens"}, "no such property: title"),
        ({"@type": "NewsArticle", "headline": None}, "range of headline"),
        ({"@type": "NewsArticle", "author": ["Ana Reed"]}, "range of author"),
        ({"@type": "NewsArticle", "author": [{"@type": "Person", "role": "mayor"}]}, "range of author"),
        ({"@type": "NewsArticle", "datePublished": "Feb 9"}, "range of datePublished"),
        ({"@type": "NewsArticle", "mentions": []}, "range of mentions"),
    ],
)
def test_the_check_finds_faults(thing: dict[str, Any], fault: str) -> None:
    assert fault in " ".join(faults(thing))


def test_samples_hold_to_the_vocabulary(inside: Cli) -> None:
    run = inside("parse", SAMPLES, "--format", "jsonld")
    assert run.code == 0
    plain = inside("parse", SAMPLES, "--format", "jsonl").records
    assert [thing["identifier"] for thing in run.records] == [record["article"] for record in plain]
    for thing, record in zip(run.records, plain, strict=True):
        assert thing["@context"] == "https://schema.org"
        assert thing["@type"] == "NewsArticle"
        assert faults(thing) == []
        assert [author["name"] for author in thing.get("author", [])] == record["authors"]
        assert thing.get("datePublished") == record["published"]
        named = {kind: {e["name"] for e in thing.get("mentions", []) if e["@type"] == kind} for kind in VOCABULARY}
        assert named["Person"] == {person["name"] for person in record["people"]}
        assert named["Place"] == {place["name"] for place in record["places"]}
    used = {name for thing in run.records for name in thing}
    assert used >= {"headline", "author", "datePublished", "publisher", "dateline", "mentions", "wordCount"}


ARTICLE = """Ferry service returns to Port Elder
By {author}
9 February 2024

PORT ELDER - Ferries sailed again on Friday after a week of storms, the harbour office said from Oslo.

"We waited for the wind," harbour master Ines Corvo told reporters. "Now we sail." Corvo thanked the crews.
"""


@pytest.mark.parametrize(("author", "kind"), [("Tomas Reed", "Person"), ("Courier Staff", "Organization")])
def test_an_article_in_full(author: str, kind: str) -> None:
    text = ARTICLE.format(author=author)
    assert news_article(newscli.parse(text, article="a.txt", publisher="The Elder Courier")) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": "a.txt",
        "headline": "Ferry service returns to Port Elder",
        "author": [{"@type": kind, "name": author}],
        "creditText": f"By {author}",
        "dateline": "PORT ELDER",
        "locationCreated": {"@type": "Place", "name": "PORT ELDER"},
        "datePublished": "2024-02-09",
        "publisher": {"@type": "Organization", "name": "The Elder Courier"},
        "inLanguage": "en",
        "description": text.split("\n")[4].removeprefix("PORT ELDER - "),
        "wordCount": 34,
        "timeRequired": "PT1M",
        "mentions": [
            {"@type": "Person", "name": "Ines Corvo", "jobTitle": "harbour master", "alternateName": ["Corvo"]},
            {"@type": "Place", "name": "Port Elder"},
            {"@type": "Place", "name": "Oslo"},
        ],
    }


def test_nothing_can_end_a_script_element(inside: Cli, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonld"
    hostile = ARTICLE.format(author="Tomas Reed").replace("Ferry service", "</script><script>alert(1)")
    assert inside("parse", "--output", out, stdin=hostile).code == 0
    (line,) = out.read_text(encoding="utf-8").splitlines()
    assert "<" not in line
    assert json.loads(line)["headline"] == hostile.split("\n")[0]


def test_an_empty_input_has_no_article(inside: Cli) -> None:
    run = inside("parse", "--format", "jsonld")
    assert (run.code, run.out) == (0, "")
