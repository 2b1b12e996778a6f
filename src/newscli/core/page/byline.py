"""Who wrote it: the byline and its authors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from newscli.core.page.body_start import is_prose
from newscli.core.page.byline_names import (
    Name,
    begins_with_first_name,
    byline_words,
    ends_with_family_name,
    find_names,
    is_job_or_outlet,
    may_be_name,
    parse_name,
)
from newscli.core.page.date_forms import find_moments
from newscli.core.page.dateline import agencies
from newscli.core.page.line_shape import FUNCTION_WORDS
from newscli.core.text.document import Document
from newscli.core.text.patterns import compiled
from newscli.records import AuthorKind

# A line that says "by whom" is on the next line.
_CUE_ALONE = (
    r"(?:[*+•|]\s{0,2})?(?:(?:[Ww]ritten |[Pp]osted |[Ss]tory )?[Bb]y|BY|[Ww]riter|[Aa]uthors?"
    r"|(?:[Aa]bout )?[Tt]he [Aa]uthor|[Aa]uthor of the article)\s?:?$"
)
_INNER_BY = r"(?:^|[\s|•·,–—-])(?:[Bb]y|BY):?\s+(?=[A-Z])"
_INNER_BY_AFTER_MARK = r"[|•·–—]\s{1,2}(?:[Bb]y|BY)\s{1,2}(?=[A-Z])"
# What ends the names: a date label, also glued; a read time; an address; who did other work.
_STOP = (
    r"(?:Published|Updated|Posted|PUBLISHED|UPDATED|POSTED|Last [Uu]pdated|published|updated|posted|last updated)\b"
    r"|\s(?:on|at|•|\|)\s?(?=\d|[A-Z][a-z]{2,5}day\b)|\b\d{1,3}[\s-](?:min|minute)|\blong [Rr]ead|\bFollow\b|\bLeave a\b|\s//|\S{1,40}@\S{1,40}\.\w|https?://"
    r"|\s(?:who|whose|is|was|one of)\s|\d{1,2}:\d\d|(?<=[a-z]{2})(?=[A-Z]{3})"
    r"|\b(?:Pictures?|Photos?|Photographs|Photography|Illustrations?|Graphics?|Video)\s?:"
    r"|\b(?:[Ee]dited|EDITED|[Tt]ranslated|[Rr]eviewed|[Cc]hecked|[Cc]urated|[Pp]hotos|[Pp]hotographs|[Ii]llustrations)"
    r" (?:[Bb]y|BY)\b"
)
_IS = r"\s(?:who|whose|is|was|one of)\s"
# "Ana Reed covers the harbour for the Courier."
_BIO = r"[A-ZÀ-Þ][^\s,;:]{1,20} [^,;:!?]{2,40}? (?:is|covers|writes|reports)\s(?P<work>[^.!?]{3,100})"
_REPORTING = r"\(?(?:Reporting|Additional reporting|Report|Writing|Story|Text)\s(?:and writing\s)?by\s"
_REPORTING_END = r";|\)|\.\s|\.$|\b(?:Additional|Writing|Editing|editing|writing|additional|[Ee]dited)\b"
# A credit of a picture, which has a name too.
_PICTURE = r"Getty|Images?\b|Photo|Credit|Shutterstock|Reuters|Copyright|©|AFP|Illustration|[/(]AP\b|via AP"
_SMALL = frozenset("and in for at of the with from reports report".split())  # between names, jobs, outlets and places
_FOREIGN_BY = frozenset("Von Par Por Door Av Af Oleh Na".split())
_DESK_WORDS = 4
_DESKS = frozenset("desk staff team bureau agencies newsroom".split())
_CUE_PARTS = ("by", "author", "writer", ":", "from ")  # one of these stands in each line with a word such as "by"
_BULLETS = "*+•| "
_LAST_LINES = 60  # in which a credit below the article stands
_LONGEST_BYLINE = 220
_MOST_SIGNERS = 8  # one below the other
_MOST_LINES = 400  # of a page before its article
_LONGEST_UNSIGNED = 120
_LEAST_UNSIGNED = 2
_LONGEST_JOB, _LONGEST_CONTACT = 60, 30
# What a name counts by its distance below the headline, in lines; and above it, without and with a date beside it.
_BELOW_HEADLINE = {1: 2, 2: 2, 3: 1, 4: 1, 5: 1}
_ABOVE_HEADLINE = (-3, 0)
_OTHER_SIGNERS = frozenset(("with", "agencies", "and"))  # after the name of an outlet
_OF_COLUMN = 4  # what a name counts below the name of a section for opinions
_FAR = 9  # lines from a date, where there is none


@dataclass(slots=True)
class Byline:
    line: int
    start: int
    end: int
    names: list[Name] = field(default_factory=list)

    @property
    def has_person(self) -> bool:
        return any(name.kind == "person" for name in self.names)

    @property
    def signers(self) -> list[Name]:
        """The people; where none signs, the desk, agency or outlet that does."""
        return [name for name in self.names if name.kind == "person"] or self.names[:1]


def given_author(author: str) -> Name:
    """An author as metadata give it. Who is not known to be anything else is a person."""
    name = parse_name(author, 0, len(author))
    is_body = _is_agency(author) or _is_desk(author) or (name is not None and name.kind == "organisation")
    return Name(0, len(author), author, "organisation" if is_body else "person")


def author_kind(author: Name) -> AuthorKind:
    """What an author is."""
    if author.kind == "person":
        return "person"
    if _is_agency(author.text):
        return "agency"
    return "desk" if _is_desk(author.text) else "outlet"


def _is_journalist(words: str) -> bool:
    """Whether words say that somebody works for a newsroom: "is the Courier's harbour correspondent"."""
    return not byline_words("journalist").isdisjoint(words.lower().replace(".", " ").replace(",", " ").split())


def _is_agency(author: str) -> bool:
    return author in agencies() or author in agencies().values()


def _is_desk(author: str) -> bool:
    """Whether a name ends as those of desks do: "News Desk", "Courier Staff"."""
    words = author.lower().split()
    return bool(words) and words[-1] in _DESKS


def find_bylines(doc: Document, body: int) -> list[Byline]:
    """The lines that say who wrote the article, by a word such as "by", from the top to a few lines into the body."""
    bylines = []
    for index, (start, end) in enumerate(doc.lines[: min(body + 10, _MOST_LINES)]):
        if end - start > _LONGEST_BYLINE:
            continue
        lowered = doc.lower[start:end]
        if not any(map(lowered.__contains__, _CUE_PARTS)) or (index >= body and is_prose(doc.text, (start, end))):
            continue
        if byline := _cued(doc, index) or _inner(doc, index) or _next_line(doc, index):
            bylines.append(byline)
    return bylines


def join_neighbours(chosen: Byline, signed: list[Byline]) -> Byline:
    """The chosen byline with those right below it: "By Ana Reed", "By Bo Lind" on lines of their own."""
    joined = chosen
    for other in signed:
        names_so_far = {name.text.lower() for name in joined.names}
        new = [name for name in other.names if name.kind == "person" and name.text.lower() not in names_so_far]
        if new and 0 < other.line - joined.line <= 1:
            joined = Byline(other.line, joined.start, other.end, [*joined.names, *new])
    return joined


@cache
def _cue_pattern() -> re.Pattern[str]:
    """What stands before the names: "By Ana Reed", "* By Ana Reed", "Story and photos by Ana Reed", "Author: Ana Reed",
    "From Ana Reed in Tromvik"."""
    work, label = (_in_both_cases(byline_words(section)) for section in ("work", "author label"))
    return re.compile(
        r"(?:[*+•|–—-]\s{0,2}|[*_]{1,3})?"
        rf"(?:(?:(?:[A-Z][a-z]{{2,9}}\s(?:and|&)\s)?{work}(?:\s(?:and|&)\s[A-Za-z]{{5,12}})?\s)?(?:[Bb]y|BY)\b\s?:?"
        rf"|{label}(?:\s(?:and|&)\s[A-Za-z]{{5,12}})?\s?:|(?P<place>From|FROM)\s)"
        r"\s{0,3}(?:\[\d{1,3}\])?"  # the number of a reference, which text browsers write
    )


def _in_both_cases(words: Iterable[str]) -> str:
    """Return a pattern for the words with a capital, and in capitals."""
    return f"(?:{'|'.join(f'{word.title()}|{word.upper()}' for word in sorted(words))})"


def _cued(doc: Document, index: int) -> Byline | None:
    start, end = doc.lines[index]
    m = _cue_pattern().match(doc.text, start, end)
    byline = _byline(doc, index, start, m.end(), end) if m else None
    if m is None or byline is None:
        return None
    first = byline.names[0]
    if m["place"] and not begins_with_first_name(first.text):
        return None  # "From Tromvik to the Moon"
    is_weak = m["place"] or ":" in m.group()  # "Report: Ana Reed Told the Council to Close the Bridge"
    return None if is_weak and not _ends_as_byline(doc.text[first.end : byline.end]) else byline


def _inner(doc: Document, index: int) -> Byline | None:
    """The byline after the date or the outlet: "Dec 22, 2023 by Ana Reed", "Elder Public Media | By Ana Reed"."""
    start, end = doc.lines[index]
    m = compiled(_INNER_BY_AFTER_MARK).search(doc.text, start, end)
    if m is None:
        m = compiled(_INNER_BY).search(doc.text, start, end)
        if m is None or next(find_moments(doc.text, start, end), None) is None:
            return None
    return _byline(doc, index, start, m.end(), end)


def _next_line(doc: Document, index: int) -> Byline | None:
    """ "By" on a line of its own, the name on the next, and others below it, each with a line to itself."""
    start, end = doc.lines[index]
    if index + 1 >= len(doc.lines) or not compiled(_CUE_ALONE).match(doc.text, start, end):
        return None
    left, right = doc.lines[index + 1]
    left = _after_bullet(doc.text, left, right)
    byline = _byline(doc, index + 1, left, left, right)
    if byline and byline.has_person:
        for below in range(index + 2, min(index + 1 + _MOST_SIGNERS, len(doc.lines))):
            other = _name_line(doc, below)
            names_so_far = {name.text.lower() for name in byline.names}
            if (
                other is None
                or not begins_with_first_name(other.names[0].text)
                or other.names[0].text.lower() in names_so_far
            ):
                break
            byline = Byline(below, byline.start, other.end, [*byline.names, *other.names])
    return byline


def _after_bullet(text: str, start: int, end: int) -> int:
    """Return where a line begins after its bullet, or after the date at its head: "Feb 9, 2024 | Ana Reed"."""
    moment = next(find_moments(text, start, end), None)
    if moment and moment.start == start:
        start = moment.end + len(text[moment.end : end]) - len(text[moment.end : end].lstrip(" ,–—-"))
    return start + len(text[start:end]) - len(text[start:end].lstrip(_BULLETS))


def _byline(doc: Document, index: int, start: int, left: int, right: int) -> Byline | None:
    right = names_end(doc.text, left, right)
    right = left + len(doc.text[left:right].rstrip("*_ "))  # Markdown
    names = find_names(doc.text, left, right)
    if not (names and names[0].start == left) and (handle := _handle(doc.text, left, right)):
        names = [handle, *names]
    if not names:
        return None
    end = left + len(doc.text[left:right].rstrip(" ,|•·–—-/("))
    return Byline(index, start, max(end, names[-1].end), names)


def names_end(text: str, left: int, right: int) -> int:
    """Where the names of a byline end: before a date, a date's label, an address, a clause."""
    stop = compiled(_STOP).search(text, left, right)
    end = stop.start() if stop else right
    moment = next(find_moments(text, left, right), None)
    return min(end, moment.start) if moment else end


def _handle(text: str, left: int, right: int) -> Name | None:
    """One word that signs: a pen name, an outlet ("by Kestrel42", "By Orbis with agencies")."""
    words = [word.strip(",.|") for word in text[left:right].split()]
    if not words or not words[0][:1].isupper() or words[0].lower() in byline_words("furniture"):
        return None
    if not {word.lower() for word in words[1:]} <= _OTHER_SIGNERS | byline_words("job") or _is_job(words[0]):
        return None
    begin = text.index(words[0], left)
    return Name(begin, begin + len(words[0]), words[0], "organisation")


def _is_job(word: str) -> bool:
    return word.lower() in byline_words("job")


def find_unsigned(doc: Document, around: range, headline: int | None, dates: list[int]) -> Byline | None:
    """The likeliest line with a name and no "by": "Ana Reed", "Ana Reed, Courier - May 4", "Ana Reed Travel Writer"."""
    signs = Signs(doc.text)
    best, best_score = None, _LEAST_UNSIGNED
    for index in around:
        if index == headline or _is_contact(doc, index - 1) or not (byline := _name_line(doc, index)):
            continue
        score = _place(index, headline, dates) + _manner(doc, byline) + signs.of(byline.names[0])
        score += _OF_COLUMN * _is_column(doc, index)
        if score > best_score:
            best, best_score = byline, score
    return best


def find_desk(doc: Document, around: range) -> Byline | None:
    """An agency or a desk that has a line near headline and date to itself: "AFP", "Tidewrap.com Staff"."""
    for index in around:
        start, end = doc.lines[index]
        words = doc.text[start:end].split()
        if 0 < len(words) <= _DESK_WORDS and (doc.text[start:end] in agencies() or _names_desk(words)):
            return Byline(index, start, end, [Name(start, end, doc.text[start:end], "organisation")])
    return None


def _names_desk(words: list[str]) -> bool:
    """Whether words name a desk, and none of them is one of buttons or of persons' names: "Meet Our Team"."""
    if len(words) < 2 or words[-1].lower() not in _DESKS or not all(word[0].isupper() for word in words):
        return False
    lower = [word.lower() for word in words[:-1]]
    return FUNCTION_WORDS.isdisjoint(lower)


def _is_contact(doc: Document, index: int) -> bool:
    """Whether a line announces whom to call, as press releases do: the name below it is no author's."""
    start, end = doc.lines[index] if index >= 0 else (0, 0)
    return doc.text.find("ontact", start, min(end, start + _LONGEST_CONTACT)) >= 0


def _name_line(doc: Document, index: int) -> Byline | None:
    """The line as a byline, if it is short and begins with what may be a person's name."""
    start, end = doc.lines[index]
    if end - start > _LONGEST_UNSIGNED or is_prose(doc.text, (start, end)):
        return None
    if compiled(_PICTURE).search(doc.text, start, end):
        return None
    left = _after_bullet(doc.text, start, end)
    right = names_end(doc.text, left, end)
    byline = _byline(doc, index, left, left, right) if right > left + 3 else None
    if byline is None or byline.names[0].kind != "person" or byline.names[0].start != left:
        return None
    if compiled(_IS).match(doc.text, right, end) and not _is_journalist(doc.text[right:end]):
        return None  # a sentence about somebody
    name = byline.names[0] = _without_foreign_by(byline.names[0])
    if not _ends_as_byline(doc.text[name.end : right]):
        return None
    shouted = name.text.isupper() and not begins_with_first_name(name.text)
    return byline if may_be_name(name.text) and not shouted else None


def _ends_as_byline(ending: str) -> bool:
    """Whether the words after the first name of a line are those of a byline: a place, a job, an outlet, more names;
    not the goals of a match, "Rovers 2 Town 1"."""
    small = _SMALL.union(byline_words("job"), agencies())
    return not any(
        word.isdigit() or (word.islower() and word[0] != "@" and word not in small)
        for word in ending.replace(",", " ").replace("(", " ").split()
    )


def _without_foreign_by(name: Name) -> Name:
    """The name without the "by" of another language: "Von Ana Reed", but not "Von Reed"."""
    first, _, own_name = name.text.partition(" ")
    if first not in _FOREIGN_BY:
        return name
    return name._replace(start=name.end - len(own_name), text=own_name)


def _place(index: int, headline: int | None, dates: list[int]) -> int:
    """Return what the place of a name counts: in the date line, next to it, or below the headline."""
    nearest = min((abs(date - index) for date in dates), default=_FAR)
    beside_date = max(0, 3 - nearest)
    if headline is None:
        return beside_date
    if index > headline:
        return beside_date + _BELOW_HEADLINE.get(index - headline, 0)
    dated = any(index - 2 <= date <= index + 2 and date < headline for date in dates)
    return beside_date + _ABOVE_HEADLINE[dated]


def _manner(doc: Document, byline: Byline) -> int:
    """What the words of the line and the next line say: a known first or family name, several names, a job."""
    name = byline.names[0]
    has_first_name = begins_with_first_name(name.text)
    people = sum(other.kind == "person" for other in byline.names)
    return 2 * has_first_name + ends_with_family_name(name.text) + (people > 1) + 2 * _has_job_below(doc, byline.line)


def _has_job_below(doc: Document, line: int) -> bool:
    start, end = doc.lines[line + 1] if line + 1 < len(doc.lines) else (0, 0)
    return end - start < _LONGEST_JOB and is_job_or_outlet(doc.text[start:end])


def _is_column(doc: Document, index: int) -> bool:
    """Whether the line above is the name of a section for opinions, which names the author above the headline."""
    return index > 0 and doc.lower[slice(*doc.lines[index - 1])] in byline_words("opinion")


class Signs:
    """What the places of a name on the page say of who bears it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, name: Name) -> int:
        """Return a high score for a name that stands again as an author's does: alone on a line, before a short life,
        after "email"; a negative one for a name that stands in the prose, as those of people in the news do."""
        others = [start for start in self._places(name.text) if start != name.start]
        if any(self._like_an_author(start, start + len(name.text)) for start in others):
            return 3 if begins_with_first_name(name.text) or ends_with_family_name(name.text) else 1
        return -4 if any(start > name.end for start in others) else 0

    def _places(self, name: str) -> Iterator[int]:
        position = -1
        for _ in range(12):
            position = self.text.find(name, position + 1)
            if position < 0:
                break
            yield position

    def _like_an_author(self, start: int, end: int) -> bool:
        line_before = self.text[max(0, start - 24) : start].rsplit("\n", 1)[-1]
        alone = line_before in ("", "* ", "• ") and self.text[end : end + 1] in ("", "\n")
        before = self.text[max(0, start - 24) : start].lower()
        if alone or before.endswith(_BEFORE_AUTHOR) or "©" in before[-10:]:
            return True
        following = self.text[end : end + 40].split("\n")[0]
        return bool(compiled(_LIFE).match(following)) or (following[:1] == " " and is_job_or_outlet(following))


_LIFE = (
    r"(?:\s(?:is|writes|covers|joined|lives|works|reports|hails)\b|Published|Updated|,?\s(?:Senior|Staff|Contributing)"
    r"|\s?@|\s?/)"
)
_BEFORE_AUTHOR = (
    "reporter ",
    "writer ",
    "contact ",
    "email ",
    "e-mail ",
    "follow ",
    "by ",
    "from ... ",
    "author ",
    "credit: ",
    "image: ",
    "photo: ",
    "photo by ",
)


def find_credit_below(doc: Document) -> Byline | None:
    """Return the credit at the end of a wire story, "(Reporting by Ana Reed in Oslo; editing by Bo Lind)", or the life
    of its author, "Ana Reed is the Courier's harbour correspondent."; of several the last."""
    for index in range(len(doc.lines) - 1, max(-1, len(doc.lines) - _LAST_LINES), -1):
        start, end = doc.lines[index]
        m = compiled(_REPORTING).match(doc.text, start, end)
        if m and not m.group().lstrip("(").startswith(("Additional", "Writing")):
            stop = compiled(_REPORTING_END).search(doc.text, m.end(), end)
            right = stop.start() if stop else end
            if names := find_names(doc.text, m.end(), right):
                return Byline(index, start + doc.text.startswith("(", start), max(right, names[-1].end), names)
        if byline := _life(doc, index):
            return byline
    return None


def _life(doc: Document, index: int) -> Byline | None:
    """Return the byline of a line that says for which newsroom somebody works."""
    start, end = doc.lines[index]
    m = compiled(_BIO).match(doc.text, start, end)
    if m is None or not _is_journalist(m["work"]):
        return None
    name = parse_name(doc.text, start, m.start("work"))
    if name is None or name.start != start or not (may_be_name(name.text) and begins_with_first_name(name.text)):
        return None
    return Byline(index, name.start, name.end, [name])
