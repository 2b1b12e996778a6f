"""A quick check of every text: may its lines have been wrapped to a width?"""

import re
from collections.abc import Iterator
from itertools import islice

from newscli.core.text.written_lines import SHORTEST, may_continue, stops_inside

FEW = 2  # certain continuation lines that show that a text is wrapped
_TINY = 6  # average characters per line, blank lines included; wrapping never makes lines so short
_SHORT_TEXT = 3000  # characters of a text in which one certain continuation line is enough

# A line that begins with a lowercase letter, after spaces and the quote marks (>) of an e-mail.
_SMALL_BEGINNING = r"[ \t]{0,60}+(?>(?:[>|][ \t]{0,4}+){0,9})[a-z]"
_AFTER_NEWLINE, _AFTER_RETURN = re.compile(rf"\n{_SMALL_BEGINNING}"), re.compile(rf"\r{_SMALL_BEGINNING}")


_LONGEST = 250  # characters of a line, with the blank lines below it, that are looked at


def may_be_broken(text: str) -> bool:
    """Return whether the lines deserve a closer look."""
    if text.count("\n") * _TINY >= len(text) > 0:
        return False
    enough = 1 if len(text) <= _SHORT_TEXT else FEW
    continuations = list(islice(_continuations(text), enough))
    return len(continuations) == enough or text[:1] in (">", "|") or "\n>" in text or "\n|" in text


def _continuations(text: str) -> Iterator[int]:
    """Yield the offsets of line breaks at which a sentence seems to go on: in most pages only a button is lowercase."""
    mark, pattern = ("\n", _AFTER_NEWLINE) if "\n" in text else ("\r", _AFTER_RETURN)
    for m in pattern.finditer(text):
        line = text[max(0, m.start() - _LONGEST) : m.start()].rstrip().rpartition(mark)[2]
        if len(line) < SHORTEST or " " not in line or not stops_inside(line[-6:]):
            continue
        if may_continue(text[m.end() - 1 : m.end() + _LONGEST].partition(mark)[0].rstrip()):
            yield m.start()
