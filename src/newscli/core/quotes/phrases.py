"""Noun phrases and subjects among the tokens of a frame."""

from newscli.core.quotes.frame import Frame, verb_class

Phrase = tuple[int, int]  # first and last token, both in

_CHAINING = frozenset("of for at from with in on".split())
_TIMES = frozenset(
    "day week month year night morning afternoon evening time times weekend summer winter spring autumn fall days weeks"
    " months years hours minutes hour minute moment decade decades point noon midnight".split()
)
_OBJECT_PRONOUNS = frozenset("him her them us me".split())
_POINTING = frozenset("one those these this".split())
_STANDING_ALONE = frozenset("another some many several most few all both each others two three".split())
_MAX_PHRASE = 16
_MAX_CLAUSE = 40


def phrase_left(f: Frame, last: int, low: int, chain: bool = True) -> Phrase | None:
    """The noun phrase that ends at the token `last`, no further left than `low`."""
    tags = f.tags
    if last < low:
        return None
    if tags[last] == "P":
        return last, last
    first = _core_left(f, last, low)
    if first is None:
        return None
    if not chain:
        return first, last
    for _ in range(3):
        link = first - 1
        if link <= low:
            break
        if (tags[link] == "p" and f.low[link] in _CHAINING and tags[link - 1] in "nCNbz#") or (tags[link] == "t" and f.low[link - 1] in ("close", "privy")) or (tags[link] == "c" and f.low[link] in ("and", "&") and tags[link - 1] in "nCN"):
            head = _core_left(f, link - 1, low)
        else:
            break
        if head is None or (head > low and tags[head - 1] == "p" and f.low[head - 1] not in _CHAINING):
            break
        first = head
    return first, last


def _core_left(f: Frame, last: int, low: int) -> int | None:
    """First token of the simple phrase (no prepositions) that ends at `last`."""
    tags = f.tags
    at = last
    floor = max(low, last - _MAX_PHRASE)
    while at >= floor:
        tag = tags[at]
        if tag in "CnN#" or (tag == "'" and at > floor and tags[at - 1] in "CnNbzT#"):
            at -= 1
        elif tag == "D":
            while at > floor and tags[at - 1] == "D":
                at -= 1
            if at == last and f.low[at] in ("the", "a", "an", "its", "their", "my", "our", "your", "his", "her", "every", "no"):
                return None
            return at
        elif tag in "vV" and f.low[at - 1] in _STANDING_ALONE:  # "few liked Corvo"
            break
        elif (tag in "bzvgVGR" and at > floor and (tags[at - 1] in "D'" or (at < last and tags[at - 1] in "nC" and tag in "bzg"))) or (tag == "T" and at < last and tags[at + 1] == "'"):
            at -= 1
        elif at == last and tag in "zb" and at > floor and tags[at - 1] in "nCp" and tags[last + 1 : last + 2] in ("A", "V", "b"):
            at -= 1  # "biofuels advocates say": a plural noun that looked like a verb
        elif tag == "v" and at == last and at > floor and tags[at - 1] in "PD":  # "those surveyed"
            at -= 1
        elif tag == "P" and at < last and f.low[at] in ("those", "these", "this"):
            return at
        else:
            break
    first = at + 1
    while first <= last and tags[first] == "'":
        first += 1
    if first > last or not any(tag in "CnNbz" for tag in tags[first : last + 1]):
        return None
    return first


def phrase_right(f: Frame, first: int, high: int) -> Phrase | None:
    """The noun phrase that begins at the token `first` and ends before `high`."""
    tags = f.tags
    if first >= high:
        return None
    if tags[first] == "P" and not (f.low[first] in _POINTING and tags[first + 1 : first + 2] in ("n", "C", "N", "v")):
        return first, first
    at = _core_right(f, first, high)
    if at is None:
        return (first, first) if f.low[first] in _STANDING_ALONE else None
    while at + 2 < high and tags[at + 1] in "pc":
        if tags[at + 1] == "p" and (f.low[at + 1] not in ("of", "for", "at", "from", "with") or tags[at] == "C"):
            break
        if tags[at + 1] == "c" and (f.low[at + 1] != "and" or tags[at + 2] not in "C"):
            break
        more = _core_right(f, at + 2, high)
        if more is None:
            break
        at = more
    return first, at


def _core_right(f: Frame, first: int, high: int) -> int | None:
    tags = f.tags
    at = first
    ceiling = min(high, first + _MAX_PHRASE)
    while at < ceiling:
        tag = tags[at]
        if tag in "CnN#" or (tag in "DP" and at == first) or (tag == "D" and tags[at - 1] in "DP") or (tag == "'" and at > first and at + 1 < ceiling and tags[at + 1] in "CnNvgbzRG#") or (tag in "bzvgVGR" and at + 1 < ceiling and at > first and tags[at - 1] in "DP'" and tags[at + 1] in "CnNbz") or (tag in "bzgG" and at > first and tags[at - 1] in "D'") or (tag == "T" and at == first and tags[at + 1 : at + 2] == "'") or (tag == "g" and at > first and at + 1 < ceiling and tags[at - 1] in "nC" and tags[at + 1] in "nCN"):
            at += 1
        else:
            break
    last = at - 1
    if last < first or not any(tag in "CnNbzgG" for tag in tags[first : last + 1]):
        return None
    return last


def according_source(f: Frame, at: int, high: int) -> Phrase | None:
    """The source of an "according to" at this token: somebody or something that speaks, no plan or law."""
    if f.low[at : at + 2] != ["according", "to"]:
        return None
    found = phrase_right(f, at + 2, high)
    if found and found[0] == found[1] and f.tags[found[0]] in "nNb" and not f.low[found[0]].endswith(("s", "police")):
        return None
    return found


def is_time(f: Frame, phrase: Phrase) -> bool:
    """ "this week", "two days": an adverbial of time, nobody who could speak."""
    tag = f.tags[phrase[1]]
    return tag == "T" or (tag == "n" and f.low[phrase[1]] in _TIMES)


def subject_of(f: Frame, verb: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at this token, looked for to its left, no further than `low`."""
    if (verb, low) not in f.subjects:
        f.subjects[verb, low] = None  # also ends any walk in a circle
        f.subjects[verb, low] = _find_subject(f, verb, low, depth)
    return f.subjects[verb, low]


def _find_subject(f: Frame, verb: int, low: int, depth: int) -> Phrase | None:
    tags = f.tags
    at = verb - 1
    while at >= low and (
        tags[at] in "ART" or (tags[at] == "'" and tags[at - 1] == "P") or (f.low[at] == "long" and tags[at - 1] == "A")
    ):
        at -= 1
    if at > low and tags[at] == "p" and tags[at + 1] == "T":
        at -= 1
    if at < low or depth > 4:
        return None
    if tags[at] == ")":
        at = tags.rfind("(", low, at) - 1
        if at < low:
            return None
    tag = tags[at]
    if tag in "c;" or (tag == "," and at > low and tags[at - 1] == "c"):
        return _shared_subject(f, at, low, depth)
    if tag in ",-Q":
        return _subject_before_insertion(f, at, low)
    if tag == "w" or (f.low[at] == "that" and at > low and tags[at - 1] in "nCN,"):
        return _antecedent(f, at, low)
    found = phrase_left(f, at, low)
    if found is None:
        return None
    if is_time(f, found):
        return subject_of(f, found[0], low, depth + 1)
    if found[0] - 2 > low and tags[found[0] - 1] == "p" and tags[found[0] - 2] in "Ac," and f.low[found[0] - 1] != "as":  # "have in the past said"
        return subject_of(f, found[0] - 1, low, depth + 1)
    if found[0] > low and tags[found[0]] != "P":
        return _unless_inside_modifier(f, without_fronted(f, found, low), low, depth)
    return found


def without_fronted(f: Frame, phrase: Phrase, low: int) -> Phrase:
    """ "After the vote Corvo said": the noun belongs to the preposition that opens the sentence, the name is the subject."""
    tags, (first, last) = f.tags, phrase
    opens = first == low + 1 or (first > low + 1 and tags[first - 2] in ",.:-;")
    if not opens or not (tags[first - 1] == "p" or f.low[first - 1] in ("after", "before", "since")):
        return phrase
    name = last
    while name > first and tags[name - 1] == "C":
        name -= 1
    return (name, last) if tags[last] == "C" and name > first and tags[name - 1] == "n" else phrase


def _unless_inside_modifier(f: Frame, found: Phrase, low: int, depth: int) -> Phrase | None:
    """ "an official who asked to discuss internal strategy said": the strategy is no subject, the official is."""
    tags = f.tags
    before = tags[found[0] - 1]
    if before == "w" and tags[found[0]] in "n" :  # "who lost said": the verb looked like a noun
        return _antecedent(f, found[0] - 1, low)
    if before not in "bvgpt":
        return found
    for at in range(found[0] - 1, max(low, found[0] - 12) - 1, -1):
        if tags[at] in ",.;:Q-" or (tags[at] in "s" and f.low[at] != "that"):
            break
        if tags[at] == "w" and (head := _antecedent(f, at, low)):
            return head
        if tags[at] in "vg" and at > low and tags[at - 1] in "nC" and (head := subject_of(f, at, low, depth + 1)):
            return head
    return found


def _antecedent(f: Frame, relative: int, low: int) -> Phrase | None:
    at = relative - 1
    if at > low and f.tags[at] == ",":
        at -= 1
    if at > low and f.tags[at] == ")":
        at = f.tags.rfind("(", low, at) - 1
    return phrase_left(f, at, low) if at >= low else None


def _shared_subject(f: Frame, conjunction: int, low: int, depth: int) -> Phrase | None:
    """ "X rose and said": the subject of the verb before the conjunction, a verb of saying rather than another."""
    classes = verb_class()
    for at in range(conjunction - 1, max(low, conjunction - _MAX_CLAUSE) - 1, -1):
        if f.tags[at] in "Vz" and classes[f.low[at]] == "speech" and is_verb(f, at, low):
            if found := subject_of(f, at, low, depth + 1):
                return found
    for at in range(conjunction - 1, max(low, conjunction - _MAX_CLAUSE) - 1, -1):
        if is_verb(f, at, low) and (found := subject_of(f, at, low, depth + 1)):
            return found
    return clause_subject(f, low, conjunction)


def is_verb(f: Frame, at: int, low: int) -> bool:
    """Whether the token is a finite verb: past forms, auxiliaries, and third persons that are no plural nouns."""
    tag = f.tags[at]
    if tag == "z":
        return at > low and f.tags[at - 1] not in "'Dpn#c,"
    return tag in "VvA"


def main_subject(f: Frame, low: int, high: int) -> Phrase | None:
    """The subject that a participle after a comma shares: that of the main clause before it."""
    tags = f.tags
    start = low
    for at in range(high - 1, low, -1):  # the last main clause: after a semicolon, or ", and" with a subject of its own
        if tags[at] == ";" or (tags[at] == "c" and tags[at - 1] == ","):
            subject = phrase_right(f, at + 1, high)
            if subject and subject[1] + 1 < high and tags[subject[1] + 1] in "VvA":
                start = at + 1
                break
    if tags[start] == "s" and (comma := tags.find(",", start, high)) > 0:
        start = comma + 1
    for at in range(start, high):
        if is_verb(f, at, start) and (found := subject_of(f, at, start)):
            return found
    return clause_subject(f, start, high)


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
        if found is None or is_time(f, found):
            continue
        before = tags[found[0] - 1] if found[0] > low else "."
        if before in "ptVzvbAGg":
            continue
        best = found
        if before in ".;:Qcs" or tags[found[0]] == "P":
            break
    return best or clause_subject(f, low, comma)


def clause_subject(f: Frame, low: int, high: int) -> Phrase | None:
    """The subject of the main clause that begins at `low`: the first noun phrase that no preposition governs."""
    tags = f.tags
    at = low
    while at < high:
        tag = tags[at]
        if tag in "ptgGvVs" or f.low[at] == "according":
            comma = tags.find(",", at, high)
            if comma < 0:
                if tag == "s":
                    at += 1
                    continue
                return None
            at = comma + 1
            continue
        found = phrase_right(f, at, high)
        if found and not is_time(f, found):
            return without_fronted(f, found, low)
        at = found[1] + 1 if found else at + 1
    return None
