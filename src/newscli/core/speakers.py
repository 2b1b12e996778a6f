"""Whom the credited words mean: names, pronouns, descriptions and bodies -> the speaker of each quotation."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from newscli.core.document import Bounds, Document
from newscli.core.people import Mention, People, Person, find_people
from newscli.core.people.descriptions import (
    INDEFINITE,
    STRONG,
    Description,
    describe,
    fit,
    is_beside_office,
    is_national,
    is_people,
)
from newscli.core.people.roles import head_gender, is_office, is_role_word
from newscli.core.people.salience import BOUND, SPEAKER, SUBJECT, salience
from newscli.core.people.words import Gender, collectives, demonyms, name_words
from newscli.records import Quote, Source

_GENDER_OF: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_FIRST_PERSON = frozenset("i me my mine myself".split())
_RELATIVE = frozenset("who whom whose which that".split())
# Words by which any organisation may be called.
_ANY_BODY = frozenset(
    "company firm group agency organization organisation body outlet site publication paper maker manufacturer carmaker"
    " automaker drugmaker chipmaker retailer conglomerate giant".split()
)
_POSSESSIVES = frozenset("his her its their our my your".split())
# What may stand between a description and the name that commas set off, and between that name and the verb.
# Each word in one way alone: else many words are tried in as many ways as they have subsets.
_COMPLEMENT = re.compile(r"(?: (?:&|[A-Z][\w.’'-]*|[a-z-]+))*+, (?:[\w’'-]+ ){0,3}")
_TO_CUE = re.compile(r"(?: [A-Z]{2,4})?, (?:[\w-]+ ){0,3}")
_LONGEST_SUBJECT = 160
_OWNED = re.compile(r"['’]s?(?= )")
_BOUND_BEFORE = re.compile(r" (?:for|of|with|by|from|to|at|on|about|against|like) (?:[\w.-]+ ){0,4}$")

_BODY_FIRST = re.compile(r"((?:The|the|[A-Z]\w+['’]s?) (?:[\w-]{1,20} ){0,2}?([a-z]{3,14}))(?= [a-z])")
_BODY_SAID = re.compile(r"\b(the (?:[\w-]{1,20} )?([a-z]{3,14})) (?:said|says|added|wrote|told|noted|warned)\b")
_APPOSITION = re.compile(
    r"(?: \([^)]{1,30}\))?(?: (?:of|from|at|for|with) [^,;.]{1,60})?(?:, [^,;.]{1,60})?,? "
)  # between a name and its "who"
_SAYS_WHAT_ONE_IS = re.compile(r"\b(?:is|was|be|been|being|as|became|becoming|like) $")  # before "a senior official"
_POSSESSIVE = re.compile(r"\b(?:his|her)\b")
# The first letter comes before the look back, so that the search leaps from letter to letter.
_SUBJECT_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|ers?)|(?<=h)im|(?<=[Ss])he)\b")
# Rules of speech without marks: a name in it may well be whom a quotation inside it means.
_TURNS = frozenset(["turn-label", "answer-label", "question-label", "answer-alone", "question-alone"])
# "By Ana Belic", "Words by Ana Belic", "(Reporting by Ana Belic; ...".
_SIGNED = re.compile(r"\(?(?:(?:[A-Z]\w+ )?(?:[A-Z]\w+ and )?[Bb]y|BY|Author:) [A-Z][^.!?]*(?:[A-Z]\.[^.!?]*)*[.)]*$")
_BETWEEN_AUTHORS = re.compile(r"(?: in [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?(?:,| and| &)?\s?")
_LONGEST_BYLINE = 200
_PHOTO_CREDIT = re.compile(
    r" ?/ ?[A-Z][\w ]{1,30}(?:/[\w ]{1,30})?(?:\)|$)", re.MULTILINE
)  # "(Ana Belic/Elder Pictures)"
_TOP = 12  # paragraphs from either end in which an article is signed
_NEAR = 400  # characters: a quotation that ended so near before is still the talk of the moment
_PARAGRAPHS_BACK = 7
_SENTENCES_BACK = 40
_PARAGRAPHS_ON = 60  # in which a letter must be signed
_MOST_PERSONS = 100
_NEAR_BODY = 6000
_NEAR_UNNAMED = 1200
_NEAR_COMPANY = 2000
_BODY_BEHIND = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z]\w+['’]s) [^,]{1,80}, ([A-Z][\w&.’'-]*(?: (?:(?:of|and|&) )?[A-Z][\w&.’'-]*){0,5})"
)
_WORD = re.compile(r"[\w’'-]+")
_NAMING = frozenset(["title-of-work", "name-given"])  # rules of quoted words that are the name of something
_IN_DATELINE = re.compile(r"\) ?[-–—]")  # "PORT ELDER (Belic News) - "
_UNSAID = frozenset(["carried-on", "cue-before"])  # rules of quotations that their own sentence does not credit
_LEAST_OFTEN = 4  # quotations of one speaker that make an article an interview
_OPENING = 4  # paragraphs in which an article speaks of "a coroner" whom it names below
_UNNAMED_FIRST = re.compile(
    r"(?:Here is |This is |But |And )?"
    r"(?:(An?|One|Another)|His|Her|Their|[Tt]he [\w’'-]+(?: [\w’'-]+)?['’]s|[A-Z]\w+['’]s)((?: [\w’'-]+){1,4})"
)
_CASES = frozenset("patient victim suspect defendant accused client customer inmate prisoner caller passenger".split())
_UNNAMED_OWNED = frozenset(
    "spokesman spokeswoman spokesperson source official witness neighbour neighbor lawyer aide friend relative".split()
)


def resolve_speakers(doc: Document, quotes: list[Quote]) -> None:
    """Fills `speaker` and `role` of each quotation from its source, in place; None where the article names nobody."""
    credited = [quote for quote in quotes if quote.source]
    if not credited:
        return
    resolver = _Resolver(doc, _who_can_speak(doc, find_people(doc), quotes), quotes)
    for quote in sorted(credited, key=lambda quote: quote.start):
        resolver.resolve(quote)
    resolver.return_to_interviewee()


def _who_can_speak(doc: Document, people: People, quotes: list[Quote]) -> People:
    """The people without the mentions in bylines, reporting credits and titles of works: nobody means them by "she"."""
    paragraphs = doc.paragraphs
    ends = {*range(min(_TOP, len(paragraphs))), *range(max(len(paragraphs) - _TOP, 0), len(paragraphs))}
    short = [paragraphs[at] for at in ends if paragraphs[at][1] - paragraphs[at][0] <= _LONGEST_BYLINE]
    aside = [line for line in short if _SIGNED.match(doc.text, *line) or _only_names(doc.text, people, line)]
    aside += [(quote.start, quote.end) for quote in quotes if quote.rule in _NAMING]
    inside = {id(mention) for start, end in aside for mention, _ in people.mentions_in(start, end)}
    inside |= {id(mention) for mention, _ in people.mentions if _PHOTO_CREDIT.match(doc.text, mention.end)}
    if not inside:
        return people
    mentions = [named for named in people.mentions if id(named[0]) not in inside]
    left = {id(person) for _, person in mentions}
    persons = [person for person in people.persons if id(person) in left]
    return People(doc, persons, mentions, [mention.start for mention, _ in mentions])


def _only_names(text: str, people: People, line: Bounds) -> bool:
    """Whether a line holds nothing but names: "Ana Belic in Port Elder and Mara Lind"."""
    named = people.mentions_in(*line)
    if not named or named[0][0].start != line[0]:
        return False
    ends = [line[0], *(mention.end for mention, _ in named)]
    starts = [*(mention.start for mention, _ in named), line[1]]
    return all(_BETWEEN_AUTHORS.fullmatch(text, end, start) for end, start in zip(ends, starts, strict=True))


class _Resolver:
    """Reads the quotations in the order of the text and remembers who spoke last."""

    def __init__(self, doc: Document, people: People, quotes: list[Quote]) -> None:
        self.doc = doc
        self.text = doc.text
        self.people = people
        self.quotes = quotes
        marked = [quote for quote in quotes if quote.type != "indirect" and quote.rule not in _TURNS]
        self.quoted = sorted((s.start, s.end) for quote in marked for s in quote.segments)
        self.inside: tuple[Quote | None, list[Person]] = None, []  # whom the quotation at hand names
        self.last: Person | None = None
        self.last_at = -1
        self.by_source: dict[Bounds, Quote] = {}  # the first quotation that each source credits
        self.credited: list[Person] = []
        self.last_body: str | None = None
        self.unnamed_at = -1  # where the last speaker is credited whom the article does not name
        self.unnamed_gender: str | None = None

    def resolve(self, quote: Quote) -> None:
        source = quote.source
        assert source is not None
        before = self.by_source.setdefault((source.start, source.end), quote)
        if before is not quote and before.speaker:  # carried on: the words still mean whom they meant
            quote.speaker, quote.role = before.speaker, before.role
        elif quote.rule == "answer-label":
            self._credit(quote, self._interviewed)
        elif source.kind == "pronoun":
            self._resolve_pronoun(quote, source)
        else:
            self._resolve_words(quote, source)

    def return_to_interviewee(self) -> None:
        """A paragraph of quotation that nothing credits, after one without any, is whom the article lets speak most.

        Right after another quotation its speaker goes on; elsewhere an interview returns to the one interviewed.
        """
        spoken = [q for q in self.quotes if q.type == "direct" and q.speaker and q.rule not in _UNSAID]
        often = Counter(quote.speaker for quote in spoken).most_common(1)
        if not often or often[0][1] < _LEAST_OFTEN or 2 * often[0][1] < len(spoken):
            return
        main = [quote for quote in spoken if quote.speaker == often[0][0]]
        starts = [quote.start for quote in main]
        last = 0
        for quote in sorted(self.quotes, key=lambda quote: quote.start):
            nearest = bisect_left(starts, quote.start) - 1
            apart = quote.paragraph - last > 1 and quote.rule in _UNSAID and quote.speaker != often[0][0]
            if apart and nearest >= 0 and not self._names_others(quote, main[nearest]):
                found = main[nearest]
                quote.speaker, quote.role, quote.source, quote.cue = found.speaker, found.role, found.source, found.cue
            last = quote.paragraph if quote.type in ("direct", "mixed") else last

    def _names_others(self, quote: Quote, main: Quote) -> bool:
        """Whether the sentence before names somebody else, or the quotation the speaker."""
        before = next(self._sentences_before(quote.start), None)
        others = before is not None and any(person.name != main.speaker for person in self.people.at(*before))
        return others or any(person.name == main.speaker for person in self.people.at(quote.start, quote.end))

    def _credit(self, quote: Quote, person: Person | None) -> None:
        if person is None:
            return
        self.people.describe(person)
        quote.speaker, quote.role = person.name, person.role
        if person not in self.credited[-_MOST_PERSONS:]:
            self.credited.append(person)
        self.last, self.last_at = person, max(quote.end, quote.source.end if quote.source else 0)

    def _credit_body(self, quote: Quote, name: str | None) -> None:
        if name:
            quote.speaker = self.last_body = name

    # names and descriptions

    def _resolve_words(self, quote: Quote, source: Source) -> None:
        named = self._named(source) or self._named_before_cue(quote, source)
        bound = not named and self.people.mentions_in(source.start, source.end)
        if len(named) == 1:
            self._credit(quote, named[0])
        elif named:
            quote.speaker = " and ".join(person.name for person in named)
        elif body := _BODY_BEHIND.fullmatch(source.text):  # "the ferry's owner, Ligaya Lines"
            self._credit_body(quote, body.group(1))
        elif source.kind == "name" and (_ends_in_name(source, bound[-1][0]) if bound else not _is_indefinite(source)):
            self._resolve_open_name(quote, plain_name(source.text))
        else:
            self._resolve_description(quote, source)

    def _resolve_open_name(self, quote: Quote, name: str | None) -> None:
        """A surname of several persons means the one who has spoken, if just one has. Other names stand as they are."""
        bearers = [person for person in self.credited[-_MOST_PERSONS:] if person.words[-1] == name]
        if len(bearers) == 1:
            self._credit(quote, bearers[0])
        elif not bearers:
            self._credit_body(quote, name)

    def _named(self, source: Source) -> list[Person]:
        """The persons that the source itself names: not "Belic's lawyer", not "a spokesman for Belic"."""
        out: list[Person] = []
        for mention, person in self.people.overlapping(source.start, source.end):
            start, end = mention.start, mention.end
            if _OWNED.match(self.text, end) and end < source.end - 2:
                continue
            bound = _BOUND_BEFORE.search(self.text, max(source.start, start - 60), start)
            if bound and not (_is_field(bound.group()) or self._is_titled_from_afar(mention, source, bound.start())):
                continue
            if self._is_modifier(end, source.end):
                continue
            if person not in out:
                out.append(person)
        if len(out) > 1 and " and " not in source.text:
            return out[-1:] if "," not in source.text else out[:1]
        return out

    def _is_titled_from_afar(self, mention: Mention, source: Source, link: int) -> bool:
        """ "the ambassador to the UN Ana Belic", "Bank of Elder analyst Ana Belic": a title holds a name."""
        last = self.text[max(source.start, mention.start - 30) : mention.start].split()[-1]
        if not mention.full or mention.end < source.end:
            return False
        owner = self.text[source.start : link].split()[-1:] or [""]
        return _is_proper(last) or (is_role_word(last) and _is_proper(owner[0]))

    def _named_before_cue(self, quote: Quote, source: Source) -> list[Person]:
        """Whose name commas set off between the source's complement and the cue: "Head of news, Ana Belic, said"."""
        if quote.cue is None or source.kind == "pronoun" or not 0 < quote.cue.start - source.end < _LONGEST_SUBJECT:
            return []
        for mention, person in self.people.mentions_in(source.end, quote.cue.start):
            complement = _COMPLEMENT.fullmatch(self.text, source.end, mention.title_start)
            if complement and mention.full and _TO_CUE.fullmatch(self.text, mention.end, quote.cue.start):
                return [person]
        return []

    def _is_modifier(self, end: int, stop: int) -> bool:
        """Whether a noun follows the name inside the source: "the Belic campaign"."""
        rest = self.text[end:stop]
        return bool(re.match(r" [a-z]+$", rest)) and not rest.endswith(("self", "himself", "herself"))

    def _resolve_description(self, quote: Quote, source: Source) -> None:
        wanted = describe(source.text)
        named = self._apposed(source)
        if named is not None:
            self._credit(quote, named)
            return
        if wanted is None:
            return
        if wanted.indefinite:
            if wanted.personal and (later := self._named_later(source, wanted)):
                self._credit(quote, later)
                return
            if wanted.head.endswith("s"):
                self.last_body = None  # "they" are now these
            elif wanted.personal:
                self.unnamed_at, self.unnamed_gender = source.start, head_gender(wanted.plain)
            return
        if wanted.collective:
            self._resolve_body(quote, source, wanted)
        elif wanted.personal and not self._is_unnamed(source, wanted):
            self._credit(quote, self._described(quote, source, wanted))
        elif source.kind == "organisation":
            self._credit_body(quote, body_name(source.text))

    def _apposed(self, source: Source) -> Person | None:
        """The person whose name stands between commas after a description: "a spokesman, Ana Belic, said"."""
        text, end = self.text, source.end
        for mention, person in self.people.mentions_in(end, end + 30):
            between = text[end : mention.title_start] == ", " and mention.full
            return person if between and text[mention.end : mention.end + 1] in (",", ".", ":") else None
        return None

    def _described(self, quote: Quote, source: Source, wanted: Description) -> Person | None:
        """Who answers the description: by what the article says of the person, else whom the text was just about."""
        near = self._persons_around(source.start)
        fits = {id(person): fit(self.people.describe(person), wanted) for person in near}
        free = [person for person in near if self._allowed(person, quote)]
        beside = {id(person): is_beside_office(person, wanted) for person in free}
        best = max(free, key=lambda p: (fits[id(p)], not beside[id(p)], self._nearness(p, source.start)), default=None)
        gender = head_gender(wanted.plain) or self._gender_after(source)
        if best is not None and fits[id(best)] >= STRONG:
            nearer = fits[id(best)] < 2 * STRONG and self._is_of_unknown_country(best, wanted)
            other = [person for person in free if fits[id(person)] < 0]
            return (self._antecedent(quote, source.start, gender, other) if nearer else None) or best
        if not wanted.definite:
            return None
        # Nobody whom the article gives a trade is "the patient": a case that it leaves without a name.
        case = wanted.head in _CASES or wanted.head.startswith("ex-")
        other = [p for p in free if fits[id(p)] < 0 or (case and p.roles and fits[id(p)] < STRONG)]
        unlike = other + [
            person for person in free if fits[id(person)] <= 0 and any(is_office(role) for role in person.roles)
        ]
        return self._antecedent(quote, source.start, gender, unlike) or self._antecedent(
            quote, source.start, gender, other
        )

    def _named_later(self, source: Source, wanted: Description) -> Person | None:
        """Whom the opening means by "A coroner", where the article names one coroner, first below."""
        if wanted.head.endswith("s") or self.doc.paragraph_index(source.start) > _OPENING:
            return None
        bearers = [
            person
            for person in self._persons_around(source.start)
            if any(wanted.head in role.lower().split() for role in self.people.describe(person).roles)
        ]
        return bearers[0] if len(bearers) == 1 and bearers[0].mentions[0].start > source.end else None

    def _is_unnamed(self, source: Source, wanted: Description) -> bool:
        """Whether "the official" is "a senior official" of a little before, whom the article does not name."""
        if not wanted.definite:
            return False
        low = max(0, source.start - _NEAR_UNNAMED)
        if f" {wanted.head}" not in self.text[low : source.start]:
            return False  # before a pattern is made for the word
        introduced = rf"\b(?:[Aa]n?|[Oo]ne) (?:[\w'’-]{{1,20}} ){{0,4}}?{re.escape(wanted.head)}\b(?! [A-Z]|, [A-Z])"
        for found in reversed(list(re.finditer(introduced, self.text[low : source.start]))):
            start, end = low + found.start(), low + found.end()
            before = self.people.mentions_in(max(0, start - 40), start)
            apposed = bool(before) and self.text[before[-1][0].end : start] == ", "
            if apposed or self._in_quotes(start) or _SAYS_WHAT_ONE_IS.search(self.text, max(0, start - 12), start):
                continue
            since = {id(person): person for _, person in self.people.mentions_in(end, source.start)}
            return all(fit(self.people.describe(person), wanted) < STRONG for person in since.values())
        return False

    def _is_of_unknown_country(self, person: Person, wanted: Description) -> bool:
        """Whether the article does not tell the country that the description does: "the Polish poet" of a poet."""
        return wanted.definite and bool(wanted.nations) and not is_national(person)

    def _gender_after(self, source: Source) -> str | None:
        """The gender that a possessive after the source tells: "the graduate ended her speech"."""
        _, end = self.doc.sentence_at(source.start)
        found = _POSSESSIVE.search(self.text, source.end, min(end, source.end + 60))
        if found is None or self._in_quotes(found.start()) or self.people.mentions_in(source.end, found.start()):
            return None
        return _GENDER_OF[found.group()]

    def _persons_around(self, position: int) -> list[Person]:
        """The persons of the article; of a very long one, those whom it names around the position."""
        if len(self.people.persons) <= _MOST_PERSONS:
            return self.people.persons
        at = bisect_right(self.people.starts, position)
        around = self.people.mentions[max(0, at - _MOST_PERSONS) : at + _MOST_PERSONS // 4]
        return list({id(person): person for _, person in around}.values())

    def _nearness(self, person: Person, position: int) -> int:
        """Minus the distance to the person's last mention before the position."""
        at = bisect_right(person.mentions, position, key=lambda mention: mention.start)
        return person.mentions[at - 1].start - position if at else -len(self.text)

    @cached_property
    def _interviewed(self) -> Person | None:
        """Whom the text before the first question is about: the person named most often there, the first of equals."""
        first = min(quote.start for quote in self.quotes if quote.rule in ("question-label", "answer-label"))
        named = Counter(id(person) for _, person in self.people.mentions_in(0, first))
        return max(self.people.at(0, first), key=lambda person: named[id(person)], default=None)

    # bodies

    def _resolve_body(self, quote: Quote, source: Source, wanted: Description) -> None:
        """ "the ministry": its own name where the article has it, else the words themselves."""
        name = body_name(source.text)
        if wanted.first in _POSSESSIVES:
            return
        told = [word for word in wanted.plain.split()[wanted.definite :] if word not in demonyms()]
        if name and not any(word[0].isupper() for word in told):  # "the Swedish company" tells no name either
            name = self._body_named(wanted.head, source.start) or source.text
        self._credit_body(quote, name)

    def _body_named(self, head: str, position: int) -> str | None:
        """The last body before the position whose name ends in the word, or that can be called so."""
        at = bisect_left(self._bodies, (position, ""))
        before = self._bodies[max(0, at - _MOST_PERSONS) : at]
        named = [name for _, name in before if name.lower().endswith(head)]
        if named:
            return named[-1]
        low = max(0, position - _NEAR_BODY)
        near = self.text[low:position]
        body = rf"\b(?!(?:The|A|An|Its|This) )(?:[A-Z][\w.&’']*(?:-[A-Z]\w*)* ){{1,4}}{re.escape(head)}\b"
        if f" {head}" in near and (spelled := re.findall(body, near)):
            return body_name(spelled[-1])
        if head not in _ANY_BODY:
            return None
        if not before:
            return self.last_body
        often = Counter(name for _, name in before)  # "the company" is the one that the article is about
        about = [body for body in before if body[0] >= position - _NEAR_COMPANY]
        return max(reversed(about), key=lambda body: often[body[1]])[1] if about else None

    def _body_before(self, position: int) -> str | None:
        """The body that begins one of the two sentences before: "The committee met. It said ..."."""
        for start, end in islice(self._sentences_before(position), 3):
            found = _BODY_FIRST.match(self.text, start, end)
            found = found or _BODY_SAID.search(self.text, max(start, end - _NEAR_UNNAMED), end)
            if found and found.group(2).lower() in collectives():
                return self._body_named(found.group(2).lower(), position) or found.group(1)
            at = bisect_left(self._bodies, (start, ""))
            if at < len(self._bodies) and self._bodies[at][0] < min(start + 5, end):
                return self._bodies[at][1]
        return None

    @cached_property
    def _bodies(self) -> list[tuple[int, str]]:
        """The organisations by place. Few articles need them, so that they are loaded here."""
        from newscli.core.places import find_organizations

        named = [(m, body.name) for body in find_organizations(self.doc) for m in body.mentions]
        return sorted((m.start, name) for m, name in named if not _IN_DATELINE.match(self.text, m.end))

    # pronouns

    def _resolve_pronoun(self, quote: Quote, source: Source) -> None:
        word = source.text.lower()
        if word in _GENDER_OF:
            self._note_unnamed(source.start)
            person = self._antecedent(quote, source.start, _GENDER_OF[word])
            if person and self._speaks_unnamed(person, source.start, _GENDER_OF[word]):
                return
            person = person or self._last_of_doubtful_gender(quote)
            if person and person.gender is None:
                person.gender = _GENDER_OF[word]  # so that "she" is not the same person further down
            self._credit(quote, person)
        elif word in _RELATIVE:
            self._resolve_relative(quote, source)
        elif word in _FIRST_PERSON:
            quote.speaker = self._signature(source.start)
        elif word in ("it", "its"):
            self._credit_body(quote, self._body_before(source.start) or self.last_body)
        elif word in ("they", "their"):
            self._credit_body(quote, self.last_body)

    def _note_unnamed(self, position: int) -> None:
        """Remembers "A spokeswoman did not answer" and "Here is the mayor's spokesman" of the two sentences before."""
        for start, end in islice(self._sentences_before(position), 1, 3):
            found = _UNNAMED_FIRST.match(self.text, start, end)
            role = self._first_role(found) if found else None
            if role and not self.people.mentions_in(start, min(end, role.end() + 40)):
                if role.end() > self.last_at:
                    self.unnamed_at, self.unnamed_gender = role.start(), head_gender(role.group())
                return

    def _first_role(self, found: re.Match[str]) -> re.Match[str] | None:
        """The first noun for a person after "A" or "One"; after "His" only one that hardly ever has a name."""
        for word in _WORD.finditer(self.text, *found.span(2)):
            if word.group() in _UNNAMED_OWNED or (found.group(1) and is_role_word(word.group())):
                return word
        return None

    def _speaks_unnamed(self, person: Person, position: int, gender: str) -> bool:
        """Whether "she" is rather the witness without a name who spoke since the person was last mentioned."""
        if self.unnamed_at <= self.last_at or self.unnamed_gender not in (gender, None):
            return False
        if self.doc.paragraph_index(position) > self.doc.paragraph_index(self.unnamed_at) + 1:
            return False
        return all(named is not person for _, named in self._outside_quotes(self.unnamed_at, position))

    def _resolve_relative(self, quote: Quote, source: Source) -> None:
        """ "Belic, who said": the person, or the body, whose name the relative pronoun follows."""
        start, _ = self.doc.sentence_at(source.start)
        low = max(start, source.start - 100)
        before = self.people.mentions_in(low, source.start)
        if before and _APPOSITION.fullmatch(self.text, before[-1][0].end, source.start):
            self._credit(quote, before[-1][1])
            return
        ahead = self.text[low : source.start].rstrip(" ,")
        if ahead.rpartition(" ")[2].islower():
            return  # no name
        at = bisect_left(self._bodies, (source.start, "")) - 1
        if at >= 0 and self._bodies[at][0] >= low and ahead.endswith(self._bodies[at][1]):
            self._credit_body(quote, self._bodies[at][1])

    def _antecedent(
        self, quote: Quote, position: int, gender: str | None, unlike: Sequence[Person] = ()
    ) -> Person | None:
        """Whom "he" or "she" means: the subject of its sentence, the last speaker, or the nearest subject before."""
        start, end = self.doc.sentence_at(position)
        after = [person for _, person in self._outside_quotes(position, min(end, position + 60))]
        barred = [*unlike, *(person for person in after if person not in self.people.at(start, position))]

        def fits(person: Person) -> bool:
            return self._is(person, gender) and person not in barred and self._allowed(person, quote)

        named = self._outside_quotes(start, position)
        here = [(salience(self.text, mention), mention, person) for mention, person in named]
        for least in (SUBJECT, BOUND):
            for rank, mention, person in here:
                if (
                    rank >= least
                    and fits(person)
                    and not (least == BOUND and self._told_before(start, mention, gender))
                ):
                    return person
        return self._before(start, fits, gender)

    def _last_of_doubtful_gender(self, quote: Quote) -> Person | None:
        """Who spoke right before, where nobody fits: a first name alone may tell the wrong gender."""
        if not self.last or self.last.sure_gender or not self._allowed(self.last, quote):
            return None
        between = self.text[self.last_at : min(quote.start, self.last_at + _NEAR)]
        return self.last if self.last_at <= quote.start and not any(c.isalnum() for c in between) else None

    def _is(self, person: Person, gender: str | None) -> bool:
        """Whether a person can be of the gender. The pronouns after its mentions tell where names and titles do not."""
        if gender is None:
            return True
        if person.gender is None:
            self.people.describe(person)
        if person.gender is None:
            near = [self._pronoun_after(mention, _PRONOUN, 150) for mention in person.mentions[:20]]
            subjects = [self._pronoun_after(mention, _SUBJECT_PRONOUN, 250) for mention in person.mentions[:20]]
            votes = Counter([*near, *subjects, *subjects])  # "who made her records ... he": the subject tells more
            if votes["male"] != votes["female"]:
                person.gender = "male" if votes["male"] > votes["female"] else "female"
        return person.gender in (gender, None)

    def _pronoun_after(self, mention: Mention, pronoun: re.Pattern[str], limit: int) -> str | None:
        """The gender of the first pronoun after a mention, if no other person is named before it."""
        found = pronoun.search(self.text, mention.end, mention.end + limit)
        if found is None or self.people.mentions_in(mention.end, found.start()) or self._in_quotes(found.start()):
            return None
        return _GENDER_OF[found.group().lower()]

    def _before(self, position: int, fits: Callable[[Person], bool], gender: str | None) -> Person | None:
        """The person whom the text before was about: the nearest sentence's speaker, its subject, the last speaker.

        A sentence that ends after the last quotation outweighs its speaker only with a subject of its own.
        """
        for start, end in self._sentences_before(position):
            if end <= self.last_at and self.last and fits(self.last):
                return self.last
            named = [(mention, person) for mention, person in self._outside_quotes(start, end) if fits(person)]
            ranked = [(salience(self.text, mention), person) for mention, person in named]
            for least in (SPEAKER, SUBJECT):
                found = next((person for rank, person in ranked if rank >= least), None)
                if found:
                    return found
            spoke = self.last and self.last_at > start - _NEAR and fits(self.last)
            if ranked and not spoke and not self._is_about_him(start, named[0][0].start, gender):
                return ranked[0][1]
        return self.last if self.last and fits(self.last) else None

    def _told_before(self, start: int, mention: Mention, gender: str | None) -> bool:
        """Whether "he" stands before a name on the side: "In his evidence, and asked by Belic, he said"."""
        found = _PRONOUN.search(self.text, start, mention.title_start)
        return bool(found and gender == _GENDER_OF[found.group().lower()] and not self._in_quotes(found.start()))

    def _is_about_him(self, start: int, end: int, gender: str | None) -> bool:
        """Whether "he" is already the subject before a name on the side: "He went down on one knee to Belic"."""
        found = _SUBJECT_PRONOUN.search(self.text, start, end)
        return bool(found and gender == _GENDER_OF[found.group().lower()] and not self._in_quotes(found.start()))

    def _sentences_before(self, position: int) -> Iterator[Bounds]:
        """The sentences that begin before the position, nearest first, of the last paragraphs."""
        paragraph = self.doc.paragraph_index(position)
        for index in range(paragraph, max(paragraph - _PARAGRAPHS_BACK, -1), -1):
            sentences = self.doc.sentences(index)
            last = bisect_left(sentences, (position, 0))
            for start, end in reversed(sentences[max(0, last - _SENTENCES_BACK) : last]):
                yield start, min(end, position)

    def _outside_quotes(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        return [named for named in self.people.mentions_in(start, end) if not self._in_quotes(named[0].start)]

    def _in_quotes(self, position: int) -> bool:
        index = bisect_right(self.quoted, (position, len(self.text))) - 1
        return index >= 0 and self.quoted[index][0] <= position < self.quoted[index][1]

    def _allowed(self, person: Person, quote: Quote) -> bool:
        """Nobody who is named inside a quotation is taken for its speaker."""
        if self.inside[0] is not quote:
            self.inside = quote, [person for s in quote.segments for person in self.people.at(s.start, s.end)]
        return person not in self.inside[1]

    def _signature(self, position: int) -> str | None:
        """Who "I" is in a letter: the name that begins the next short line."""
        after = self.doc.paragraph_index(position) + 1
        for start, end in self.doc.paragraphs[after : after + _PARAGRAPHS_ON]:
            for mention, person in self.people.mentions_in(start, end):
                if mention.start - start < 4 and end - start < 80:
                    return person.name
        return None


def _is_field(words: str) -> bool:
    """Whether the words from a preposition to a name are the field of an office: "head of acquisitions Ana Belic"."""
    last = words.split()[-1]
    return words.startswith((" of ", " for ")) and last.islower() and words.count(" ") > 2 and not is_role_word(last)


def _is_proper(word: str) -> bool:
    """Whether a word is a name, and no title."""
    return word[:1].isupper() and name_words().kind(word) not in "ht" and not is_role_word(word)


def _is_indefinite(source: Source) -> bool:
    return source.text.partition(" ")[0].lower() in INDEFINITE


def _ends_in_name(source: Source, owner: Mention) -> bool:
    """ "Ana Belic's attorney Xin Orlo": the name at the end is of nobody whom the text before it names."""
    name = plain_name(source.text) or ""
    return " " in name and owner.end < source.end - len(name) and source.text.endswith(name)


def plain_name(text: str) -> str | None:
    """A name without the titles before it and what follows it; a people stands for its country."""
    kind = name_words().kind
    whole = re.sub(r"['’]s?$", "", re.split(r", | \(", text, maxsplit=1)[0])
    words = whole.split()
    if len(words) == 2 and words[0].lower() == "the" and is_people(words[1]):
        return demonyms()[words[1]]
    trade = max((at for at, word in enumerate(words[:-1]) if word.islower() and is_role_word(word)), default=-1)
    words = words[trade + 1 :]  # "Bank of Elder analyst Ana Belic"
    while len(words) > 1 and (not words[0][:1].isupper() or kind(words[0]) in "htm"):
        words.pop(0)
    return " ".join(words) or None


def body_name(text: str) -> str | None:
    """The name of a body, without its article."""
    name = re.sub(r"^(?:the|The|its|their) ", "", text.split(",")[0])
    return " ".join(re.sub(r"['’]s?$", "", name).split()) or None
