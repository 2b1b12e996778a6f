"""Short names in full: the body that an article calls "Elder" or "EHA" later on, the person of a label."""

from collections.abc import Iterable

from newscli.core.names.chains import Person, surname
from newscli.core.names.names import Names
from newscli.core.names.words import NAME, ORGANISATION, name_words, place_names

_LEAST_LETTERS = 3  # of an acronym
_MOST_WORDS = 3  # of a name that is shortened to its first word
# What a club is called after its town.
_CLUBS = frozenset("United City Town Rovers Wanderers Athletic Albion Hotspur County Rangers FC AFC CF RFC".split())


def body_in_full(names: Names, name: str) -> str:
    """The name of a body as the article first gives it, where the name is its first word or its initials."""
    if not name.isalpha() or not name[0].isupper():
        return name
    if name.isupper():
        return _spelled_out(names, name) if len(name) >= _LEAST_LETTERS else name
    return _first_given(names, name)


def _spelled_out(names: Names, acronym: str) -> str:
    """The one organisation of the article whose capitals are the letters."""
    found = {body.name for body in names.organizations if _initials(body.name) == acronym}
    return found.pop() if len(found) == 1 else acronym


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else ""


def _first_given(names: Names, word: str) -> str:
    """The capitalised words that the first mention of the word begins, where all of them can be a body's name."""
    row = next((run for run in names.runs.rows if run.text.startswith(word + " ") and not run.headline), None)
    if row is None or any(single == word and start < row.start for start, single in names.runs.singles):
        return word
    rest = row.text.split()[1:]
    if len(rest) >= _MOST_WORDS or not all(name_words().kind(part) in NAME + ORGANISATION for part in rest):
        return word
    return row.text if word not in place_names() or rest[-1] in _CLUBS else word


def label_in_full(labels: Iterable[str], label: str) -> str:
    """The longest label of the transcript that ends in the same word: "INES CORVO" for "CORVO"."""
    return max((other for other in labels if f" {other}".endswith(f" {label}")), key=len, default=label)


def person_of_label(persons: list[Person], label: str) -> Person | None:
    """The one person whose name, or surname, a label in capitals is: "CORVO" for Ines Corvo."""
    wanted = label.lower()
    bearers = [person for person in persons if wanted in (surname(person.words).lower(), person.name.lower())]
    return bearers[0] if len(bearers) == 1 else None
