"""A quick check of every text: may its lines have been wrapped to a width?"""

import re
from itertools import islice

FEW = 2  # certain continuation lines that show that a text is wrapped
_TINY = 6  # average characters per line, blank lines included; wrapping never makes lines so short
_SHORT_TEXT = 3000  # characters of a text in which one certain continuation line is enough
SHORTEST = 10  # columns of a line that certainly continues
# A line that begins like this is an item of a list, a byline, or one word.
_LABEL = re.compile(r"o[ \t]+[^\W\d_a-z]|(?:by|from|with) [^\W\d_a-z]|[\w-]+[ \t]*(?:[\r\n]|\Z)")
_SEEN = 60  # characters before a line break by which the line is judged
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
# A full stop that does not end a sentence: after an initial, or a title before a name.
_NAME_GOES_ON = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|St)\.$")

# A line that begins with a lowercase letter, after spaces and the quote marks (>) of an e-mail.
_SMALL_BEGINNING = r"[ \t]{0,60}+(?>(?:[>|][ \t]{0,4}+){0,9})[a-z]"
_AFTER_NEWLINE, _AFTER_RETURN = re.compile(rf"\n{_SMALL_BEGINNING}"), re.compile(rf"\r{_SMALL_BEGINNING}")


def may_be_broken(text: str) -> bool:
    """Return whether the lines deserve a closer look: some may continue on the next line, or all have a prefix."""
    if text.count("\n") * _TINY >= len(text) > 0:
        return False
    if text[:1] in (">", "|") or "\n>" in text or "\n|" in text:
        return True
    pattern = _AFTER_NEWLINE if "\n" in text else _AFTER_RETURN
    enough = 1 if len(text) <= _SHORT_TEXT else FEW
    going_on = (match for match in pattern.finditer(text) if _may_go_on(text, match.start(), match.end() - 1))
    return len(list(islice(going_on, enough))) == enough


def _may_go_on(text: str, end: int, begin_after: int) -> bool:
    """Return whether the line that ends here may go on in the one that begins there: neither is a label of a page."""
    if _LABEL.match(text, begin_after):
        return False
    before = text[max(0, end - _SEEN) : end].rstrip()
    begin = max(before.rfind("\n"), before.rfind("\r")) + 1
    line = before[begin:]
    if (not begin and end > _SEEN) or "\t" in line:  # it may be longer than what is seen of it
        return not line or stops_inside(line[-6:])
    return len(line) >= SHORTEST and " " in line and stops_inside(line[-6:])


def stops_inside(tail: str) -> bool:
    """Return whether a line with this end stops inside a sentence."""
    if tail[-1].isalnum() or tail[-1] in ",;-":
        return True
    return not _ENDS_SENTENCE.search(tail) or _NAME_GOES_ON.search(tail) is not None
