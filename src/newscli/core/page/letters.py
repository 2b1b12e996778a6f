"""Appeals known by how they open and close: a letter to the readers whose middle reads like news.

"A note from the editor", then what a minister did to the paper, then a wish, then "Not now". No paragraph has to make
a request in words that only a newsroom uses, and some paragraphs name days and quote the paper's enemies. So the letter
is judged as a whole: below its heading, or above its last button, a newsroom says "we", speaks of its trade, and asks.
"""

import re
from itertools import islice

from newscli.core.page.appeal_levels import Levels, is_button, is_heading, is_letter, is_refusal

# Words in which letters ask. The search begins at the paragraphs that contain one.
ASKING = (
    *("give", "gift", "contribut", "support", "join", "member", "keep us", "stand ", "subscri", "donat", "help"),
    *("chip", "fundraiser", "back us", "backing us", " sum", " amount", "spare", " a month", " a week"),
)
_MAX_LETTER = 16  # paragraphs
_MAX_ABOVE = 9  # paragraphs between the opening and a paragraph that asks
_MAX_GAP = 3  # consecutive paragraphs that address nobody
_MAX_OPENING = 60  # characters of a line that may open a letter only because it says "we" or "you"
_MAX_SIGNATURE = 40
_SIGNATURES = 2
_MAX_HEADING = 90
# First words of short headings. Each pattern for a heading begins with one of them.
_HEADING_WORDS = frozenset(
    "a an one dear hello hi friends to for from letter message why keep help before since while as now if you you've"
    " you’ve thank thanks we please don't don’t support back fund save stand join protect defend will can could donate"
    " subscribe become make".split()
)
_AROUND = "*#• ,.:!"
# First characters of a paragraph that opens a letter. Each pattern under [opening] begins with one of them.
_FIRST_WORDS = tuple("befo|sinc|whil|as y|now |if y|you|we h|plea|don|why |than|one |a qu".split("|"))
_LEAST_SPEAKING, _LEAST_SPEAKING_IF_SURE = 0.4, 0.25  # least share of a letter's paragraphs that say "we" or "you"
_SENTENCE = 50  # least characters of a paragraph of a letter; a label is shorter
_LONG = 80  # least characters of a paragraph of the article; there must be some above a letter
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
    """Return the first paragraph that a letter may begin with: a letter without an article above it is the article."""
    long = (i for i, (start, end) in enumerate(levels.paragraphs) if end - start >= _LONG)
    return next(islice(long, _LEAST_ARTICLE - 1, None), len(levels)) + 1


def find_openings(levels: Levels) -> list[int]:
    """Return the paragraphs that may open a letter. Few paragraphs of news do, which saves the search below."""
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
    """Return the paragraphs with a word in which letters ask, near enough below one that may open a letter."""
    near = sorted({i for opening in openings for i in range(opening, min(opening + _MAX_ABOVE + 1, len(levels)))})
    return [i for i in near if any(part in words for words in (levels.words(i),) for part in ASKING)]


def find_letter(levels: Levels, asking: int, done: int) -> tuple[int, int] | None:
    """Return the first and the last paragraph of the letter that asks in paragraph `asking`; None if it is no letter.

    done: the first paragraph that may belong to the letter.
    """
    if not _ASKS.search(levels.outside_quotes(asking)):
        return None
    opening, letters = _opening_above(levels, asking, done)
    if opening is None:
        return None
    last, buttons = _last_of_letter(levels, opening, asking)
    body = [levels.outside_quotes(i) for i in range(opening, last + 1 - buttons)]
    refused = any(is_refusal(levels.words(i)) for i in range(last + 1 - buttons, last + 1))
    is_letter_for_sure = refused or letters > 1  # both ends, or heading and salutation, need no word of the trade
    least = 1 if letters or refused else 2
    if not (letters or buttons) or not _is_appeal(body, least=least, sure=is_letter_for_sure):
        return None
    return opening, last


def _opening_above(levels: Levels, asking: int, done: int) -> tuple[int | None, int]:
    """Return the topmost line that opens a letter, with no long gap below it, and how many of the lines surely do."""
    opening, letters, gap = None, 0, 0
    for i in range(asking, max(done, asking - _MAX_ABOVE) - 1, -1):
        words = levels.words(i)
        if is_letter(words):
            opening, letters, gap = i, letters + 1, 0
        elif is_heading(words) or (opening is None and i < asking and _opens(words)):
            opening, gap = i, 0
        elif opening is not None and opening < asking:
            break
        else:
            gap = 0 if _SPEAKS.search(levels.outside_quotes(i)) else gap + 1
        if gap > _MAX_GAP:
            break
    return opening, letters


def _opens(words: str) -> bool:
    """Return whether a line is a heading with "we" or "you" in it: "Tell the truth with us"."""
    if len(words) > _MAX_OPENING or words[-1] in ".?!…\"”'’)":
        return False
    # A quick look before the careful one.
    may_speak = "us" in words or "ou" in words or "we" in words or "please" in words
    return may_speak and _SPEAKS.search(words) is not None and not is_button(words)


def _last_of_letter(levels: Levels, opening: int, asking: int) -> tuple[int, int]:
    """Return the last paragraph of the letter, and how many buttons close it."""
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
    """Return whether a short line signs the letter: the text ends with it, or a button follows."""
    below = range(i + 1, min(len(levels), i + 1 + _SIGNATURES))
    return len(levels.words(i)) <= _MAX_SIGNATURE and (not below or any(is_button(levels.words(j)) for j in below))


def _is_appeal(body: list[str], least: int, sure: bool) -> bool:
    """Return whether in the paragraphs (in lower case, without quotations) a newsroom asks its readers for something.

    An advice column greets its readers, too, but does not say "we" and speak of its trade in one paragraph. least: how
    many long paragraphs must address somebody. sure: its first and last lines already show that it is a letter.
    """
    speaking = [words for words in body if _SPEAKS.search(words)]
    return (
        len(speaking) >= (_LEAST_SPEAKING_IF_SURE if sure else _LEAST_SPEAKING) * len(body)
        and sum(len(words) >= _SENTENCE for words in speaking) >= least
        and any(_WE.search(words) and (sure or _TRADE.search(words)) for words in body)
    )
