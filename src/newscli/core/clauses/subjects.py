"""Whose action a verb is: the subjects of finite verbs, participles and infinitives."""

import re

from newscli.core.clauses.clause import main_clause
from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import after_link, first_of_name, is_role, is_time, phrase_left, phrase_right
from newscli.core.names.roles import is_role_word
from newscli.core.text.tokens import TokenRange

_MAX_CLAUSE = 40
_LONGEST_MODIFIER = 11
_LONGEST_NAME = 8
_MOST_STEPS = 4  # from a verb to another one that has its subject
# Words between a subject, or an auxiliary, and its verb, each with the tags after which they stand.
_PASSED_OVER = {"long": frozenset("A"), **dict.fromkeys(["both", "each", "all", "either"], frozenset("CnPA"))}
# Shapes of the tags at a token, with what stands before it.
_PRONOUN = re.compile("(?<!p)P")
_PARTICIPLE_AFTER_NOUN = re.compile("(?<=[nCN])[vV]")
_RELATIVE_THAT = re.compile("(?<=[nN])[sD]P")
_REDUCED = re.compile("(?<=[nNC])(?:[vg]|(?P<passive>Vp))")
_CONJUNCTION = re.compile("[c;]|(?<=c),")
_LINK_OF_INSERTION = re.compile("(?<=[Ac,])p")  # "have in the past said", "and, in a low voice, said"
_SUMMING_UP = re.compile("[nNb](?=C+$)")  # "..., a bold move Corvo"
_NAME_AFTER_NOUN = re.compile("(?<=n)C+$")  # "the vote Corvo"
_OPENS_MODIFIER = re.compile("[bvgpt]|(?<=w)[zVn]")  # "who leads the union"
_PARTICIPLE_WITH_LINK = re.compile("(?:R?v|RV).*?p")  # "jointly signed by Corvo"


def subject_of(frame: Frame, verb: int, start: int, depth: int = 0) -> TokenRange | None:
    """Return the subject of the verb at this token, looked for to its left, no further than `start`."""
    if (verb, start) not in frame.subjects:
        frame.subjects[verb, start] = None  # also ends any walk in a circle
        frame.subjects[verb, start] = _find_subject(frame, verb, start, depth)
    return frame.subjects[verb, start]


def _find_subject(frame: Frame, verb: int, start: int, depth: int) -> TokenRange | None:
    tags = frame.tags
    token = _before_verb(frame, verb, start)
    if token < start or depth > _MOST_STEPS:
        return None
    tag = tags[token]
    if _CONJUNCTION.match(tags, token):
        return _shared_subject(frame, token, start, depth)
    if tag == "Q" and (link := _link_to_quoted_name(frame, token)) > start:
        return subject_of(frame, link, start, depth + 1)  # "an analysis of the "new normal" called ..."
    if tag in ",-Q":
        return _subject_before_insertion(frame, token, start)
    if tag == "w" or (frame.lowered[token] == "that" and token > start and tags[token - 1] in "nCN,"):
        return TokenRange(token, token + 1) if _antecedent(frame, token, start) else None
    return _subject_ending_at(frame, token, start, depth)


def _before_verb(frame: Frame, verb: int, start: int) -> int:
    """Return the last token before the verb with its auxiliaries, adverbs and bracket. It may stand before `start`."""
    tags = frame.tags
    token = verb - 1
    while token >= start and (tags[token] in "ART" or _is_passed_over(frame, token)):
        token -= 1
    if tags[token : token + 2] == "pT":  # "on Monday"
        token -= 1
    if token >= start and tags[token] == ")":
        token = tags.rfind("(", start, token) - 1
    return token


def _subject_ending_at(frame: Frame, token: int, start: int, depth: int) -> TokenRange | None:
    """Return the subject where its phrase, or an adverbial after it, ends at this token."""
    tags = frame.tags
    if plain := _plain_subject(frame, token, start):
        return plain
    if named := _described_at_the_end(frame, token, start):
        return named
    phrase = phrase_left(frame, token, start)
    if phrase is None:  # "a report published on Monday said"
        described = token > start and _PARTICIPLE_AFTER_NOUN.match(tags, token)
        return subject_of(frame, token, start, depth + 1) if described else None
    if is_time(frame, phrase):
        return subject_of(frame, phrase.start, start, depth + 1)
    if _is_inserted(frame, phrase, start):
        return subject_of(frame, phrase.start - 1, start, depth + 1)
    if phrase.start > start and tags[phrase.start] != "P":
        phrase = _without_summary(frame, phrase)
        return _unless_inside_modifier(frame, without_fronted(frame, phrase, start), start, depth)
    return phrase


def _plain_subject(frame: Frame, token: int, start: int) -> TokenRange | None:
    """Return the pronoun, or the name that opens the sentence, that ends at this token: "he said", "Corvo said"."""
    if _PRONOUN.match(frame.tags, token) and frame.lowered[token] != "one":
        return TokenRange(token, token + 1)
    is_name = token - start < _LONGEST_NAME and not frame.tags[start : token + 1].strip("C")
    return TokenRange(start, token + 1) if is_name else None


def _described_at_the_end(frame: Frame, last: int, start: int) -> TokenRange | None:
    """Return the name whose description no comma closes: "Ines Corvo, head of planning at Elder Council said"."""
    tags = frame.tags
    comma = tags.rfind(",", start, last)
    if comma <= start or tags[comma - 1] != "C" or not is_role(frame, TokenRange(comma + 1, last + 1)):
        return None
    name = first_of_name(frame, comma - 1, start)
    opens = name == start or tags[name - 1] in ".;:Qcs"
    is_credit = tags[last + 2 : last + 3] in (",", ".") and (  # "The Elder Dam, the mayor said, would ..."
        tags[comma + 1] == "D" or frame.lowered[last].endswith("s")
    )
    return TokenRange(name, comma) if opens and not is_credit else None


def _is_passed_over(frame: Frame, token: int) -> bool:
    """Words between a subject and its verb: "they've said", "has long said", "Corvo and Lind both said"."""
    before = frame.tags[token - 1 : token]
    if frame.tags[token] == "'":
        return before == "P"
    return before in _PASSED_OVER.get(frame.lowered[token], ())


def _link_to_quoted_name(frame: Frame, token: int) -> int:
    """Return the preposition that hangs quoted words on a noun, "of the "new normal""; -1 where none does."""
    link = token - 1 - (frame.tags[token - 1] == "D")
    ends_insertion = frame.text[frame.quoted[token].end - 1] == ","
    return link if not ends_insertion and link >= 0 and frame.tags[link] == "p" else -1


def _without_summary(frame: Frame, phrase: TokenRange) -> TokenRange:
    """Return the name without a noun before it that sums up the clause: "..., a move Corvo has warned would ..."."""
    noun = _SUMMING_UP.search(frame.tags, phrase.start, phrase.end)
    opens = frame.tags[phrase.start - 1] == "," and frame.lowered[phrase.start] in ("a", "an")
    if noun is None or not opens or is_role_word(frame.lowered[noun.start()]):
        return phrase
    return TokenRange(noun.start() + 1, phrase.end)


def _is_inserted(frame: Frame, phrase: TokenRange, start: int) -> bool:
    """Whether the phrase is an adverbial between subject and verb: "have in the past said", "and, in a low voice,
    said"."""
    link = phrase.start - 1
    inserted = _LINK_OF_INSERTION.match(frame.tags, link) is not None
    return inserted and link - 1 > start and frame.lowered[link] != "as"


def without_fronted(frame: Frame, phrase: TokenRange, start: int) -> TokenRange:
    """Return the name without the noun of an opening preposition: "After the vote Corvo said"."""
    tags, first, last = frame.tags, phrase.start, phrase.last
    opens = first == start + 1 or (first > start + 1 and tags[first - 2] in ",.:-;")
    if not opens or not (tags[first - 1] == "p" or frame.lowered[first - 1] in ("after", "before", "since")):
        return phrase
    name = _NAME_AFTER_NOUN.search(tags, first + 1, last + 1)
    return TokenRange(name.start(), last + 1) if name else phrase


def _unless_inside_modifier(frame: Frame, phrase: TokenRange, start: int, depth: int) -> TokenRange | None:
    """Return the head of a modifier that the phrase is part of: "an official who asked to discuss internal strategy
    said"."""
    tags, before = frame.tags, phrase.start - 1
    inside = _OPENS_MODIFIER.match(tags, before) or frame.lowered[before] == "that"
    if not inside or frame.lowered[before] == "as":
        return phrase
    for token in range(before - (tags[before] == "s"), max(start, before - _LONGEST_MODIFIER) - 1, -1):
        if tags[token] in ",.;:Q-" or (tags[token] == "s" and frame.lowered[token] != "that"):
            break
        if head := _head_of_modifier(frame, token, start, depth):
            return head
    return phrase


def _head_of_modifier(frame: Frame, token: int, start: int, depth: int) -> TokenRange | None:
    """Return the phrase that a relative clause or a participle beginning with this token describes."""
    tags = frame.tags
    # "a memo that I found under ..."
    that = _RELATIVE_THAT.match(tags, token) and frame.lowered[token] == "that"
    if (tags[token] == "w" or that) and (head := _antecedent(frame, token, start)):
        return head
    reduced = _REDUCED.match(tags, token)
    if reduced is None or (reduced["passive"] and frame.lowered[token + 1] != "by"):  # "seen by Corvo"
        return None
    return subject_of(frame, token, start, depth + 1) if token > start else None


def _antecedent(frame: Frame, relative: int, start: int) -> TokenRange | None:
    token = relative - 1
    if token > start and frame.tags[token] == ",":
        token -= 1
    if token > start and frame.tags[token] == ")":
        token = frame.tags.rfind("(", start, token) - 1
    phrase = phrase_left(frame, token, start) if token >= start else None
    if phrase and token < relative - 1 and frame.tags[phrase.last] == "C":  # "a sharp reply from Ines Corvo, who said"
        return after_link(frame, phrase, "from", "for", "with") or phrase
    return phrase


def _shared_subject(frame: Frame, conjunction: int, start: int, depth: int) -> TokenRange | None:
    """Return the subject of the verb before the conjunction, rather a verb of saying than another: "X rose and
    said"."""
    verbs = [
        token
        for token in range(conjunction - 1, max(start, conjunction - _MAX_CLAUSE) - 1, -1)
        if is_verb(frame, token, start)
    ]
    verbs.sort(key=lambda token: verb_class().get(frame.lowered[token]) != "speech")
    for token in verbs:
        if subject := subject_of(frame, token, start, depth + 1):
            return subject
    return clause_subject(frame, start, conjunction)


def is_verb(frame: Frame, token: int, start: int) -> bool:
    """Whether the token is a finite verb: past forms, auxiliaries, and third persons that are no plural nouns."""
    tag = frame.tags[token]
    if tag == "z":
        return token > start and frame.tags[token - 1] not in "'Dpn#c,"
    return tag in "VvA"


def main_subject(frame: Frame, floor: int, end: int) -> TokenRange | None:
    """Return the subject that a participle after a comma shares: that of the main clause before it."""
    tags = frame.tags
    start = main_clause(frame, floor, end)
    if tags[start] in "sp" and (comma := tags.find(",", start, end)) > 0:
        start = comma + 1
    for token in range(start, end):
        if is_verb(frame, token, start) and (subject := subject_of(frame, token, start)):
            return subject
    return clause_subject(frame, start, end)


def _subject_before_insertion(frame: Frame, comma: int, start: int) -> TokenRange | None:
    """Return the first phrase of the chain that closes with this comma: "X, head of Y, said", "X, who led Y, said"."""
    tags = frame.tags
    best = None
    token = comma
    for _ in range(6):
        token = max(tags.rfind(",", start, token), tags.rfind("-", start, token))
        if token <= start:
            break
        phrase = phrase_left(frame, token - 1, start)
        if phrase is None or is_time(frame, phrase) or _is_in_participle(frame, token, start):
            continue
        before = tags[phrase.start - 1] if phrase.start > start else "."
        if before in "ptVzvbAGgw" and frame.lowered[phrase.start - 1] != "as":
            continue
        best = phrase
        if before in ".;:Qcs" or tags[phrase.start] == "P":
            break
    return best or clause_subject(frame, start, comma)


def _is_in_participle(frame: Frame, end: int, start: int) -> bool:
    """Whether the words from the comma before to this one are ", jointly signed by Corvo and ...,"."""
    begin = max(frame.tags.rfind(",", start, end), frame.tags.rfind("-", start, end))
    return begin > start and _PARTICIPLE_WITH_LINK.match(frame.tags, begin + 1, end) is not None


def from_source(frame: Frame, start: int, end: int) -> TokenRange | None:
    """Return whom an introduction that is no clause names: "From the report:", "More from Corvo:"."""
    token = start + (frame.lowered[start] == "and")
    token += 2 * (frame.lowered[token : token + 2] == ["this", "is"]) or frame.lowered[token] in ("more", "this")
    phrase = phrase_right(frame, token + 1, end) if token + 1 < end and frame.lowered[token] == "from" else None
    return phrase if phrase and frame.tags[phrase.end : end][:1] in ("", ":", ",") else None


def clause_subject(frame: Frame, start: int, end: int) -> TokenRange | None:
    """Return the subject of the main clause from `start` on: the first noun phrase that no preposition governs."""
    tags = frame.tags
    token = start
    while token < end:
        tag = tags[token]
        if tag in "ptgGvVs" or frame.lowered[token] == "according":
            comma = tags.find(",", token, end)
            if comma < 0:
                if tag == "s" and any(is_verb(frame, verb, token) for verb in range(token + 1, end)):
                    token += 1
                    continue
                return None  # "After some thought:"
            token = comma + 1
            continue
        phrase = phrase_right(frame, token, end)
        if phrase and not is_time(frame, phrase):
            return without_fronted(frame, phrase, start)
        token = phrase.end if phrase else token + 1
    return None
