"""One JSON object to one article, under the field names that the usual tools give."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from newscli.core.time.given_dates import parse_moment
from newscli.errors import InvalidDateError
from newscli.inputs.article import USUAL, Article, FieldNames, Item, Note, Problem

# Capitals, spaces, hyphens and underscores do not count: Publish Date, publish_date and publishDate are one.
TEXT_FIELDS = ("text", "body", "content", "maintext", "article_body", "raw_text", "plain_text", "full_text")
ID_FIELDS = ("id", "article_id", "uid", "doc_id")
DATE_FIELDS = ("date", "published", "publish_date", "date_publish", "published_at", "date_published", "pub_date")
HEADLINE_FIELDS = ("headline", "title")
SOURCE_FIELDS = (
    "source", "outlet", "publisher", "publication", "sitename", "meta_site_name", "source_domain", "source_hostname",
    "hostname", "domain",
)  # fmt: skip
AUTHOR_FIELDS = ("authors", "author")
URL_FIELDS = ("url", "link", "source_url", "canonical_link")
# An object that stands for a word: a person or an outlet of schema.org, a name or a day of MongoDB.
_WORD_OF = ("name", "$oid", "$date")
# What every record with a span has, and what the record of an article has, and no article.
_OF_RECORDS = ({"article", "n", "start", "end"}, {"article", "headline", "reading_minutes", "word_count"})
_ADVICE = "use the articles themselves, or the output of strip-boilerplate --format articles"
_LONGEST_KEYS = 2000  # characters
_DEEPEST = 100  # lists and objects within each other
_DOES_NOT_COUNT = str.maketrans("", "", " -_")


class Fields:
    """The fields of an object, found under any of the names that are usual for them."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        keys = tuple(given)
        # The objects of a file have the same keys, each time. What is long is no key of theirs.
        self._keys = _known(keys) if sum(map(len, keys)) < _LONGEST_KEYS else _Keys(keys)

    def keys(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the names that the object has, as it spells them."""
        return self._keys[names]

    def first(self, names: tuple[str, ...]) -> Any:
        """What the first of them holds that holds something."""
        for key in self.keys(names):
            if _is_something(value := _word(self.given[key])):
                return value
        return None

    def text(self, names: tuple[str, ...] = TEXT_FIELDS) -> str | None:
        """The key of the article's text, rather one that is not empty."""
        keys = [key for key in self.keys(names) if isinstance(self.given[key], str)]
        return next((key for key in keys if self.given[key]), keys[0] if keys else None)

    def words(self, names: tuple[str, ...]) -> Iterator[str]:
        """What those of them hold that hold words."""
        values = (_word(self.given[key]) for key in self.keys(names))
        return (value.strip() for value in values if isinstance(value, str) and value.strip())

    def outlet(self, names: tuple[str, ...] = SOURCE_FIELDS) -> str | None:
        """Its outlet, else the host of its address."""
        return next((word for word in self.words(names) if not _is_address(word)), None) or _host(self.address())

    def address(self) -> str | None:
        """Its url, which trafilatura calls its source."""
        return next(self.words(URL_FIELDS), None) or next(filter(_is_address, self.words(("source",))), None)

    def authors(self) -> list[str]:
        """The names that a list, an object with a name, or a string with semicolons between them gives."""
        given = self.first(AUTHOR_FIELDS)
        names = given.split(";") if isinstance(given, str) else map(_word, given) if isinstance(given, list) else ()
        return [name.strip() for name in names if isinstance(name, str) and name.strip()]


class _Keys(dict[tuple[str, ...], tuple[str, ...]]):
    """The keys of an object. For several names: those of them that it has, as it spells them."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._spelled = {_plain(key): key for key in reversed(keys)} | {key: key for key in keys}

    def __missing__(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found = (self._spelled.get(name, self._spelled.get(_plain(name))) for name in names)
        self[names] = tuple(key for key in found if key is not None)
        return self[names]


_known = lru_cache(1000)(_Keys)


def _plain(key: str) -> str:
    return key.lower().translate(_DOES_NOT_COUNT)


def _word(value: Any) -> Any:
    if isinstance(value, dict):
        return next((value[key] for key in _WORD_OF if isinstance(value.get(key), str)), value)
    return value


def _is_something(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def _is_address(word: str) -> bool:
    return "://" in word


def text_field(fields: dict[str, Any], names: FieldNames = USUAL) -> str | None:
    """The name of the field that holds the article."""
    return Fields(fields).text(_names(names.text, TEXT_FIELDS))


def are_results(names: Collection[str]) -> bool:
    """Whether the names of fields or columns are those of what newscli hands back."""
    return any(of_records <= {*names} for of_records in _OF_RECORDS)


def article_of(fields: Any, *, path: str, where: str, names: FieldNames = USUAL) -> list[Item]:
    """The article of one object of a file, with what there is to say about it. where: its name if it has no id."""
    if not isinstance(fields, dict):
        return [Problem(where, f"expected a JSON object, found {_kind(fields)}", fields)]
    if are_results(fields.keys()):
        return [Problem(where, f"this is newscli output, not an article; {_ADVICE}", fields, results=True)]
    if _is_too_deep(fields):
        shallow = {key: value for key, value in fields.items() if not isinstance(value, dict | list)}
        return [Problem(where, f"its fields are nested more than {_DEEPEST} levels deep; flatten them", shallow)]
    found = Fields(fields)
    name = found.text(_names(names.text, TEXT_FIELDS))
    if name is None:
        advice = "put it in a field named text, or use --field text=NAME"
        if names.text:
            advice = f"there is no string field named {names.text}; choose another with --field text=NAME"
        return [Problem(where, f"no article text in this object; {advice}", fields)]
    said: list[Item] = []
    date = None
    if (given := found.first(_names(names.date, DATE_FIELDS))) is not None:
        try:
            date = parse_moment(str(given))
        except InvalidDateError as error:
            said.append(Note(f"{where}: date ignored: {error}", "with an ignored date"))
    article = Article(
        id=_identifier(found, names) or where,
        text=fields[name],
        path=path,
        date=date,
        headline=next(found.words(_names(names.title, HEADLINE_FIELDS)), None),
        authors=found.authors(),
        source=found.outlet(_names(names.source, SOURCE_FIELDS)),
        fields=fields,
        text_field=name,
    )
    return [*said, article]


def _is_too_deep(fields: dict[str, Any]) -> bool:
    """Whether lists and objects are nested so deep that some program which reads them may fail."""
    level: list[Any] = [fields]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _identifier(found: Fields, names: FieldNames) -> str | None:
    given = found.first(_names(names.id, ID_FIELDS))
    return str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None


def _names(given: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if given else usual


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
