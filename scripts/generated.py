"""What the scripts that write a generated file share: write it, or with --check only say whether it is up to date."""

import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def write_or_check(contents: dict[Path, str]) -> int:
    """Writes the files and returns 0; with --check it writes nothing and returns 1 if one of them is out of date."""
    if "--check" not in sys.argv[1:]:
        for target, content in contents.items():
            target.write_text(content, encoding="utf-8")
        return 0
    outdated = False
    for target, content in contents.items():
        found = target.read_text(encoding="utf-8") if target.exists() else ""
        if found != content:
            outdated = True
            name = str(target.relative_to(ROOT))
            lines = (found.splitlines(True), content.splitlines(True))
            sys.stderr.writelines(difflib.unified_diff(*lines, name, f"{name} as it should be"))
            print(f"{name} is out of date: run python {Path(sys.argv[0]).as_posix()}", file=sys.stderr)
    return int(outdated)
