"""The evidence of the text around a stretch of capitalised words that it is a person's name."""

import re
from collections import Counter

from newscli.core.names.candidate import ENOUGH, Candidate
from newscli.core.names.roles import SMALL_FIELD, apposition_after, is_role_word
from newscli.core.names.run_words import RunWords
from newscli.core.names.runs import Runs
from newscli.core.names.salience import begins_sentence
from newscli.core.names.small_words import SmallWords
from newscli.core.names.words import DOUBTFUL, FIRST, INITIAL, NAME, known_by_one_name, name_words
from newscli.core.text.speech import AFTER_SPEAKER, BEFORE_PERSON

# Titles that only people bear; with others ("General", "State", "Major") the next word is as often a firm or a place.
_SURE_TITLES = frozenset(
    "President Pres. Senator Sen. Rep. Representative Gov. Governor Secretary Mayor Minister Chancellor Premier Prof."
    " Gen. Col. Lt. Capt. Sgt. Det. Spokesman Spokeswoman Councillor Councilor Ambassador Inspector Taoiseach"
    " Cllr Cllr. Coun Coun. Cr MEC".split()
)
# What follows a person's name and hardly anything else: an age, "who", a verb of saying.
_PERSONAL_AFTER = re.compile(
    r",? (?:who|whose)\b| [a-z]{2,12} (?:his|her)\b"
    rf"|, (?:aged )?\d\d?(?=[,.;])|,? (?:{AFTER_SPEAKER})\b"
    r"|, (?:a|an|the|his|her|their|its|one of|chief|director|head|president|professor|spokes\w+|author|founder|former) "
)
_PERSONAL_BEFORE = (*BEFORE_PERSON, " according to ")
# What only a person does, beside a name that no list knows.
_HUMAN = re.compile(
    r"(?:, (?:who |\d\d?, ?)?[^,.;\n]{0,60},)? (?:also |then |still |once |first |now |has |had )?"
    r"(?:lives?|lived|recall(?:s|ed)|laugh(?:s|ed)|shrug(?:s|ged)|smile[sd]|nod(?:s|ded)|grin(?:s|ned)|remember(?:s|ed)"
    r"|thinks|thought|knows|knew|believe[sd]|we[ep]pt?|cried|sigh(?:s|ed)|grew up|was born|married|die[sd]|retired"
    r"|joke[sd]|quip(?:s|ped)|lean(?:s|ed|t)|sits|sat|stands|stood|walk(?:s|ed)|wears|wore|woke|wonder(?:s|ed)|insist(?:s|ed)"
    r"|admit(?:s|ted)|explain(?:s|ed)|argue[sd]|hope[sd]|wants|wanted|feels|felt|speaks|spoke|teaches|taught|studie[sd]"
    r"|works as|worked as|pleaded|testified|tweeted|texted|beamed|scored|says|said)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]ers?)\b")
_OTHER_NAME = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]")
_BEFORE_THINGS = frozenset(
    "the a an in at on near of for from to its his her their our this that into via through across between over".split()
)
_NEAR = 160  # characters in which a pronoun is looked for
_FAMILY_FORM = re.compile(
    r"(?:Mac[A-Z]|Mc[A-Z]|O['’][A-Z]|Fitz[a-z])\w|\w{3,}(?:ić|ič|ova|eva|ský|sky|ski|ska|wicz|sson|dottir|dóttir|nen|idze"
    r"|dze|shvili|enko|escu|eanu|opoulos|oğlu|ssen|yan|ović|berg|stein|mann)$"
)
# First names that begin questions: "Will Belic resign?"
_AUXILIARIES = frozenset("will may can do an so see let say see art".split())
_MOST_DOUBT = 2.0  # that words in small letters tell
_NO_PERSON = -9.0  # the weight of what the lists know as a firm


class Weigher:
    """Add up the evidence that stretches of one article are persons' names, until it is enough."""

    def __init__(self, text: str, runs: Runs, in_small: SmallWords) -> None:
        self.text = text
        self.in_small = in_small
        self._names = name_words()
        self._singles = runs.singles
        self._rows = Counter([run.text for run in runs.rows])

    def _times_alone(self, word: str) -> int:
        return len(self._singles.get(word, ()))

    def opening_words(self, run: RunWords) -> int:
        """1 where the capital of the first word only begins the sentence: "Yesterday Ana Belic", "Asked Ana Belic"."""
        first, second = run.words[0], run.words[1]
        kind, lowered = run.kinds[0], first.lower()
        if kind == FIRST and len(run.words) > 2 and run.kinds[1] == FIRST and lowered in self.in_small:
            return int(is_role_word(lowered))  # "Baker Ana Belic", of whom the article says that she is a baker
        if len(run.words) == 2 and lowered in known_by_one_name():
            return 1  # "Footballer Odalys"
        if run.kinds[1] == INITIAL:
            return 0
        if kind == DOUBTFUL:
            a_name = self._names.is_family(second) and second not in self._singles
            return int(lowered in _AUXILIARIES and not a_name)
        if kind != NAME:
            return 0
        common = lowered.endswith(("ly", "ing", "ed")) or lowered in self.in_small
        return int(common or (len(run.words) > 2 and is_role_word(lowered)))

    def name_end(self, run: RunWords, first: int, behind: int) -> int:
        """Where a long stretch ends as a name: "Ana Belic Wins Again" begins with one of two words."""
        while behind - first > 2 and run.kinds[behind - 2] != INITIAL and self._is_wording(run, behind - 1):
            behind -= 1
        return behind

    def _is_wording(self, run: RunWords, place: int) -> bool:
        word = run.words[place]
        if run.kinds[place] != NAME or self._names.is_family(word):
            return False
        return word.endswith(("ed", "ing", "s")) or word.lower() in self.in_small

    def weighed(self, name: Candidate) -> Candidate:
        """The stretch of several words with its evidence."""
        name.weight = self._weigh(name)
        return name

    def _weigh(self, name: Candidate) -> float:
        """The evidence for a stretch of several words. No question is asked whose answer cannot change the outcome."""
        if name.by_lists is None:
            return _NO_PERSON
        weight = name.weight + name.by_lists - self._doubt_beside(name)
        listed = name.titled or name.family
        if weight < ENOUGH + (0 if listed else _MOST_DOUBT):
            weight += self._support_by_use(name)
        if weight < ENOUGH + _MOST_DOUBT and not name.titled:
            weight -= self._doubt_in_small(name, listed)
        if weight < ENOUGH and self._has_role(name):
            weight += 1.5 + 0.5 * self._is_apposed(name)
        if 0 <= weight < ENOUGH and len(name.words) < 4:
            weight += self._as_a_person(name)
        return weight

    def _doubt_beside(self, name: Candidate) -> float:
        """What the words beside a name speak against it: "the" before it, "of" after it."""
        text, start = self.text, name.start
        before = text[start - 4 : start] if start > 3 else ""
        doubt = 0.0
        if before == " by " and text.endswith(" as saying by ", 0, start):  # a medium
            doubt = 1.5
        if not name.titled:
            doubt += before in ("the ", "The ")
            if name.kind != FIRST and text[name.end : name.end + 4] == " of ":
                doubt += 2
        return doubt

    def _doubt_in_small(self, name: Candidate, listed: bool) -> float:
        """What words that the article also has in small letters speak against a name: "Gun Owners"."""
        first, last = name.words[0], name.words[-1]
        doubt = 0.0
        if not listed:
            doubt += 0.5 * (last.lower() in self.in_small)
            doubt += name.kind != DOUBTFUL and first.lower() in self.in_small
        if name.kind == FIRST and self.text[name.end : name.end + 4] == " of ":
            doubt += 0.5 * (last.lower() in self.in_small)
        return doubt

    def _support_by_use(self, name: Candidate) -> float:
        """What speaks for a name: its surname alone elsewhere, a verb of saying beside it."""
        first = name.words[0]
        alone = self._times_alone(name.words[-1])
        if name.kind != FIRST and self._names.is_family(first):
            alone += self._times_alone(first)
        weight = min(alone, 3) * 0.5 + 0.5 * (self._rows[" ".join(name.words)] > 1)
        weight += 1.5 * self.text.endswith(_PERSONAL_BEFORE, 0, name.start)
        return weight + bool(_PERSONAL_AFTER.match(self.text, name.end))

    def _has_role(self, name: Candidate) -> bool:
        """Whether the words beside say what the person is: "the poet Ana Belic", "Ana Belic, a poet"."""
        text, before = self.text, name.title_start
        if text.startswith(" of ", name.end) or text.endswith((" in ", " at ", " near "), 0, name.start):
            return False
        if SMALL_FIELD.search(text, max(0, before - 50), before):
            return True  # "head of acquisitions Ana Belic"
        beside = text[max(0, before - 25) : before].split()[-1:]
        if beside and is_role_word(beside[0]) and (beside[0][-1] != "," or self._is_apposed(name)):
            return True
        return apposition_after(text, name.end) is not None

    def _is_apposed(self, name: Candidate) -> bool:
        """Whether commas set the name off after a role: "the shadow chancellor, Ana Belic, replied"."""
        return self.text.startswith(", ", name.end) and self.text.endswith(", ", 0, name.title_start)

    def _as_a_person(self, name: Candidate) -> float:
        """What speaks for a person of an unlisted name: what only people do, "he" or "she", the surname's form."""
        text, end, last = self.text, name.end, name.words[-1]
        before = text[max(0, name.title_start - 12) : name.title_start].split(" ")[-2:-1]
        if before and before[0].lower() in _BEFORE_THINGS:
            return 0.0
        weight = 1.5 * bool(_HUMAN.match(text, end))
        pronoun = _PRONOUN.search(text, end, end + _NEAR)
        if pronoun and not _OTHER_NAME.search(text, end, pronoun.start()):
            subject = pronoun.group() in ("He", "She") and begins_sentence(text, name.title_start)
            weight += 1.5 if subject else 1.0
        return weight + 0.5 * bool(_FAMILY_FORM.match(last)) + 0.5 * ("-" in last[1:-1])

    def weighed_single(self, name: Candidate) -> Candidate:
        """The single word with the evidence that "President Belic" or "Dr. Belic" is a person."""
        word = name.words[0]
        title = self.text[name.title_start : name.start].split()[-1:]
        weight = 1.0 + (name.honorific is not None)
        if title:
            performer = title[0].lower() in known_by_one_name() and begins_sentence(self.text, name.title_start)
            weight += performer or title[0] in _SURE_TITLES
        name.weight = weight + name.family + self._names.is_first(word) + (word in self._singles)
        return name
