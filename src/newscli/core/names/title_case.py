"""Names in lines in Title Case, where a capital says nothing: they may begin at any word, and overlap."""

from collections.abc import Iterator

from newscli.core.names.candidate import Candidate
from newscli.core.names.listed_evidence import evidence_of_words
from newscli.core.names.run_words import NAME_KINDS, RunWords
from newscli.core.names.stretches import belongs_to_body
from newscli.core.names.words import DOUBTFUL, FIRST, INITIAL, NAME, name_words

_MAY_BE_NAME = NAME_KINDS + DOUBTFUL


def names_in_title_case(begin: int, run: RunWords) -> Iterator[Candidate]:
    """Each single word, and each first name with the word after it. begin: where the run begins in the text."""
    kinds = run.kinds
    for first, kind in enumerate(kinds):
        last = first + 1
        if kind not in _MAY_BE_NAME or belongs_to_body(run, last):
            continue
        yield _candidate(begin, run, first, first)
        if kind == FIRST and kinds[last : last + 1] == INITIAL:
            last += 1
        if kind not in FIRST + DOUBTFUL or last == len(kinds) or kinds[last] not in NAME + FIRST:
            continue
        if not belongs_to_body(run, last + 1):
            yield _candidate(begin, run, first, last)


def _candidate(begin: int, run: RunWords, first: int, last: int) -> Candidate:
    spelling = tuple(run.words[first : last + 1])
    start, end = begin + run.starts[first], begin + run.starts[last] + len(spelling[-1])
    name = Candidate(start, end, spelling, start, headline=True)
    name.kind, name.family = name_words().kind(spelling[0]), name_words().is_family(spelling[-1])
    if last > first:
        name.weight, name.by_lists = float(name.family), evidence_of_words(spelling)
    return name
