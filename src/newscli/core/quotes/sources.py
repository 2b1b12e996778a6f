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


def make_source(doc: Document, f: Frame, phrase: TokenRange) -> Source:
    phrase = _with_name(f, phrase)
    span = doc.span(f.starts[phrase.start], f.ends[phrase.last])
    return Source(span.start, span.end, span.text, kind_of(f, phrase))


_ONE = frozenset(["one", "another"])
# Tagged as other words: as what opens a clause, as a noun, or as a name where a sentence begins.
_PRONOUNS = word_class("indefinite pronouns") | {"that", "others", "neither"}
_TITLES = (TITLE, HONORIFIC, MODIFIER)
_COMPLEMENT = frozenset("pt(")  # tags
_LONGEST_GROUP = 8  # tokens of "of the drivers who left"


def _with_name(f: Frame, phrase: TokenRange) -> TokenRange:
    """Return a description with the name in apposition to it: "her husband, Roy", "one of them, Roy"."""
    comma = phrase.end
    one_of_them = f.lowered[phrase.start] in _ONE and f.lowered[phrase.start + 1 : phrase.start + 2] == ["of"]
    if one_of_them:
        comma = max(f.tags.find(",", comma, comma + _LONGEST_GROUP), comma)
        if f.tags[comma : comma + 2] != ",C":
            return phrase
    elif "C" in f.tags[phrase.last] or f.tags[phrase.last] == "P" or f.tags[comma : comma + 2] != ",C":
        return phrase
    last = comma + 1
    while f.tags[last + 1 : last + 2] == "C":
        last += 1
    closed = f.tags[last + 1 : last + 2] in ("", ",", ".", "(") or f.lowered[last + 1] in ("of", "from", "at")
    return TokenRange(phrase.start, last + 1) if closed else phrase


def kind_of(f: Frame, phrase: TokenRange) -> SourceKind:
    """Return what kind of words credit the speaker. The head decides: "the Russian official" is a description."""
    first, last = phrase.start, phrase.last
    if first == last and (f.tags[first] in "PDw" or f.lowered[first] in _PRONOUNS):
        return "pronoun"
    head = last
    if not _COMPLEMENT.isdisjoint(f.tags[first + 1 : last + 1]):
        head = _head(f, first, last)
    if (f.lowered[head] in _organisations() and not _is_document(f, head)) or _is_acronym(f, first, head):
        return "organisation"
    described = _is_titled_description(f, first, head) or _is_group(f, first, head)
    return "name" if f.tags[head] == "C" and not described else "nominal"


def _head(f: Frame, first: int, last: int) -> int:
    """Return the last token before the complement or the bracket of a phrase."""
    head = first
    while head < last and f.tags[head + 1] not in "pt" and not _opens_aside(f, head + 1):
        head += 1
    return last if _ends_in_whole_name(f, head, last) else head


def _opens_aside(f: Frame, token: int) -> bool:
    return f.tags[token] == "(" and not is_short_form(f, token)


def _ends_in_whole_name(f: Frame, head: int, last: int) -> bool:
    """Whether a title and its complement stand before a whole name: "secretary of state Ines Corvo"."""
    first = first_of_name(f, last, head)
    return (
        head < first < last
        and f.tags[first - 1] == "n"
        and name_words().kind(f.text_of(TokenRange(first, first + 1))) == FIRST
    )


def _is_document(f: Frame, head: int) -> bool:
    """Whether the head is a document, "the post", and not a paper, "The Post"."""
    return f.text[f.starts[head]].islower() and f.lowered[head] in words("cue_nouns")


def _is_group(f: Frame, first: int, head: int) -> bool:
    """Whether the phrase is a group whose capital is that of the sentence: "Officials in Helsinki"."""
    word = f.lowered[head]
    begins = first == 0 or f.tags[first - 1] in ".:Q"
    return begins and first == head and word.endswith("s") and is_role_word(word[:-1])


def _is_titled_description(f: Frame, first: int, head: int) -> bool:
    """Whether the phrase has capitals but no name: "the Prime Minister", "Elder's Deputy Mayor", "the Spaniard"."""
    word = f.text_of(TokenRange(head, head + 1))
    if is_countryman(word):
        return f.tags[first] == "D"
    if word[0].isupper() and name_words().kinds.get(word, "") not in _TITLES:  # "the Courier" is a paper
        return f.tags[first] == "D" and "-year-old" in "".join(f.lowered[first:head])
    return (f.tags[first] == "D" or "'" in f.tags[first:head]) and is_role_word(word)


def _is_acronym(f: Frame, first: int, head: int) -> bool:
    word = f.text_of(TokenRange(head, head + 1))
    return len(word) > 2 and word.isalpha() and word.isupper() and f.tags[max(first, head - 1)] in "DC"


@cache
def _organisations() -> frozenset[str]:
    return words("organisation_words")
