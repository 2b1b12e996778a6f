"""The talk of an article: its quotations, and who has spoken up to the one at hand."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from newscli.core.names.descriptions import Profile, profile_of
from newscli.core.names.names import Names
from newscli.core.names.person import Person
from newscli.core.names.persons import People
from newscli.core.names.salience import Mention, salience
from newscli.core.names.words import Gender
from newscli.core.speakers.choice import Choose, choose
from newscli.core.speakers.in_full import body_in_full, labels_by_ending, persons_by_label
from newscli.core.speakers.rules import set_evidence
from newscli.core.text.caching import cached_attribute
from newscli.core.text.document import Bounds
from newscli.records import Quote

# Rules of speech without marks: a name in it may well be whom a quotation inside it means.
_TURNS = frozenset(["turn-label", "answer-label", "question-label", "answer-alone", "question-alone"])
_PARAGRAPHS_BACK = 7
_SENTENCES_BACK = 40
# Of a very long article no more than these are looked at: its length must not count twice.
MOST_PERSONS = 100
MOMENT = 400  # characters: a quotation that ended so near before is still the talk of the moment
LITTLE_BEFORE = 1200  # characters
_NOWHERE = (sys.maxsize, sys.maxsize)  # a quotation after the last one
_HANDLE_IN_BRACKETS = re.compile(r" \((@\w+)\)")
_IN_DATELINE = re.compile(r"\) ?[-–—]")  # "PORT ELDER (Belic News) - "


Ranked = tuple[int, Mention | None, Person]  # a mention with its salience; None for a description


class Talk:
    """The quotations, which are credited in the order of the text, and what is remembered of those before."""

    def __init__(self, names: Names, people: People, quotes: list[Quote], choose: Choose = choose) -> None:
        self.names = names
        self.doc = names.document
        self.text = self.doc.text
        self.people = people
        self.quotes = quotes
        self.choose = choose
        self.saliences: dict[int, int] = {}  # by where the mention begins
        self.ranked_by_sentence: dict[int, list[Ranked]] = {}  # whom sentences name, by where they begin
        marked = [quote for quote in quotes if quote.type != "indirect" and quote.rule not in _TURNS]
        self.quoted = sorted([(segment.start, segment.end) for quote in marked for segment in quote.segments])
        self.inside: tuple[Quote | None, list[Person]] = None, []  # whom the quotation at hand names
        self._profiles: dict[int, Profile] = {}  # by the id of the person
        self._in_full: dict[str, str] = {}  # the full names of bodies
        self.genders: dict[Person, Gender | None] = {}  # what is known of them, as far as it was asked for
        self.last: Person | None = None
        self.last_at = -1
        self.turn: tuple[Quote, Person] | None = None  # the last turn of an interview, and who speaks it
        self.by_source: dict[Bounds, Quote] = {}  # the first quotation that each source credits
        self.credited: list[Person] = []
        self.last_body: str | None = None
        self.unnamed_at = -1  # where the last speaker is credited whom the article does not name
        self.unnamed_gender: str | None = None

    def credit(self, quote: Quote, person: Person | None, rule: str, confidence: float | None = None) -> None:
        """The person has spoken the quotation; None where nobody is known to.

        rule: what found the person. confidence: how sure that is, where the rule has no share of its own.
        """
        if person is None:
            return
        quote.speaker, quote.role = person.name, self.people.role(person)
        set_evidence(quote, rule, confidence)
        if quote.rule in _TURNS:
            self.turn = quote, person
        if person not in self.credited[-MOST_PERSONS:]:
            self.credited.append(person)
        self.last, self.last_at = person, max(quote.end, quote.source.end if quote.source else 0)

    def credit_body(self, quote: Quote, name: str | None, rule: str) -> None:
        """Credit the quotation to an organisation, or to a name that stands only in the credit itself."""
        if name:
            if name not in self._in_full:
                self._in_full[name] = body_in_full(self.names, name)
            quote.speaker = self.last_body = self._in_full[name]
            set_evidence(quote, rule)

    @cached_attribute
    def handles(self) -> dict[str, int]:
        """Where the handles of accounts stand that the text gives in brackets, as behind a name."""
        return {m[1]: m.start() for m in _HANDLE_IN_BRACKETS.finditer(self.text)}

    def note_unnamed(self, position: int, gender: str | None) -> None:
        """Remember that a speaker without a name speaks at the position."""
        if position > self.last_at:
            self.unnamed_at, self.unnamed_gender = position, gender

    def profile_of(self, person: Person) -> Profile:
        """What the article says of a person."""
        profile = self._profiles.get(id(person))
        if profile is None:
            profile = self._profiles[id(person)] = profile_of(self.people.describe(person))
        return profile

    def salience(self, mention: Mention) -> int:
        """How much its sentence is about the person named."""
        start = mention.start
        if start not in self.saliences:
            self.saliences[start] = salience(self.text, mention)
        return self.saliences[start]

    def sentences_before(self, position: int) -> Iterator[Bounds]:
        """The sentences that begin before the position, nearest first, of the last paragraphs."""
        paragraph = self.doc.paragraph_index(position)
        sentences = self.doc.sentences(paragraph) if paragraph >= 0 else []
        last = bisect_left(sentences, (position, 0))
        if last:
            yield sentences[last - 1][0], min(sentences[last - 1][1], position)
            yield from reversed(sentences[max(0, last - _SENTENCES_BACK) : last - 1])
        for index in range(paragraph - 1, max(paragraph - _PARAGRAPHS_BACK, -1), -1):
            yield from reversed(self.doc.sentences(index)[-_SENTENCES_BACK:])

    def outside_quotes(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """The mentions that begin between two offsets, but those within quotations."""
        starts = self.outside_starts
        return self.outside[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_attribute
    def outside(self) -> list[tuple[Mention, Person]]:
        """The mentions that stand in no marked quotation, in the order of the text."""
        outside = []
        quoted = iter(self.quoted)
        start, end = next(quoted, _NOWHERE)
        for named in self.people.mentions:
            place = named[0].start
            while end <= place:
                start, end = next(quoted, _NOWHERE)
            if place < start:
                outside.append(named)
        return outside

    @cached_attribute
    def outside_starts(self) -> list[int]:
        """Where these mentions begin."""
        return [mention.start for mention, _ in self.outside]

    def in_quotes(self, position: int) -> bool:
        """Whether a marked quotation holds the offset."""
        index = bisect_right(self.quoted, (position, len(self.text))) - 1
        return index >= 0 and self.quoted[index][0] <= position < self.quoted[index][1]

    def allowed(self, person: Person, quote: Quote) -> bool:
        """Whether a person can have spoken it: nobody is taken for the speaker who is named inside the quotation."""
        if self.inside[0] is not quote:
            self.inside = (
                quote,
                [person for s in quote.segments for person in self.people.named_between(s.start, s.end)],
            )
        return person not in self.inside[1]

    def teller(self, position: int) -> Person | None:
        """Who speaks the turn that holds the offset."""
        return self.turn[1] if self.turn and self.turn[0].start <= position < self.turn[0].end else None

    @cached_attribute
    def interviewed(self) -> Person | None:
        """The person named most often before the first question; the first of those named equally often."""
        first = min(quote.start for quote in self.quotes if quote.rule in ("question-label", "answer-label"))
        named = Counter(id(person) for _, person in self.people.mentions_in(0, first))
        return max(self.people.named_between(0, first), key=lambda person: named[id(person)], default=None)

    @cached_attribute
    def labels(self) -> dict[str, str]:
        """The longest label of the transcript for each shorter form of it."""
        return labels_by_ending({q.source.text for q in self.quotes if q.rule == "turn-label" and q.source})

    @cached_attribute
    def persons_by_label(self) -> dict[str, list[Person]]:
        """The persons by what a label may call them."""
        return persons_by_label(self.people.persons)

    @cached_attribute
    def bodies(self) -> list[tuple[int, str]]:
        """The organisations by place, without those that only carry what others say."""
        named = [(m, body.name) for body in self.names.organizations for m in body.mentions]
        return sorted((m.start, name) for m, name in named if not self._only_carries(m.start, m.end))

    def _only_carries(self, start: int, end: int) -> bool:
        """Whether a body is only where something stands: in a dateline, "on Twitter"."""
        return bool(_IN_DATELINE.match(self.text, end)) or self.text.endswith((" on ", "\non "), 0, start)
