"""Prepares a text for reading: one line per paragraph, damaged characters repaired, invisible ones skipped."""

from collections.abc import Callable, Iterable

from newscli.core.text.broken import may_be_broken
from newscli.core.text.characters import has_mojibake, readable_characters, repaired_mojibake, with_plain_spaces
from newscli.core.text.reading import Edit, Reading

_TIMES = 2  # a text may have been decoded wrongly, or escaped, twice


def read_text(text: str) -> Reading:
    """Return the reading of an article's text. Its `repairs` are among mojibake, html, wrapped and markdown."""
    reading = Reading(text)
    if not text.isascii():
        for _ in range(_TIMES):
            reading = _repaired(reading, "mojibake", has_mojibake, repaired_mojibake)
        reading = reading.edited(readable_characters(reading.text))
    if "&" in text or "<" in text:
        # Most texts need none of the modules that are imported in this function.
        from newscli.core.text.markup import has_html, without_html

        for _ in range(_TIMES):
            reading = _repaired(reading, "html", has_html, without_html)
    reading.text = with_plain_spaces(reading.text)  # the offsets stay as they are
    if "   " in text:
        from newscli.core.text.columns import in_columns, may_have_columns

        if may_have_columns(reading.text) and (pieces := in_columns(reading.text)):
            reading = reading.rearranged(pieces)
    if may_be_broken(reading.text):
        from newscli.core.text.line_breaks import unbroken

        reading = _repaired(reading, "wrapped", may_be_broken, unbroken)
    if "](" in text or "**" in text:
        from newscli.core.text.markup import has_markdown, without_markdown

        reading = _repaired(reading, "markdown", has_markdown, without_markdown)
    if "[1" in text:
        from newscli.core.text.markup import link_numbers

        reading = reading.edited(link_numbers(reading.text))
    return reading


def _repaired(
    reading: Reading, name: str, needs: Callable[[str], bool], edits: Callable[[str], Iterable[Edit]]
) -> Reading:
    """Return the reading with the edits if it needs them."""
    if not needs(reading.text):
        return reading
    edited = reading.edited(edits(reading.text))
    if edited is not reading:
        edited.repairs = tuple(dict.fromkeys((*reading.repairs, name)))
    return edited
