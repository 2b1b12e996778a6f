"""What a person is told around the records: which article it is, where in it, how much was found, and why nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newscli.api import read
from newscli.errors import counted
from newscli.inputs.article import Article
from newscli.outputs.wording import is_day, long_day
from newscli.records import Block, ParsedArticle, Quote, SpeakerSummary, TimelineEntry, Utterance

_LINE_END = re.compile(r"\r\n?|\n")
_MARKS = re.compile("[\"“”„«»‘]|''|(?<!\\w)['’]")  # what may open a quotation; an apostrophe within a word may not


def about(article: Article) -> str:
    """Headline, outlet and date of an article, as far as they are known."""
    date = article.date
    with_date = (article.source, long_day(date) if is_day(date) else date)
    where = ", ".join(filter(None, with_date))
    return f"{article.headline} ({where})" if article.headline and where else article.headline or where


def line_numbers(text: str, starts: Iterable[int]) -> dict[int, int]:
    """The number of the line, counted from 1, in which each offset stands.

    >>> line_numbers("a\\nb\\r\\nc", [5, 0, 2])
    {0: 1, 2: 2, 5: 3}
    """
    found: dict[int, int] = {}
    ends = _LINE_END.finditer(text)
    end, number = next(ends, None), 1
    for start in sorted(set(starts)):
        while end and end.end() <= start:
            end, number = next(ends, None), number + 1
        found[start] = number
    return found


class Overview:
    """Counts what was found over all articles, and why nothing was found in others.

    record_type: of the records that are shown. asked: what the command was asked for, by the names of its options.
    """

    def __init__(self, record_type: type, asked: Mapping[str, Any]) -> None:
        self._type = record_type
        self._asked = asked
        self._found: Counter[str] = Counter()
        self._speakers: set[str] = set()
        self._shared = 0  # utterances of several articles
        self._articles = 0
        self._nothing: Counter[str] = Counter()  # by reason: in how many articles nothing was found

    def add(self, records: Sequence[Any], article: Article) -> None:
        """Counts the records of one article."""
        self._articles += 1
        for record in records:
            match record:
                case Quote():
                    self._found["quotation"] += 1
                    if record.speaker:
                        self._speakers.add((record.person or record.speaker).casefold())
                case TimelineEntry():
                    self._found["date" if record.from_ else "other time"] += 1
                case Block():
                    self._found["kept" if record.keep else "dropped"] += 1
        if not records or (self._type is Block and not any(block.keep and block.text.strip() for block in records)):
            self._nothing[self._why(article)] += 1

    def sum_up(self, rows: Sequence[Any]) -> None:
        """Takes what is told over all articles: speakers, who are fewer than their names, or utterances."""
        if self._type is Utterance:
            self._shared = len(rows)
        else:
            self._speakers = {f"{n}" for n, row in enumerate(rows) if row.speaker}

    def lines(self) -> list[str]:
        """The closing lines: how much was found in how many articles, and why nothing was in some."""
        if not self._articles:
            return ["No article was read."]
        lines = [self._total()] if self._nothing.total() < self._articles else []
        if self._type is ParsedArticle and self._articles == 1:
            return []
        if not self._nothing or self._type is ParsedArticle:
            return lines
        if self._articles == 1:
            return [*lines, f"No {self._things()} found: {next(iter(self._nothing))}."]
        kinds = "; ".join(f"{count:,}: {why}" for why, count in self._nothing.most_common())
        return [*lines, f"No {self._things()} found in {counted(self._nothing.total(), 'article')} ({kinds})."]

    def _total(self) -> str:
        articles = counted(self._articles, "article")
        if self._type is Utterance:
            shared = f"{counted(self._shared, 'utterance')} in" if self._shared else "No words stand in"
            compared = counted(self._found["quotation"], "quotation")
            return f"{shared} more than one article; {compared} compared, {articles}"
        if self._type in (Quote, SpeakerSummary, Utterance):
            quotations, speakers = self._found["quotation"], len(self._speakers)
            return f"{counted(quotations, 'quotation')}, {counted(speakers, 'speaker')}, {articles}"
        if self._type is TimelineEntry:
            return f"{counted(self._found['date'], 'date')}, {articles}"
        if self._type is Block:
            dropped = self._found["dropped"]
            return f"{dropped:,} of {counted(dropped + self._found['kept'], 'piece')} left out, {articles}"
        return articles

    def _things(self) -> str:
        if self._type is TimelineEntry:
            return "dates"
        return "article" if self._type is Block else "quotations"

    def _why(self, article: Article) -> str:
        """Why an article has no records."""
        text = article.text
        if not text.strip():
            return "the text is empty"
        if self._type is Block:
            return "nothing in it reads like the body of an article"
        quotes = self._type in (Quote, SpeakerSummary, Utterance)
        if quotes and not self._asked.get("indirect") and not _MARKS.search(text):
            return "no quotation marks; --indirect also finds speech without them"
        if read(text).foreign:
            return "not in English"
        if chosen := [f"--{name}" for name in _CHOOSING if self._asked.get(name)]:
            return f"nothing fits {' and '.join(chosen)}"
        return "no quotation marks around spoken words" if quotes else "no words for a date"


_CHOOSING = ("speaker", "type", "min-words", "min-confidence", "match", "from", "to", "granularity", "people")
