"""Noun phrases and subjects among the tokens of a frame."""

from newscli.core.quotes.frame import Frame

Phrase = tuple[int, int]  # first and last token, both in

_CHAINING = frozenset("of for at from with in on".split())
_MAX_PHRASE = 16
_MAX_GAP = 60


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
        if tags[link] == "p" and f.low[link] in _CHAINING and tags[link - 1] in "nCNbz#":
            head = _core_left(f, link - 1, low)
        elif tags[link] == "c" and f.low[link] == "and" and tags[link - 1] in "nCN":
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
        if tag in "CnN#":
            at -= 1
        elif tag == "'" and at > floor and tags[at - 1] in "CnNbzT#":
            at -= 1
        elif tag == "D":
            while at > floor and tags[at - 1] == "D":
                at -= 1
            return at
        elif tag in "bzvgVGR" and at > floor and (tags[at - 1] in "D'" or (at < last and tags[at - 1] in "nC" and tag in "bzg")):
            at -= 1
        elif tag == "T" and at < last and tags[at + 1] == "'":
            at -= 1
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
    if tags[first] == "P":
        return first, first
    at = _core_right(f, first, high)
    if at is None:
        return None
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
        if tag in "CnN#" or (tag == "D" and (at == first or tags[at - 1] in "D")):
            at += 1
        elif tag == "'" and at > first and at + 1 < ceiling and tags[at + 1] in "CnNvgbzRG#":
            at += 1
        elif tag in "bzvgVGR" and at + 1 < ceiling and at > first and tags[at - 1] in "D'" and tags[at + 1] in "CnNbz":
            at += 1
        elif tag in "bz" and at > first and tags[at - 1] in "D'":
            at += 1
        elif tag == "g" and at > first and tags[at - 1] in "nC" and tags[at + 1] in "nCN":
            at += 1
        else:
            break
    last = at - 1
    if last < first or not any(tag in "CnNbz" for tag in tags[first : last + 1]):
        return None
    return last


def subject_of(f: Frame, verb: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at this token, looked for to its left, no further than `low`."""
    tags = f.tags
    at = verb - 1
    while at >= low and (tags[at] in "AR" or (tags[at] == "'" and tags[at - 1] == "P")):
        at -= 1
    if at < low or depth > 4:
        return None
    tag = tags[at]
    if tag == ")":
        at = f.tags.rfind("(", low, at) - 1
        if at < low:
            return None
        tag = tags[at]
    if tag == "c" or (tag == "," and tags[at - 1] == "c"):
        return _shared_subject(f, at, low, depth)
    if tag == ",":
        return _subject_before_insertion(f, at, low, depth)
    if tag == "-":
        return _subject_before_insertion(f, at, low, depth)
    if tag == "w" or f.low[at] == "that":
        return _antecedent(f, at, low)
    found = phrase_left(f, at, low)
    if found and found[0] > low and tags[found[0] - 1] == "w":
        return _antecedent(f, found[0] - 1, low)
    return found


def _antecedent(f: Frame, relative: int, low: int) -> Phrase | None:
    at = relative - 1
    if at > low and f.tags[at] == ",":
        at -= 1
    return phrase_left(f, at, low)


def _shared_subject(f: Frame, conjunction: int, low: int, depth: int) -> Phrase | None:
    """ "X rose and said": the subject of the verb before the conjunction."""
    for at in range(conjunction - 1, max(low, conjunction - _MAX_GAP) - 1, -1):
        if f.tags[at] in "VzvA" and (found := subject_of(f, at, low, depth + 1)):
            return found
    return clause_subject(f, low, conjunction)


def _subject_before_insertion(f: Frame, comma: int, low: int, depth: int) -> Phrase | None:
    """ "X, head of Y, said", "X, who led Y, said": the leftmost phrase of the chain that closes with this comma."""
    tags = f.tags
    best = None
    at = comma
    for _ in range(6):
        at = max(tags.rfind(",", low, at), tags.rfind("-", low, at))
        if at <= low:
            break
        found = phrase_left(f, at - 1, low)
        if found is None or f.low[found[0]] in ("which",):
            continue
        before = tags[found[0] - 1] if found[0] > low else "."
        if before in "pt" or before in "VzvbAGg":
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
        if tag in "pt" or tag in "gGvV" or tag == "s" or f.low[at] == "according":
            comma = tags.find(",", at, high)
            if comma < 0:
                if tag == "s":
                    at += 1
                    continue
                return None
            at = comma + 1
            continue
        found = phrase_right(f, at, high)
        if found and not (found[1] + 1 < high and tags[found[1] + 1] == "," and tags[found[0]] == "T"):
            return found
        at += 1
    return None
