"""Whose action a verb is: the subjects of finite verbs, participles and infinitives."""

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import first_of_name, is_time, phrase_left, phrase_right
from newscli.core.names.roles import is_role_word
from newscli.core.text.tokens import TokenRange

_MAX_CLAUSE = 40
_LONGEST_INSERTION = 12
_LONGEST_MODIFIER = 11
_MOST_STEPS = 4  # from a verb to another one that has its subject
_FLOATING = frozenset(["both", "each", "all", "either"])


def subject_of(f: Frame, verb: int, low: int, depth: int = 0) -> TokenRange | None:
    """Return the subject of the verb at this token, looked for to its left, no further than `low`."""
    if (verb, low) not in f.subjects:
        f.subjects[verb, low] = None  # also ends any walk in a circle
        f.subjects[verb, low] = _find_subject(f, verb, low, depth)
    return f.subjects[verb, low]


def _find_subject(f: Frame, verb: int, low: int, depth: int) -> TokenRange | None:
    tags = f.tags
    token = _before_verb(f, verb, low)
    if token < low or depth > _MOST_STEPS:
        return None
    tag = tags[token]
    if tag in "c;" or (tag == "," and token > low and tags[token - 1] == "c"):
        return _shared_subject(f, token, low, depth)
    if tag == "Q" and (link := _link_to_quoted_name(f, token)) > low:
        return subject_of(f, link, low, depth + 1)  # "an analysis of the "new normal" called ..."
    if tag in ",-Q":
        return _subject_before_insertion(f, token, low)
    if tag == "w" or (f.lowered[token] == "that" and token > low and tags[token - 1] in "nCN,"):
        return TokenRange(token, token + 1) if _antecedent(f, token, low) else None
    return _subject_ending_at(f, token, low, depth)


def _before_verb(f: Frame, verb: int, low: int) -> int:
    """Return the last token before the verb, its auxiliaries, its adverbs and a bracket. It may stand before `low`."""
    tags = f.tags
    token = verb - 1
    while token >= low and (tags[token] in "ART" or _is_passed_over(f, token)):
        token -= 1
    if token > low and tags[token] == "p" and tags[token + 1] == "T":  # "on Monday"
        token -= 1
    if token >= low and tags[token] == ")":
        token = tags.rfind("(", low, token) - 1
    return token


def _subject_ending_at(f: Frame, token: int, low: int, depth: int) -> TokenRange | None:
    """Return the subject where its phrase, or an adverbial after it, ends at this token."""
    tags = f.tags
    phrase = phrase_left(f, token, low)
    if phrase is None:  # "a report published on Monday said"
        return (
            subject_of(f, token, low, depth + 1)
            if tags[token] in "vV" and token > low and tags[token - 1] in "nCN"
            else None
        )
    if is_time(f, phrase):
        return subject_of(f, phrase.start, low, depth + 1)
    if _is_inserted(f, phrase, low):
        return subject_of(f, phrase.start - 1, low, depth + 1)
    if phrase.start > low and tags[phrase.start] != "P":
        phrase = _without_summary(f, phrase)
        return _unless_inside_modifier(f, without_fronted(f, phrase, low), low, depth)
    return phrase


def _is_passed_over(f: Frame, token: int) -> bool:
    """Words between a subject and its verb: "they've said", "has long said", "Corvo and Lind both said"."""
    before = f.tags[token - 1 : token]
    if f.tags[token] == "'":
        return before == "P"
    return (f.lowered[token] == "long" and before == "A") or (
        f.lowered[token] in _FLOATING and before in ("C", "n", "P", "A")
    )


def _link_to_quoted_name(f: Frame, token: int) -> int:
    """Return the preposition that hangs quoted words on a noun, "of the "new normal""; -1 where none does."""
    link = token - 1 - (f.tags[token - 1] == "D")
    ends_insertion = f.text[f.quoted[token].end - 1] == ","
    return link if not ends_insertion and link >= 0 and f.tags[link] == "p" else -1


def _without_summary(f: Frame, phrase: TokenRange) -> TokenRange:
    """Return the name without a noun before it that sums up the clause: "..., a move Corvo has warned would ..."."""
    name = first_of_name(f, phrase.last, phrase.start)
    noun = name - 1
    sums_up = f.tags[phrase.start - 1] == "," and f.lowered[phrase.start] in ("a", "an") and f.tags[noun] in "nNb"
    if f.tags[phrase.last] != "C" or not sums_up or is_role_word(f.lowered[noun]):
        return phrase
    return TokenRange(name, phrase.end)


def _is_inserted(f: Frame, phrase: TokenRange, low: int) -> bool:
    """Whether the phrase is an adverbial between subject and verb: "have in the past said", "and, in a low voice,
    said"."""
    link = phrase.start - 1
    return link - 1 > low and f.tags[link] == "p" and f.lowered[link] != "as" and f.tags[link - 1] in "Ac,"


def without_fronted(f: Frame, phrase: TokenRange, low: int) -> TokenRange:
    """Return the name without the noun of an opening preposition: "After the vote Corvo said"."""
    tags, first, last = f.tags, phrase.start, phrase.last
    opens = first == low + 1 or (first > low + 1 and tags[first - 2] in ",.:-;")
    if not opens or not (tags[first - 1] == "p" or f.lowered[first - 1] in ("after", "before", "since")):
        return phrase
    name = first_of_name(f, last, first)
    return TokenRange(name, last + 1) if tags[last] == "C" and name > first and tags[name - 1] == "n" else phrase


def _unless_inside_modifier(f: Frame, phrase: TokenRange, low: int, depth: int) -> TokenRange | None:
    """Return the head of a modifier that the phrase is part of: "an official who asked to discuss internal strategy
    said"."""
    tags, before = f.tags, phrase.start - 1
    # "who lost said": it looked like a noun.
    if tags[before] == "w" and tags[phrase.start] == "n" and phrase.start == phrase.last:
        return _antecedent(f, before, low)
    if (tags[before] not in "bvgpt" and f.lowered[before] != "that") or f.lowered[before] == "as":
        return phrase
    for token in range(before - (tags[before] == "s"), max(low, before - _LONGEST_MODIFIER) - 1, -1):
        if tags[token] in ",.;:Q-" or (tags[token] == "s" and f.lowered[token] != "that"):
            break
        if head := _head_of_modifier(f, token, low, depth):
            return head
    return phrase


def _head_of_modifier(f: Frame, token: int, low: int, depth: int) -> TokenRange | None:
    """Return the phrase that a relative clause or a participle beginning with this token describes."""
    tags = f.tags
    # "a memo that I found under ..."
    that = f.lowered[token] == "that" and tags[token - 1] in "nN" and tags[token + 1] == "P"
    if (tags[token] == "w" or that) and (head := _antecedent(f, token, low)):
        return head
    reduced = tags[token] in "vg" or (tags[token] == "V" and f.lowered[token + 1] == "by")  # "seen by Corvo"
    return subject_of(f, token, low, depth + 1) if reduced and token > low and tags[token - 1] in "nNC" else None


def _antecedent(f: Frame, relative: int, low: int) -> TokenRange | None:
    token = relative - 1
    if token > low and f.tags[token] == ",":
        token -= 1
    if token > low and f.tags[token] == ")":
        token = f.tags.rfind("(", low, token) - 1
    phrase = phrase_left(f, token, low) if token >= low else None
    if phrase and token < relative - 1 and f.tags[phrase.last] == "C":  # "a sharp reply from Ines Corvo, who said"
        for link in range(phrase.last, phrase.start, -1):
            if f.lowered[link] in ("from", "for", "with"):
                return TokenRange(link + 1, phrase.end)
    return phrase


def _shared_subject(f: Frame, conjunction: int, low: int, depth: int) -> TokenRange | None:
    """Return the subject of the verb before the conjunction, rather a verb of saying than another: "X rose and
    said"."""
    verbs = [
        token for token in range(conjunction - 1, max(low, conjunction - _MAX_CLAUSE) - 1, -1) if is_verb(f, token, low)
    ]
    verbs.sort(key=lambda token: verb_class().get(f.lowered[token]) != "speech")
    for token in verbs:
        if subject := subject_of(f, token, low, depth + 1):
            return subject
    return clause_subject(f, low, conjunction)


def is_verb(f: Frame, token: int, low: int) -> bool:
    """Whether the token is a finite verb: past forms, auxiliaries, and third persons that are no plural nouns."""
    tag = f.tags[token]
    if tag == "z":
        return token > low and f.tags[token - 1] not in "'Dpn#c,"
    return tag in "VvA"


def main_clause(f: Frame, low: int, high: int) -> int:
    """Return where the last main clause begins: after a semicolon, or after ", and" with a subject of its own."""
    for token in range(high - 1, low, -1):
        if f.tags[token] == ";" or (f.tags[token] == "c" and f.tags[token - 1] == ","):
            subject = phrase_right(f, token + 1, high)
            if subject and _goes_to_verb(f, subject.end, high):
                return token + 1
    return low


def main_subject(f: Frame, low: int, high: int) -> TokenRange | None:
    """Return the subject that a participle after a comma shares: that of the main clause before it."""
    tags = f.tags
    start = main_clause(f, low, high)
    if tags[start] in "sp" and (comma := tags.find(",", start, high)) > 0:
        start = comma + 1
    for token in range(start, high):
        if is_verb(f, token, start) and (subject := subject_of(f, token, start)):
            return subject
    return clause_subject(f, start, high)


def _goes_to_verb(f: Frame, token: int, high: int) -> bool:
    """Whether a verb follows a subject, right away or after an insertion: "and Corvo, a farmer, left"."""
    if f.tags[token : token + 1] == ",":
        token = f.tags.find(",", token + 1, min(high, token + _LONGEST_INSERTION)) + 1
    return 0 < token < high and f.tags[token] in "VvA"


def _subject_before_insertion(f: Frame, comma: int, low: int) -> TokenRange | None:
    """Return the first phrase of the chain that closes with this comma: "X, head of Y, said", "X, who led Y, said"."""
    tags = f.tags
    best = None
    token = comma
    for _ in range(6):
        token = max(tags.rfind(",", low, token), tags.rfind("-", low, token))
        if token <= low:
            break
        phrase = phrase_left(f, token - 1, low)
        if phrase is None or is_time(f, phrase) or _is_in_participle(f, token, low):
            continue
        before = tags[phrase.start - 1] if phrase.start > low else "."
        if before in "ptVzvbAGgw" and f.lowered[phrase.start - 1] != "as":
            continue
        best = phrase
        if before in ".;:Qcs" or tags[phrase.start] == "P":
            break
    return best or clause_subject(f, low, comma)


def _is_in_participle(f: Frame, end: int, low: int) -> bool:
    """Whether the words from the comma before to this one are ", jointly signed by Corvo and ...,"."""
    begin = max(f.tags.rfind(",", low, end), f.tags.rfind("-", low, end))
    opening = f.tags[begin + 1 : begin + 3]
    return (
        begin > low
        and opening[:1] in ("v", "R")
        and (opening in ("Rv", "RV") or opening[:1] == "v")
        and "p" in f.tags[begin:end]
    )


def from_source(f: Frame, low: int, high: int) -> TokenRange | None:
    """Return whom an introduction that is no clause names: "From the report:", "More from Corvo:"."""
    token = low + (f.lowered[low] == "and")
    token += 2 * (f.lowered[token : token + 2] == ["this", "is"]) or f.lowered[token] in ("more", "this")
    phrase = phrase_right(f, token + 1, high) if token + 1 < high and f.lowered[token] == "from" else None
    return phrase if phrase and f.tags[phrase.end : high][:1] in ("", ":", ",") else None


def clause_subject(f: Frame, low: int, high: int) -> TokenRange | None:
    """Return the subject of the main clause that begins at `low`: the first noun phrase that no preposition governs."""
    tags = f.tags
    token = low
    while token < high:
        tag = tags[token]
        if tag in "ptgGvVs" or f.lowered[token] == "according":
            comma = tags.find(",", token, high)
            if comma < 0:
                if tag == "s" and any(is_verb(f, verb, token) for verb in range(token + 1, high)):
                    token += 1
                    continue
                return None  # "After some thought:"
            token = comma + 1
            continue
        phrase = phrase_right(f, token, high)
        if phrase and not is_time(f, phrase):
            return without_fronted(f, phrase, low)
        token = phrase.end if phrase else token + 1
    return None
