"""The tag of each token by itself: a letter for its class, so that a rule can look at a sentence as at a string.

    Q  a quoted segment          C  a capitalised word           P  he, she, they, I, we, it ... (subjects)
    D  a determiner              n  any other lower-case word    '  the 's of a possessive (or of "he's")
    V  a cue verb in the past    z  ... in the third person      b  ... in its base form   G  ... in -ing
    A  an auxiliary              v  another verb form (-ed)      g  another word in -ing
    R  an adverb                 p  a preposition                t  to
    c  and, or, but              s  because, when, that ...      w  who, which, whose
    T  a weekday, today ...      #  a number                     N  a noun of saying (statement, tweet)
    , ; : - ( ) .                as they stand (- for any dash, . for any end of a sentence)

`newscli.core.clauses.frame` settles the few that depend on the tokens beside them.
"""

from functools import cache

from newscli.core.text.calendar_names import month_abbreviations, month_names
from newscli.core.text.word_classes import AUXILIARIES, word_class
from newscli.lexicon.loader import words

_CLASSES = {
    "P": word_class("pronouns"),
    "D": word_class("determiners"),
    "A": AUXILIARIES,
    "R": word_class("adverbs"),
    "p": word_class("prepositions"),
    "t": word_class("to"),
    "c": word_class("conjunctions"),
    "s": word_class("subordinators"),
    "w": word_class("relative pronouns"),
    "T": word_class("days"),
    "n": word_class("nouns"),
}
_AGENCIES = frozenset(["US", "WHO", "IT"])  # no pronouns, in capitals
_NAMES_OR_AUXILIARIES = frozenset(["Will", "May", "Can"])
_MADE_OF = ("-led", "-based", "-backed", "-born", "-run", "-owned", "-style", "-funded", "-held", "-controlled")
_ALWAYS_VERBS = word_class("plain sayings")
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "&": "c", "%": "n", "@": "p",
                ".": ".", "?": ".", "!": ".", "|": ".", "•": "."}  # fmt: skip
# The tags that a word keeps though it has a capital, by whether it begins a sentence.
_KEPT = {False: frozenset("PDARtcsw#T"), True: frozenset("PDARtcsw#TpnVG")}
_KEPT_IN_HEADLINE = frozenset("VGz")
_LONGEST_SMALL_PREPOSITION = 7  # letters: "Through", "Between"; "Concerning" is rather part of a name
_MOST_SEEN = 50_000  # tokens whose tags are kept


@cache
def tags_of_words() -> dict[str, str]:
    """Return the tag of each known lower-case word and mark. The closed classes win over the cue verbs."""
    tags = dict.fromkeys(word_class("past forms", "other verb forms"), "v") | dict.fromkeys(words("cue_nouns"), "N")
    for name in ("cue_manner", "cue_thought", "cue_judgement", "cue_speech"):
        for line in words(name):
            base, third, past, *others = line.split()
            tags[base], tags[third] = "b", "z"
            tags |= {form: "G" if form.endswith("ing") else "V" for form in (*others, past)}
            if past == base:  # put, read, cast
                tags[base] = "V"
    for tag, members in _CLASSES.items():
        tags |= dict.fromkeys(members, tag)
    tags |= dict.fromkeys(month_names().keys() - {"may"}, "T")  # "May" is told from the auxiliary by its neighbours
    tags |= {f"{short}.": "T" for short in month_abbreviations()}
    return tags | _PUNCTUATION


def tags_of(tokens: list[str]) -> str:
    """Return one tag for each token; an empty token is a quoted segment."""
    return "".join(map(_seen().__getitem__, tokens))


class _Seen(dict[str, str]):
    """The tags of the tokens that have been read, for most tokens of an article stood in another one."""

    def __missing__(self, token: str) -> str:
        tag = tags_of_words().get(token)
        if tag is None:
            if not token[0].isalnum():
                tag = _mark_tag(token)
            else:
                tag = _open_word_tag(token) if token.islower() else word_tag(token, token.lower())
        if len(self) < _MOST_SEEN:
            self[token] = tag
        return tag


@cache
def _seen() -> _Seen:
    return _Seen({"": "Q"})


def _mark_tag(mark: str) -> str:
    """Return the tag of a mark that the table does not hold."""
    first = mark[0]
    if first == "@":  # the handle of an account names somebody
        return "C"
    if first in "'’":
        return "'"
    if first in ".!?…":
        return "," if mark == "…" or mark[:3] == "..." else "."
    return "#" if first in "#$£€" else "-"


def word_tag(word: str, lowered: str) -> str:
    """Return the tag of a word that begins no sentence."""
    if word[0].isupper():
        return capital_tag(word, lowered, False, False)
    tag = tags_of_words().get(lowered)
    if tag:
        return tag
    return _open_word_tag(lowered)


def _open_word_tag(lowered: str) -> str:
    """Return the tag of a word without a capital, or of a number, that is in no list: its ending tells."""
    ending = lowered[-2:]
    if lowered[0].isdigit():
        return "n" if lowered.endswith("-year-old") else "#"
    if ending == "ly" and len(lowered) > 4:
        return _ly_tag(lowered)
    if ending == "ng" and len(lowered) > 5 and lowered[-3] == "i":
        return "g"
    return "v" if ending == "ed" and len(lowered) > 4 else "n"


def _ly_tag(lowered: str) -> str:
    """Return the tag of a word in -ly: "family" is a noun, "freely" an adverb."""
    return "n" if lowered in words("not_adverbs") else "R"


def capital_tag(word: str, lowered: str, begins: bool, headline: bool) -> str:
    """Return the tag of a word with a capital. begins: whether it is the first of a sentence.

    "M" stands for a word that is a name, a month or an auxiliary: its neighbours decide.
    """
    if word in _AGENCIES:
        return "C"
    if word in _NAMES_OR_AUXILIARIES:
        return "M"
    tag = tags_of_words().get(lowered)
    if tag:
        small = tag == "p" and len(lowered) <= _LONGEST_SMALL_PREPOSITION
        in_headline = headline and tag in _KEPT_IN_HEADLINE
        if small or in_headline or tag in _KEPT[begins] or lowered in _ALWAYS_VERBS:
            return tag
    return _open_class_tag(word, lowered, begins)


def _open_class_tag(word: str, lowered: str, begins: bool) -> str:
    """Return the tag of a word with a capital that is in no list."""
    if begins and lowered.endswith("ly"):
        return _ly_tag(lowered)
    if "-" in lowered and lowered.endswith(_MADE_OF):  # "the Elder-led attack"
        return "n"
    if begins and len(lowered) > 5 and lowered.endswith(("ing", "ed")) and not word.isupper():
        return "g" if lowered[-1] == "g" else "v"
    return "C"
