"""Whose action a verb is: the subjects of finite verbs, participles and infinitives."""

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import Phrase, first_of_name, is_time, phrase_left, phrase_right
from newscli.core.names.roles import is_role_word

_MAX_CLAUSE = 40
_LONGEST_INSERTION = 12
_LONGEST_MODIFIER = 11
_MOST_STEPS = 4  # from a verb to another one that has its subject
_FLOATING = frozenset(["both", "each", "all", "either"])


def subject_of(f: Frame, verb: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at this token, looked for to its left, no further than `low`."""
    if (verb, low) not in f.subjects:
        f.subjects[verb, low] = None  # also ends any walk in a circle
        f.subjects[verb, low] = _find_subject(f, verb, low, depth)
    return f.subjects[verb, low]


def _find_subject(f: Frame, verb: int, low: int, depth: int) -> Phrase | None:
    tags = f.tags
    at = _before_verb(f, verb, low)
    if at < low or depth > _MOST_STEPS:
        return None
    tag = tags[at]
    if tag in "c;" or (tag == "," and at > low and tags[at - 1] == "c"):
        return _shared_subject(f, at, low, depth)
    if tag == "Q" and (link := _link_to_quoted_name(f, at)) > low:
        return subject_of(f, link, low, depth + 1)  # "an analysis of the "new normal" called ..."
    if tag in ",-Q":
        return _subject_before_insertion(f, at, low)
    if tag == "w" or (f.low[at] == "that" and at > low and tags[at - 1] in "nCN,"):
        return (at, at) if _antecedent(f, at, low) else None
    return _subject_ending_at(f, at, low, depth)


def _before_verb(f: Frame, verb: int, low: int) -> int:
    """Return the last token before the verb, its auxiliaries, its adverbs and a bracket. It may stand before `low`."""
    tags = f.tags
    at = verb - 1
    while at >= low and (tags[at] in "ART" or _is_passed_over(f, at)):
        at -= 1
    if at > low and tags[at] == "p" and tags[at + 1] == "T":  # "on Monday"
        at -= 1
    if at >= low and tags[at] == ")":
        at = tags.rfind("(", low, at) - 1
    return at


def _subject_ending_at(f: Frame, at: int, low: int, depth: int) -> Phrase | None:
    """Return the subject where its phrase, or an adverbial after it, ends at this token."""
    tags = f.tags
    phrase = phrase_left(f, at, low)
    if phrase is None:  # "a report published on Monday said"
        return subject_of(f, at, low, depth + 1) if tags[at] in "vV" and at > low and tags[at - 1] in "nCN" else None
    if is_time(f, phrase):
        return subject_of(f, phrase[0], low, depth + 1)
    if _is_inserted(f, phrase, low):
        return subject_of(f, phrase[0] - 1, low, depth + 1)
    if phrase[0] > low and tags[phrase[0]] != "P":
        phrase = _without_summary(f, phrase)
        return _unless_inside_modifier(f, without_fronted(f, phrase, low), low, depth)
    return phrase


def _is_passed_over(f: Frame, at: int) -> bool:
    """Words between a subject and its verb: "they've said", "has long said", "Corvo and Lind both said"."""
    before = f.tags[at - 1 : at]
    if f.tags[at] == "'":
        return before == "P"
    return (f.low[at] == "long" and before == "A") or (f.low[at] in _FLOATING and before in ("C", "n", "P", "A"))


def _link_to_quoted_name(f: Frame, at: int) -> int:
    """The preposition that hangs quoted words on a noun, "of the "new normal""; -1 where none does."""
    link = at - 1 - (f.tags[at - 1] == "D")
    ends_insertion = f.text[f.quoted[at].end - 1] == ","
    return link if not ends_insertion and link >= 0 and f.tags[link] == "p" else -1


def _without_summary(f: Frame, phrase: Phrase) -> Phrase:
    """ "..., a move Corvo has warned would ...": the noun is what the clause is about, the name its subject."""
    name = first_of_name(f, phrase[1], phrase[0])
    noun = name - 1
    sums_up = f.tags[phrase[0] - 1] == "," and f.low[phrase[0]] in ("a", "an") and f.tags[noun] in "nNb"
    if f.tags[phrase[1]] != "C" or not sums_up or is_role_word(f.low[noun]):
        return phrase
    return name, phrase[1]


def _is_inserted(f: Frame, phrase: Phrase, low: int) -> bool:
    """ "have in the past said", "and, in a low voice, said": an adverbial between the subject and its verb."""
    link = phrase[0] - 1
    return link - 1 > low and f.tags[link] == "p" and f.low[link] != "as" and f.tags[link - 1] in "Ac,"


def without_fronted(f: Frame, phrase: Phrase, low: int) -> Phrase:
    """ "After the vote Corvo said": the noun belongs to the opening preposition, the name is the subject."""
    tags, (first, last) = f.tags, phrase
    opens = first == low + 1 or (first > low + 1 and tags[first - 2] in ",.:-;")
    if not opens or not (tags[first - 1] == "p" or f.low[first - 1] in ("after", "before", "since")):
        return phrase
    name = first_of_name(f, last, first)
    return (name, last) if tags[last] == "C" and name > first and tags[name - 1] == "n" else phrase


def _unless_inside_modifier(f: Frame, phrase: Phrase, low: int, depth: int) -> Phrase | None:
    """ "an official who asked to discuss internal strategy said": the strategy is no subject, the official is."""
    tags, before = f.tags, phrase[0] - 1
    if (
        tags[before] == "w" and tags[phrase[0]] == "n" and phrase[0] == phrase[1]
    ):  # "who lost said": it looked like a noun
        return _antecedent(f, before, low)
    if (tags[before] not in "bvgpt" and f.low[before] != "that") or f.low[before] == "as":
        return phrase
    for at in range(before - (tags[before] == "s"), max(low, before - _LONGEST_MODIFIER) - 1, -1):
        if tags[at] in ",.;:Q-" or (tags[at] == "s" and f.low[at] != "that"):
            break
        if head := _head_of_modifier(f, at, low, depth):
            return head
    return phrase


def _head_of_modifier(f: Frame, at: int, low: int, depth: int) -> Phrase | None:
    """Return the phrase that a relative clause or a participle beginning with this token describes."""
    tags = f.tags
    that = f.low[at] == "that" and tags[at - 1] in "nN" and tags[at + 1] == "P"  # "a memo that I found under ..."
    if (tags[at] == "w" or that) and (head := _antecedent(f, at, low)):
        return head
    reduced = tags[at] in "vg" or (tags[at] == "V" and f.low[at + 1] == "by")  # "seen by Corvo"
    return subject_of(f, at, low, depth + 1) if reduced and at > low and tags[at - 1] in "nNC" else None


def _antecedent(f: Frame, relative: int, low: int) -> Phrase | None:
    at = relative - 1
    if at > low and f.tags[at] == ",":
        at -= 1
    if at > low and f.tags[at] == ")":
        at = f.tags.rfind("(", low, at) - 1
    found = phrase_left(f, at, low) if at >= low else None
    if found and at < relative - 1 and f.tags[found[1]] == "C":  # "a sharp reply from Ines Corvo, who said"
        for link in range(found[1], found[0], -1):
            if f.low[link] in ("from", "for", "with"):
                return link + 1, found[1]
    return found


def _shared_subject(f: Frame, conjunction: int, low: int, depth: int) -> Phrase | None:
    """ "X rose and said": the subject of the verb before the conjunction, a verb of saying rather than another."""
    verbs = [at for at in range(conjunction - 1, max(low, conjunction - _MAX_CLAUSE) - 1, -1) if is_verb(f, at, low)]
    verbs.sort(key=lambda at: verb_class().get(f.low[at]) != "speech")
    for at in verbs:
        if found := subject_of(f, at, low, depth + 1):
            return found
    return clause_subject(f, low, conjunction)


def is_verb(f: Frame, at: int, low: int) -> bool:
    """Whether the token is a finite verb: past forms, auxiliaries, and third persons that are no plural nouns."""
    tag = f.tags[at]
    if tag == "z":
        return at > low and f.tags[at - 1] not in "'Dpn#c,"
    return tag in "VvA"


def main_clause(f: Frame, low: int, high: int) -> int:
    """Where the last main clause begins: after a semicolon, or after ", and" with a subject of its own."""
    for at in range(high - 1, low, -1):
        if f.tags[at] == ";" or (f.tags[at] == "c" and f.tags[at - 1] == ","):
            subject = phrase_right(f, at + 1, high)
            if subject and _goes_to_verb(f, subject[1] + 1, high):
                return at + 1
    return low


def main_subject(f: Frame, low: int, high: int) -> Phrase | None:
    """The subject that a participle after a comma shares: that of the main clause before it."""
    tags = f.tags
    start = main_clause(f, low, high)
    if tags[start] in "sp" and (comma := tags.find(",", start, high)) > 0:
        start = comma + 1
    for at in range(start, high):
        if is_verb(f, at, start) and (found := subject_of(f, at, start)):
            return found
    return clause_subject(f, start, high)


def _goes_to_verb(f: Frame, at: int, high: int) -> bool:
    """Whether a verb follows a subject, right away or after an insertion: "and Corvo, a farmer, left"."""
    if f.tags[at : at + 1] == ",":
        at = f.tags.find(",", at + 1, min(high, at + _LONGEST_INSERTION)) + 1
    return 0 < at < high and f.tags[at] in "VvA"


def _subject_before_insertion(f: Frame, comma: int, low: int) -> Phrase | None:
    """ "X, head of Y, said", "X, who led Y, said": the leftmost phrase of the chain that closes with this comma."""
    tags = f.tags
    best = None
    at = comma
    for _ in range(6):
        at = max(tags.rfind(",", low, at), tags.rfind("-", low, at))
        if at <= low:
            break
        found = phrase_left(f, at - 1, low)
        if found is None or is_time(f, found) or _is_in_participle(f, at, low):
            continue
        before = tags[found[0] - 1] if found[0] > low else "."
        if before in "ptVzvbAGgw" and f.low[found[0] - 1] != "as":
            continue
        best = found
        if before in ".;:Qcs" or tags[found[0]] == "P":
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


def from_source(f: Frame, low: int, high: int) -> Phrase | None:
    """ "From the report:", "More from Corvo:": whom an introduction that is no clause names."""
    at = low + (f.low[low] == "and")
    at += 2 * (f.low[at : at + 2] == ["this", "is"]) or f.low[at] in ("more", "this")
    found = phrase_right(f, at + 1, high) if at + 1 < high and f.low[at] == "from" else None
    return found if found and f.tags[found[1] + 1 : high][:1] in ("", ":", ",") else None


def clause_subject(f: Frame, low: int, high: int) -> Phrase | None:
    """The subject of the main clause that begins at `low`: the first noun phrase that no preposition governs."""
    tags = f.tags
    at = low
    while at < high:
        tag = tags[at]
        if tag in "ptgGvVs" or f.low[at] == "according":
            comma = tags.find(",", at, high)
            if comma < 0:
                if tag == "s" and any(is_verb(f, verb, at) for verb in range(at + 1, high)):
                    at += 1
                    continue
                return None  # "After some thought:"
            at = comma + 1
            continue
        found = phrase_right(f, at, high)
        if found and not is_time(f, found):
            return without_fronted(f, found, low)
        at = found[1] + 1 if found else at + 1
    return None
