"""The lines around the records on a terminal: about the article, line numbers, totals, and why nothing was found."""

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
_MARKS = re.compile("[\"“”„«»‘]|''|(?<!\\w)['’]")  # what may open a quotation; not an apostrophe inside a word


def about(article: Article) -> str:
    """Return headline, outlet and date of an article in one line, as far as they are known."""
    date = article.date
    outlet_and_date = ", ".join(filter(None, (article.source, long_day(date) if is_day(date) else date)))
    if article.headline and outlet_and_date:
        return f"{article.headline} ({outlet_and_date})"
    return article.headline or outlet_and_date


def line_numbers(text: str, starts: Iterable[int]) -> dict[int, int]:
    """Return the line number, counted from 1, of each offset.

    >>> line_numbers("a\\nb\\r\\nc", [5, 0, 2])
    {0: 1, 2: 2, 5: 3}
    """
    numbers: dict[int, int] = {}
    ends = _LINE_END.finditer(text)
    end, number = next(ends, None), 1
    for start in sorted(set(starts)):
        while end and end.end() <= start:
            end, number = next(ends, None), number + 1
        numbers[start] = number
    return numbers


class Overview:
    """Counts the records of all articles, and the reasons why other articles have none.

    record_type: the type of the records that are shown. command_options: the options of the command, by name.
    """

    def __init__(self, record_type: type, command_options: Mapping[str, Any]) -> None:
        self._type = record_type
        self._options = command_options
        self._records: Counter[str] = Counter()  # by kind of record
        self._speakers: set[str] = set()
        self._shared = 0  # utterances that several articles have
        self._articles = 0
        self._without: Counter[str] = Counter()  # articles without records, by reason

    def add(self, records: Sequence[Any], article: Article) -> None:
        """Count the records of one article."""
        self._articles += 1
        for record in records:
            match record:
                case Quote():
                    self._records["quotation"] += 1
                    if record.speaker:
                        self._speakers.add((record.person or record.speaker).casefold())
                case TimelineEntry():
                    self._records["date" if record.from_ else "other time"] += 1
                case Block():
                    self._records["kept" if record.keep else "dropped"] += 1
        if not records or (self._type is Block and not any(block.keep and block.text.strip() for block in records)):
            self._without[self._why(article)] += 1

    def sum_up(self, rows: Sequence[Any]) -> None:
        """Replace the counts by those of gathered records: speakers (one person may have several names), utterances."""
        if self._type is Utterance:
            self._shared = len(rows)
        else:
            self._speakers = {f"{n}" for n, row in enumerate(rows) if row.speaker}

    def lines(self) -> list[str]:
        """Return the last lines of the output: the totals, and why some articles have no records."""
        if not self._articles:
            return ["No article was read."]
        lines = [self._total()] if self._without.total() < self._articles else []
        if self._type is ParsedArticle and self._articles == 1:
            return []
        if not self._without or self._type is ParsedArticle:
            return lines
        if self._articles == 1:
            return [*lines, f"No {self._things()} found: {next(iter(self._without))}."]
        kinds = "; ".join(f"{count:,}: {why}" for why, count in self._without.most_common())
        return [*lines, f"No {self._things()} found in {counted(self._without.total(), 'article')} ({kinds})."]

    def _total(self) -> str:
        articles = counted(self._articles, "article")
        if self._type is Utterance:
            shared = counted(self._shared, "utterance") if self._shared else "No utterance"
            compared = counted(self._records["quotation"], "quotation")
            return f"{shared} in more than one article; {compared} compared, {articles}"
        if self._type in (Quote, SpeakerSummary, Utterance):
            quotations, speakers = self._records["quotation"], len(self._speakers)
            return f"{counted(quotations, 'quotation')}, {counted(speakers, 'speaker')}, {articles}"
        if self._type is TimelineEntry:
            return f"{counted(self._records['date'], 'date')}, {articles}"
        if self._type is Block:
            dropped = self._records["dropped"]
            return f"{dropped:,} of {counted(dropped + self._records['kept'], 'piece')} removed, {articles}"
        return articles

    def _things(self) -> str:
        if self._type is TimelineEntry:
            return "dates"
        return "article" if self._type is Block else "quotations"

    def _why(self, article: Article) -> str:
        """Return why an article has no records."""
        text = article.text
        if not text.strip():
            return "the text is empty"
        if self._type is Block:
            return "nothing in it reads like the body of an article"
        quotes = self._type in (Quote, SpeakerSummary, Utterance)
        if quotes and not self._options.get("indirect") and not _MARKS.search(text):
            return "no quotation marks; --indirect also finds speech without them"
        if read(text).foreign:
            return "not in English"
        if selecting := [f"--{name}" for name in _SELECTING if self._options.get(name)]:
            return f"nothing matches {' and '.join(selecting)}"
        return "no quotation marks around spoken words" if quotes else "no expressions of time"


_SELECTING = ("speaker", "type", "min-words", "min-confidence", "match", "from", "to", "granularity", "people")
