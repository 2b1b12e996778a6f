"""Short names in full: the body that an article calls "Elder" or "EHA" later on, the person of a label."""

from collections.abc import Iterable
from itertools import pairwise

from newscli.core.names.names import Names
from newscli.core.names.person import Person, initials, surname
from newscli.core.names.words import DOUBTFUL, FIRST, NAME, ORGANISATION, TITLE, name_words, place_names

_LEAST_LETTERS = 3  # of an acronym
_MOST_RUNS = 1_000  # of a very long article no more are looked at for each name
_MOST_WORDS = 3  # of a name that is shortened to its first word
# What a club is called after its town.
_CLUBS = frozenset("United City Town Rovers Wanderers Athletic Albion Hotspur County Rangers FC AFC CF RFC".split())


def body_in_full(names: Names, name: str) -> str:
    """The name as the article first gives it, where this is its first word, its initials, or one part of a person's."""
    if not name.isalpha() or not name[0].isupper():
        return name
    if name.isupper():
        return _spelled_out(names, name) if len(name) >= _LEAST_LETTERS else name
    return _whole_name(names, name) or _first_given(names, name)


def _spelled_out(names: Names, acronym: str) -> str:
    """The one organisation of the article whose capitals are the letters."""
    bodies = {body.name for body in names.organizations if _initials(body.name) == acronym}
    return bodies.pop() if len(bodies) == 1 else acronym


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else ""


def _whole_name(names: Names, word: str) -> str | None:
    """The one first name and surname that the article gives together, where the word is either: "Tom Day" for "Day"."""
    if word in place_names():
        return None
    kind = name_words().kind
    whole_names = {
        f"{first} {last}"
        for run in names.runs.rows[:_MOST_RUNS]
        if word in run.text and not run.headline
        for first, last in pairwise(run.text.split())
        if word in (first, last) and kind(first) in FIRST + DOUBTFUL and kind(last) not in TITLE + ORGANISATION
    }
    return whole_names.pop() if len(whole_names) == 1 else None


def _first_given(names: Names, word: str) -> str:
    """The capitalised words that the first mention of the word begins, where all of them can be a body's name."""
    rows = names.runs.rows[:_MOST_RUNS]
    row = next((run for run in rows if run.text.startswith(word + " ") and not run.headline), None)
    others = row.text.split()[1:] if row else []
    if row is None or len(others) >= _MOST_WORDS:
        return word
    if others[-1] in _CLUBS:
        return row.text
    earlier = min(names.runs.singles.get(word, [row.start])) < row.start
    named = all(name_words().kind(part) in NAME + ORGANISATION for part in others)
    return row.text if named and not earlier and word not in place_names() else word


def labels_by_ending(labels: Iterable[str]) -> dict[str, str]:
    """The longest label of a transcript for each of its endings and its initials: "INES CORVO" for "CORVO"."""
    longest: dict[str, str] = {}
    for label in sorted(labels, key=lambda label: (len(label), label)):
        words = label.split(" ")
        for ending in (*(" ".join(words[place:]) for place in range(len(words))), initials(label)):
            longest[ending] = label
    return longest


def persons_by_label(persons: list[Person]) -> dict[str, list[Person]]:
    """The persons by name and surname in small letters, and by initials: "corvo" and "IC" for Ines Corvo."""
    bearers: dict[str, list[Person]] = {}
    for person in persons:
        for label in {surname(person.words).lower(), person.name.lower(), initials(person.name)}:
            bearers.setdefault(label, []).append(person)
    return bearers


def person_of_label(bearers: dict[str, list[Person]], label: str) -> Person | None:
    """The one person whose name, surname or initials a label is: "CORVO" and "IC" for Ines Corvo."""
    named = bearers.get(label.lower()) or bearers.get(label, [])
    return named[0] if len(named) == 1 else None
