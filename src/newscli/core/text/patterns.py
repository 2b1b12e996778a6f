"""Regular expressions that are compiled when they are first used.

Most articles need few of them, and compiling all of them takes longer than reading an article.
"""

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)
