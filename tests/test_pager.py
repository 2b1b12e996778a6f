"""Tests that results longer than the screen go through a pager, on a real pseudo-terminal."""

import os
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

from conftest import FERRY
from newscli.outputs.pager import pager_command

pty = pytest.importorskip("pty", reason="needs a Unix")

MANY = 12  # articles, which are more than a screen of 20 lines


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    for n in range(MANY):
        (folder / f"{n:02}.txt").write_text(FERRY)
    return folder


def on_terminal(*args: object, folder: Path, keys: str = "", **environment: str | None) -> tuple[str, int]:
    """Return what a terminal of 20 lines shows, and the exit code. keys: are typed when no more output comes."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        for name in ("LESS", "PAGER", "NO_COLOR"):
            os.environ.pop(name, None)
        os.environ.update(COLUMNS="70", LINES="20", TERM="xterm")
        os.environ.update({name: value for name, value in environment.items() if value is not None})
        os.execv(sys.executable, [sys.executable, "-m", "newscli", *map(str, args)])
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([fd], [], [], 2)[0]:
            if keys:
                os.write(fd, keys.encode())
                keys = ""
            continue
        try:
            piece = os.read(fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(fd)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_more_than_a_screen_goes_through_the_pager_with_its_colours(clips: Path) -> None:
    shown, code = on_terminal("quotes", "clips", folder=clips.parent, PAGER="cat > paged; echo left")
    assert (shown, code) == ("left\n", 0)
    paged = (clips.parent / "paged").read_text()
    assert [f"{n:02}.txt" in paged for n in range(MANY)] == [True] * MANY
    assert "\x1b[1m" in paged
    assert f"{2 * MANY} quotations" in paged


def test_less_than_a_screen_needs_no_pager(clips: Path) -> None:
    shown, code = on_terminal("quotes", "clips/00.txt", folder=clips.parent, PAGER="cat > paged")
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
    shown, code = on_terminal("quotes", "clips", *options, folder=clips.parent, **environment)
    assert f"{2 * MANY} quotations" in shown
    assert (code, (clips.parent / "paged").exists()) == (0, False)


def test_whoever_leaves_the_pager_early_ends_the_run(clips: Path) -> None:
    shown, code = on_terminal("quotes", "clips", folder=clips.parent, PAGER="head -n 1", NO_COLOR="1")
    assert (shown.count("\n"), code) == (1, 0)
    assert "Traceback" not in shown


def test_messages_appear_after_the_pager_has_ended(clips: Path) -> None:
    shown, code = on_terminal("quotes", "clips", "missing.txt", folder=clips.parent, PAGER="cat > paged; echo left")
    first, second = shown.splitlines()
    assert (first, code) == ("left", 1)
    assert second.startswith("newscli: error: missing.txt: no such file")
    assert "missing.txt" not in (clips.parent / "paged").read_text()


def test_results_and_messages_keep_their_order_on_one_screen(clips: Path) -> None:
    shown, _ = on_terminal("quotes", "missing.txt", "clips/00.txt", folder=clips.parent, NO_COLOR="1")
    assert shown.index("missing.txt") < shown.index("00.txt") < shown.index("2 quotations")


def test_lines_for_programs_go_through_it_too(clips: Path) -> None:
    _, code = on_terminal("quotes", "clips", "--format", "jsonl", folder=clips.parent, PAGER="cat > paged")
    assert (code, (clips.parent / "paged").read_text().count('{"article"')) == (0, 2 * MANY)


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_less_shows_a_screen_and_ends_with_q(clips: Path) -> None:
    shown, code = on_terminal("quotes", "clips", folder=clips.parent, keys="q")
    assert code == 0
    assert "00.txt" in shown
    assert "11.txt" not in shown


def test_a_dumb_terminal_gets_no_pager() -> None:
    assert pager_command({"PAGER": "less"}) is None
