"""Tests of utterances that several articles quote: invented articles, the command, and limits."""

import json
from pathlib import Path

import pytest

import newscli
from conftest import Cli
from each import each
from newscli.across import utterances
from newscli.across.fingerprints import fingerprints, word_diff, words_of
from newscli.across.people import About
from newscli.across.utterances import Utterances
from newscli.records import Utterance
from timing import MOST, growth

# Pairs of quotations from two articles, each with its speaker.
PIER = "We will rebuild the pier by June"
FERRY = "and the ferry can wait until then"
SAME = [
    ("word for word", (PIER, "Ines Corvo"), (PIER, "Corvo")),
    ("a word more", (PIER, "Ines Corvo"), ("We will surely rebuild the pier by June", "Corvo")),
    ("half of it", (f"{PIER}. The ferry can wait", "Ines Corvo"), (PIER, "Corvo")),
    (
        "other marks",
        ("We’ll rebuild – the pier – by June", "Ines Corvo"),
        ("We'll rebuild, the pier, by June", "Corvo"),
    ),
    ("nobody named", (PIER, "Ines Corvo"), (PIER, "an official")),
    ("a slip in a name", (f"{PIER} {FERRY}", "Ines Corvo"), (f"{PIER} {FERRY}", "Inez Corvo")),
    ("two speakers, many words", (f"{PIER} {FERRY}", "Ines Corvo"), (f"{PIER} {FERRY}", "Tomas Reed")),
]
OTHER = [
    ("other words", (PIER, "Ines Corvo"), ("The ferry can wait until autumn", "Ines Corvo")),
    ("a clause alike", (f"{PIER} {FERRY}", "Ines Corvo"), ("We will rebuild the hall when we can", "Ines Corvo")),
    ("a phrase of everybody's", ("It is all over the place", "Ines Corvo"), ("all over the place", "Ines Corvo")),
    ("a saying of two people", ("We are very sad", "Ines Corvo"), ("We are very sad", "Tomas Reed")),
]


def said(words: str, speaker: str) -> str:
    return f'"{words}," {speaker} said.'


def found_in(*texts: str, day: str = "2024-03-0") -> list[Utterance]:
    """Return the shared utterances of articles from the first days of a month."""
    known = Utterances()
    for n, text in enumerate(texts, 1):
        known.add(newscli.quotes(text), f"{n}.txt", About(text, f"Outlet {n}", f"{day}{n}"))
    return list(known.shared_utterances())


@each(("why", "one", "other"), SAME)
def test_the_same_words_are_one_utterance(why: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    (utterance,) = found_in(said(*one), "“It rained,” Ada Lind said.", said(*other))
    assert [version.article for version in utterance.versions] == ["1.txt", "3.txt"]


@pytest.mark.parametrize(("why", "one", "other"), OTHER)
def test_other_words_are_not(why: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert found_in(said(*one), said(*other)) == []


def test_a_misspelt_name_is_the_same_speaker() -> None:
    (utterance,) = found_in(said(PIER, "Ines Corvo"), said(PIER, "Inez Corvo"))
    assert [version.other_speaker for version in utterance.versions] == [False, False]


def test_words_twice_in_one_article_are_nothing_to_compare() -> None:
    once = said(PIER, "Ines Corvo")
    assert found_in(f"{once}\n\n{once}") == []


def test_each_telling_says_when_where_and_how() -> None:
    (utterance,) = found_in(
        said(f"We will mend the old pier by June {FERRY}", "harbour master Ines Corvo"),
        said(f"We will mend the pier by July {FERRY}", "Tomas Reed"),
        said(f"We will mend the old pier by June {FERRY}", "Corvo"),
    )
    assert (utterance.content, utterance.speaker, utterance.role, utterance.articles) == (
        f"We will mend the old pier by June {FERRY},",
        "Ines Corvo",
        "harbour master",
        3,
    )
    assert [(t.outlet, t.published, t.first, t.other_speaker) for t in utterance.versions] == [
        ("Outlet 1", "2024-03-01", True, False),
        ("Outlet 2", "2024-03-02", False, True),
        ("Outlet 3", "2024-03-03", False, False),
    ]
    changes = [[(change.before, change.after) for change in version.changes] for version in utterance.versions]
    assert changes == [[], [("old", ""), ("June", "July")], []]


def test_without_dates_nobody_is_first() -> None:
    known = Utterances()
    text = '"We will rebuild the pier by June," Ines Corvo said.'
    for name in "ab":
        known.add(newscli.quotes(text), name, About(text))
    (utterance,) = known.shared_utterances()
    assert [version.first for version in utterance.versions] == [False, False]


@each("before", [0, 1, 7, 19])
@each("after", [0, 2, 9, 30])
def test_five_words_in_a_row_share_a_fingerprint(before: int, after: int) -> None:
    shared = "we shall never sell it".split()
    longer = [*(f"a{n}" for n in range(before)), *shared, *(f"b{n}" for n in range(after))]
    assert fingerprints(shared) & fingerprints(longer)


@pytest.mark.parametrize(("a", "b"), [("", "x"), ("“Wait”", "wait!"), ("a b c", "c b a"), ("It’s so", "it's not so")])
def test_a_word_diff_holds_all_words_of_both(a: str, b: str) -> None:
    pieces = word_diff(a, b)
    for text, parts in ((a, [p.before for p in pieces]), (b, [p.after for p in pieces])):
        assert [w.plain for part in parts for w in words_of(part)] == [w.plain for w in words_of(text)]
    assert all([w.plain for w in words_of(p.before)] == [w.plain for w in words_of(p.after)] for p in pieces if p.same)


def test_what_is_remembered_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utterances, "MOST_FINGERPRINTS", 2)
    first, later = '"We will rebuild the pier by June," Ines Corvo said.', '"Ten boats lie on the sand," Ada Lind said.'
    (utterance,) = found_in(first, later, later, first)
    assert utterance.speaker == "Ines Corvo"


@pytest.mark.parametrize("words", ["different", "the same", "a word apart"])
def test_work_grows_no_faster_than_the_quotations(words: str) -> None:
    def work(articles: int) -> None:
        known = Utterances()
        for n in range(articles):
            if words == "different":
                quoted.content = " ".join(f"w{n * 20 + m}" for m in range(20))
            elif words == "a word apart":
                quoted.content = f"we will rebuild the pier by w{n}"
            known.add([quoted], f"{n}.txt", About("", None, None))
        assert len(list(known.shared_utterances())) == (words != "different")

    (quoted,) = newscli.quotes('"We will rebuild the pier by June," Ines Corvo said.')
    assert growth(work, 400) <= MOST


# the command

FIRST = """Pier to be mended

The Vale Echo
4 March 2024

QUERN - "We will mend the old pier by June," harbour master Ines Corvo said.
"""
SECOND = """Harbour plans

The Quern Post
6 March 2024

QUERN - "We will mend the old pier by \x1b[31mJuly," Ines Corvo said. "That is all I know," she added.
"""


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    return tmp_path


def test_a_terminal_shows_who_was_first_and_what_differs(inside: Cli, clips: Path) -> None:
    shown = inside("quotes", clips, "--compare", "--format", "pretty").out
    assert "“We will mend the old pier by June,”\n  Ines Corvo, harbour master · 2 articles\n" in shown
    assert "4 March 2024 The Vale Echo · first · word for word" in shown
    assert "We will mend the old pier by [-June-] {+31mJuly+}" in shown
    assert "\x1b" not in shown
    assert shown.endswith("1 utterance in more than one article; 3 quotations compared, 2 articles\n")


def test_a_message_tells_that_nothing_is_shared(inside: Cli, clips: Path) -> None:
    shown = inside("quotes", clips / "first.txt", "--compare", "--format", "pretty").out
    assert shown == "No utterance in more than one article; 1 quotation compared, 1 article\n"


@pytest.mark.parametrize("options", [(), ("--json",), ("--jobs", "2")])
def test_json_has_the_same(inside: Cli, clips: Path, options: tuple[str, ...]) -> None:
    done = inside("quotes", clips, "--compare", *options)
    (record,) = json.loads(done.out) if "--json" in options else done.records
    for version in record["versions"]:
        text = Path(version["article"]).read_text()
        assert version["content"] in text[version["start"] : version["end"]]


@pytest.mark.parametrize(
    "options", [("--format", "csv"), ("--by-speaker",), ("--explain",), ("--output", "out/"), ("--output", "x.db")]
)
def test_options_that_do_not_go_together(inside: Cli, clips: Path, options: tuple[str, ...]) -> None:
    done = inside("quotes", clips, "--compare", *options)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
