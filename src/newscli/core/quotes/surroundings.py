"""Who is credited with a quotation by what stands around it: the sentence before, the lines above and below."""

import re
from functools import cache

from newscli.core.clauses.cue_verbs import verb_class
from newscli.core.clauses.cues import Cue, find_cues
from newscli.core.clauses.frame import Frame
from newscli.core.clauses.phrases import phrase_right
from newscli.core.clauses.subjects import clause_subject, from_source
from newscli.core.quotes.credits import Credit
from newscli.core.text.document import Document
from newscli.core.text.tokens import TokenRange
from newscli.lexicon.loader import words

_WORD = re.compile(r"\w+")
_OTHER_ANNOUNCING = frozenset(["according", "per", "words", "from"])
_SIGNATURE = re.compile(r"[-–—―]+\s{0,2}(?=[A-Z])")
_MAX_SIGNATURE = 120
_MAX_INTRODUCTION = 40
_INTERVIEWED = re.compile(
    r"\b(?:interviewed|spoke (?:to|with)|talked (?:to|with)|sat down with|caught up with) "
    r"((?:[a-z]+ ){0,4}[A-Z][^\W\d_]+[ -][A-Z])"
)
_OPENING = 3000  # characters before a first quotation in which its article says whom it talks to


class Surroundings:
    """The lines around the paragraphs with quotations. Each is read when it is first asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.quoting: set[int] = set()  # the paragraphs read so far that hold quotations
        self._beside: dict[int, Credit | None] = {}  # by paragraph

    def beside(self, paragraph: int) -> Credit | None:
        """Return whom the line above or below a paragraph credits with its quotation."""
        if paragraph not in self._beside:
            self._beside[paragraph] = self._introduction(paragraph) or self._signature(paragraph)
        return self._beside[paragraph]

    def _introduction(self, paragraph: int) -> Credit | None:
        """Return whom the last sentence of the paragraph before announces, by a cue or a colon, or tells of."""
        if paragraph == 0:
            return None
        start, end = self.doc.sentences(paragraph - 1)[-1]
        if paragraph - 1 in self.quoting and ":" not in self.doc.text[start:end]:
            return None
        f = Frame(self.doc, paragraph - 1, bounds=(start, end))
        colon = f.tags.endswith(":")
        if len(f.tags) > _MAX_INTRODUCTION or (not colon and paragraph - 1 in self.quoting):
            return None
        if cues := _speech_cues(f):
            rule = "cue-colon-before" if colon else "cue-before"
            return Credit(f, cues[-1].source, TokenRange(cues[-1].token, cues[-1].token + 1), rule)
        if subject := _introduced(f) if colon else _written_by(f):
            return Credit(f, subject, None, "cue-colon-before")
        return _told_of(f) if f.tags.endswith(".") else None  # no heading

    def interviewed(self, paragraph: int) -> Credit | None:
        """Return whom the author has talked to, as the text before the first quotation says."""
        end = self.doc.paragraphs[paragraph][0]
        match = _INTERVIEWED.search(self.doc.text, max(0, end - _OPENING), end)
        if match is None:
            return None
        before = self.doc.paragraph_index(match.start())
        f = Frame(self.doc, before, bounds=(match.start(1), self.doc.paragraphs[before][1]))
        guest = phrase_right(f, 0, min(len(f.tags), _MAX_INTRODUCTION))
        return Credit(f, guest, None, "interviewed-before") if guest and f.tags[guest.last] == "C" else None

    def _signature(self, paragraph: int) -> Credit | None:
        """Return the name of a line "- Name" under the quotation."""
        if paragraph + 1 >= len(self.doc.paragraphs):
            return None
        start, end = self.doc.paragraphs[paragraph + 1]
        if end - start > _MAX_SIGNATURE or not _SIGNATURE.match(self.doc.text, start, end):
            return None
        f = Frame(self.doc, paragraph + 1)
        first = f.tags.find("C")
        if first < 0:
            return None
        last = first
        while f.tags[last + 1 : last + 2] == "C":
            last += 1
        return Credit(f, TokenRange(first, last + 1), None, "signature-line")


def spoken_before(f: Frame, low: int) -> Credit | None:
    """Return the speaker of the sentence right before, where it reports speech without quoting it, or its subject."""
    begin = f.tags.rfind(".", max(0, low - _MAX_INTRODUCTION), max(0, low - 1)) + 1
    if low - begin > _MAX_INTRODUCTION or "Q" in f.tags[begin:low]:
        return None
    speaks = not _announcing().isdisjoint(f.lowered[begin:low])
    cues = find_cues(f, begin, low) if speaks else []
    cues = [cue for cue in cues if cue.strength == "speech" and cue.kind == "finite"]
    cues = [cue for cue in cues if f.tags[cue.source.start] not in "ws"]  # "... testimony that concluded there was"
    if cues:
        return Credit(f, cues[-1].source, TokenRange(cues[-1].token, cues[-1].token + 1), "cue-before")
    subject = _fronted_for(f, begin) or _acting_subject(f, begin, low) if begin < low else None
    return Credit(f, subject, None, "cue-before") if subject else None


def _speech_cues(f: Frame) -> list[Cue]:
    """Return the cues of a whole frame that report speech, without what "you" say."""
    cues = [] if _announcing().isdisjoint(f.lowered) else find_cues(f, 0, len(f.tags))
    return [cue for cue in cues if cue.strength == "speech" and f.lowered[cue.source.start] != "you"]


@cache
def _announcing() -> frozenset[str]:
    """Return the words of which each sentence that reports speech, or says whose words follow, has one.

    Of words with marks inside, such as "e-mailed", the parts are listed too.
    """
    verbs = {form for form, strength in verb_class().items() if strength == "speech"}
    return frozenset(part for form in verbs for part in (form, *_WORD.findall(form))) | _OTHER_ANNOUNCING


def _introduced(f: Frame) -> TokenRange | None:
    return from_source(f, 0, len(f.tags)) or _written_by(f) or clause_subject(f, 0, len(f.tags))


def introduced_in_sentence(f: Frame, token: int, low: int) -> Credit | None:
    """Return the subject of what stands before a quotation and its colon, or its comma."""
    if token <= low + 2 or not (f.tags[token - 1] == ":" or _opens_after_comma(f, token, low)):
        return None
    subject = from_source(f, low, token) or clause_subject(f, low, token)
    return Credit(f, subject, None, "subject-colon-content") if subject and _can_speak(f, subject) else None


def _told_of(f: Frame) -> Credit | None:
    """Return the person of whom a sentence tells, as its subject or as "For Corvo, ..."."""
    subject = _fronted_for(f) or _acting_subject(f, 0, len(f.tags))
    return Credit(f, subject, None, "subject-before") if subject else None


def _fronted_for(f: Frame, low: int = 0) -> TokenRange | None:
    """Return whose view a sentence gives: "For Corvo, the move was a gamble."."""
    phrase = phrase_right(f, low + 1, len(f.tags)) if f.lowered[low : low + 1] == ["for"] else None
    return phrase if phrase and f.tags[phrase.last] == "C" and f.tags[phrase.end : phrase.last + 2] == "," else None


def _can_speak(f: Frame, subject: TokenRange) -> bool:
    """Whether the subject is a person or a group, and not "Then, more softly:"."""
    return f.tags[subject.start] in "CDP" or f.tags[subject.last] == "C" or f.lowered[subject.last].endswith("s")


def _acting_subject(f: Frame, low: int, high: int) -> TokenRange | None:
    """Return the person, by name or as he or she, who does something in the sentence."""
    subject = clause_subject(f, low, high)
    if subject is None:
        return None
    first, last = subject.start, subject.last
    if f.tags[first : last + 1].endswith("Cn") and f.lowered[last].endswith("s"):  # "Ines Corvo rolls her eyes."
        return TokenRange(first, last)
    verb = last + 1
    named = f.tags[last] == "C" or f.lowered[first] in ("he", "she")
    if f.tags[verb : verb + 1] == ",":  # "Her deputy, Jon Aster, wants a trial."
        named = named or f.tags[verb + 1 : verb + 2] == "C"
        verb = f.tags.rfind(",", verb, verb + _MAX_INTRODUCTION) + 1
    after = f.tags[verb : verb + 1]
    acts = after in ("v", "V", "z", "A", "R") or (verb > last + 1 and after == "n" and f.lowered[verb].endswith("s"))
    return subject if acts and named else None


def _written_by(f: Frame) -> TokenRange | None:
    """Return whose words follow a line: "Statement from Ines Corvo", "From the desk of Ines Corvo"."""
    token = f.lowered.index("from") if "from" in f.lowered[:4] else -1
    if token < 0 or (token > 0 and f.lowered[token - 1] not in words("cue_nouns")) or token + 1 >= len(f.tags):
        return None
    phrase = phrase_right(f, token + 1, len(f.tags))
    if phrase is None or f.tags[phrase.end : phrase.last + 2] not in ("", ",", ".", ":"):
        return None
    return phrase if f.tags[phrase.last] == "C" else None


def _opens_after_comma(f: Frame, token: int, low: int) -> bool:
    """Whether the quotation is a whole sentence after a verb and a comma: "Corvo shared with us, "We will wait.""."""
    opens = f.tags[token - 1] == "," and f.text[f.quoted[token].start].isupper() and f.last_marks[token] in ".!?"
    # Not "were told, "
    return opens and f.tags[token - 2] not in "vV" and not {"v", "z", "V", "A"}.isdisjoint(f.tags[low:token])
