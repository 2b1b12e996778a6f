"""One JSON object to one article, under the field names that the usual tools give."""

from typing import Any

from newscli.dates import InvalidDate, parse_moment
from newscli.inputs.article import USUAL, Article, FieldNames, Item, Note, Problem

TEXT_FIELDS = ("text", "body", "content", "maintext", "article_body", "articleBody", "raw_text", "plain_text")
ID_FIELDS = ("id", "article_id", "uid", "doc_id", "_id")
DATE_FIELDS = ("date", "published", "publish_date", "date_publish", "published_at", "datePublished", "pub_date")
HEADLINE_FIELDS = ("headline", "title")
SOURCE_FIELDS = ("source", "outlet", "publisher", "sitename", "source_domain", "source-hostname", "hostname", "domain")
AUTHOR_FIELDS = ("authors", "author")
URL_FIELDS = ("url", "link", "source_url", "canonical_link")


def text_field(fields: dict[str, Any], names: FieldNames = USUAL) -> str | None:
    """The name of the field that holds the article."""
    return next((name for name in _names(names.text, TEXT_FIELDS) if isinstance(fields.get(name), str)), None)


def article_of(fields: Any, *, path: str, where: str, names: FieldNames = USUAL) -> list[Item]:
    """The article of one object of a file, with what there is to say about it. where: its name if it has no id."""
    if not isinstance(fields, dict):
        return [
            Problem(
                f"{where}: {_kind(fields)} where an article object should be; each line must be a JSON object", fields
            )
        ]
    name = text_field(fields, names)
    if name is None:
        advice = "the article belongs into a string field named text, or name its field with --text-field"
        if names.text:
            advice = f"it has no string field named {names.text}; --text-field names another"
        return [Problem(f"{where}: no text in this object; {advice}", fields)]
    said: list[Item] = []
    date = None
    if given := first_string(fields, _names(names.date, DATE_FIELDS)):
        try:
            date = parse_moment(given)
        except InvalidDate as error:
            said.append(Note(f"{where}: its date is not used: {error}"))
    identifier = next(
        (
            fields[key]
            for key in _names(names.id, ID_FIELDS)
            if isinstance(fields.get(key), str | int) and fields[key] != ""
        ),
        where,
    )
    article = Article(
        id=str(identifier),
        text=fields[name],
        path=path,
        date=date,
        headline=first_string(fields, _names(names.title, HEADLINE_FIELDS)),
        authors=_authors(fields),
        source=first_string(fields, _names(names.source, SOURCE_FIELDS)) or _host(first_string(fields, URL_FIELDS)),
        fields=fields,
        text_field=name,
    )
    return [*said, article]


def _names(given: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if given else usual


def first_string(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words."""
    return next((v.strip() for name in names if isinstance(v := fields.get(name), str) and v.strip()), None)


def _authors(fields: dict[str, Any]) -> list[str]:
    """The names that a list, or a string with semicolons between them, gives."""
    given: Any = next((fields[name] for name in AUTHOR_FIELDS if fields.get(name)), [])
    names = given.split(";") if isinstance(given, str) else given if isinstance(given, list) else []
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]


def _host(url: str | None) -> str | None:
    if not url:
        return None
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return None


def _kind(value: Any) -> str:
    return {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(type(value), "a number")
