"""Recognises texts that are the name of a file: its content was meant. Nothing is opened or looked up."""

import re
from itertools import islice

_FILE_NAME = re.compile(
    r"[^\n<>|?*]*[^\s.<>|?*]"
    r"\.(?:txt|text|md|html?|jsonl?|ndjson|csv|tsv|pdf|docx?|odt|rtf|epub|eml|mbox|mhtml?|parquet|warc|zip)"
    r"(?:\.(?:gz|zst|bz2|xz))?",
    re.I,
)
_ADDRESS = re.compile(r"\w+://\S+")
_LONGEST, _EXAMINED = 300, 20  # characters of a name; lines of a list


def names_a_file(text: str) -> bool:
    """Whether a text is nothing but the name of a file, or an address.

    >>> [names_a_file(text) for text in ("a.txt", "clips/my notes.html.gz", "https://courier.example/a", "It rained.")]
    [True, True, True, False]
    """
    if len(text) > _LONGEST:
        return False
    text = text.strip()
    may_be_name = " " not in text or "/" in text or "\\" in text  # of several words, with a folder among them
    return bool(_ADDRESS.fullmatch(text) or (may_be_name and _FILE_NAME.fullmatch(text)))


def lists_files(text: str) -> bool:
    """Whether the first lines of a text are names of files.

    >>> lists_files("a.txt\\nb.txt\\n"), lists_files("Ferry sails again\\na.txt\\n")
    (True, False)
    """
    lines = list(islice((line for line in text[: _LONGEST * _EXAMINED].split("\n") if line.strip()), _EXAMINED))
    return bool(lines) and all(map(names_a_file, lines))
