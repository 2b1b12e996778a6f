"""What repeats across the articles of one source is the source's furniture, not the article.

A first pass over the articles takes note of their lines in bounded memory: a number of 64 bits stands for each line,
and of a source with very many articles a sample counts, chosen by the articles' own content, so that neither the
order of the articles nor the number of workers matters. Copies and later versions of one story share most of their
long lines; they count as one article.
"""

import re
from array import array
from collections import Counter, defaultdict
from hashlib import blake2b
from heapq import heappush, heapreplace

_DIGITS = re.compile(r"\d+")
_MAX_LINES = 400  # of an article, from each of its ends: furniture stands there
_MAX_ARTICLES = 5000  # of one source that are remembered
_LONG = 80  # characters of a line that tells a story by itself
_SAME_STORY = 0.6  # the share of the shorter text's long lines that makes two texts versions of one story
_FEW = 20  # a long line in more articles than this is a notice, and no sign of a common story
_RARE = 0.005  # the share of a source's stories that a repeated line stands in, where there are many


def fold_line(line: str) -> str:
    """The line without what varies between its copies: digits, case, white space.

    >>> fold_line("  Page 12 of  30 ")
    'page 0 of 0'
    """
    return _DIGITS.sub("0", " ".join(line.lower().split()))


def line_key(line: str) -> str:
    """A short key that stands for the folded line."""
    return f"{_number(line):016x}"


def _number(line: str) -> int:
    """64 bits for the folded line, the same in every process; the lowest one says whether the line is long."""
    folded = fold_line(line)
    value = int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return value & ~1 | (len(folded) >= _LONG)


class Repetition:
    """Which lines stand in several articles of a source."""

    def __init__(self) -> None:
        self._articles: dict[str, _Sample] = defaultdict(_Sample)
        self._found: dict[str, frozenset[str]] = {}

    def add(self, source: str, text: str) -> None:
        """Takes note of one article."""
        lines = [line for line in text.splitlines() if not line.isspace() and line]
        if len(lines) > 2 * _MAX_LINES:
            lines = lines[:_MAX_LINES] + lines[-_MAX_LINES:]
        if lines:
            self._articles[source].add(array("Q", sorted({_number(line) for line in lines})))
            self._found.pop(source, None)

    def merge(self, other: "Repetition") -> None:
        """Takes in what another one has noted of other articles, as if it had been told of them itself."""
        for source, sample in other._articles.items():
            self._found.pop(source, None)
            for lines in sample.articles():
                self._articles[source].add(lines)

    def all_repeated(self) -> dict[str, frozenset[str]]:
        """By source, the keys of its repeated lines. Sources without any are left out."""
        return {source: found for source in self._articles if (found := self.repeated(source))}

    def repeated(self, source: str) -> frozenset[str]:
        """The keys of the lines that stand in several stories of the source."""
        if source not in self._found:
            sample = self._articles.get(source)
            numbers = _repeated(sample.articles()) if sample else set()
            self._found[source] = frozenset(f"{number:016x}" for number in numbers)
        return self._found[source]


class _Sample:
    """The articles of one source; of too many, those whose content has the lowest digest. Equal ones count once."""

    def __init__(self) -> None:
        self._heap: list[int] = []  # the digest, negated: the highest is first to go
        self._kept: dict[int, array[int]] = {}

    def add(self, lines: "array[int]") -> None:
        digest = int.from_bytes(blake2b(lines.tobytes(), digest_size=8).digest(), "big")
        if digest in self._kept:
            return
        if len(self._kept) < _MAX_ARTICLES:
            heappush(self._heap, -digest)
        elif digest < -self._heap[0]:
            del self._kept[-heapreplace(self._heap, -digest)]
        else:
            return
        self._kept[digest] = lines

    def articles(self) -> "list[array[int]]":
        return [self._kept[digest] for digest in sorted(self._kept)]


def _repeated(articles: "list[array[int]]") -> set[int]:
    """The lines in at least two stories, and in more where there are many."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, lines in enumerate(articles):
        for number in lines:
            holders[number].append(i)
    story = _stories(articles, holders)
    least = max(2, round(_RARE * len(set(story))))
    return {number for number, where in holders.items() if len({story[i] for i in where}) >= least}


def _stories(articles: "list[array[int]]", holders: dict[int, list[int]]) -> list[int]:
    """The story of each article, by a number: versions, and versions of versions, share one."""
    shared: Counter[tuple[int, int]] = Counter()
    long_lines = [0] * len(articles)
    for number, where in holders.items():
        if number & 1 and len(where) <= _FEW:
            for place, i in enumerate(where):
                long_lines[i] += 1
                shared.update((j, i) for j in where[:place])
    story = list(range(len(articles)))

    def root(i: int) -> int:
        while story[i] != i:
            story[i] = i = story[story[i]]
        return i

    for (i, j), count in shared.items():
        if count >= 2 and count >= _SAME_STORY * min(long_lines[i], long_lines[j]):
            story[max(root(i), root(j))] = min(root(i), root(j))
    return [root(i) for i in range(len(articles))]
