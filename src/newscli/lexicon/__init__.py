"""Language data, apart from the code that uses it. Word lists are text files, one entry a line, `#` begins a comment."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `NAME.txt` in this folder."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
