"""With full disks, long names, signals and odd terminals, output is complete and messages are right."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from conftest import FERRY, Cli
from copies import Copies


@pytest.mark.parametrize("length", [200, 242, 251, 253])
def test_the_result_of_a_long_name_is_written_and_kept(tmp_path: Path, inside: Cli, length: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ("a" * (length - 4) + ".txt")).write_text(FERRY)
    (tmp_path / "in" / "z.jsonl").write_text(json.dumps({"text": FERRY}) + "\n{")
    for said in ("", "1 input already done" if length > 251 else "2 inputs already done"):
        done = inside("quotes", "in", "--output", "out/", "--format", "csv", cwd=tmp_path)
        assert said in done.err
        assert "z.jsonl:2: invalid JSON" in done.err
        assert len(list((tmp_path / "out").glob("*.csv"))) == (1 if length > 251 else 2)
        assert ("rename it" in done.err) == (length > 251)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_errors_is_said_of_them(tmp_path: Path, copied: Cli) -> None:
    (tmp_path / "a.jsonl").write_text("{\n{\n" + json.dumps({"text": FERRY}) + "\n")
    done = copied("quotes", tmp_path / "a.jsonl", "--errors", "/dev/full")
    assert len(done.records) == 2
    assert done.code == 1
    assert done.err.count("--errors /dev/full: no space left on device") == 1
    assert "standard output" not in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("format", ["xlsx", "parquet", "html", "ics", "csv"])
def test_a_full_disk_is_one_line_in_every_format(tmp_path: Path, copied: Cli, format: str) -> None:
    pytest.importorskip({"parquet": "pyarrow"}.get(format, "jinja2"))
    (tmp_path / "a.txt").write_text(FERRY)
    done = copied("timeline", tmp_path / "a.txt", "--format", format, "--output", "/dev/full", "--quiet")
    assert (done.code, done.err) == (
        1,
        "newscli: error: /dev/full: no space left on device; nothing more could be written\n",
    )


def test_a_terminal_without_a_width_shows_the_results(ferry: Path, inside: Cli) -> None:
    shown = inside("quotes", ferry, "--format", "pretty", env={"COLUMNS": "0"})
    assert shown.out == inside("quotes", ferry, "--format", "pretty", env={"COLUMNS": "80"}).out
    assert "Ines Corvo" in shown.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_whole_lines_in_a_pipe(copies: Copies, tmp_path: Path, number: int) -> None:
    article = json.dumps({"text": FERRY * 40}) + "\n"
    (tmp_path / "a.jsonl").write_text(article * 300)
    command = ["strip-boilerplate", tmp_path / "a.jsonl", "--format", "articles", "--jobs", "1"]
    run = copies.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout
    begun = run.stdout.read(100_000)
    # The pipe is full by now, so that the signal comes while something is written.
    threading.Timer(0.3, run.send_signal, [number]).start()
    threading.Event().wait(0.6)
    lines = (begun + run.stdout.read()).decode()
    assert run.wait(20) in (130, 128 + number)
    assert lines.endswith("}\n")
    assert len(list(map(json.loads, lines.splitlines()))) < 300


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_reader_that_has_stopped_reading_holds_no_signal_back(copies: Copies, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((json.dumps({"text": FERRY * 40}) + "\n") * 300)
    reading, writing = os.pipe()
    command = ["strip-boilerplate", tmp_path / "a.jsonl", "--format", "articles", "--jobs", "1"]
    with copies.start(command, stdout=writing, stderr=subprocess.DEVNULL) as run:
        os.close(writing)
        assert os.read(reading, 1)
        threading.Event().wait(0.5)
        run.terminate()
        try:
            assert run.wait(20) in (143, 120)  # while nobody reads
        finally:
            os.close(reading)


def test_a_text_of_millions_of_lines_is_no_article(tmp_path: Path, inside: Cli) -> None:
    (tmp_path / "a.txt").write_text("a\n" * 500_001)
    (tmp_path / "b.txt").write_text(FERRY)
    done = inside("quotes", "a.txt", "b.txt", cwd=tmp_path)
    assert done.code == 1
    assert done.err == "newscli: error: a.txt: more than 500,000 lines, too many for one article; split it\n"
    assert {record["article"] for record in done.records} == {"b.txt"}
