"""The phrases of `lexicon/boilerplate.txt`, arranged so that each line is looked up once."""

from dataclasses import dataclass, field
from functools import cache
from typing import cast

from newscli.lexicon.loader import sections
from newscli.records import Reason

Verdict = tuple[str, Reason]  # the name of a rule, and the reason for which it drops a line
# Marks that furniture hangs around its words: bullets, arrows, brackets, end marks.
EDGES = " \t\xa0*+-–—•·|»«›‹→←▶►▼▾▸✕×#[](){}<>:;.,!?…_=~"
KEY = 3  # characters; the beginnings are looked up by their first ones
# Each phrase that may stand anywhere holds one of these, so that a text without them needs no further search.
STEMS = (
    "sign up",
    "signing up",
    "subscri",
    "inbox",
    "cookie",
    "may earn",
    "may receive a commission",
    "comments ",
    "a comment",
    "our comment",
    "next time i",
    "rights reserved",
    "reserve the right",
    "not be publi",
    "reprodu",
    "privacy",
    " us on ",
    "download our",
)


@dataclass(slots=True)
class Phrases:
    lines: dict[str, Verdict] = field(default_factory=dict)
    starts: dict[str, list[tuple[str, Verdict]]] = field(default_factory=dict)
    anywhere: dict[str, list[tuple[str, Verdict]]] = field(default_factory=dict)  # by the stem that they hold


@cache
def phrases() -> Phrases:
    """Return the phrases that are whole lines, that begin lines, and that may stand anywhere in a line."""
    arranged = Phrases()
    for heading, entries in sections("boilerplate").items():
        rule, reason, where = heading.split()
        verdict = (rule, cast("Reason", reason))
        for entry in entries:
            bare = entry.lstrip(EDGES)
            if where == "line":
                arranged.lines[bare.rstrip(EDGES)] = verdict
            elif where == "start":
                arranged.starts.setdefault(bare[:KEY], []).append((bare, verdict))
            else:
                stem = next(stem for stem in STEMS if stem in entry)
                arranged.anywhere.setdefault(stem, []).append((entry, verdict))
    return arranged


@dataclass(frozen=True, slots=True)
class Form:
    """A form of line that is a control of the page: rule and reason, and the pattern of all but its first word."""

    verdict: Verdict
    others: str


@cache
def forms() -> dict[str, list[Form]]:
    """Return the forms of controls by the first word of the line."""
    listed = dict(sections("boilerplate_forms"))
    parts = dict(part.split(" = ", 1) for part in listed.pop("parts"))
    by_word: dict[str, list[Form]] = {}
    for heading, entries in listed.items():
        rule, reason = heading.split()
        for entry in entries:
            words, _, pattern = entry.partition(" => ")
            for name, alternatives in parts.items():
                pattern = pattern.replace(f"<{name}>", alternatives)
            form = Form((rule, cast("Reason", reason)), pattern)
            for word in words.replace("[sz]", "s").split("|") + words.replace("[sz]", "z").split("|"):
                if form not in by_word.setdefault(word, []):
                    by_word[word].append(form)
    return by_word


@cache
def first_words() -> frozenset[str]:
    """Return the words that a telling line begins with, without the marks around them."""
    begun = [phrase for group in phrases().starts.values() for phrase, _ in group]
    first = [phrase.split(None, 1)[0].rstrip(EDGES) for phrase in (*phrases().lines, *begun) if phrase]
    return frozenset((*first, *(word.rstrip(EDGES) for word in forms())))
