"""Firms: partners joined by an ampersand, and names that the words beside them show to be firms."""

import re
from collections.abc import Iterator

from newscli.core.names.runs import Runs
from newscli.core.names.words import FIRST, NAME, name_words
from newscli.core.text.document import Bounds, Document

_FIRM = re.compile(r"[A-Z][\w&-]{0,30}\w(?: [A-Z][\w&-]{0,30}\w){0,2}")  # bounded: "A-A-A-..." may go on for ever
_PARTNERS = re.compile(r"\b[A-Z][\w’'-]{0,30}\w & [A-Z]\w+")  # "Belic & Reed"
_PARTNER_WORDS = frozenset(["Sons", "Daughters", "Brothers", "Partners"])
_COMMON_ENDINGS = ("ing", "tion", "ment", "ness", "s")
_TRADES = frozenset(
    "maker giant firm company retailer startup start-up manufacturer supplier lender airline carrier brewer insurer"
    " producer chain conglomerate distributor miner utility consultancy supermarket".split()
)
_LINKS = frozenset("in of for at".split())
_BEFORE_FIRMS = _TRADES | _LINKS
_LINKED = re.compile(
    r"\b(?:[Ss]hares (?:in|of)|[Ss]pokes(?:man|woman|person) (?:for|at)|CEO (?:of|at)"
    r"|chief executive(?: officer)? (?:of|at)|subsidiary of|founder of|acquisition of|bid for) $"
)
# What only a firm has: shares, a stock price, a chief executive, a trade.
_HAS = re.compile(
    r"(?:['’]s?)? (?:shares|stock|shareholders|chief executive|CEO|earnings|profits)\b"
    r"|, (?:a|an|the) (?:[\w-]{1,30} ){0,5}?"
    r"(?:company|firm|start-?up|maker|manufacturer|retailer|provider|chain|lender)\b"
)
# What that pattern begins with, after a possessive: a look at four characters tells most words apart.
_HAS_OPENINGS = frozenset([" sha", " sto", " chi", " CEO", " ear", " pro", ", a ", ", an", ", th"])
_POSSESSIVES = ("'s", "’s", "' ", "’ ")
# The last letters of what stands before a firm.
_TRADE_ENDS = frozenset([trade[-2:] for trade in (*_BEFORE_FIRMS, "maker", "builder")])


def find_firms(doc: Document, runs: Runs) -> list[Bounds]:
    """Names of partners, and names, wherever they stand, that the article once uses as only a firm's name is used.

    They are looked for around capitalised words: a search of the whole text would cost more than all the rest.
    """
    text = doc.text
    firms: list[Bounds] = []
    names = {name for name in _used_as_firms(text, runs) if _can_be_firm(name)}
    if names:
        firms = [(run.start, run.start + len(run.text)) for run in runs.rows if run.text in names]
        for name in names.intersection(runs.singles):
            firms += [(start, start + len(name)) for start in runs.singles[name]]
    if " & " in text:
        firms += _partners(doc)
    return firms


def _can_be_firm(name: str) -> bool:
    """Whether no list knows a word of the name as anything but a name."""
    return set(name_words().kinds_of(name.split())) <= {NAME, FIRST}


def _partners(doc: Document) -> Iterator[Bounds]:
    for start, end in doc.paragraphs:
        if " & " in doc.text[start:end]:
            for partners in _PARTNERS.finditer(doc.text, start, end):
                if all(map(_may_be_partner, partners.group().split(" & "))):
                    yield partners.span()


def _may_be_partner(word: str) -> bool:
    """Whether a word can be a partner's name: "Terms & Conditions", "Food & Dining" are none."""
    names = name_words()
    return word in _PARTNER_WORDS or names.is_family(word) or names.is_first(word) or not word.endswith(_COMMON_ENDINGS)


def _used_as_firms(text: str, runs: Runs) -> Iterator[str]:
    """The names of up to three words that the words beside them show to be firms.

    A trade or an office stands before them ("chipmaker Belic", "CEO of Belic"), or something that only a firm has
    stands after them ("Belic shares", "Belic, a small brewer and retailer").
    """
    for run, starts in (*((run.text, [run.start]) for run in runs.rows), *runs.singles.items()):
        office, length = " CEO" in run, len(run)
        for start in starts:
            named = text[start - 3 : start - 1] in _TRADE_ENDS and _is_named_as_firm(text, start)
            if named and (firm := _FIRM.match(run)):
                yield firm.group()
            end = start + length
            after = end + len(text[end : end + 2].rstrip()) if text[end : end + 2] in _POSSESSIVES else end
            if office or (text[after : after + 4] in _HAS_OPENINGS and _HAS.match(text, end)):
                name = " ".join(run.partition(" CEO")[0].split()[-3:])
                if _FIRM.fullmatch(name):
                    yield name


def _is_named_as_firm(text: str, start: int) -> bool:
    """Whether the word right before a name says that a firm follows: "brewer", or "of" after "shares"."""
    before = text[max(0, start - 25) : start - 1].rpartition(" ")[2]
    if before in _LINKS:
        return _LINKED.search(text, max(0, start - 45), start) is not None
    return text[start - 1] == " " and (before in _BEFORE_FIRMS or before.endswith(("maker", "builder")))
