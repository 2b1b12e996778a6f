"""Runs newscli on a pseudo-terminal."""

import multiprocessing
import os
import re
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from conftest import ROOT
from copies import end_with
from newscli.__main__ import main
from newscli.run import processes

pty = pytest.importorskip("pty", reason="needs a Unix")

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
SILENCE, MOST = 2, 60  # seconds without output until the keys are typed, and until the run is given up


def on_terminal(
    *args: object, folder: Path = ROOT, keys: str = "", installed: bool = False, **environment: str
) -> tuple[str, int]:
    """Return what newscli shows on a terminal of 60 columns, and its exit code.

    It runs in a copy of this process, which saves it the loading of all modules. keys: are typed when no more output
    comes. installed: start the installed command instead.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        _run([str(arg) for arg in args], folder, environment, installed=installed)
    shown = b""
    end = time.monotonic() + MOST
    while time.monotonic() < end:
        if not select.select([terminal], [], [], SILENCE)[0]:
            os.write(terminal, keys.encode())
            keys = ""
            continue
        if not (piece := _piece(terminal)):
            break
        shown += piece
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def shell_on_terminal(command: str, environment: Mapping[str, str]) -> str:
    """Return what a terminal shows of a shell's pipeline with one newscli, which runs in a copy of this process."""
    parts = re.fullmatch(r"(?:([^|]*) \| )?newscli ([^|]*?)(?: \| (.*))?", command)
    assert parts, command
    before, args, after = parts.groups()
    terminal, its = pty.openpty()
    ends = [its]
    given = out = its
    others = []
    start = partial(subprocess.Popen, shell=True, cwd=ROOT, env=environment, stderr=its)
    if before:
        given, end = os.pipe()
        others.append(start(before, stdin=its, stdout=end))
        ends += [given, end]
    if after:
        end, out = os.pipe()
        others.append(start(after, stdin=end, stdout=its))
        ends += [end, out]
    pid = os.fork()
    if pid == 0:
        for source, target in ((given, 0), (out, 1), (its, 2)):
            os.dup2(source, target)
        os.closerange(3, max(*ends, terminal) + 1)
        _run(shlex.split(args), ROOT, environment, installed=False)
    for end in ends:
        os.close(end)
    shown = b"".join(iter(partial(_piece, terminal), b""))
    os.close(terminal)
    os.waitpid(pid, 0)
    for other in others:
        other.wait()
    return shown.decode().replace("\r\n", "\n")


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def _run(args: list[str], folder: Path, environment: Mapping[str, str], *, installed: bool) -> NoReturn:
    """Run newscli in this process, which has been made for it, and end the process."""

    def run() -> None:
        os.chdir(folder)
        for name in ("LESS", "LINES", "NO_COLOR", "PAGER"):
            os.environ.pop(name, None)
        os.environ.update({"COLUMNS": "60", "TERM": "xterm", **environment})
        if installed:
            os.execv(NEWSCLI, [NEWSCLI, *args])
        sys.argv = [NEWSCLI, *args]
        processes._context = multiprocessing.get_context("spawn")  # a server of processes serves only its own parent
        # What pytest has put in their place is no terminal.
        sys.stdin = os.fdopen(0, encoding="utf-8")
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        main()

    end_with(run)
