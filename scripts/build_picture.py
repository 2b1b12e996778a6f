"""Draws docs/quotes.svg, the picture of a terminal in README.md, from the real output of newscli.

With --check it only compares the words, because other versions of Rich draw them slightly differently.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "quotes.svg"
SAMPLE = "wire-dateline.txt"
COLUMNS = 88
MOST_LINES = 24
# Rich's link to a web font is removed, so that the picture loads nothing from other sites.
WEB_FONT = re.compile(r"\s*@font-face \{.*?\n    \}", re.S)
WORDS = re.compile(r"<text[^>]*>(.*?)</text>")


def drawn() -> str:
    """Return the picture of the first lines of the output."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(Text("$ ", style="dim").append(f"newscli quotes {SAMPLE}", style="bold"))
    for line in Text.from_ansi(printed()).split("\n")[:MOST_LINES]:
        console.print(line)
    return WEB_FONT.sub("", console.export_svg(title="newscli", unique_id="newscli"))


def printed() -> str:
    """Return the output of the command on a terminal with colours."""
    settings = {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "COLORTERM": ""}
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | settings
    command = [sys.executable, "-m", "newscli", "quotes", SAMPLE, "--format", "pretty", "--color", "always"]
    done = subprocess.run(command, cwd=ROOT / "samples", env=environment, check=True, capture_output=True)
    return done.stdout.decode()


def main() -> int:
    new = drawn()
    if "--check" in sys.argv[1:]:
        old = PICTURE.read_text(encoding="utf-8") if PICTURE.exists() else ""
        changed = WORDS.findall(old) != WORDS.findall(new)
        if changed:
            print("docs/quotes.svg is out of date: run python scripts/build_picture.py", file=sys.stderr)
        return int(changed)
    PICTURE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
