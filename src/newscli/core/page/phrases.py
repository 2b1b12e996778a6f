"""The telling phrases, from `lexicon/boilerplate.txt`, arranged for one quick look at each line."""

from dataclasses import dataclass, field
from functools import cache

from newscli.lexicon.loader import sections

Verdict = tuple[str, str]  # rule, reason
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
    """All phrases: what a whole line may be, what it may begin with, what may stand anywhere in it."""
    found = Phrases()
    for heading, entries in sections("boilerplate").items():
        rule, reason, where = heading.split()
        verdict = (rule, reason)
        for entry in entries:
            bare = entry.lstrip(EDGES)
            if where == "line":
                found.lines[bare.rstrip(EDGES)] = verdict
            elif where == "start":
                found.starts.setdefault(bare[:KEY], []).append((bare, verdict))
            else:
                stem = next(stem for stem in STEMS if stem in entry)
                found.anywhere.setdefault(stem, []).append((entry, verdict))
    return found
