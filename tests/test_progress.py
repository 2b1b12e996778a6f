"""The progress line appears only on a terminal, and gives way to all other output."""

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import FERRY
from copies import Copies
from newscli.inputs import Article, InputOptions
from newscli.inputs.paths import total_size
from newscli.run.messages import Messages
from newscli.run.progress import Progress
from newscli.run.reading import read_articles

pty = pytest.importorskip("pty", reason="needs a Unix")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(said: str) -> list[str]:
    """Return the successive contents of the line; "" where it was erased."""
    said = re.sub(r"\n\x1b\[\?25h\r\x1b\[1A\x1b\[2K", "\r\x1b[2K", said)  # how Rich leaves the line
    lines = [" ".join(line.split()) for line in re.sub(r"\x1b\[(?:\?25l|[\d;]*m)", "", said).split("\r\x1b[2K")]
    return [line for line, before in zip(lines, ["", *lines], strict=False) if line != before]


def test_the_line_says_how_many_how_fast_and_how_long_still() -> None:
    terminal, clock = io.StringIO(), Clock()
    progress = Progress(terminal, lambda: 1_000_000, clock)
    for _ in range(9):
        clock.now += 0.1
        progress.step(read=1)
    assert terminal.getvalue() == ""  # a short run shows nothing
    clock.now = 110
    progress.step(read=250_000, articles=1991)
    progress.step(read=260_000)  # too soon for another
    clock.now = 120
    progress.step(read=500_000)
    progress.hide()
    progress.hide()
    assert shown(terminal.getvalue()) == [
        "━━━━━╺━━━━━━━━━━━━━━ 2,000 articles, 200 a second, 25%, 31 s left",
        "━━━━━━━━━━╺━━━━━━━━━ 2,002 articles, 100 a second, 50%, 21 s left",
        "",
    ]


def test_without_a_known_size_no_time_is_guessed() -> None:
    terminal, clock = io.StringIO(), Clock()
    progress = Progress(terminal, lambda: None, clock)
    clock.now += 2
    progress.step(read=0)
    assert shown(terminal.getvalue()) == ["1 article, 0 a second"]


def test_a_second_pass_counts_from_nothing() -> None:
    terminal, clock = io.StringIO(), Clock()
    progress = Progress(terminal, lambda: None, clock)
    progress.begin("first of two passes: ")
    clock.now += 2
    progress.step(read=0, articles=10)
    progress.begin()
    clock.now += 2
    progress.step(read=0, articles=4)
    assert shown(terminal.getvalue()) == ["first of two passes: 10 articles, 5 a second", "4 articles, 2 a second"]


def test_messages_do_not_run_into_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    progress = Progress(sys.stderr, lambda: None, clock)
    clock.now += 2
    progress.step(read=0, articles=2)
    Messages(progress=progress).error("a.txt: broken")
    assert shown(capsys.readouterr().err) == ["2 articles, 1 a second", "newscli: error: a.txt: broken"]


def test_what_is_read_adds_up_to_the_size_of_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    paths = [str(tmp_path), str(tmp_path / "a.txt")]
    options = InputOptions()
    read = [item.read for item in read_articles(paths, options) if isinstance(item, Article)]
    assert read == sorted(read)
    assert read[0] == 5
    assert read[-1] == total_size(paths, options) == 5 + 32 + 5
    assert total_size([*paths, "-"], options) is None


def run_on_terminal(copies: Copies, out: int, *options: str) -> str:
    """Return what a run of more than a second writes to a terminal as standard error. out: gets its results."""
    main, terminal = pty.openpty()
    with copies.start(
        ["quotes", "--input-format", "jsonl", *options],
        stdin=subprocess.PIPE,
        stdout=terminal if out < 0 else out,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    ) as run:
        os.close(terminal)
        assert run.stdin
        article = b'{"id": "a", "text": "%b"}\n' % FERRY.replace('"', '\\"').replace("\n", "\\n").encode()
        run.stdin.write(article + b"{broken\n")
        run.stdin.flush()
        time.sleep(2)  # until it is past the time in which nothing is shown
        run.stdin.write(article.replace(b'"a"', b'"b"'))
        run.stdin.close()
        said = b""
        try:
            while data := os.read(main, 4096):
                said += data
        except OSError:  # how Linux says that nobody has the terminal open any more
            pass
    os.close(main)
    return said.decode()


def test_on_a_terminal_the_line_is_shown_and_wiped(copies: Copies, tmp_path: Path) -> None:
    with open(tmp_path / "out.jsonl", "w+b") as out:
        said = run_on_terminal(copies, out.fileno())
        out.seek(0)
        assert out.read().count(b"\n") == 4
    *_, error, last, wiped = shown(said.replace("\r\n", "\n"))
    assert re.fullmatch(r"newscli: error: [^\r\n]*", error)
    assert re.fullmatch(r"2 articles, \d a second", last)
    assert wiped == ""
    assert said.count("\x1b[?25h") == said.count("\x1b[?25l") > 0  # the cursor that Rich hides is back


@pytest.mark.parametrize("options", [["--quiet"], []], ids=["quiet", "results on the same terminal"])
def test_the_line_stays_away(copies: Copies, options: list[str], tmp_path: Path) -> None:
    with open(tmp_path / "out.jsonl", "wb") as out:
        said = run_on_terminal(copies, out.fileno() if options else -1, *options)
    assert "newscli: error" in said
    assert "a second" not in said
