"""The pattern language of the rules, and the search for the longest match.

A pattern is a line over word classes: `month:MONTH day:DAY (COMMA year:YEAR)?`. Words in capitals are classes of the
lexicon or macros, words in small letters stand for themselves, `name:` names what follows; `( | ) ?` mean what they
mean in regular expressions. There is no `*` and no `+`: every pattern has a longest match, so work stays linear.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newscli.core.text.tokens import Tokens
from newscli.core.time.match import Match
from newscli.core.time.model import Meaning, TimexRule
from newscli.core.time.vocabulary import OTHER, Vocabulary

# The most stretches of codes, and the most pairs of codes, for which the matching rules are remembered.
_MOST_STRETCHES = 30_000
# A rule (by number) that matches, how many tokens it takes, and where in them its named parts stand.
Found = tuple[int, int, dict[str, tuple[int, int]]]
Matcher = Callable[[str], re.Match[str] | None]

MACROS = {
    "MONTHNAME": "(MONTH | MABBR DOT?)",
    "DAYNAME": "(WEEKDAY | WABBR DOT?)",
    "DAYNUM": "(DAY | ORDDAY | TENS HYPHEN? ORD | ORDTENS | ORD)",
    "YEARNUM": "(YEAR | SPOKENYEAR | APOS (TWO | DAY))",
    # "nineteen ninety-six", "two thousand and ten"
    "SPOKENYEAR": "((eighteen | nineteen | twenty) (TENS (HYPHEN? ONES)? | TEENS) | two thousand (and? (ONES |"
    " TEENS))?)",
    "SMALLNUMBER": "(TEENS | TENS (HYPHEN? ONES)? | ONES)",
    "COUNT": "(DIGITS (FRACTION | DIGITS SLASH DIGITS)? | a? hundred | a? dozen | SMALLNUMBER SCALE? (and? SMALLNUMBER"
    " SCALE?)?)",
    # a number that may be open: "12", "thirty-five", "a couple of", "several"
    "AMOUNT": "(COUNT (million | billion | hundred | thousand)? | a couple of? | a few | SOME | couple of? | half a"
    " dozen)",
    "APPROX": "(ABOUT | THAN than | at (least | most) | up to | no more than | TILDE)",
    "ORDINAL": "(ORD | ORDNUM)",
    # a year that is pointed at: "last year", "that same year", "the following year"
    "POINTEDYEAR": "(the? (LAST | THIS | NEXT | same) year | that same? year)",
    "PRE": "(PHASE HYPHEN? (in | on)? | the? BOUNDARY HYPHEN? of | the? PHASE (part | stages | days | months | weeks)"
    " of | the? (first | second | latter) (half | part) of)",
}
_LITERAL = re.compile(r"(?<![A-Za-z:'])[a-z][a-z']*(?![A-Za-z0-9:'])")
_ITEM = re.compile(r"\s*(?:(?P<name>[a-z0-9]+):)?(?:(?P<open>\()|(?P<word>[A-Za-z']+)|(?P<close>\))|(?P<bar>\|))")


@dataclass(slots=True)
class Compiled:
    """A pattern as a regular expression over codes, and what it can begin with.

    first, second: the codes of the first and of the second token. needs: of each of these sets a match has a code.
    nullable, one: whether it can match no token, or just one. longest: how many tokens it can take. single: whether it
    is nothing but a choice of one token.
    """

    regex: str
    first: frozenset[str]
    second: frozenset[str]
    needs: tuple[frozenset[str], ...]
    nullable: bool
    one: bool
    longest: int
    single: bool = False


_EMPTY = Compiled("", frozenset(), frozenset(), (), nullable=True, one=False, longest=0)


class _Compiler:
    """Compiles patterns over the classes of one vocabulary; macros are compiled once."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = classes
        self._known: dict[str, Compiled] = {}

    def compile(self, pattern: str) -> Compiled:
        """The compiled pattern. Raises ValueError where its brackets do not match."""
        if pattern not in self._known:
            compiled, rest = self._alternatives(pattern)
            if rest.strip():
                raise ValueError(f"unbalanced pattern: {pattern!r}")
            self._known[pattern] = compiled
        return self._known[pattern]

    def _alternatives(self, pattern: str) -> tuple[Compiled, str]:
        """Reads up to the closing bracket or the end."""
        branches = [_EMPTY]
        while pattern.strip():
            item = _ITEM.match(pattern)
            if not item:
                raise ValueError(f"cannot read {pattern!r}")
            pattern = pattern[item.end() :]
            if item["close"]:
                break
            if item["bar"]:
                branches.append(_EMPTY)
                continue
            if item["open"]:
                atom, pattern = self._alternatives(pattern)
            else:
                atom = self._atom(item["word"])
            optional = pattern.startswith("?")
            pattern = pattern.removeprefix("?")
            branches[-1] = _then(branches[-1], atom, item["name"], optional)
        return _either(branches), pattern

    def _atom(self, word: str) -> Compiled:
        return self.compile(MACROS[word]) if word in MACROS else _token(frozenset(self._classes[word]))


def _either(branches: list[Compiled]) -> Compiled:
    first = frozenset().union(*[branch.first for branch in branches])
    if all(branch.single for branch in branches):
        return _token(first)
    if len(branches) == 1:
        return branches[0]
    rarest = [min(branch.needs, key=len) for branch in branches if branch.needs]
    return Compiled(
        "|".join(branch.regex for branch in branches),
        first,
        frozenset().union(*[branch.second for branch in branches]),
        (frozenset().union(*rarest),) if len(rarest) == len(branches) else (),
        nullable=any(branch.nullable for branch in branches),
        one=any(branch.one for branch in branches),
        longest=max(branch.longest for branch in branches),
    )


def _token(codes: frozenset[str]) -> Compiled:
    """One token of these codes, as a set of as few ranges as possible: compiling is most of the start-up time."""
    ranges: list[list[str]] = []
    for code in sorted(codes):
        if ranges and ord(code) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    regex = "[" + "".join(f"{a}-{b}" if a != b else a for a, b in ranges) + "]"
    return Compiled(regex, codes, frozenset(), (codes,), nullable=False, one=True, longest=1, single=True)


def _part(atom: Compiled, name: str | None, optional: bool) -> str:
    """The regular expression of one part of a sequence."""
    mark = "?" if optional else ""
    if atom.single and not name:
        return atom.regex + mark
    opening = f"(?P<{name}>" if name else "(?:"
    return f"{opening}{atom.regex}){mark}"


def _then(sequence: Compiled, atom: Compiled, name: str | None, optional: bool) -> Compiled:
    """The sequence with one more part."""
    skippable = atom.nullable or optional
    first, second = sequence.first, sequence.second
    if sequence.nullable:
        first, second = first | atom.first, second | atom.second
    if sequence.one:
        second = second | atom.first
    return Compiled(
        sequence.regex + _part(atom, name, optional),
        first,
        second,
        sequence.needs if skippable else sequence.needs + atom.needs,
        nullable=sequence.nullable and skippable,
        one=(sequence.one and skippable) or (sequence.nullable and atom.one),
        longest=sequence.longest + atom.longest,
        single=sequence is _EMPTY and atom.single and not name and not optional,
    )


@dataclass(frozen=True)
class Grammar:
    """Rules, ready to be matched.

    nuclei: classes and words of which every expression has one; a stretch of text without them is not looked at.
    """

    rules: tuple[TimexRule, ...]
    nuclei: tuple[str, ...]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The word classes of the lexicon and the words that the patterns name themselves."""
        patterns = [rule.pattern for rule in self.rules] + list(MACROS.values())
        literals = {word for pattern in patterns for word in _LITERAL.findall(pattern)}
        return Vocabulary(literals | {word for word in self.nuclei if word.islower()})

    @cached_property
    def _compiler(self) -> _Compiler:
        return _Compiler(self.vocabulary.classes)

    def compiled(self, rule: TimexRule) -> Compiled:
        """The rule's pattern over the codes of the vocabulary."""
        return self._compiler.compile(rule.pattern)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[int, Compiled]]]:
        """For each code, the rules that can begin with it."""
        table: dict[str, list[tuple[int, Compiled]]] = {}
        for n, rule in enumerate(self.rules):
            compiled = self.compiled(rule)
            for code in compiled.first:
                table.setdefault(code, []).append((n, compiled))
        return table

    @cached_property
    def _runs(self) -> re.Pattern[str]:
        """A stretch of words that the grammar knows, one of them a nucleus.

        It begins at the stretch's beginning only, so a stretch without a nucleus is looked at once.
        """
        nuclei = "".join(sorted({code for name in self.nuclei for code in self.vocabulary.classes[name]}))
        return re.compile(f"(?<![^{OTHER}])[^{OTHER}{nuclei}]*+[{nuclei}][^{OTHER}]*+")

    @cached_property
    def _matches_of(self) -> dict[str, tuple[Found, ...]]:
        """Codes -> the rules that match at their beginning: news says the same things again and again."""
        return {}

    @cached_property
    def _rules_of_pairs(self) -> dict[str, tuple[list[int], int]]:
        return {}

    @cached_property
    def _matchers(self) -> dict[int, Matcher]:
        return {}

    def _rules_at(self, pair: str) -> tuple[list[int], int]:
        """The rules that can begin with two codes (or one, at the end), and how many tokens they take at most."""
        numbers: list[int] = []
        longest = 0
        for n, compiled in self._by_first.get(pair[0], ()):
            if compiled.one or pair[1:] in compiled.second:
                numbers.append(n)
                longest = max(longest, compiled.longest)
        if len(self._rules_of_pairs) > _MOST_STRETCHES:
            self._rules_of_pairs.clear()
        self._rules_of_pairs[pair] = numbers, longest
        return numbers, longest

    def _find(self, codes: str, rules: list[int]) -> tuple[Found, ...]:
        """Those of the rules that match at the beginning of the codes, the longest match first."""
        matches = []
        present = set(codes)
        for n in rules:
            matcher = self._matchers.get(n)
            if matcher is None:  # compiled when a text first needs it, for that takes a while
                compiled = self.compiled(self.rules[n])
                if any(need.isdisjoint(present) for need in compiled.needs):
                    continue
                matcher = self._matchers[n] = re.compile(compiled.regex).match
            if match := matcher(codes):
                matches.append((-match.end(), n, match))
        if len(matches) > 1:
            matches.sort(key=_length_and_order)
        if len(self._matches_of) > _MOST_STRETCHES:
            self._matches_of.clear()
        matching = self._matches_of[codes] = tuple(
            (n, -length, {name: match.span(name) for name in match.re.groupindex if match[name]})
            for length, n, match in matches
        )
        return matching

    def matches(self, tokens: Tokens) -> Iterator[tuple[TimexRule, Match, Meaning]]:
        """The expressions of a paragraph, from left to right, the longest at each place."""
        codes, matches_of, rules_of_pairs = self.vocabulary.codes(tokens), self._matches_of, self._rules_of_pairs
        for run in self._runs.finditer(codes):
            start, run_codes = run.start(), run.group()
            position, stop = 0, len(run_codes)
            while position < stop:
                pair = run_codes[position : position + 2]
                rules, longest = rules_of_pairs.get(pair) or self._rules_at(pair)
                taken = 1
                if rules:
                    stretch = run_codes[position : position + longest]
                    matching = matches_of.get(stretch)
                    if matching is None:
                        matching = self._find(stretch, rules)
                    for n, length, parts in matching:
                        rule = self.rules[n]
                        match = Match(tokens, codes, start + position, start + position + length, parts)
                        if meaning := rule.build(match):
                            yield rule, match, meaning
                            taken = length
                            break
                position += taken


def _length_and_order(match_of_rule: tuple[int, int, re.Match[str]]) -> tuple[int, int]:
    return match_of_rule[0], match_of_rule[1]
