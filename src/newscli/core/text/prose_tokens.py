"""Prose as tokens for the reader of clauses: words with their inner marks, possessives, dashes and single marks.

`newscli.core.text.tokens` cuts numbers and times finer, for the reader of dates.
"""

import re
from itertools import accumulate

_TOKEN = re.compile(
    r"([^\W\d_]++(?=[\s,])|,|"  # the most frequent first: a word without marks, and the comma
    r"\d{1,3}(?:,\d{3})+(?![^\W_])|[^\W_]+(?:[-.&/@][^\W_]+|['’](?!s\b)[^\W_]+)*"  # a word, with its inner marks
    r"|['’]s\b|['’](?=\s)"  # possessives
    r"|--+|[—–―]|\s-\s|(?<=\s)-(?=[A-Z])|[.!?…]+|[,;:()\[\]@#$£€%&|•])"
)


def read_tokens(text: str, start: int, end: int, starts: list[int], ends: list[int], tokens: list[str]) -> None:
    """Append the tokens between two offsets, and where each begins and ends in the text, to the lists."""
    if text[start] == "-":  # whether it is a token depends on what stands before
        matches = list(_TOKEN.finditer(text, start, end))
        starts += [match.start() for match in matches]
        ends += [match.end() for match in matches]
        tokens += [match[0] for match in matches]
        return
    pieces = _TOKEN.split(text[start:end])  # what stands between the tokens, and the tokens, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    starts += edges[1:-1:2]
    ends += edges[2::2]
    tokens += pieces[1::2]
