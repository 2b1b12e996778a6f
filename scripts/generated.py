"""Shared by the scripts that write generated files: write them, or with --check compare them."""

import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def write_or_check(contents: dict[Path, str]) -> int:
    """Write the files and return 0. With --check write nothing, and return 1 if a file is out of date."""
    if "--check" not in sys.argv[1:]:
        for target, content in contents.items():
            target.write_text(content, encoding="utf-8")
        return 0
    outdated = False
    for target, content in contents.items():
        current = target.read_text(encoding="utf-8") if target.exists() else ""
        if current != content:
            outdated = True
            name = str(target.relative_to(ROOT))
            lines = (current.splitlines(True), content.splitlines(True))
            sys.stderr.writelines(difflib.unified_diff(*lines, name, f"{name} as it should be"))
            print(f"{name} is out of date: run python {Path(sys.argv[0]).as_posix()}", file=sys.stderr)
    return int(outdated)
