"""What is told of any number of articles together: quotations added up by speaker, entries on one axis."""

from collections.abc import Iterable

from newscli.records import Quote, SpeakerSummary, TimelineEntry


class BySpeaker:
    """Takes quotations article by article. It holds one row a speaker, and the articles' names."""

    def __init__(self) -> None:
        self._rows: dict[str | None, SpeakerSummary] = {}
        self._direct: dict[str | None, int] = {}

    def add(self, quotes: Iterable[Quote]) -> None:
        """Counts the quotations."""
        for quote in quotes:
            key = quote.speaker and quote.speaker.casefold()
            row = self._rows.setdefault(key, SpeakerSummary(quote.speaker, quote.role if quote.speaker else None))
            row.role = row.role or (quote.role if quote.speaker else None)
            row.quotes += 1
            row.words += len(quote.content.split())
            self._direct[key] = self._direct.get(key, 0) + (quote.type == "direct")
            if not row.article_names or row.article_names[-1] != quote.article:
                row.article_names.append(quote.article)

    def rows(self) -> list[SpeakerSummary]:
        """The speakers, the most quoted first, the unnamed last."""
        for key, row in self._rows.items():
            row.articles = len(row.article_names)
            row.direct_share = round(self._direct[key] / row.quotes, 3)
        return sorted(self._rows.values(), key=lambda row: (row.speaker is None, -row.quotes, row.speaker or ""))


class Axis:
    """Takes the entries of timelines, and holds them all."""

    def __init__(self) -> None:
        self._entries: list[TimelineEntry] = []

    def add(self, entries: Iterable[TimelineEntry]) -> None:
        self._entries.extend(entries)

    def rows(self) -> list[TimelineEntry]:
        """The entries of all articles by date, one event told by several of them once."""
        from newscli.core.axis import group_axis

        return group_axis(self._entries)


def spoken_by(quotes: list[Quote], name: str) -> list[Quote]:
    """The quotations of one article whose speaker goes by the name, in whatever form the article credits them.

    The name's words must all be among those of the speaker, or of a name that the article credits the speaker under: so
    a surname, a full name and a misspelling that stands in the article all find the same person.
    """
    wanted = name_words(name)
    named = {quote.speaker for quote in quotes if quote.speaker and wanted <= name_words(quote.speaker)}
    for quote in quotes:
        if quote.speaker and quote.source and quote.source.kind == "name":
            # "harbour master Ines Corvo": only what is written like a name is one.
            credited = " ".join(word for word in quote.source.text.split() if word[:1].isupper())
            if wanted <= name_words(credited):
                named.add(quote.speaker)
    return [quote for quote in quotes if quote.speaker in named]


_TITLES = frozenset("mr mrs ms mx miss dr prof sir dame lord lady".split())


def name_words(name: str) -> set[str]:
    """The words of a name for a comparison: without case, accents, possessives and titles."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.casefold().replace("’s", "").replace("'s", "").split()
    return {bare for word in words if (bare := word.strip(".,'’")) and bare not in _TITLES}
