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
        frame = Frame(self.doc, paragraph - 1, bounds=(start, end))
        colon = frame.tags.endswith(":")
        if len(frame.tags) > _MAX_INTRODUCTION or (not colon and paragraph - 1 in self.quoting):
            return None
        if cues := _speech_cues(frame, 0, len(frame.tags)):
            rule = "cue-colon-before" if colon else "cue-before"
            return Credit(frame, cues[-1].source, TokenRange(cues[-1].token, cues[-1].token + 1), rule)
        if subject := _introduced(frame) if colon else _written_by(frame):
            return Credit(frame, subject, None, "cue-colon-before")
        return _told_of(frame) if frame.tags.endswith(".") else None  # no heading

    def interviewed(self, paragraph: int) -> Credit | None:
        """Return whom the author has talked to, as the text before the first quotation says."""
        end = self.doc.paragraphs[paragraph][0]
        match = _INTERVIEWED.search(self.doc.text, max(0, end - _OPENING), end)
        if match is None:
            return None
        before = self.doc.paragraph_index(match.start())
        frame = Frame(self.doc, before, bounds=(match.start(1), self.doc.paragraphs[before][1]))
        guest = phrase_right(frame, 0, min(len(frame.tags), _MAX_INTRODUCTION))
        return Credit(frame, guest, None, "interviewed-before") if guest and frame.tags[guest.last] == "C" else None

    def _signature(self, paragraph: int) -> Credit | None:
        """Return the name of a line "- Name" under the quotation."""
        if paragraph + 1 >= len(self.doc.paragraphs):
            return None
        start, end = self.doc.paragraphs[paragraph + 1]
        if end - start > _MAX_SIGNATURE or not _SIGNATURE.match(self.doc.text, start, end):
            return None
        frame = Frame(self.doc, paragraph + 1)
        first = frame.tags.find("C")
        if first < 0:
            return None
        name = TokenRange(first, frame.after(first, len(frame.tags), "C"))
        return Credit(frame, name, None, "signature-line")


def spoken_before(frame: Frame, start: int) -> Credit | None:
    """Return the speaker of the sentence right before, where it reports speech without quoting it, or its subject."""
    begin = frame.tags.rfind(".", max(0, start - _MAX_INTRODUCTION), max(0, start - 1)) + 1
    if start - begin > _MAX_INTRODUCTION or "Q" in frame.tags[begin:start]:
        return None
    cues = [cue for cue in _speech_cues(frame, begin, start) if cue.kind in ("finite", "inverted")]
    cues = [cue for cue in cues if frame.tags[cue.source.start] not in "ws"]  # "... testimony that concluded there was"
    if cues:
        return Credit(frame, cues[-1].source, TokenRange(cues[-1].token, cues[-1].token + 1), "cue-before")
    subject = _fronted_for(frame, begin) or _acting_subject(frame, begin, start) if begin < start else None
    return Credit(frame, subject, None, "cue-before") if subject else None


def _speech_cues(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return the cues from one token up to another that report speech, without what "you" say."""
    cues = [] if _announcing().isdisjoint(frame.lowered[start:end]) else find_cues(frame, start, end)
    return [cue for cue in cues if cue.strength == "speech" and frame.lowered[cue.source.start] != "you"]


@cache
def _announcing() -> frozenset[str]:
    """Return the words of which each sentence that reports speech, or says whose words follow, has one.

    Of words with marks inside, such as "e-mailed", the parts are listed too.
    """
    verbs = {form for form, strength in verb_class().items() if strength == "speech"}
    return frozenset(part for form in verbs for part in (form, *_WORD.findall(form))) | _OTHER_ANNOUNCING


def _introduced(frame: Frame) -> TokenRange | None:
    return from_source(frame, 0, len(frame.tags)) or _written_by(frame) or clause_subject(frame, 0, len(frame.tags))


def introduced_in_sentence(frame: Frame, token: int, start: int) -> Credit | None:
    """Return the subject of what stands before a quotation and its colon, or its comma."""
    if token <= start + 2 or not (frame.tags[token - 1] == ":" or _opens_after_comma(frame, token, start)):
        return None
    subject = from_source(frame, start, token) or clause_subject(frame, start, token)
    return Credit(frame, subject, None, "subject-colon-content") if subject and _can_speak(frame, subject) else None


def _told_of(frame: Frame) -> Credit | None:
    """Return the person of whom a sentence tells, as its subject or as "For Corvo, ..."."""
    subject = _fronted_for(frame) or _acting_subject(frame, 0, len(frame.tags))
    return Credit(frame, subject, None, "subject-before") if subject else None


def _fronted_for(frame: Frame, start: int = 0) -> TokenRange | None:
    """Return whose view a sentence gives: "For Corvo, the move was a gamble."."""
    phrase = phrase_right(frame, start + 1, len(frame.tags)) if frame.lowered[start : start + 1] == ["for"] else None
    return (
        phrase
        if phrase and frame.tags[phrase.last] == "C" and frame.tags[phrase.end : phrase.last + 2] == ","
        else None
    )


def _can_speak(frame: Frame, subject: TokenRange) -> bool:
    """Whether the subject is a person or a group, and not "Then, more softly:"."""
    return (
        frame.tags[subject.start] in "CDP"
        or frame.tags[subject.last] == "C"
        or frame.lowered[subject.last].endswith("s")
    )


def _acting_subject(frame: Frame, start: int, end: int) -> TokenRange | None:
    """Return the person, by name or as he or she, who does something in the sentence."""
    subject = clause_subject(frame, start, end)
    if subject is None:
        return None
    first, last = subject.start, subject.last
    if frame.tags[first : last + 1].endswith("Cn") and frame.lowered[last].endswith(
        "s"
    ):  # "Ines Corvo rolls her eyes."
        return TokenRange(first, last)
    verb = last + 1
    named = frame.tags[last] == "C" or frame.lowered[first] in ("he", "she")
    if frame.tags[verb : verb + 1] == ",":  # "Her deputy, Jon Aster, wants a trial."
        named = named or frame.tags[verb + 1 : verb + 2] == "C"
        verb = frame.tags.rfind(",", verb, verb + _MAX_INTRODUCTION) + 1
    after = frame.tags[verb : verb + 1]
    acts = after in ("v", "V", "z", "A", "R") or (
        verb > last + 1 and after == "n" and frame.lowered[verb].endswith("s")
    )
    return subject if acts and named else None


def _written_by(frame: Frame) -> TokenRange | None:
    """Return whose words follow a line: "Statement from Ines Corvo", "From the desk of Ines Corvo"."""
    token = frame.lowered.index("from") if "from" in frame.lowered[:4] else -1
    if token < 0 or (token > 0 and frame.lowered[token - 1] not in words("cue_nouns")):
        return None
    phrase = phrase_right(frame, token + 1, len(frame.tags))
    if phrase is None or frame.tags[phrase.end : phrase.last + 2] not in ("", ",", ".", ":"):
        return None
    return phrase if frame.tags[phrase.last] == "C" else None


def _opens_after_comma(frame: Frame, token: int, start: int) -> bool:
    """Whether the quotation is a whole sentence after a verb and a comma: "Corvo shared with us, "We will wait.""."""
    opens = (
        frame.tags[token - 1] == ","
        and frame.text[frame.quoted[token].start].isupper()
        and frame.last_marks[token] in ".!?"
    )
    # Not "were told, "
    return opens and frame.tags[token - 2] not in "vV" and not {"v", "z", "V", "A"}.isdisjoint(frame.tags[start:token])
