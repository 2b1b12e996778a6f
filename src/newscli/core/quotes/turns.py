"""Interviews and transcripts laid out in turns: "Q: ... A: ...", "Ines Corvo: ...", without quote marks.

A turn is a paragraph that begins with a label and a colon, and what follows it up to the next label. Labels count only
where they alternate and one of them is a letter for question and answer or the name of a person of the article: lists
such as "Price: ..." and "Venue: ..." are no speech. Without labels, questions in paragraphs of their own make turns.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newscli.core.names.names import Names
from newscli.core.names.person import initials
from newscli.core.text.document import Bounds, Document
from newscli.core.text.spans import trim
from newscli.lexicon.loader import sections

_LABEL = re.compile(
    r"([QA]|Question|Answer|[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3})"
    # "INES CORVO, HARBOUR MASTER:", "CORVO (voice-over):", "Ines Corvo (Port Elder) (Ind):"
    r"(, [A-Z][A-Z .'-]{1,40}|(?: \([^()\n]{1,40}\)){1,3})?(?::|\.(?<=[QA]\.))\s+(?=[^\s\"“'‘])"
)
# The label of a line that belongs to the page: "Pull quote: ...", "Photo: ...".
_LABEL_OF_PAGE = re.compile(r"([A-Z][\w'’]{2,15}(?: [a-z]{4,8})?)(?: \d)?:", re.I)
_QUESTION = frozenset(["Q", "Question"])
_ANSWER = frozenset(["A", "Answer"])
_LEAST_TURNS = 4
_LONGEST_QUESTION = 400  # characters
_LONGEST_ANSWER = 5  # paragraphs, on average
_MARKS = "\"“”'‘’«„"
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Ww]e['’]\w+|[Oo]ur|me)\b")
_SECOND_PERSON = re.compile(r"\b[Yy]ou(?:r|rself|['’]\w+)?\b")
_SENTENCE = re.compile(r"[^\W\d]+[^\w\n]+[^\W\d]+[^\w\n]+[^\W\d]+")  # three words in a row, and no count of votes


Label = tuple[int, re.Match[str]]  # the paragraph that begins with a label, and the match of the label


class Turn(NamedTuple):
    """One turn. label: its bounds; rule: what kind of label; pieces: the bounds of what is said, a paragraph each."""

    label: Bounds
    rule: str
    pieces: list[Bounds]
    paragraph: int


def find_turns(doc: Document, names: Names) -> list[Turn]:
    """The turns of an interview or a transcript, in order; none where the article has no such layout."""
    return _labelled(doc, names) or _unlabelled(doc, names)


def _labelled(doc: Document, names: Names) -> list[Turn]:
    """Return the turns that begin with labels."""
    if sum(map(doc.text.count, (":", "Q.", "A."))) < _LEAST_TURNS:
        return []
    labels = [
        (paragraph, label)
        for paragraph, (start, end) in enumerate(doc.paragraphs)
        if (label := _LABEL.match(doc.text, start, end)) and not _is_of_page(doc, paragraph)
    ]
    if len(labels) < _LEAST_TURNS:
        return []
    initials_of = {form.lower(): initials(p.name) for p in names.people.persons for form in _labels_of(p.words)}
    labels = _of_speakers(labels, initials_of)
    if not _alternates(doc, labels) or not _of_people([label for _, label in labels], initials_of):
        return []
    ends = [paragraph for paragraph, _ in labels[1:]] + [
        labels[-1][0] + 1
    ]  # what follows the last turn may be anything
    return [
        _turn(doc, label, [each for each in range(paragraph, end) if not _is_of_page(doc, each)])
        for (paragraph, label), end in zip(labels, ends, strict=True)
    ]


def _is_of_page(doc: Document, paragraph: int) -> bool:
    """Whether a paragraph begins with the label of a line that belongs to the page: nobody says it in a turn."""
    label = _LABEL_OF_PAGE.match(doc.text, *doc.paragraphs[paragraph])
    return label is not None and label[1].lower() in sections("cue_unspoken")["page"]


def _unlabelled(doc: Document, names: Names) -> list[Turn]:
    """Return the turns of an interview whose questions stand in paragraphs of their own, as they do in bold type."""
    questions = _questions_alone(doc)
    if not questions:
        return []
    answers = [range(question + 1, following) for question, following in pairwise(questions)]
    answers.append(range(questions[-1] + 1, questions[-1] + 2))  # what follows the last answer may be anything
    named = _most_named(doc, names, doc.paragraphs[questions[0]][0])
    if named is None or not _is_conversation(doc, questions, answers) or _is_told_of(doc, names, named, answers):
        return []
    put = [Turn(named, "question-alone", [doc.paragraphs[i]], i) for i in questions]
    said = [Turn(named, "answer-alone", [doc.paragraphs[i] for i in answer], answer[0]) for answer in answers]
    return [turn for pair in zip(put, said, strict=True) for turn in pair]


def _questions_alone(doc: Document) -> list[int]:
    """Return the paragraphs that are a question which the next paragraph may answer; none where they are few."""
    if doc.text.count("?") < _LEAST_TURNS:
        return []
    asking = {i for i, bounds in enumerate(doc.paragraphs) if _is_question(doc.text, *bounds)}
    questions = [i for i in sorted(asking) if i + 1 not in asking and i + 1 < len(doc.paragraphs)]
    if len(questions) < _LEAST_TURNS or questions[-1] - questions[0] > _LONGEST_ANSWER * len(questions):
        return []  # an essay that asks itself something now and then
    return questions


def _is_conversation(doc: Document, questions: list[int], answers: list[range]) -> bool:
    """Whether the questions speak to "you" and the answers say "I": those of an explainer, which its author answers, do
    not."""
    personal = sum(_says(doc, answer, _FIRST_PERSON) for answer in answers)
    addressed = sum(_says(doc, range(i, i + 1), _SECOND_PERSON) for i in questions)
    return 3 * personal >= 2 * len(questions) and 2 * addressed >= len(questions)


def _is_question(text: str, start: int, end: int) -> bool:
    return (
        end - start < _LONGEST_QUESTION
        and text[start:end].rstrip("*_ ’”\"'").endswith("?")
        and text[start] not in _MARKS
    )


def _says(doc: Document, paragraphs: range, words: re.Pattern[str]) -> bool:
    """Whether the words stand in the paragraphs, which open no quotation."""
    first = doc.paragraphs[paragraphs[0]]
    return doc.text[first[0]] not in _MARKS and any(words.search(doc.text, *doc.paragraphs[i]) for i in paragraphs)


def _most_named(doc: Document, names: Names, end: int) -> Bounds | None:
    """Return the last mention of the person whom the text before the offset names most often."""
    before = names.people.mentions_in(0, end)
    often = Counter(id(person) for _, person in before)
    most = max(often.values(), default=0)
    who = next((id(person) for _, person in before if often[id(person)] == most), None)
    return next(((mention.start, mention.end) for mention, person in reversed(before) if id(person) == who), None)


def _is_told_of(doc: Document, names: Names, named: Bounds, answers: list[range]) -> bool:
    """Whether a third of the answers name the person: nobody says "I" and their own name."""
    person = names.people.named_between(*named)[0]
    bounds = [(doc.paragraphs[answer[0]][0], doc.paragraphs[answer[-1]][1]) for answer in answers]
    return 3 * sum(person in names.people.named_between(*answer) for answer in bounds) >= len(answers)


def _of_speakers(labels: list[Label], initials_of: dict[str, str]) -> list[Label]:
    """Return the labels that occur again, and where some do, those that occur once and name a person.

    initials_of: the initials of persons, by their labels in lower case.
    """
    capitals = {label.group(1) for _, label in labels if label.group(1).isupper()}
    shortened = {
        label.group(1): short for _, label in labels if (short := _shortened(label.group(1), capitals, initials_of))
    }
    labels = _without_headlines(labels, capitals, shortened)
    keys = [shortened.get(label.group(1), _key(label)) for _, label in labels]
    often = Counter(keys)
    if max(often.values()) == 1:
        return []
    return [
        (paragraph, label)
        for key, (paragraph, label) in zip(keys, labels, strict=True)
        if often[key] > 1 or label.group(1).lower() in initials_of
    ]


def _without_headlines(labels: list[Label], capitals: set[str], shortened: dict[str, str]) -> list[Label]:
    """Return the labels without headlines. Among labels in capitals one that is not, and occurs once, is a headline,
    "Corvo: the tide decides", unless its initials are a label: "The Elder Courier" and then "EC"."""
    often = Counter(label.group(1) for _, label in labels)
    if 2 * sum(often[label] for label in capitals) < len(labels):
        return labels
    telling = capitals.union(shortened, (label for label, count in often.items() if count > 1))
    return [(paragraph, label) for paragraph, label in labels if label.group(1) in telling]


def _alternates(doc: Document, labels: list[Label]) -> bool:
    """Whether there are labels enough, and half of them are followed by another one, and half by a sentence."""
    spoken = sum(
        bool(_SENTENCE.match(doc.text, label.end(), doc.paragraphs[paragraph][1])) for paragraph, label in labels
    )
    changes = sum(_key(one) != _key(other) for (_, one), (_, other) in pairwise(labels))
    return len(labels) >= _LEAST_TURNS and 2 * min(changes, spoken) >= len(labels)


def _key(label: re.Match[str]) -> str:
    """Return the last word of a label: "INES CORVO" and "CORVO" are one speaker's."""
    return label.group(1).rpartition(" ")[2].lower()


def _of_people(labels: list[re.Match[str]], initials_of: dict[str, str]) -> bool:
    """Whether one label at least names a person of the article or tells an office, or two stand for question and
    answer."""
    words_of_labels = {label.group(1) for label in labels}
    if words_of_labels & _QUESTION and words_of_labels & _ANSWER:
        return True
    return any(
        label.group(1).lower() in initials_of or (label.group(2) and label.group(1).isupper()) for label in labels
    )


def _labels_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the label of a person's turns may be written: the name, the surname, or the initials."""
    name = " ".join(words)
    return (name, words[-1], initials(name)) if len(words) > 1 else ()


def _shortened(label: str, capitals: set[str], initials_of: dict[str, str]) -> str | None:
    """The key of the label that gives the initials of this one's name: "EC" for "The Elder Courier", "IC" for Corvo."""
    shorter = {initials(label), initials_of.get(label.lower(), "")} & capitals
    return min(shorter).lower() if shorter and label not in capitals else None


def _turn(doc: Document, label: re.Match[str], paragraphs: Sequence[int]) -> Turn:
    word = label.group(1)
    rule = "question-label" if word in _QUESTION else "answer-label" if word in _ANSWER else "turn-label"
    pieces = [doc.paragraphs[i] for i in paragraphs]
    pieces[0] = (label.end(), pieces[0][1])
    return Turn(label.span(1), rule, pieces, paragraphs[0])


def outside(text: str, pieces: list[Bounds], taken: list[Bounds]) -> list[Bounds]:
    """Return the parts of the pieces that are not taken. taken: in order, without overlap."""
    remaining: list[Bounds] = []
    for start, end in pieces:
        before = max(bisect_right(taken, (start, start)) - 1, 0)
        for first, last in taken[before : bisect_right(taken, (end, end))]:
            if last <= start or first >= end:
                continue
            if remainder := trim(text, start, max(start, first)):
                remaining.append(remainder)
            start = last
        if start < end and (remainder := trim(text, start, end)):
            remaining.append(remainder)
    return [piece for piece in remaining if any(map(str.isalnum, text[piece[0] : piece[1]]))]
