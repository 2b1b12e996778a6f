"""Whether the lines of a text may have been broken to a width: the one look that every text gets."""

import re
from itertools import islice

FEW = 2  # sure continuations that make a text broken
_TINY = 6  # characters of a line on average, blank ones too, that no width makes
_SHORT_TEXT = 3000  # characters, of which one sure continuation may do

# A line that begins with a small letter, after spaces and the quote marks of a mail.
_SMALL_BEGINNING = r"[ \t]{0,60}+(?>(?:[>|][ \t]{0,4}+){0,9})[a-z]"
_AFTER_NEWLINE, _AFTER_RETURN = re.compile(rf"\n{_SMALL_BEGINNING}"), re.compile(rf"\r{_SMALL_BEGINNING}")


def may_be_broken(text: str) -> bool:
    """Whether a closer look at the lines is worth while."""
    if text.count("\n") * _TINY >= len(text) > 0:
        return False
    enough = 1 if len(text) <= _SHORT_TEXT else FEW
    pattern = _AFTER_NEWLINE if "\n" in text else _AFTER_RETURN
    found = islice(pattern.finditer(text), enough)
    return len(list(found)) == enough or text[:1] in (">", "|") or "\n>" in text or "\n|" in text
