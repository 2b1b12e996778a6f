"""Turns a JSON object into an article, by the field names that common tools use."""

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
# Fields of an object that stands for one word: a person or outlet of schema.org, an id or date of MongoDB.
_WORD_OF = ("name", "$oid", "$date")
# Fields that newscli's own records have, and no article has.
_OF_RECORDS = ({"article", "n", "start", "end"}, {"article", "headline", "reading_minutes", "word_count"})
_ADVICE = "use the articles themselves, or the output of strip-boilerplate --format articles"
_LONGEST_KEYS = 2000  # characters of all keys together
_DEEPEST = 100  # lists and objects within each other
_DOES_NOT_COUNT = str.maketrans("", "", " -_")


class Fields:
    """The fields of an object, each looked up under all of its usual names."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        keys = tuple(given)
        # All objects of a file mostly have the same keys. Very long keys are not kept in memory.
        self._keys = _shared_keys(keys) if sum(map(len, keys)) < _LONGEST_KEYS else _Keys(keys)

    def keys(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names that the object has, as it spells them."""
        return self._keys[names]

    def first(self, names: tuple[str, ...]) -> Any:
        """Return the first value under these names that is not empty."""
        for key in self.keys(names):
            if _is_something(value := _word(self.given[key])):
                return value
        return None

    def text(self, names: tuple[str, ...] = TEXT_FIELDS) -> str | None:
        """Return the key of the article's text; one whose text is not empty comes first."""
        keys = [key for key in self.keys(names) if isinstance(self.given[key], str)]
        return next((key for key in keys if self.given[key]), keys[0] if keys else None)

    def words(self, names: tuple[str, ...]) -> Iterator[str]:
        """Yield the values under these names that are strings and not blank."""
        values = (_word(self.given[key]) for key in self.keys(names))
        return (value.strip() for value in values if isinstance(value, str) and value.strip())

    def outlet(self, names: tuple[str, ...] = SOURCE_FIELDS) -> str | None:
        """Return the outlet, or else the host of the address."""
        return next((word for word in self.words(names) if not _is_address(word)), None) or _host(self.address())

    def address(self) -> str | None:
        """Return the URL, which trafilatura calls the source."""
        return next(self.words(URL_FIELDS), None) or next(filter(_is_address, self.words(("source",))), None)

    def authors(self) -> list[str]:
        """Return the authors of a list, of an object with a name, or of a string with semicolons."""
        given = self.first(AUTHOR_FIELDS)
        names = given.split(";") if isinstance(given, str) else map(_word, given) if isinstance(given, list) else ()
        return [name.strip() for name in names if isinstance(name, str) and name.strip()]


class _Keys(dict[tuple[str, ...], tuple[str, ...]]):
    """Maps names to those among them that an object has as keys, in its own spelling."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._spelled = {_plain(key): key for key in reversed(keys)} | {key: key for key in keys}

    def __missing__(self, names: tuple[str, ...]) -> tuple[str, ...]:
        spelled = (self._spelled.get(name, self._spelled.get(_plain(name))) for name in names)
        self[names] = tuple(key for key in spelled if key is not None)
        return self[names]


_shared_keys = lru_cache(1000)(_Keys)


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
    """Return the name of the field that contains the article, if there is one."""
    return Fields(fields).text(_names(names.text, TEXT_FIELDS))


def are_results(names: Collection[str]) -> bool:
    """Whether the names of fields or columns are those of newscli's own output."""
    return any(of_records <= {*names} for of_records in _OF_RECORDS)


def article_of(fields: Any, *, path: str, where: str, names: FieldNames = USUAL) -> list[Item]:
    """Return the article of one object of a file, with notes or a problem. where: the article's id if it has none."""
    if not isinstance(fields, dict):
        return [Problem(where, f"expected a JSON object, found {_kind(fields)}", fields)]
    if are_results(fields.keys()):
        return [Problem(where, f"this is newscli output, not an article; {_ADVICE}", fields, results=True)]
    if _is_too_deep(fields):
        shallow = {key: value for key, value in fields.items() if not isinstance(value, dict | list)}
        return [Problem(where, f"its fields are nested more than {_DEEPEST} levels deep; flatten them", shallow)]
    lookup = Fields(fields)
    text_key = lookup.text(_names(names.text, TEXT_FIELDS))
    if text_key is None:
        advice = "put it in a field named text, or use --field text=NAME"
        if names.text:
            advice = f"there is no string field named {names.text}; choose another with --field text=NAME"
        return [Problem(where, f"no article text in this object; {advice}", fields)]
    notes: list[Item] = []
    date = None
    if (given_date := lookup.first(_names(names.date, DATE_FIELDS))) is not None:
        try:
            date = parse_moment(str(given_date))
        except InvalidDateError as error:
            notes.append(Note(f"{where}: date ignored: {error}", "with an ignored date"))
    article = Article(
        id=_identifier(lookup, names) or where,
        text=fields[text_key],
        path=path,
        date=date,
        headline=next(lookup.words(_names(names.title, HEADLINE_FIELDS)), None),
        authors=lookup.authors(),
        source=lookup.outlet(_names(names.source, SOURCE_FIELDS)),
        fields=fields,
        text_field=text_key,
    )
    return [*notes, article]


def _is_too_deep(fields: dict[str, Any]) -> bool:
    """Whether lists and objects are nested so deeply that programs which read them may fail."""
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


def _identifier(lookup: Fields, names: FieldNames) -> str | None:
    given = lookup.first(_names(names.id, ID_FIELDS))
    return str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None


def _names(given: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if given else usual


def _host(url: str | None) -> str | None:
    if not url:
        return None
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname
    except ValueError:  # for example, an unclosed bracket of an IPv6 address
        return None


def _kind(value: Any) -> str:
    return {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(type(value), "a number")
