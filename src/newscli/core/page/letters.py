"""Appeals known by how they open and close: a letter to the readers whose middle reads like news.

"A note from the editor", then what a minister did to the paper, then a wish, then "Not now". No paragraph need make a
request in words that only a newsroom uses, and some name days and quote the paper's enemies. So the letter is weighed
as a whole: below its heading, or above its last button, a newsroom says "we", speaks of its trade, and asks.
"""

import re
from itertools import islice

from newscli.core.page.appeal_levels import Levels, is_button, is_heading, is_letter, is_refusal

# A letter asks in one of these words. The paragraphs that hold one are where the search begins.
ASKING = (
    *("give", "gift", "contribut", "support", "join", "member", "keep us", "stand ", "subscri", "donat", "help"),
    *("chip", "fundraiser", "back us", "backing us", " sum", " amount", "spare", " a month", " a week"),
)
_MAX_LETTER = 16  # paragraphs
_MAX_ABOVE = 9  # paragraphs between the opening and a paragraph that asks
_MAX_GAP = 3  # paragraphs in a row that address nobody
_MAX_OPENING = 60  # characters of a line that opens a letter by its "we" or "you" alone
_MAX_SIGNATURE = 40
_SIGNATURES = 2
_MAX_HEADING = 90
# What a short line begins with that is a heading; the patterns of headings begin with these, too.
_HEADING_WORDS = frozenset(
    "a an one dear hello hi friends to for from letter message why keep help before since while as now if you you've"
    " you’ve thank thanks we please don't don’t support back fund save stand join protect defend will can could donate"
    " subscribe become make".split()
)
_AROUND = "*#• ,.:!"
# Of a paragraph that opens a letter without being a heading; the patterns under [opening] begin with these.
_FIRST_WORDS = tuple("befo|sinc|whil|as y|now |if y|you|we h|plea|don|why |than|one |a qu".split("|"))
_LEAST_SPEAKING, _LEAST_SPEAKING_KNOWN = 0.4, 0.25  # the share of a letter's paragraphs in which "we" or "you" stands
_SENTENCE = 50  # characters of a paragraph of a letter that is more than a label
_LONG = 80  # characters of a paragraph of the article, of which there are some above a letter
_LEAST_ARTICLE = 2

_WE = re.compile(r"\b(?:we|our|ours|us)\b")
_SPEAKS = re.compile(r"\b(?:we|our|ours|us|you|your|yours|please)\b")
_ASKS = re.compile(
    r"\b(?:giv(?:e|es|ing|en)|gifts?|donat\w+|contribut\w+|support\w*|subscri\w+|members?|membership|join"
    r"|keep us|stand (?:with|by|behind)|chip(?:ped|ping)? in|help|fundraiser|become one of|back(?:ing)? us"
    r"|(?:small|modest|tiny) (?:amount|sum)|spare)\b|[$£€]\s?\d[\d.]* (?:a|per|each|every) (?:month|week|year)"
)
_TRADE = re.compile(
    r"\b(?:journalis\w+|newsroom|report(?:ing|ers?)|coverage|newspaper|readers?|editors?|publishers?|subscri\w+"
    r"|photographers?|paywall|our (?:work|site|mission|stor(?:y|ies)))\b"
)
_REPORTS = re.compile(r"\b(?:said|told|says|according to)\b")


def below_article(levels: Levels) -> int:
    """The first paragraph that a letter may begin with: one that has the page to itself is what the page is about."""
    long = (i for i, (start, end) in enumerate(levels.paragraphs) if end - start >= _LONG)
    return next(islice(long, _LEAST_ARTICLE - 1, None), len(levels)) + 1


def find_openings(levels: Levels) -> list[int]:
    """The paragraphs that may open a letter: few of a news article do, which saves the search below."""
    lower = levels.lower
    openings = []
    for i, (start, end) in enumerate(levels.paragraphs[(least := below_article(levels)) :], least):
        if end - start <= _MAX_HEADING:
            words = lower[start:end]
            first = words.split(None, 1)[0].strip(_AROUND)
            opens = (first in _HEADING_WORDS and is_heading(words)) or _opens(words)
        else:
            opens = lower.startswith(_FIRST_WORDS, start) and is_heading(lower[start:end])
        if opens:
            openings.append(i)
    return openings


def find_asking(levels: Levels, openings: list[int]) -> list[int]:
    """The paragraphs that hold a word in which letters ask, near enough below one that may open a letter."""
    near = sorted({i for opening in openings for i in range(opening, min(opening + _MAX_ABOVE + 1, len(levels)))})
    return [i for i in near if any(part in words for words in (levels.words(i),) for part in ASKING)]


def find_letter(levels: Levels, asking: int, done: int) -> tuple[int, int] | None:
    """First and last paragraph of the letter that asks in a paragraph. done: the first one that may belong to it."""
    if not _ASKS.search(levels.outside_quotes(asking)):
        return None
    opening, letters = _opening_above(levels, asking, done)
    if opening is None:
        return None
    last, buttons = _last_of_letter(levels, opening, asking)
    body = [levels.outside_quotes(i) for i in range(opening, last + 1 - buttons)]
    refused = any(is_refusal(levels.words(i)) for i in range(last + 1 - buttons, last + 1))
    known = refused or letters > 1  # both ends, or heading and salutation, need no word of the trade
    if not (letters or buttons) or not _is_appeal(body, least=1 if letters or refused else 2, known=known):
        return None
    return opening, last


def _opening_above(levels: Levels, asking: int, done: int) -> tuple[int | None, int]:
    """The topmost line that opens a letter, with no long silence below it; how many sure ones there are."""
    found, letters, gap = None, 0, 0
    for i in range(asking, max(done, asking - _MAX_ABOVE) - 1, -1):
        words = levels.words(i)
        if is_letter(words):
            found, letters, gap = i, letters + 1, 0
        elif is_heading(words) or (found is None and i < asking and _opens(words)):
            found, gap = i, 0
        elif found is not None and found < asking:
            break
        else:
            gap = 0 if _SPEAKS.search(levels.outside_quotes(i)) else gap + 1
        if gap > _MAX_GAP:
            break
    return found, letters


def _opens(words: str) -> bool:
    """Whether a line is a heading with "we" or "you" in it: "Tell the truth with us"."""
    if len(words) > _MAX_OPENING or words[-1] in ".?!…\"”'’)":
        return False
    # A quick look before the careful one.
    may_speak = "us" in words or "ou" in words or "we" in words or "please" in words
    return may_speak and _SPEAKS.search(words) is not None and not is_button(words)


def _last_of_letter(levels: Levels, opening: int, asking: int) -> tuple[int, int]:
    """The last paragraph of the letter, and how many buttons close it."""
    last, buttons, signatures = asking, 0, 0
    for i in range(asking + 1, min(len(levels), opening + _MAX_LETTER)):
        words, outside = levels.words(i), levels.outside_quotes(i)
        if is_button(words):
            last, buttons = i, buttons + 1
        elif buttons or i > last + _MAX_GAP:
            break
        elif (_SPEAKS.search(outside) or _ASKS.match(outside)) and not _REPORTS.search(outside):
            last = i
        elif i == last + 1 and signatures < _SIGNATURES and _is_signature(levels, i):
            last, signatures = i, signatures + 1
    return last, buttons


def _is_signature(levels: Levels, i: int) -> bool:
    """Whether a short line signs the letter: the text ends with it, or a button follows."""
    below = range(i + 1, min(len(levels), i + 1 + _SIGNATURES))
    return len(levels.words(i)) <= _MAX_SIGNATURE and (not below or any(is_button(levels.words(j)) for j in below))


def _is_appeal(body: list[str], least: int, known: bool) -> bool:
    """Whether the paragraphs (in lower case, without quotations) are a newsroom that asks its readers for something.

    An advice column greets its reader too, but "we" and the trade are not in one paragraph. least: how many long
    paragraphs must address somebody. known: the letter shows by its ends that it is one."""
    speaking = [words for words in body if _SPEAKS.search(words)]
    return (
        len(speaking) >= (_LEAST_SPEAKING_KNOWN if known else _LEAST_SPEAKING) * len(body)
        and sum(len(words) >= _SENTENCE for words in speaking) >= least
        and any(_WE.search(words) and (known or _TRADE.search(words)) for words in body)
    )
