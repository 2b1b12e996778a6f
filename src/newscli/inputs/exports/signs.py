"""Checks quickly whether a text may be an export, without importing the readers: nearly no text is one."""

from typing import NamedTuple

from newscli.inputs.article import Article, Note

# Every export of a database contains one of its strings.
SIGNS = {
    "nexis": ("DOCUMENT", "LOAD-DATE:"),
    "nexis-uni": ("End of Document", "Load-Date:"),
    "factiva": ("Document ", "HD\n", "HD\r\n", "\nHD"),
    "proquest": ("ProQuest", "Publication title:"),
    "gale": ("Gale Document Number", "GALE|", "Gale OneFile", "Gale Academic", "Gale In Context"),
    "ebsco": ("Accession Number", "EBSCO"),
    "newsbank": ("Author/Byline", "Record Number", "Read News Document"),
    "pressreader": ("Article Name", "PressReader"),
}
_ALL = tuple(sign for signs in SIGNS.values() for sign in signs)


class Exported(NamedTuple):
    """The articles of a file, and the database that exported it."""

    database: str
    articles: list[Article]


def may_be_export(text: str) -> bool:
    """Whether a text contains one of the strings that mark an export."""
    return any(sign in text for sign in _ALL)


def export_note(name: str, database: str, articles: list[Article]) -> Note:
    """Return the note that a file was read as an export. name: how messages call the file."""
    many = f"{len(articles):,} articles" if len(articles) > 1 else "an article"
    return Note(f"{name}: read as {many} from {database} (use --input-format text to read it as it is)")
