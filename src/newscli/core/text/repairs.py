"""How a text is read: each paragraph in one line, what is damaged repaired, what nobody reads skipped."""

from newscli.core.text.lines import may_be_broken, unbroken
from newscli.core.text.reading import Reading


def read_text(text: str) -> Reading:
    """The reading of an article's text."""
    reading = Reading(text)
    if may_be_broken(reading.text):
        reading = reading.edited(unbroken(reading.text))
    return reading
