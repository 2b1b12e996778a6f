"""Runs newscli on a pseudo-terminal."""

import os
import select
import sys
import time
import traceback
from pathlib import Path

import pytest

from conftest import ROOT
from newscli.__main__ import main

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
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _run(args: list[str], folder: Path, environment: dict[str, str], *, installed: bool) -> None:
    """Run newscli in this process, which has been made for it, and end the process."""
    code: int | str | None = 1
    try:
        os.chdir(folder)
        for name in ("LESS", "LINES", "NO_COLOR", "PAGER"):
            os.environ.pop(name, None)
        os.environ.update({"COLUMNS": "60", "TERM": "xterm", **environment})
        if installed:
            os.execv(NEWSCLI, [NEWSCLI, *args])
        sys.argv = [NEWSCLI, *args]
        # What pytest has put in their place is no terminal.
        sys.stdin = os.fdopen(0, encoding="utf-8")
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        main()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)
