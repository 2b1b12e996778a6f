"""Language data, apart from the code that uses it. Word lists are text files, one entry a line, `#` begins a comment."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `NAME.txt` in this folder."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `NAME.txt` under the headings, `[in brackets]`, that they follow."""
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        elif line.strip() and not line.startswith("#"):
            entries.append(line.strip())
    return {heading: tuple(group) for heading, group in found.items()}
