"""The speakers of all articles, each with a number, a colour and counts."""

from collections import Counter
from collections.abc import Iterable

from newscli.records import Quote

COLORS = 8  # colours of the style sheet, distinct also for colour-blind readers
_TITLES = frozenset("mr mrs ms miss dr prof sir dame lord lady capt gen sen rep gov rev".split())


class Speaker:
    """One speaker over all articles."""

    def __init__(self, number: int, name: str) -> None:
        self.number = number
        self.name = name
        self.role: str | None = None
        self.quotes = 0
        self.words = 0
        self.direct = 0
        self.articles: list[int] = []  # their numbers, in order
        self.color = 0

    @property
    def initials(self) -> str:
        """At most two letters, as a short form of the name."""
        words = [word for word in self.name.split() if word[:1].isalpha()]
        words = [word for word in words if word.strip(".").casefold() not in _TITLES] or words
        first_and_last = words if len(words) < 2 else [words[0], words[-1]]
        return "".join(word[0].upper() for word in first_and_last) or "?"


class Speakers:
    """Counts the quotations of each speaker over all articles."""

    def __init__(self) -> None:
        self._by_name: dict[str, Speaker] = {}

    def add(self, article: int, quotes: Iterable[Quote]) -> None:
        """Count the quotations of an article. article: its number."""
        for quote in quotes:
            if not quote.speaker:
                continue
            speaker = self.of(quote)
            speaker.role = speaker.role or quote.role
            speaker.quotes += 1
            speaker.words += len(quote.content.split())
            speaker.direct += quote.type == "direct"
            if not speaker.articles or speaker.articles[-1] != article:
                speaker.articles.append(article)

    def of(self, quote: Quote) -> Speaker:
        """Return the speaker of a quotation: by person across articles, otherwise by name, ignoring case."""
        name = quote.person or quote.speaker
        assert name
        key = name.casefold()
        if key not in self._by_name:
            self._by_name[key] = Speaker(len(self._by_name) + 1, name)
        return self._by_name[key]

    def ranked(self) -> list[Speaker]:
        """Return the speakers, the most quoted first."""
        return sorted(self._by_name.values(), key=lambda speaker: (-speaker.quotes, -speaker.words, speaker.name))

    def color(self) -> None:
        """Give each speaker the colour that is rarest among the speakers of the same articles."""
        used: dict[int, Counter[int]] = {}
        overall: Counter[int] = Counter()
        for speaker in self.ranked():
            near = [used.setdefault(article, Counter()) for article in speaker.articles]
            speaker.color = min(range(COLORS), key=lambda color: (sum(n[color] for n in near), overall[color], color))
            overall[speaker.color] += 1
            for colors in near:
                colors[speaker.color] += 1
