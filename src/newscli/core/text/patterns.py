"""Patterns that are compiled when first used: most articles need few of them, and compiling them all takes longer than
reading an article."""

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)
