"""The search for expressions: all rules read a paragraph at once, token by token, and the longest match wins.

The patterns of `newscli.core.time.patterns` are finite, so a rule is a graph of steps without circles. The steps at
which some rules stand after the same tokens are one state; which state follows by a code is computed once and kept.
"""

import re
from collections.abc import Iterable

from newscli.core.text.tokens import Tokens
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.patterns import MACROS, PatternReader, Step, literals_of
from newscli.core.time.vocabulary import OTHER, Vocabulary

# The most stretches of codes of which it is remembered where the named parts of a rule stand.
_MOST_STRETCHES = 30_000
# Where the named parts of a pattern stand in a match: from which token of it up to which.
Parts = dict[str, tuple[int, int]]


class _State:
    """The steps at which the rules stand after some tokens.

    after: code -> the state that follows. ending: the rules (by number) whose patterns end here, the first one first.
    """

    __slots__ = ("after", "ending", "steps")

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.ending: list[int] = []
        self.after: dict[str, _State] = {}
        for step in steps:
            if step.rule >= 0:
                self.ending.append(step.rule)


def _path(steps: tuple[Step, ...], codes: str, index: int) -> list[Step] | None:
    """Return the steps by which the codes from an index on lead to the end of a pattern, in reverse."""
    for step in steps:
        if index == len(codes):
            if step.rule >= 0:
                return []
        elif codes[index] in step.codes and (path := _path(step.following, codes, index + 1)) is not None:
            path.append(step)
            return path
    return None


def _parts_of(path: list[Step]) -> Parts:
    parts: Parts = {}
    for index, step in enumerate(reversed(path)):
        for name in step.names:
            parts[name] = (parts[name][0] if name in parts else index, index + 1)
    return parts


class Grammar:
    """Rules, ready to be matched.

    nuclei: classes and words of which every expression has one; a stretch of text without them is not looked at.
    """

    def __init__(self, rules: tuple[TimexRule, ...], nuclei: tuple[str, ...]) -> None:
        self.rules = rules
        patterns = [rule.pattern for rule in rules] + list(MACROS.values())
        literals = {word for pattern in patterns for word in literals_of(pattern)}
        self._vocabulary = Vocabulary(literals | {word for word in nuclei if word.islower()})
        classes = self._vocabulary.classes
        reader = PatternReader(classes)
        self._first_steps = [reader.steps(rule.pattern, number) for number, rule in enumerate(rules)]
        self._states: dict[tuple[Step, ...], _State] = {}
        self.start = self._start_state()
        codes = "".join(sorted({code for name in nuclei for code in classes[name]}))
        # A stretch of words that the grammar knows, one of them a nucleus. It begins at the stretch's beginning only,
        # so a stretch without a nucleus is looked at once.
        self._runs = re.compile(f"(?<![^{OTHER}])[^{OTHER}{codes}]*+[{codes}][^{OTHER}]*+")
        self._parts: dict[tuple[int, str], Parts] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Prepare for tokens that are seen for the first time: for all of a text at once, since that is faster."""
        self._vocabulary.learn(words)

    def matches(self, tokens: Tokens) -> list[tuple[TimexRule, Match, Meaning]]:
        """The expressions of a paragraph, from left to right, the longest at each place."""
        codes = self._vocabulary.codes(tokens)
        matches: list[tuple[TimexRule, Match, Meaning]] = []
        for run in self._runs.finditer(codes):
            position, stop = run.span()
            while position < stop:
                state, end = self.start, position
                endings: list[tuple[int, list[int]]] = []
                while end < stop:
                    try:
                        state = state.after[codes[end]]
                    except KeyError:
                        state = self._state_after(state, codes[end])
                    end += 1
                    if state.ending:
                        endings.append((end, state.ending))
                    if not state.steps:
                        break
                position += 1
                if endings and (matched := self._longest(tokens, codes, position - 1, endings)):
                    matches.append(matched)
                    position = matched[1].end
        return matches

    def _longest(
        self, tokens: Tokens, codes: str, start: int, endings: list[tuple[int, list[int]]]
    ) -> tuple[TimexRule, Match, Meaning] | None:
        """Return the longest match that means something. endings: where which rules end, for matches from `start`."""
        tried: list[int] = []  # rules, by number: only the longest match of each counts
        for end, ending in endings[::-1]:
            stretch = codes[start:end]
            for number in ending:
                rule = self.rules[number]
                if number in tried:
                    continue
                tried.append(number)
                for beside in rule.beside:
                    if not beside.holds(tokens.lowered, start, end):
                        break
                else:
                    try:
                        parts = self._parts[number, stretch]
                    except KeyError:
                        parts = self._parts_in(number, stretch)
                    match = Match(tokens, codes, start, end, parts)
                    if meaning := rule.build(match):
                        return rule, match, meaning
        return None

    def _start_state(self) -> _State:
        """Return the state before the first token, with the states that follow it.

        All of them are made in one pass over its steps, for they are many, and most codes lead to few of them.
        """
        steps = [step for steps in self._first_steps for step in steps]
        following: dict[str, list[Step]] = {code: [] for codes in self._vocabulary.classes.values() for code in codes}
        for step in steps:
            for code in step.codes:
                following[code] += step.following
        start = _State(tuple(steps))
        for code, after in following.items():
            start.after[code] = self._state_of(tuple(dict.fromkeys(after)))
        return start

    def _state_of(self, steps: tuple[Step, ...]) -> _State:
        """Return the state in which the rules stand at these steps."""
        if steps not in self._states:
            self._states[steps] = _State(steps)
        return self._states[steps]

    def _state_after(self, state: _State, code: str) -> _State:
        """Return the state that follows by a code, and keep it."""
        following: list[Step] = []
        for step in state.steps:
            if code in step.codes:
                following += step.following
        state.after[code] = self._state_of(tuple(dict.fromkeys(following)))
        return state.after[code]

    def _parts_in(self, rule: int, codes: str) -> Parts:
        """Return where the named parts of a rule stand that matches all of the codes, and keep it."""
        if len(self._parts) > _MOST_STRETCHES:
            self._parts.clear()
        parts = self._parts[rule, codes] = _parts_of(_path(self._first_steps[rule], codes, 0) or [])
        return parts
