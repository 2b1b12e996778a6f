"""Token phrases -> the spans that records carry."""

from functools import cache

from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import first_of_name, is_short_form
from newscli.core.names.descriptions import is_countryman
from newscli.core.names.roles import is_role_word
from newscli.core.names.words import FIRST, HONORIFIC, MODIFIER, TITLE, name_words
from newscli.core.text.document import Document
from newscli.core.text.tokens import TokenRange
from newscli.core.text.word_classes import word_class
from newscli.lexicon.loader import words
from newscli.records import Source, SourceKind


def make_source(doc: Document, frame: Frame, phrase: TokenRange) -> Source:
    phrase = _with_name(frame, phrase)
    start, end = frame.bounds(phrase)
    return Source(start, end, doc.text[start:end], kind_of(frame, phrase))


_ONE = frozenset(["one", "another"])
# Tagged as other words: as what opens a clause, as a noun, or as a name where a sentence begins.
_PRONOUNS = word_class("indefinite pronouns") | {"that", "others", "neither"}
_TITLES = (TITLE, HONORIFIC, MODIFIER)
_COMPLEMENT = frozenset("pt(")  # tags
_LONGEST_GROUP = 8  # tokens of "of the drivers who left"


def _with_name(frame: Frame, phrase: TokenRange) -> TokenRange:
    """Return a description with the name in apposition to it: "her husband, Roy", "one of them, Roy"."""
    comma = phrase.end
    if frame.lowered[phrase.start] in _ONE and frame.lowered[phrase.start + 1 : phrase.start + 2] == ["of"]:
        comma = max(frame.tags.find(",", comma, comma + _LONGEST_GROUP), comma)
        if frame.tags[comma : comma + 2] != ",C":
            return phrase
    elif frame.tags[comma : comma + 2] != ",C" or frame.tags[comma - 1] in "CP":
        return phrase
    last = frame.after(comma + 1, len(frame.tags), "C") - 1
    closed = frame.tags[last + 1 : last + 2] in ("", ",", ".", "(") or frame.lowered[last + 1] in ("of", "from", "at")
    return TokenRange(phrase.start, last + 1) if closed else phrase


def kind_of(frame: Frame, phrase: TokenRange) -> SourceKind:
    """Return what kind of words credit the speaker. The head decides: "the Russian official" is a description."""
    first, end = phrase
    tags = frame.tags[first:end]
    if end - first == 1 and (tags in "PDw" or frame.lowered[first] in _PRONOUNS):
        return "pronoun"
    head = end - 1
    if not _COMPLEMENT.isdisjoint(tags[1:]):
        head = _head(frame, first, head)
    word = frame.text[frame.starts[head] : frame.ends[head]]
    if (frame.lowered[head] in _organisations() and not _is_document(word)) or _is_acronym(frame, first, head, word):
        return "organisation"
    if frame.tags[head] != "C" or _is_titled_description(frame, first, head, word) or _is_group(frame, first, head):
        return "nominal"
    return "name"


def _head(frame: Frame, first: int, last: int) -> int:
    """Return the last token before the complement or the bracket of a phrase."""
    head = first
    while head < last and frame.tags[head + 1] not in "pt" and not _opens_aside(frame, head + 1):
        head += 1
    return last if _ends_in_whole_name(frame, head, last) else head


def _opens_aside(frame: Frame, token: int) -> bool:
    return frame.tags[token] == "(" and not is_short_form(frame, token)


def _ends_in_whole_name(frame: Frame, head: int, last: int) -> bool:
    """Whether a title and its complement stand before a whole name: "secretary of state Ines Corvo"."""
    first = first_of_name(frame, last, head)
    return (
        head < first < last
        and frame.tags[first - 1] == "n"
        and name_words().kind(frame.text_of(TokenRange(first, first + 1))) == FIRST
    )


def _is_document(head: str) -> bool:
    """Whether the head is a document, "the post", and not a paper, "The Post"."""
    return head.islower() and head in words("cue_nouns")


def _is_group(frame: Frame, first: int, head: int) -> bool:
    """Whether the phrase is a group whose capital is that of the sentence: "Officials in Helsinki"."""
    word = frame.lowered[head]
    begins = first == head and word[-1:] == "s" and (first == 0 or frame.tags[first - 1] in ".:Q")
    return begins and is_role_word(word[:-1])


def _is_titled_description(frame: Frame, first: int, head: int, word: str) -> bool:
    """Whether the phrase has capitals but no name: "the Prime Minister", "Elder's Deputy Mayor", "the Spaniard"."""
    determined = frame.tags[first] == "D"
    if not determined and "'" not in frame.tags[first:head]:
        return False
    if is_countryman(word):
        return determined
    if word[0].isupper() and name_words().kinds.get(word, "") not in _TITLES:  # "the Courier" is a paper
        return determined and "-year-old" in "".join(frame.lowered[first:head])
    return is_role_word(word)


def _is_acronym(frame: Frame, first: int, head: int, word: str) -> bool:
    return word.isupper() and len(word) > 2 and word.isalpha() and frame.tags[max(first, head - 1)] in "DC"


@cache
def _organisations() -> frozenset[str]:
    return words("organisation_words")
