"""Fixtures that run the command, and helpers that several test files share."""

import gc
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TextIO

import pytest
import typer
from hypothesis import settings

from copies import Copies
from newscli.__main__ import main
from newscli.run import processes
from newscli.run.tasks import cores

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
COMMANDS = ("parse", "quotes", "timeline", "strip-boilerplate")

# The tests start hundreds of processes. Even where the environment asks for no bytecode files, they share them, since
# each process, and the collection of the tests, would compile every module again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long an example takes says little on a busy machine. How work grows is measured in test_growth.py.
settings.register_profile("newscli", deadline=None)
settings.load_profile("newscli")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process a half of the tests in their order, to be taken over by whichever process is done first.

    So what a module sets up for its tests, such as a cluster or a browser, is mostly set up once.
    """
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return one process more than there are cores, because some tests wait for processes that they have started."""
    return cores() + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep what is collected out of the garbage collector.

    It is a million objects that stay. Searching them again and again takes a sixth of the time of the collection, and a
    tenth of that of the tests.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="Write what the commands print now as expected.")


@dataclass
class Done:
    """The outcome of a run of the command."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Cli = Callable[..., Done]


@pytest.fixture(scope="session")
def cli() -> Cli:
    """Run the installed newscli in a new process: cli("quotes", "a.txt", stdin=..., cwd=...)."""
    command = Path(sys.executable).with_name("newscli")
    assert command.exists(), "install the project into this environment first: pip install -e '.[dev]'"

    def run(*args: object, stdin: str | bytes = b"", cwd: Path = ROOT, env: dict[str, str] | None = None) -> Done:
        done = subprocess.run(
            [str(command), *map(str, args)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            cwd=cwd,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **(env or {})},
            timeout=120,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def copies() -> Iterator[Copies]:
    """Run newscli in copies of a process that has loaded it, for tests that need a process, but not a new one."""
    loaded = Copies("loaded", "newscli.__main__")
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def copied(copies: Copies) -> Cli:
    """Run newscli in a copy of a process that has loaded it."""

    def run(*args: object, stdin: str | bytes = b"", cwd: Path = ROOT, env: dict[str, str] | None = None) -> Done:
        pipe = subprocess.PIPE
        variables = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **(env or {})}
        with copies.start(args, stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd, env=variables) as copy:
            out, err = copy.communicate(stdin.encode() if isinstance(stdin, str) else stdin, timeout=120)
            return Done(copy.wait(), out.decode(), err.decode())

    return run


@pytest.fixture(autouse=True, scope="session")
def forked_processes() -> Iterator[None]:
    """Fork the processes of runs inside the tests' own from a server that has loaded newscli, in a tenth of the time.

    Runs of the command spawn them as always.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["loaded"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "_context", context)
        yield


# The parser of the command line, built once: that takes as long as to read an article.
parser_of = cache(typer.main.get_command)


@contextmanager
def piped(content: bytes) -> Iterator[TextIO]:
    """Give a pipe from which the content can be read."""
    reading, writing = os.pipe()

    def feed() -> None:
        with suppress(BrokenPipeError), open(writing, "wb") as end:
            end.write(content)

    feeder = threading.Thread(target=feed)
    feeder.start()
    with open(reading) as end:
        yield end
    feeder.join()


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """Run newscli in this process, in a tenth of the time, for tests that need no process or signals."""

    def run(*args: object, stdin: str | bytes = b"", cwd: Path = ROOT, env: dict[str, str] | None = None) -> Done:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with monkeypatch.context() as patch, piped(stdin.encode() if isinstance(stdin, str) else stdin) as given:
            patch.chdir(cwd)
            for name, value in {"NO_COLOR": "1", "COLUMNS": "80", **(env or {})}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["newscli", *map(str, args)])
            patch.setattr(typer.main, "get_command", parser_of)
            for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, stream)
            try:
                main()
                code = 0
            except SystemExit as end:
                code = int(end.code or 0)
        for stream in (out, err):
            stream.flush()
        return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))

    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    threshold = gc.get_threshold()
    yield run
    for number, handler in handlers.items():
        signal.signal(number, handler)
    gc.set_threshold(*threshold)


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Return a file with one good article."""
    article = tmp_path / "ferry.txt"
    article.write_text(FERRY, encoding="utf-8")
    return article


FERRY = """Ferry service returns to Port Elder
Published: 9 February 2024

PORT ELDER - Ferries sailed again on Friday after a week of storms, the harbour office said.

"We waited for the wind," harbour master Ines Corvo told reporters. "Now we sail."

The council closed the old bridge on Feb. 3. Corvo said the town had "never been so quiet" as in those days.
"""
