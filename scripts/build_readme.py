"""Fills the `console` blocks of README.md with the output of their commands. With --check it only compares.

A block contains commands, each after `$ `, and below each its output on a terminal of 88 columns. If a tool of a
command is not installed, its output is left as it is.
"""

import importlib.util
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

from generated import ROOT, write_or_check

README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def environment() -> dict[str, str]:
    """Return the environment: 88 columns, no colours, and the commands of this Python first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    settings = {"PATH": path, "COLUMNS": "88", "LINES": "50", "NO_COLOR": "1", "TERM": "dumb"}
    return {**os.environ, **settings}


def on_a_terminal(command: str) -> str:
    """Return what a terminal shows when the command runs, including standard error."""
    ours, its = pty.openpty()
    with subprocess.Popen(command, shell=True, cwd=ROOT, env=environment(), stdin=its, stdout=its, stderr=its):
        os.close(its)
        output = b""
        while piece := _read(ours):
            output += piece
    os.close(ours)
    return "".join(line.rstrip() + "\n" for line in output.decode(errors="replace").strip().splitlines())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # on Linux, the program has closed its side
        return b""


def commands(block: str) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output below it."""
    parts = re.split(r"^\$ ", block, flags=re.M)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def can_run(command: str) -> bool:
    """Return whether the other tools of a command are installed."""
    if re.search(r"\bjq\b", command) and not shutil.which("jq"):
        return False
    return "pandas" not in command or importlib.util.find_spec("pandas") is not None


def filled(page: str) -> str:
    """Return the page with the output of all commands."""

    def fill(block: re.Match[str]) -> str:
        shown = [(c, on_a_terminal(c) if can_run(c) else output.strip("\n") + "\n") for c, output in commands(block[1])]
        return "```console\n" + "\n".join(f"$ {command}\n{output}" for command, output in shown) + "```"

    return BLOCK.sub(fill, page)


if __name__ == "__main__":
    sys.exit(write_or_check({README: filled(README.read_text(encoding="utf-8"))}))
