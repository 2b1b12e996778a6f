"""Results over all articles together: quotations counted by speaker, compared, or entries on one timeline."""

from collections import Counter
from collections.abc import Iterable

from newscli.across.people import About, People, spoken
from newscli.across.utterances import Utterances
from newscli.inputs.article import Article
from newscli.records import Quote, SpeakerSummary, TimelineEntry, Utterance


class BySpeaker:
    """Counts quotations by speaker. It keeps one row per speaker, and the names of the articles."""

    option = "--by-speaker"
    wants_description = True

    def __init__(self) -> None:
        self._people = People()
        self._rows: dict[int | str | None, SpeakerSummary] = {}
        self._direct: Counter[int | str | None] = Counter()

    def add(self, quotes: list[Quote], article: Article) -> None:
        """Count the quotations of an article."""
        numbers = self._people.add([spoken(quote) for quote in quotes], about(article))
        for quote, number in zip(quotes, numbers, strict=True):
            # A speaker without a name is identified by the description.
            key = number if number is not None or not quote.speaker else quote.speaker.casefold()
            role = quote.role if quote.speaker else None
            self._direct[key] += quote.type == "direct"
            row = self._rows.setdefault(key, SpeakerSummary(quote.speaker, role))
            _add_up(row, SpeakerSummary(quote.speaker, role, 1, len(quote.content.split()), article_names=[article.id]))

    def rows(self) -> list[SpeakerSummary]:
        """Return the speakers, the most quoted first and the unnamed last."""
        self._people.settle()
        merged: dict[int | str | None, SpeakerSummary] = {}
        direct: Counter[int | str | None] = Counter()
        for number, row in self._rows.items():
            key = number
            if isinstance(number, int):
                key = self._people.number(number)
                row.speaker, row.person = self._people.name(key), self._people.identity(key)
            direct[key] += self._direct[number]
            if key in merged:
                _add_up(merged[key], row)
            else:
                merged[key] = row
        for key, row in merged.items():
            row.articles = len(row.article_names)
            row.direct_share = round(direct[key] / row.quotes, 3)
        return sorted(merged.values(), key=lambda row: (row.speaker is None, -row.quotes, row.speaker or ""))


def _add_up(row: SpeakerSummary, more: SpeakerSummary) -> None:
    """Add the counts of another row to a row; article names stay in their order."""
    row.role = row.role or more.role
    row.quotes += more.quotes
    row.words += more.words
    last = row.article_names[-1:]
    row.article_names += [name for name in more.article_names if [name] != last]


def about(article: Article) -> About:
    """Return what is needed about an article to identify its speakers."""
    return About(article.text, article.source, article.date)


class Compared:
    """Collects quotations, and finds those that several articles print."""

    option = "--compare"
    wants_description = True

    def __init__(self) -> None:
        self._utterances = Utterances()

    def add(self, quotes: list[Quote], article: Article) -> None:
        self._utterances.add(quotes, article.id, about(article))

    def rows(self) -> list[Utterance]:
        """Return the utterances that several articles print, those of most articles first."""
        return list(self._utterances.shared_utterances())


class Axis:
    """Collects the entries of all timelines."""

    option = "--sort"
    wants_description = False

    def __init__(self) -> None:
        self._entries: list[TimelineEntry] = []

    def add(self, entries: Iterable[TimelineEntry], _: Article) -> None:
        self._entries.extend(entries)

    def rows(self) -> list[TimelineEntry]:
        """Return the entries of all articles by date; an event in several articles appears once."""
        from newscli.core.axis import group_axis

        return group_axis(self._entries)
