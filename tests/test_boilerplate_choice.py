"""What the user decides of a page: reasons that stay or go, lines of the user's own, and what is no article at all."""

from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newscli
from conftest import Cli
from each import each
from newscli.core.page.rules import CHOSEN, RULES
from newscli.records import Block, Reason

MENU = ["Skip to main content", "Home", "Weather", "Log in"]
HEADLINE = "Larch Bay keeps its last lamplighter"
CREDITS = ["By Oda Finch", "Published 4 May 2023, 10:15"]
BODY = [
    "The council of Larch Bay voted on Tuesday to keep its last lamplighter, who walks the sea wall every evening with"
    " a pole and a ladder.",
    '"He is slower than a switch, and people like him better," the council\'s chairwoman, Ines Corvo, said.',
    "Electric light would have saved the town 9,000 crowns a year, according to a report that was written in March.",
    "The lamps were put up in 1891. Eleven of them are left, all between the fish market and the old customs house.",
]
END = ["Lamps of the coast, part 3", "Related stories", "Ferry fares to rise in May", "© 2023 The Larch Bay Post"]
PAGE = "\n".join([*MENU, HEADLINE, *CREDITS, *BODY, *END])


def kept(blocks: list[Block]) -> list[str]:
    return [block.text.strip() for block in blocks if block.keep]


def test_a_reason_to_keep_brings_back_its_blocks_and_no_others() -> None:
    plain = newscli.strip_boilerplate(PAGE)
    chosen = newscli.strip_boilerplate(PAGE, keep=["credit", "copyright"])
    back = [block for block in chosen if block.rule == "kept-on-request"]
    assert [block.text.strip() for block in back] == [CREDITS[0], END[-1]]
    assert all(block.keep and block.reason is None for block in back)
    others = {block.n for block in back}
    assert [b for b in chosen if b.n not in others] == [b for b in plain if b.n not in others]


def test_a_reason_to_drop_goes_in_safe_mode_too() -> None:
    safe = kept(newscli.strip_boilerplate(PAGE, mode="safe"))
    assert set(CREDITS) <= set(safe)
    chosen = kept(newscli.strip_boilerplate(PAGE, mode="safe", drop=["credit"]))
    assert [line for line in safe if line not in chosen] == [CREDITS[0]]


@given(st.lists(st.sampled_from([*MENU, HEADLINE, *CREDITS, *BODY, *END]), max_size=20), st.data())
def test_choices_move_only_what_they_name(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    reasons = st.sampled_from(get_args(Reason))
    keep, drop = data.draw(reasons), data.draw(reasons)
    strict = {b.start: b for b in newscli.strip_boilerplate(text, mode="strict")}
    for block in newscli.strip_boilerplate(text, mode="strict", keep=[keep]):
        before = strict[block.start]
        assert (block.text, block.keep) == (before.text, before.keep or before.reason == keep)
    # In strict mode there is nothing left that strict would drop.
    assert newscli.strip_boilerplate(text, mode="strict", drop=[drop]) == list(strict.values())


def test_own_phrases_go_wherever_they_stand() -> None:
    phrases = ["  LAMPS of the coast, part 12: ", "larch bay keeps*", ""]
    blocks = newscli.strip_boilerplate(PAGE, mode="safe", phrases=phrases, keep=["other"])
    own = [block for block in blocks if block.rule == "own-phrase"]
    assert [(block.text.strip(), block.reason) for block in own] == [(HEADLINE, "other"), (END[0], "other")]
    assert "".join(block.text for block in blocks) == PAGE


def test_a_bullet_before_an_own_phrase_makes_no_difference() -> None:
    text = PAGE.replace(END[0], f"* {END[0]}")
    (own,) = [b for b in newscli.strip_boilerplate(text, phrases=["Lamps*"]) if b.rule == "own-phrase"]
    assert own.text == f"* {END[0]}\n"


@pytest.mark.parametrize("phrases", [[], ["", " ", "*", " **", "* * *"], ["The council*x", "council of Larch Bay"]])
def test_phrases_that_cover_no_line_change_nothing(phrases: list[str]) -> None:
    assert newscli.strip_boilerplate(PAGE, phrases=phrases) == newscli.strip_boilerplate(PAGE)


def test_the_command_takes_choices_and_counts_what_went(inside: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("\ufeffLamps of the coast*\r\n\r\n", encoding="utf-8")
    args = ("--mode", "safe", "--drop", "credit", "--drop", "timestamp", "--keep", "copyright", "--phrases", own, "-v")
    run = inside("strip-boilerplate", *args, stdin=PAGE)
    assert run.code == 0
    assert run.out.split("\n")[-2:] == [BODY[-1], END[-1]]
    assert not any(line in run.out for line in [*CREDITS, END[0]])
    (summary,) = [line for line in run.err.splitlines() if "dropped" in line]
    assert all(part in summary for part in ("1 credit", "1 timestamp", "1 other", " navigation"))
    assert "copyright" not in summary


INDEX = "\n".join([*MENU, "Ferry fares to rise in May", "Swan holds up traffic", HEADLINE, "Rain until Friday",
                   "The caretaker's key", "Most read", "Fish market sold", "Subscribe", END[-1]])  # fmt: skip
WALL = "We value your privacy\nWe use cookies to improve your experience on our site.\nAccept all\nReject all"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "is empty"), (" \n\n", "is empty"), (INDEX, "contains no article"), (WALL, "contains no article")],
)
def test_what_is_no_article_yields_nothing_and_says_so(inside: Cli, text: str, words: str) -> None:
    run = inside("strip-boilerplate", stdin=text)
    assert (run.code, run.out) == (0, "")
    assert words in run.err
    assert run.err.count("\n") == 1


def test_rules_of_choice_are_registered() -> None:
    assert CHOSEN.keys() == {"own-phrase", "kept-on-request"}
    assert CHOSEN.keys() <= RULES.keys()


SHORT = ["The bridge fell.", "It rained all night long.", "Nobody was hurt at all.", "The mayor came at noon."]
THIN = "\n".join([*MENU, *SHORT, "Related stories", "Fish market sold", "Advertise", "Contact us"])


@pytest.mark.parametrize("mode", ["safe", "balanced", "strict"])
def test_a_text_of_sentences_is_never_emptied(mode: Literal["safe", "balanced", "strict"]) -> None:
    kept = [block for block in newscli.strip_boilerplate(THIN, mode=mode) if block.keep]
    assert set(SHORT) <= {block.text.strip() for block in kept}
    assert all(block.note for block in kept)


def test_that_no_article_was_found_for_sure_is_said_in_quiet_too(inside: Cli) -> None:
    run = inside("strip-boilerplate", "-q", stdin=THIN)
    assert SHORT[0] in run.out
    assert "no clear article found" in run.err


@each("quotation", ['"{}"', "“{}”", "'{}'", "‘{}’", '"{}'])
def test_a_quotation_that_names_giving_is_no_appeal(quotation: str) -> None:
    said = quotation.format("They were out in the cold to support us - we ask you to give to their families.")
    text = "\n".join([*MENU, HEADLINE, *BODY, said, "Contact us"])
    (block,) = [block for block in newscli.strip_boilerplate(text) if said in block.text]
    assert block.keep
