"""The features of the readings: what kind of words source, cue and quotation are, and what stands beside them.

A feature names a construction, a class of word, a distance or a closed-class word, never a word of content.
"""

from functools import cache

from newscli.core.clauses.cue_verbs import verb_base, verb_class
from newscli.core.clauses.cues import BE, Cue
from newscli.core.clauses.frame import Frame
from newscli.core.names.roles import is_role_word
from newscli.core.quotes.sources import kind_of
from newscli.core.text.tokens import TokenRange
from newscli.lexicon.loader import sections, words

_EVERYDAY = frozenset("say tell write add ask call describe report".split())
_MARKS = {",": "comma", ".": "stop", "!": "stop", "?": "stop", **dict.fromkeys("-—–…", "dash")}
_NOT = frozenset("not never rarely seldom hardly scarcely don't don’t doesn't doesn’t didn't didn’t".split())
_SUPPOSING = frozenset("imagine suppose picture if unless you".split())
# Words before the "to" of an infinitive: most say that something is possible or needed.
_BEFORE_TO = frozenset(
    "have has had need needs want wants able likely hard easy fair first last right not is are was were be used on"
    " going enough how made said".split()
)
_TELLING_SOURCES = frozenset("it there this that these those you i we who which what nobody none no-one".split())
_TELLING_NEIGHBOURS = frozenset(
    "a an the his her their its as of for this that no so such in on with to about is was are were be been like"
    " including than or and between from into by at called dubbed so-called known but through over under without what"
    " how when where which who they it he she we i you out up off all any some more most only just even not"
    " never".split()
)
# Words of the grammar: quoted words with one of them are rather a part of a sentence than a name.
_GRAMMAR = frozenset(
    "is are was were be been am do does did has have had will would can could should must may might not don't doesn't"
    " it's i'm we're they're you he she they them him".split()
)
_NEGATIVE = frozenset("nobody none neither no no-one few nothing".split())
_NEGATING = frozenset(["not", "never", "nobody"])
_CONTRACTED_NOT = ("n't", "n’t")
_NEAR = 3  # tokens before a verb in which a negation counts
_FIRST_PERSON = frozenset("i we my our i’m i'm we’re we're i've i’ve we've we’ve i'll i’ll".split())
_MARKS_BESIDE = ".,!?;:"
_SMALL_WORD = 4  # characters: a title may write such a word small
_LONGEST_LOOK = 120  # characters of a quotation that its features are read from


def before_to(frame: Frame, token: int) -> list[str]:
    """Return the features of the word before the "to" of an infinitive, at this token."""
    features = [f"before-to:{frame.lowered[token] if frame.lowered[token] in _BEFORE_TO else frame.tags[token]}"]
    if frame.tags[token] in "Vv" and frame.lowered[token - 1] in BE:  # "are asked to"
        features.append("before-to:passive")
    return features


def bucket(count: int) -> str:
    """Return a small number as it is, a larger one as its class."""
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9-15" if count < 16 else "16+"


def size_of(frame: Frame, token: int) -> str:
    """Return how many words the quoted segment has, as a class."""
    piece = frame.quoted[token]
    return _size_class(len(frame.text[piece.start : min(piece.end, piece.start + _LONGEST_LOOK)].split()))


def _size_class(word_count: int) -> str:
    return f"size:{word_count}" if word_count < 4 else "size:4-6" if word_count < 7 else "size:7+"


def nobody_features(frame: Frame, token: int, start: int, end: int, reason: str | None, alone: bool) -> list[str]:
    """What speaks for and against the reading that nobody said the quoted words. reason: the rule that takes them for
    a title or a name."""
    piece, tags = frame.quoted[token], frame.tags
    look = frame.text[piece.start : min(piece.end, piece.start + _LONGEST_LOOK)]
    look_words = look.split()
    before = tags[token - 1] if token > start else "^"
    after = tags[token + 1] if token + 1 < end else "$"
    size = _size_class(len(look_words))
    case = "lower" if look[0].islower() else "upper"
    mark = _MARKS.get(frame.last_marks[token], "none")
    features = [
        size,
        f"opens:{case}",
        f"ends:{mark}",
        f"before:{before}",
        f"after:{after}",
        f"{size}+before:{before}",
    ]
    features.append(f"between:{before}{after}")
    if reason:
        features.append(f"unspoken:{reason}")
    if after in "AVvz" and mark == "none":
        features += ["subject-of-verb", f"subject-of-verb+opens:{case}", f"subject-of-verb+before:{before}"]
    features += _words_around(frame, token, start)
    features += _words_inside(look, size)
    if len(look_words) > 1 and _is_titled(look_words):
        features += ["titled", f"titled+before:{before}", f"titled+ends:{mark}"]
    if alone:
        features.append("alone")
    return features


def _is_titled(look_words: list[str]) -> bool:
    """Whether all words have a capital but short ones, as in a title."""
    return not [word for word in look_words if word[_SMALL_WORD - 1 :] and not word[0].isupper()]


def _words_inside(look: str, size: str) -> list[str]:
    """Return what kind of words are quoted. size: how many, as a class."""
    lowered = look.lower().split()
    features = []
    if not _GRAMMAR.isdisjoint(lowered):
        features += ["grammar", f"grammar+{size}"]
    if _speaks_of_oneself(lowered):
        features.append("first-person")
    if any(map(str.isdigit, look)):
        features.append("digits")
    return features


def _speaks_of_oneself(lowered: list[str]) -> bool:
    """Whether one of the words, in small letters and with the marks beside them, is "I", "we" or the like."""
    if not _FIRST_PERSON.isdisjoint(lowered):
        return True
    marked = [word for word in lowered if word[-1] in _MARKS_BESIDE or word[0] in _MARKS_BESIDE]
    return any(word.strip(_MARKS_BESIDE) in _FIRST_PERSON for word in marked)


def _words_around(frame: Frame, token: int, start: int) -> list[str]:
    """Return the closed-class words before the quotation that tell whether somebody said it."""
    features = []
    if frame.lowered[start] in _SUPPOSING:
        features.append(f"opens:{frame.lowered[start]}")
    if not _NOT.isdisjoint(frame.lowered[max(start, token - 4) : token]):
        features.append("not-before")
    if token > start and frame.lowered[token - 1] in _TELLING_NEIGHBOURS:
        features.append(f"word-before:{frame.lowered[token - 1]}")
    return features


@cache
def _outlets() -> frozenset[str]:
    """Return the words for those who pass on what others said, and the names of agencies."""
    listed = frozenset(word for line in sections("cue_media")["outlets"] for word in line.split())
    return listed | frozenset(name.lower() for name in words("agencies") if " " not in name)


def source_features(frame: Frame, source: TokenRange) -> list[str]:
    """Return what kind of words the credited phrase is made of."""
    first, last = source.start, source.end - 1
    opening, head = frame.tags[first], frame.tags[last]
    features = [f"source:{kind_of(frame, source)}", f"source-opens:{opening}"]
    if first == last and frame.lowered[first] in _TELLING_SOURCES:
        features.append(f"source-word:{frame.lowered[first]}")
    if head not in "CP":
        features.append("source-role" if is_role_word(frame.lowered[last].removesuffix("s")) else "source-no-role")
        if frame.lowered[last].endswith("s"):
            features.append("source-plural")
        if opening in "nN" and head in "nN":
            features.append("source-bare")
    if frame.lowered[first] in _NEGATIVE:
        features.append("source-negative")
    if not _outlets().isdisjoint(frame.lowered[first : last + 1]):
        features.append("source-outlet")
    return features


def cue_features(frame: Frame, verb: int) -> list[str]:
    """Return what kind of word the cue is."""
    word = frame.lowered[verb]
    base = verb_base().get(word)
    kind = base if base in _EVERYDAY else verb_class().get(word, "other")
    features = [f"verb:{kind}", f"form:{frame.tags[verb]}"]
    first = verb - _NEAR if verb > _NEAR else 0
    before = frame.tags[first:verb]
    if ("A" in before or "P" in before) and any(map(_is_negation, frame.lowered[first:verb])):
        features.append("negated")
    if before[-1:] == "A":
        features.append("auxiliary")
    return features


def _is_negation(word: str) -> bool:
    return word in _NEGATING or word[-3:] in _CONTRACTED_NOT


def is_inserted(frame: Frame, cue: Cue) -> bool:
    """Whether the credit stands between commas."""
    if cue.kind not in ("finite", "inverted"):
        return False
    source, token = cue.source, cue.token
    first = source.start if source.start < token else token
    after = source.end if source.end > cue.last else cue.last + 1
    return first > 0 and frame.tags[first - 1] in ",-" and frame.tags[after] in ",-"


def is_fronted(frame: Frame, cue: Cue, start: int) -> bool:
    """Whether the cue stands in the opening adverbial of its sentence: "After X said ..., Y", "In a post X sent, Y"."""
    first = cue.source.start
    opening = start + 1 if frame.tags[start] in "cR" else start
    if frame.tags[opening] in "psgGt" and "," not in frame.tags[opening : cue.token]:
        return frame.lowered[opening] not in ("that", "according")
    return first > 0 and frame.tags[first - 1] == "s" and frame.lowered[first - 1] != "that"


def has_comma(frame: Frame, start: int, end: int) -> bool:
    """Whether a comma stands between the tokens, or inside the marks at a quotation's end."""
    return "," in frame.tags[start:end] or any(frame.last_marks[token] == "," for token in frame.quotes_in(start, end))
