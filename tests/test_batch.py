"""Several processes give the same results in the same order; an article that kills its process costs no other."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMANDS, FERRY, Cli
from copies import Copies, Copy
from newscli.errors import NoProcessesError
from newscli.inputs import Article, InputOptions, Pause
from newscli.run import batch, pipeline, processes
from newscli.run.batch import Extract, outcomes
from newscli.run.extract import Extraction
from newscli.run.settings import Settings
from newscli.run.tasks import Failed
from picklable import Unstartable, shout

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def articles(*texts: str) -> list[Article]:
    return [Article(str(n), text, "-") for n, text in enumerate(texts)]


def told(found: list[Article], jobs: int, extract: Extract = shout) -> list[str]:
    return [
        f"! {outcome.reason}" if isinstance(outcome, Failed) else outcome.records[0]
        for _, outcome in chain.from_iterable(outcomes(found, extract, jobs))
    ]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CHUNK", 10)


@pytest.mark.usefixtures("small_chunks")
def test_results_keep_their_order_whatever_the_timing() -> None:
    found = articles("dawdle", *(f"article {n}" for n in range(20)), "raise", "last")
    one = told(found, 1)
    assert one[0] == "DAWDLE"
    assert one[-2].startswith("! internal error in newscli (ValueError: broken, at newscli/")
    assert one[-2].endswith("; please report it")
    assert one[-1] == "LAST"
    assert told(found, 2) == one


@needs_signals
@pytest.mark.usefixtures("small_chunks")
def test_a_process_that_dies_costs_the_article_that_kills_it() -> None:
    found = articles("a", "b", "kill", "c", *(f"article {n}" for n in range(20)))
    result = told(found, 2)
    assert [n for n, line in enumerate(result) if line.startswith("! the process that read it died")] == [2]
    assert [line for line in result if line[0] != "!"] == [a.text.upper() for a in found if a.text != "kill"]


def test_processes_that_cannot_start_are_said_and_not_tried_for_ever() -> None:
    with pytest.raises(NoProcessesError, match="--jobs 1"):
        told(articles("a"), 2, Unstartable())


def test_a_system_that_starts_no_processes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(do: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(processes, "_Worker", refused)
    with pytest.raises(NoProcessesError, match="resource temporarily unavailable"):
        told(articles("a"), 2)


@pytest.mark.usefixtures("small_chunks")
def test_only_so_many_chunks_are_under_way() -> None:
    read = 0

    def counting() -> Iterator[Article]:
        nonlocal read
        for article in articles(*["a text of an article"] * 200):
            read += 1
            yield article

    most = 0
    for done, _ in enumerate(chain.from_iterable(outcomes(counting(), shout, 2))):
        most = max(most, read - done)
    assert read == 200
    assert most <= 2 * processes._CHUNKS_FOR_EACH + 1


def test_tiny_articles_make_chunks_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_MOST_IN_CHUNK", 3)
    reading = processes._Reading(iter(articles(*"abcdefg")), lambda article: len(article.text))
    assert [(len(tasks), size) for tasks, size in iter(reading.more, None)] == [(3, 3), (3, 3), (1, 1)]


@pytest.mark.usefixtures("small_chunks")
def test_the_end_may_show_when_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    take_up = processes._Workers.take_up

    def slow(workers: processes._Workers[Any, Any]) -> None:
        take_up(workers)
        time.sleep(0.3)  # long enough for the chunk that was taken to be done when its result is looked for

    monkeypatch.setattr(processes._Workers, "take_up", slow)
    found = articles(*["a text that makes a chunk"] * 6)
    assert told(found, 1) == told(found, 2)


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_what_ends_the_reading_comes_after_the_results_before_it(jobs: int | None) -> None:
    def stopping() -> Iterator[Article]:
        for article in articles("a", "b"):
            article.read = 1
            yield article
        raise LookupError("stop")

    done: list[Any] = []
    with pytest.raises(LookupError):  # noqa: PT012  # what came before the error is the point
        for group in outcomes(stopping(), shout, jobs):
            done.extend(article.text for article, _ in group)
    assert done == ["a", "b"]


def test_one_process_reads_on_only_where_it_need_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    def groups(*found: Article | Pause) -> list[list[str]]:
        return [[article.text for article, _ in group] for group in outcomes(found, shout, 1)]

    ready, unsure = (Article("a", "a text", "-", read=read) for read in (1, 0))
    assert groups(ready, ready, ready) == [["a text"] * 3]
    assert groups(ready, Pause(), ready, ready) == [["a text"], ["a text"] * 2]
    assert groups(ready, unsure, unsure, ready) == [["a text"] * 2, ["a text"], ["a text"]]
    monkeypatch.setattr(batch, "_GROUP", 10)
    assert groups(ready, ready, ready) == [["a text"] * 2, ["a text"]]
    monkeypatch.setattr(batch, "_SOON", 0.0)
    assert groups(ready, ready) == [["a text"], ["a text"]]


def test_little_work_stays_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def pid(_: Article) -> Extraction:  # cannot be pickled, so no other process could have run it
        return Extraction([os.getpid()])

    assert [o.records[0] for ((_, o),) in outcomes(articles("a", "b"), pid, None) if isinstance(o, Extraction)] == [
        os.getpid()
    ] * 2
    monkeypatch.setattr(batch, "SMALL", 0)
    monkeypatch.setattr(batch, "cores", lambda: 2)
    assert told(articles("a", "b", "c"), None) == ["A", "B", "C"]  # type: ignore[arg-type]


def test_files_that_hold_much_are_for_all_cores_from_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def jobs(*paths: str, asked: int | None = None) -> int | None:
        return pipeline._jobs(Settings(paths, "jsonl", None, InputOptions(), False, None, asked))

    monkeypatch.setattr(pipeline, "cores", lambda: 8)
    monkeypatch.setattr(pipeline, "SMALL", 100)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(60 * "x")
    one, both = str(tmp_path / "a.txt"), str(tmp_path)
    assert [jobs(one), jobs(both), jobs(both, asked=3)] == [None, 8, 3]
    assert [jobs("-", both), jobs("s3://store/", both)] == [None, None]  # nobody can tell


# the installed command


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JSON Lines file with 40 articles, a broken line, an empty article and one that is not in English."""
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": FERRY.replace("Corvo", f"Corvo{n}")}) for n in range(40)]
    foreign = "„Das Wasser steigt weiter“, sagte der Bürgermeister der Stadt am Freitag, und die Leute hörten ihm zu."
    lines[20:20] = ["{broken", json.dumps({"id": "empty", "text": " "}), json.dumps({"id": "de", "text": foreign})]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def long_articles(dump: Path) -> Path:
    """A JSON Lines file with 40 articles that are long but quickly read, for runs that read much."""
    path = dump.with_name("long.jsonl")
    text = FERRY + "\n" + "The tide rose and fell again. " * 150
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n in range(40)), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_any_number_of_processes_gives_the_same(cli: Cli, inside: Cli, dump: Path, command: str) -> None:
    """Runs one command from the shell. The other commands start their processes with the same code."""
    more = ["--format", "articles"] if command == "strip-boilerplate" else []
    cli = cli if command == "quotes" else inside
    one, two = (run(command, dump, "--jobs", n, "--verbose", *more) for n, run in ((1, inside), (2, cli)))
    assert len(one.records) >= 40
    assert (two.code, two.out) == (one.code, one.out)
    assert sorted(two.err.splitlines()) == sorted(one.err.splitlines())  # problems are told when they are read
    assert one.code == 1


def test_one_process_says_what_is_wrong_in_its_place(dump: Path) -> None:
    done = subprocess.run(
        [NEWSCLI, "parse", dump, "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    lines = done.stdout.decode().splitlines()
    assert ["error" in lines[20], "empty" in lines[21]] == [True, True], lines[18:24]
    assert json.loads(lines[19])["article"] == "a19"
    assert json.loads(lines[22])["article"] == "de"


def test_strict_inputs_stop_at_the_same_place(inside: Cli, dump: Path) -> None:
    one, two = (inside("parse", dump, "--strict-inputs", "--jobs", n) for n in (1, 2))
    assert len(one.records) == 20
    assert (two.code, two.out) == (one.code, one.out)


def test_no_processes_are_no_choice(inside: Cli, dump: Path) -> None:
    done = inside("quotes", dump, "--jobs", 0)
    assert done.code == 2
    assert "--jobs" in done.err


def _children(pid: int) -> list[int]:
    """Return the workers of a run: its child processes, except for the resource tracker."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")


@pytest.fixture
def endless(copies: Copies, long_articles: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Copy]:
    """A run with two processes over a file that another process repeats endlessly. The parameter adds options."""
    feed = subprocess.Popen(
        ["sh", "-c", f"while cat {long_articles}; do :; done"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    run = copies.start(
        ["quotes", "-", "-q", "--jobs", "2", *getattr(request, "param", ())],
        cwd=tmp_path,
        stdin=feed.stdout,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert feed.stdout
    feed.stdout.close()
    yield run
    run.kill()
    run.communicate()
    feed.kill()
    feed.wait()


@needs_proc
def test_a_killed_worker_costs_nothing(copies: Copies, long_articles: Path, inside: Cli) -> None:
    many = long_articles.read_bytes() * 3
    expected = inside("quotes", "-", "-q", "--jobs", 1, stdin=many)
    with copies.start(
        ["quotes", "-", "-q", "--jobs", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(many[: len(many) // 2])  # held back: the run cannot be over before the kill
        run.stdin.flush()
        while not (workers := _children(run.pid)):
            time.sleep(0.02)
        os.kill(workers[0], signal.SIGKILL)
        out, err = run.communicate(many[len(many) // 2 :])
    assert out.decode() == expected.out
    assert err.decode() == expected.err


@needs_proc
def test_an_interrupt_ends_all_processes_without_a_word(endless: Copy) -> None:
    assert endless.stdout
    endless.stdout.readline()
    workers = _children(endless.pid)
    assert len(workers) == 2
    os.killpg(endless.pid, signal.SIGINT)  # as a terminal sends it: to all of them
    _, err = endless.communicate(timeout=30)
    assert endless.returncode == 130
    assert b"Traceback" not in err
    assert _gone(workers)


@needs_proc
@pytest.mark.parametrize("endless", [["--output", "results.jsonl"]], indirect=True)
def test_a_terminated_run_leaves_no_half_file_and_no_process(endless: Copy, tmp_path: Path) -> None:
    while not any(path.stat().st_size for path in tmp_path.iterdir()):
        time.sleep(0.02)
    workers = _children(endless.pid)
    assert len(workers) == 2
    endless.terminate()
    _, err = endless.communicate(timeout=30)
    assert endless.returncode == 128 + signal.SIGTERM
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []
    assert _gone(workers)


@needs_proc
def test_workers_end_with_a_main_process_that_is_killed(endless: Copy) -> None:
    assert endless.stdout
    endless.stdout.readline()
    workers = _children(endless.pid)
    endless.kill()
    endless.wait()
    assert len(workers) == 2
    assert _gone(workers)


@needs_proc
def test_a_closed_pipe_ends_all_processes(endless: Copy) -> None:
    assert endless.stdout
    assert endless.stderr
    endless.stdout.readline()
    workers = _children(endless.pid)
    endless.stdout.close()
    assert endless.wait(timeout=30) == 0
    assert b"Traceback" not in endless.stderr.read()
    assert _gone(workers)


@needs_signals
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("options", [["--input-format", "jsonl"], []])
def test_a_slow_feed_gets_its_results_at_once(copies: Copies, jobs: int, options: list[str]) -> None:
    def line(name: str) -> bytes:
        return json.dumps({"id": name, "text": FERRY}).encode() + b"\n"

    command = ["parse", "-", "-q", "--jobs", jobs, *options]
    with copies.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin
        assert run.stdout
        rest = b""
        for name in ("a", "b", "c"):
            half = len(line(name)) // 2
            run.stdin.write(rest + line(name) + line("half")[:half])  # as a buffer cuts it
            run.stdin.flush()
            rest = line("half")[half:]
            assert json.loads(run.stdout.readline())["article"] == name
            if name != "c":
                run.stdin.write(rest)
                run.stdin.flush()
                rest = b""
                assert json.loads(run.stdout.readline())["article"] == "half"
        out, _ = run.communicate(b"")
        assert out == b""
        assert run.returncode == 1  # the last line is a half


def _gone(pids: list[int]) -> bool:
    """Whether the processes end within ten seconds."""
    for _ in range(200):
        if not any(_alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


# what failed, for another try


def test_what_failed_is_kept_with_its_record(inside: Cli, dump: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text('text,id\n"The tide rose.",1\none,2,3\n')
    done = inside("parse", dump, table, "missing.txt", "-q", "--errors", tmp_path / "failed.jsonl")
    kept = [json.loads(line) for line in (tmp_path / "failed.jsonl").read_text().splitlines()]
    assert [entry["record"] for entry in kept] == ["{broken", ["one", "2", "3"], None]
    places = [(entry["input"], entry["line"], entry["kind"]) for entry in kept]
    assert places == [(str(dump), 21, "record"), (str(table), 3, "record"), ("missing.txt", None, "missing")]
    said = [line.partition("error: ")[2] for line in done.err.splitlines()]
    assert said == [
        f"{entry['input']}{':' + str(entry['line']) if entry['line'] else ''}: {entry['message']}" for entry in kept
    ]
    assert done.code == 1


def test_a_file_for_errors_that_cannot_be_written_is_wrong_use(inside: Cli, dump: Path, tmp_path: Path) -> None:
    done = inside("parse", dump, "--errors", tmp_path)
    assert done.code == 2
    assert "--errors" in done.err


def test_articles_keep_the_names_of_their_fields(inside: Cli) -> None:
    line = json.dumps({"story": FERRY, "day": "2024-02-07"})
    options = ("--text-field", "story", "--date-field", "day")
    done = inside("strip-boilerplate", "-q", "--format", "articles", *options, stdin=line)
    (stripped,) = done.records
    assert stripped["date"] == "2024-02-07"
    assert "Published" not in stripped["story"]
    assert len(inside("quotes", *options, stdin=done.out).records) == 2
