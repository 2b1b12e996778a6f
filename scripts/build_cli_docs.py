"""Writes docs/cli.md from what `--help` prints. With --check it only says whether the file is up to date."""

import os
import subprocess
import sys
from pathlib import Path

import typer

from newscli.cli import app

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"

HEAD = """# Command line

This page is what `--help` prints. `python scripts/build_cli_docs.py` writes it; a test fails when it is out of date.
"""


def command_names() -> list[str]:
    return list(typer.main.get_command(app).commands)


def help_text(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "newscli", *command, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip().splitlines())


def build() -> str:
    parts = [HEAD]
    for name in ["", *command_names()]:
        command = [name] if name else []
        parts.append(f"## newscli {name}".rstrip() + f"\n\n```text\n{help_text(*command)}\n```\n")
    return "\n".join(parts)


def main() -> int:
    page = build()
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == page:
            return 0
        print("docs/cli.md is out of date: run python scripts/build_cli_docs.py", file=sys.stderr)
        return 1
    TARGET.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
