"""Prepares a text for reading: one line per paragraph, damaged characters repaired, invisible ones skipped."""

from collections.abc import Callable, Iterable

from newscli.core.text.broken import may_be_broken
from newscli.core.text.characters import has_mojibake, readable_characters, repaired_mojibake, with_plain_characters
from newscli.core.text.reading import Edit, Reading
from newscli.core.text.sentence_lines import sentence_lines

_PARAGRAPH = 800  # characters; a text with as many line breaks as paragraphs of this length has paragraphs
_TIMES = 2  # a text may have been decoded wrongly, or escaped, twice


def read_text(text: str) -> Reading:
    """Return the reading of an article's text.

    Its `repairs` are among escapes, mojibake, lost marks, html, glued, wrapped, sentences, tokens and markdown.
    """
    reading = _with_characters(Reading(text))
    if "   " in text:
        from newscli.core.text.columns import in_columns, may_have_columns

        if may_have_columns(reading.text) and (pieces := in_columns(reading.text)):
            reading = reading.rearranged(pieces)
    reading = _with_lines(reading)
    if "](" in text or "**" in text:
        from newscli.core.text.markup import has_markdown, without_markdown

        reading = _repaired(reading, "markdown", has_markdown, without_markdown)
    if "[1" in text:
        from newscli.core.text.markup import link_numbers

        reading = reading.edited(link_numbers(reading.text))
    return reading


# Most texts need none of the modules that are imported in these functions.
def _with_characters(reading: Reading) -> Reading:
    """Return the reading with the characters that were meant."""
    text = reading.text
    if "\\" in text:
        from newscli.core.text.escapes import escapes

        reading = _edited(reading, "escapes", escapes)
    if not text.isascii():
        for _ in range(_TIMES):
            reading = _repaired(reading, "mojibake", has_mojibake, repaired_mojibake)
        reading = reading.edited(readable_characters(reading.text))
    if "?" in text or "\ufffd" in text:
        from newscli.core.text.lost_marks import lost_marks

        reading = _edited(reading, "lost marks", lost_marks)
    if "&" in text or "<" in text:
        from newscli.core.text.markup import has_html, without_html

        for _ in range(_TIMES):
            reading = _repaired(reading, "html", has_html, without_html)
    reading.text = with_plain_characters(reading.text)  # the offsets stay as they are
    return reading


def _with_lines(reading: Reading) -> Reading:
    """Return the reading with a line for each paragraph."""
    text = reading.text
    if text.count("\n") * _PARAGRAPH <= len(text):
        from newscli.core.text.glued_paragraphs import glued_paragraphs

        reading = _edited(reading, "glued", glued_paragraphs)
    if may_be_broken(reading.text):
        from newscli.core.text.line_breaks import unbroken

        reading = _repaired(reading, "wrapped", may_be_broken, unbroken)
    reading = _edited(reading, "sentences", sentence_lines)
    if any(spaced in reading.text for spaced in (" , ", "“ ", "« ")):
        from newscli.core.text.token_spaces import token_spaces

        reading = _edited(reading, "tokens", token_spaces)
    return reading


def _edited(reading: Reading, name: str, edits: Callable[[str], Iterable[Edit]]) -> Reading:
    return _repaired(reading, name, bool, edits)


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
