"""Tests that results longer than the screen go through a pager, on a real pseudo-terminal."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import FERRY
from newscli.outputs.pager import pager_command
from terminals import on_terminal

MANY = 12  # articles, which are more than a screen of 20 lines


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    for n in range(MANY):
        (folder / f"{n:02}.txt").write_text(FERRY)
    return folder


def on_screen(*args: object, folder: Path, **more: Any) -> tuple[str, int]:
    """Return what a terminal of 20 lines shows, and the exit code."""
    return on_terminal(*args, folder=folder, **{"COLUMNS": "70", "LINES": "20", **more})


def test_more_than_a_screen_goes_through_the_pager_with_its_colours(clips: Path) -> None:
    shown, code = on_screen("quotes", "clips", folder=clips.parent, PAGER="cat > paged; echo left", installed=True)
    assert (shown, code) == ("left\n", 0)
    paged = (clips.parent / "paged").read_text()
    assert [f"{n:02}.txt" in paged for n in range(MANY)] == [True] * MANY
    assert "\x1b[1m" in paged
    assert f"{2 * MANY} quotations" in paged


def test_less_than_a_screen_needs_no_pager(clips: Path) -> None:
    shown, code = on_screen("quotes", "clips/00.txt", folder=clips.parent, PAGER="cat > paged")
    assert "2 quotations" in shown
    assert (code, (clips.parent / "paged").exists()) == (0, False)


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("--no-pager",), {"PAGER": "cat > paged"}),
        ((), {"PAGER": ""}),
        ((), {"PAGER": "cat"}),
        ((), {"PAGER": "no-such-pager"}),
        ((), {"PAGER": "tee paged", "TERM": "dumb"}),
    ],
)
def test_no_pager_where_none_is_wanted(clips: Path, options: tuple[str, ...], environment: dict[str, str]) -> None:
    shown, code = on_screen("quotes", "clips", *options, folder=clips.parent, **environment)
    assert f"{2 * MANY} quotations" in shown
    assert (code, (clips.parent / "paged").exists()) == (0, False)


def test_whoever_leaves_the_pager_early_ends_the_run(clips: Path) -> None:
    shown, code = on_screen("quotes", "clips", folder=clips.parent, PAGER="head -n 1", NO_COLOR="1")
    assert (shown.count("\n"), code) == (1, 0)
    assert "Traceback" not in shown


def test_messages_appear_after_the_pager_has_ended(clips: Path) -> None:
    shown, code = on_screen("quotes", "clips", "missing.txt", folder=clips.parent, PAGER="cat > paged; echo left")
    first, second = shown.splitlines()
    assert (first, code) == ("left", 1)
    assert second.startswith("newscli: error: missing.txt: no such file")
    assert "missing.txt" not in (clips.parent / "paged").read_text()


def test_results_and_messages_keep_their_order_on_one_screen(clips: Path) -> None:
    shown, _ = on_screen("quotes", "missing.txt", "clips/00.txt", folder=clips.parent, NO_COLOR="1")
    assert shown.index("missing.txt") < shown.index("00.txt") < shown.index("2 quotations")


def test_lines_for_programs_go_through_it_too(clips: Path) -> None:
    _, code = on_screen("quotes", "clips", "--format", "jsonl", folder=clips.parent, PAGER="cat > paged")
    assert (code, (clips.parent / "paged").read_text().count('{"article"')) == (0, 2 * MANY)


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_less_shows_a_screen_and_ends_with_q(clips: Path) -> None:
    shown, code = on_screen("quotes", "clips", folder=clips.parent, keys="q")
    assert code == 0
    assert "00.txt" in shown
    assert "11.txt" not in shown


def test_a_dumb_terminal_gets_no_pager() -> None:
    assert pager_command({"PAGER": "less"}) is None
