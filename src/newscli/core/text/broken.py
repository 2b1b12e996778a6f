"""A quick check of every text: may its lines have been wrapped to a width?"""

import re
from itertools import islice

FEW = 2  # certain continuation lines that show that a text is wrapped
_TINY = 6  # average characters per line, blank lines included; wrapping never makes lines so short
_SHORT_TEXT = 3000  # characters of a text in which one certain continuation line is enough

# A line that begins with a lowercase letter, after spaces and the quote marks (>) of an e-mail.
_SMALL_BEGINNING = r"[ \t]{0,60}+(?>(?:[>|][ \t]{0,4}+){0,9})[a-z]"
_AFTER_NEWLINE, _AFTER_RETURN = re.compile(rf"\n{_SMALL_BEGINNING}"), re.compile(rf"\r{_SMALL_BEGINNING}")


def may_be_broken(text: str) -> bool:
    """Return whether the lines deserve a closer look."""
    if text.count("\n") * _TINY >= len(text) > 0:
        return False
    enough = 1 if len(text) <= _SHORT_TEXT else FEW
    pattern = _AFTER_NEWLINE if "\n" in text else _AFTER_RETURN
    beginnings = islice(pattern.finditer(text), enough)
    return len(list(beginnings)) == enough or text[:1] in (">", "|") or "\n>" in text or "\n|" in text
