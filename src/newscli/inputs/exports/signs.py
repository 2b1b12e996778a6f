"""Whether a text may be an export: a quick look, which loads nothing, as nearly all texts are none."""

from typing import NamedTuple

from newscli.inputs.article import Article, Note

# Each export of a database that is known has one of them.
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
    """The database that a file is from, and its articles."""

    database: str
    articles: list[Article]


def may_be_export(text: str) -> bool:
    """Whether a text holds a word that each export of some database has."""
    return any(sign in text for sign in _ALL)


def export_note(name: str, database: str, articles: list[Article]) -> Note:
    """Says that a file was read as an export. name: that of the file, for a reader."""
    many = f"{len(articles):,} articles" if len(articles) > 1 else "an article"
    return Note(f"{name}: read as {many} from {database} (use --input-format text to read it as it is)")
