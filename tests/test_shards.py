"""A folder of results: results are complete, missing ones are made, and options are not mixed."""

import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from conftest import FERRY, Cli
from copies import Copies
from newscli.errors import UsageError
from newscli.inputs import InputOptions
from newscli.inputs.paths import find_files
from newscli.outputs.folder import Ledger, LocalFolder
from newscli.outputs.writers import make_writer
from newscli.records import Block, Quote
from newscli.run import shards
from newscli.run.batch import Extract
from newscli.run.extract import StripBoilerplate
from newscli.run.messages import Messages
from newscli.run.pipeline import exit_code, into_stream
from newscli.run.progress import Progress
from newscli.run.settings import Settings, is_folder
from picklable import QUOTES, Deadly

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


@pytest.fixture
def clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `clips` with two texts of the same name and a JSON Lines file; its parent is the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, speaker in (("north/a.txt", "Ines Corvo"), ("south/a.txt", "Tomas Reed")):
        path = tmp_path / "clips" / name
        path.parent.mkdir(parents=True)
        path.write_text(FERRY.replace("Ines Corvo", speaker), encoding="utf-8")
    lines = [json.dumps({"id": f"b{n}", "text": FERRY}) for n in range(3)]
    (tmp_path / "clips" / "b.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "clips"


RESULTS = ["b.jsonl", "north/a.txt.jsonl", "south/a.txt.jsonl"]


def into(
    *paths: str,
    extract: Extract = QUOTES,
    output: str = "out/",
    format: str = "jsonl",
    progress: Progress | None = None,
    **more: Any,
) -> int:
    """Run in this process and return the exit code."""
    settings = Settings(paths or ("clips",), format, output, InputOptions(leave_out=output), False, None, 1)
    settings = settings._replace(**more)
    record_type = Block if isinstance(extract, StripBoilerplate) else Quote
    writer = partial(
        make_writer, format=settings.format, record_type=record_type, color="auto", explain=False, command_options={}
    )
    messages = Messages(progress=progress)
    into_output = shards.into_folder if is_folder(output) else into_stream
    return exit_code(partial(into_output, settings, messages, extract, writer), settings, messages)


def made(folder: str = "out") -> list[str]:
    """Return the results in the folder."""
    found = (path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".newscli/"))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return the inputs that were read since the last call."""
    read: list[str] = []

    def spy(shard: shards.Shard, recipe: shards.Recipe, *args: Any, **more: Any) -> shards.Done:
        read.append(shard.input)
        return run_shard(shard, recipe, *args, **more)

    run_shard = shards.run_shard
    monkeypatch.setattr(shards, "run_shard", spy)

    def since() -> list[str]:
        done = read[:]
        read.clear()
        return done

    return since


@pytest.mark.usefixtures("clips")
def test_each_input_gets_a_result_under_its_name() -> None:
    assert into() == 0
    assert made() == RESULTS
    lines = Path("out/b.jsonl").read_text().splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["b0", "b0", "b1", "b1", "b2", "b2"]
    assert not list(Path("out/.newscli/tmp").iterdir())
    assert {"format": "jsonl"}.items() <= json.loads(Path("out/.newscli/manifest.json").read_text())["options"].items()


@pytest.mark.usefixtures("clips")
def test_inputs_of_one_name_keep_their_folders() -> None:
    assert into("clips/south/a.txt", "clips/north/a.txt") == 0
    assert made() == ["north/a.txt.jsonl", "south/a.txt.jsonl"]
    assert into("clips/south/a.txt", output="one/") == 0
    assert made("one") == ["a.txt.jsonl"]


@pytest.mark.usefixtures("clips")
def test_two_inputs_for_one_result_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert into("clips/north") == 0
    first = Path("out/a.txt.jsonl").read_text()
    assert into("clips/south") == 1
    assert "clips/south/a.txt: its results would replace those of clips/north/a.txt" in capsys.readouterr().err
    assert Path("out/a.txt.jsonl").read_text() == first
    Path("clips/b.jsonl.gz").write_bytes(gzip.compress(Path("clips/b.jsonl").read_bytes()))
    assert into(output="both/") == 1
    assert made("both") == RESULTS


def test_a_second_run_does_what_is_missing(
    clips: Path, runs: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert into() == 0
    assert len(runs()) == 3
    assert into() == 0
    assert runs() == []
    assert "out/: resuming: 3 inputs already done, 0 to go" in capsys.readouterr().err
    Path("out/b.jsonl").unlink()
    (clips / "north/a.txt").write_text(FERRY.replace("wind", "tide"))
    (clips / "c.txt").write_text(FERRY)
    assert into() == 0
    assert runs() == ["clips/b.jsonl", "clips/c.txt", "clips/north/a.txt"]
    assert "for the tide" in Path("out/north/a.txt.jsonl").read_text()
    assert into() == 0
    assert runs() == []


@pytest.mark.usefixtures("clips")
def test_results_made_in_another_way_are_not_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    def why(**changed: Any) -> str:
        with pytest.raises(UsageError) as refused:
            into(**changed)
        assert str(refused.value).startswith("out/: holds results made ")
        assert str(refused.value).endswith("; choose another folder, or delete this one to start over")
        return str(refused.value).split("; choose")[0]

    assert into() == 0
    before = Path("out/b.jsonl").read_text()
    assert why(extract=QUOTES._replace(min_words=4)).endswith("without --min-words; this run is with --min-words 4")
    assert why(format="csv").endswith("with --format jsonl; this run is with --format csv")
    stripping = StripBoilerplate("balanced", (), (), (), True)
    assert why(extract=stripping).endswith("by newscli quotes; this is newscli strip-boilerplate")
    with monkeypatch.context() as changed:
        changed.setattr(shards, "__version__", "99.0")
        assert "this is newscli 99.0" in why()
    assert made() == RESULTS
    assert Path("out/b.jsonl").read_text() == before
    Path("out/.newscli/manifest.json").write_text("{")
    assert "no longer records" in why()


def test_a_shard_with_broken_records_is_done_and_says_so_again(clips: Path, inside: Cli) -> None:
    with (clips / "b.jsonl").open("a") as out:
        out.write("{broken\n")
    args = ("quotes", "clips", "--output", "out/", "--errors", "failed.jsonl")
    first, second = (inside(*args, cwd=clips.parent) for _ in range(2))
    assert (first.code, second.code) == (1, 1)
    assert first.err.startswith("newscli: error: clips/b.jsonl:4: invalid JSON")
    assert second.err == f"{first.err}newscli: note: out/: resuming: 3 inputs already done, 0 to go\n"
    assert json.loads(Path("failed.jsonl").read_text())["record"] == "{broken"
    shutil.rmtree("out/.newscli/messages")
    third = inside(*args, cwd=clips.parent)
    assert third.code == 1
    assert third.err.startswith("newscli: error: clips/b.jsonl: 1 failure when it was read")
    assert len(Path("out/b.jsonl").read_text().splitlines()) == 6


def test_what_cannot_be_read_is_tried_again(clips: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (clips / "bad.txt").write_bytes(b"a\0b")
    (clips / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It rained all day."}\n' * 900)[:-9])
    assert into() == 1
    assert made() == sorted([*RESULTS, "cut.jsonl"])  # what could be read of it, and it does not change
    capsys.readouterr()
    (clips / "bad.txt").write_text(FERRY)
    assert into() == 1
    assert made() == sorted([*RESULTS, "cut.jsonl", "bad.txt.jsonl"])
    assert "bad.txt" not in capsys.readouterr().err


@pytest.mark.usefixtures("clips")
def test_an_input_that_vanishes_costs_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def vanishing(*args: Any) -> Iterator[Any]:
        for found in find_files(*args):
            yield found
            Path("clips/north/a.txt").unlink(missing_ok=True)

    monkeypatch.setattr(shards, "find_files", vanishing)
    assert into("clips/north/a.txt", "clips/south/a.txt") == 1
    assert made() == ["south/a.txt.jsonl"]
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("newscli: error: clips/north/a.txt: no such file")


@needs_signals
def test_a_full_disk_ends_the_run_in_one_line(clips: Path) -> None:
    (clips / "big.jsonl").write_text("".join(json.dumps({"id": str(n), "text": FERRY}) + "\n" for n in range(60)))
    shell = f"ulimit -f 16; {NEWSCLI} quotes clips/b.jsonl clips/big.jsonl clips/north --output out/"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert told.endswith("file too large; nothing more could be written")
    assert made() == ["b.jsonl"]
    assert not list(Path("out/.newscli/tmp").iterdir())
    assert into("clips/b.jsonl", "clips/big.jsonl", "clips/north") == 0
    assert made() == ["b.jsonl", "big.jsonl", "north/a.txt.jsonl"]


def test_a_folder_that_cannot_be_made_is_one_line(clips: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert into(output=f"{clips}/b.jsonl/") == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.endswith("nothing more could be written")


@pytest.mark.usefixtures("clips")
def test_a_place_that_is_taken_costs_that_result(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out/b.jsonl").mkdir(parents=True)
    assert into() == 1
    assert made() == RESULTS[1:]
    assert "clips/b.jsonl: its result b.jsonl cannot be written: is a directory" in capsys.readouterr().err


@needs_signals
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_run_that_is_ended_leaves_whole_results(
    copies: Copies, clips: Path, end: str, runs: Callable[[], list[str]]
) -> None:
    held = clips / "c.jsonl"
    os.mkfifo(held)
    command = ["quotes", "clips/c.jsonl", "clips/b.jsonl", "--output", "out/"]
    with copies.start(command, stderr=subprocess.PIPE) as process, held.open("w") as feed:
        feed.write(json.dumps({"text": FERRY}) + "\n")
        feed.flush()
        while not any(part.stat().st_size for part in Path("out/.newscli/tmp").glob("*.part")):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.Signals[end])
        assert process.wait(timeout=30) in (130, 143, 129, -9)
        assert process.stderr
        assert process.stderr.read() == b""
    assert made() == ["b.jsonl"]
    assert len(list(Path("out/.newscli/tmp").iterdir())) == (end == "SIGKILL")
    held.unlink()
    shutil.copy(clips / "b.jsonl", held)
    assert into("clips/c.jsonl", "clips/b.jsonl") == 0
    assert runs() == ["clips/c.jsonl"]
    assert made() == ["b.jsonl", "c.jsonl"]
    assert not list(Path("out/.newscli/tmp").iterdir())


@pytest.mark.usefixtures("clips")
def test_a_torn_line_of_what_is_done_costs_one_result(runs: Callable[[], list[str]]) -> None:
    assert into() == 0
    runs()
    done = Path("out/.newscli/done.log")
    done.write_bytes(done.read_bytes()[:-20])
    assert into() == 0
    assert runs() == ["clips/south/a.txt"]
    assert into() == 0
    assert runs() == []


@needs_signals
@pytest.mark.usefixtures("clips")
def test_two_runs_in_one_folder_are_refused() -> None:
    with Ledger(LocalFolder(os.path.abspath("out")), {}), pytest.raises(UsageError, match="wait until it finishes"):
        into()


@pytest.mark.usefixtures("clips")
def test_results_among_the_inputs_are_no_inputs() -> None:
    for _ in range(2):
        assert into(output="clips") == 1  # b.jsonl would replace itself
        assert made("clips") == ["b.jsonl", "north/a.txt", "north/a.txt.jsonl", "south/a.txt", "south/a.txt.jsonl"]


def test_standard_input_is_done_each_time(inside: Cli, tmp_path: Path) -> None:
    for text in (FERRY, FERRY.replace("wind", "tide")):
        assert inside("quotes", "--output", "out/", stdin=text, cwd=tmp_path).code == 0
    assert "for the tide" in (tmp_path / "out/stdin.jsonl").read_text()


@pytest.mark.usefixtures("clips")
def test_strict_inputs_stop_at_the_shard_that_fails() -> None:
    with Path("clips/b.jsonl").open("a") as out:
        out.write("{broken\n")
    assert into(strict_inputs=True) == 1
    assert made() == []


@needs_signals
def test_any_number_of_processes_makes_the_same_results(
    clips: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (clips / "b.jsonl").open("a") as lines:
        lines.write("{broken\n" + json.dumps({"id": "last", "text": FERRY}) + "\n")
    told = []
    for output, extract, jobs in (("one", QUOTES, 1), ("two", QUOTES, 2), ("killed", Deadly(f"{clips}-once"), 2)):
        assert into(output=f"{output}/", extract=extract, jobs=jobs) == 1
        told.append(capsys.readouterr().err)
        assert made(output) == RESULTS
        assert all(Path(output, name).read_bytes() == Path("one", name).read_bytes() for name in RESULTS)
    monkeypatch.setattr(shards, "SMALL", 500)  # b.jsonl is read by all processes together
    assert into(output="together/", jobs=2) == 1
    assert Path("together/b.jsonl").read_bytes() == Path("one/b.jsonl").read_bytes()
    assert {*told, capsys.readouterr().err} == {told[0]}


@needs_signals
@pytest.mark.usefixtures("clips")
def test_an_article_that_kills_costs_itself_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert into(extract=Deadly(), jobs=2) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("newscli: error: clips/south/a.txt: the process that read it died")
    assert made() == RESULTS[:2]
    assert not list(Path("out/.newscli/tmp").iterdir())


def test_progress_counts_the_inputs_that_are_missing(clips: Path) -> None:
    (clips / "c.jsonl").write_text((clips / "b.jsonl").read_text() * 3)
    assert into("clips/b.jsonl") == 0
    terminal = io.StringIO()
    clock = iter(range(0, 1000, 10))
    shown = Progress(terminal, lambda: 0, lambda: float(next(clock)))
    assert into("clips/b.jsonl", "clips/c.jsonl", progress=shown) == 0
    # Each of the nine articles of c.jsonl takes ten seconds.
    assert " 1 article, 0 a second, 11%, 81 s left\r" in terminal.getvalue()
    assert " 9 articles, 0 a second, 100%" in terminal.getvalue()
    Path("out/b.jsonl").unlink()
    Path("out/c.jsonl").unlink()
    assert into("clips/b.jsonl", "clips/c.jsonl", progress=shown) == 0
    assert " 3 articles, 0 a second, 25%" in terminal.getvalue()
    assert " 12 articles, 0 a second, 100%" in terminal.getvalue()


def test_lines_repeat_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clips").mkdir()
    for n, word in enumerate(("quay", "bridge", "market", "school")):
        body = f"The council chose a plan for the {word} on Friday and will open it in {n + 2} years.\n\n" * 3
        text = f"The Skerry Times\n\n{body}Ring 555 0100 to place a notice\n"
        mark = "> " if n % 2 else ""  # every second one was forwarded by mail
        Path(f"clips/{n}.txt").write_text("".join(mark + line for line in text.splitlines(keepends=True)))
    assert into(extract=StripBoilerplate("balanced", (), (), (), True), output="all.jsonl") == 0
    assert Path("all.jsonl").read_text().count('"rule": "repeated') == 8


def test_what_repeats_is_known_to_every_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clips").mkdir()
    for n, word in enumerate(("quay", "bridge", "market", "school")):
        body = f"The council chose a plan for the {word} on Friday and will open it in {n + 2} years.\n\n" * 3
        Path(f"clips/{n}.txt").write_text(f"The Skerry Times\n\n{body}Ring 555 0100 to place a notice\n")
    stripping = StripBoilerplate("balanced", (), (), (), True)
    assert into(extract=stripping, output="all.jsonl") == 0
    assert into(extract=stripping) == 0
    shards_together = "".join(Path("out", name).read_text() for name in made())
    assert shards_together == Path("all.jsonl").read_text()
    assert shards_together.count('"rule": "repeated') == 8
    # Nothing is missing, so nothing is read.
    monkeypatch.setattr(shards, "read_file", None)
    assert into(extract=stripping) == 0
