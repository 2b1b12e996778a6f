"""Writes docs/cli.md from the output of `--help`. With --check it only compares."""

import io
import os
import sys
from contextlib import redirect_stdout
from unittest.mock import patch

import typer
from generated import ROOT, write_or_check

from newscli.cli import app

TARGET = ROOT / "docs" / "cli.md"

HEAD = """# Command line

The output of `--help` for each command. `python scripts/build_cli_docs.py` writes this page; a test fails if it is out
of date.
"""


def command_names() -> list[str]:
    """Return the names of the commands, in the order of `--help`."""
    return list(typer.main.get_command(app).commands)


def help_text(*command: str) -> str:
    """Return what `newscli COMMAND --help` prints on 80 columns."""
    printed = io.StringIO()
    with patch.dict(os.environ, COLUMNS="80", NO_COLOR="1"), redirect_stdout(printed):
        typer.main.get_command(app).main([*command, "--help"], prog_name="newscli", standalone_mode=False)
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def build() -> str:
    """Return the page."""
    parts = [HEAD]
    for name in ["", *command_names()]:
        command = [name] if name else []
        parts.append(f"## newscli {name}".rstrip() + f"\n\n```text\n{help_text(*command)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: build()}))
