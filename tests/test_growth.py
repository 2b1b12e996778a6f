"""Every input takes linear time: the whole text costs about four times as much as a quarter of it."""

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType

import pytest

import newscli
from each import each
from newscli.core.article import Article
from timing import FUNCTIONS, MOST, growth_of

AZ = "abcdefghijklmnopqrstuvwxyz"

# Texts that are repeated, for all commands.
PIECES = {
    "straight quote marks": '"',
    "opening quote marks": "“",
    "closing quote marks": "”",
    "single quote marks": "'",
    "unbalanced quotations": '"so ',
    "unbalanced paragraphs": "“So it is\n\n",
    "capitals": "A",
    "capitalised letters": "A ",
    "capitalised words": "Ab ",
    "capitalised lines": "Ines Corvo\n",
    "digits": "1",
    "numbers": "10 ",
    "numbers with marks": "1/2-3.",
    "on on on": "on ",
    "said said said": "said ",
    "dates": "Feb. 3 ",
    "full stops": ".",
    "spaced full stops": ". ",
    "commas": ", ",
    "brackets": "(",
    "white space": " \t",
    "newlines": "\n",
    "one long line": "the tide ",
    "short lines": "a\n",
    "appeals": "Support us\nSign up\n",
    "quotations": "“We sail,” Ines Corvo said on Friday.\n",
}
# Pieces that any text may consist of, of which there may be very many.
LARGE = (
    "straight quote marks", "opening quote marks", "capitals", "capitalised letters", "digits", "numbers", "on on on",
)  # fmt: skip
# Pieces that are quickly read, so that many are needed for a time that can be measured.
QUICK = (
    "closing quote marks", "single quote marks", "capitalised words", "numbers with marks", "said said said",
    "full stops", "spaced full stops", "commas", "brackets", "white space", "newlines", "one long line", "will ",
    "the ", "1,", "1-", "1 ", "May ", "last ", "© ", "A-", "A'", "you our ", "is a reporter ", "sign up for our ", "@",
)  # fmt: skip
# Pieces that one command examines closely.
OF_COMMAND = {
    "quotes": [
        "“a”", '"a", said ', 'X: "a" ', "and said ", "to say ", '"a\n', "X, who said, ",
        "Q: we go\nA: we go\nX “a” said\n", "We go?\n", "?a? said. ", "�", "we , \" a \" . ",
        '\\"We go\\"\\n', "It rained.He left.", "“We go.\nWe stay,” he said.\n", '"We go.\nWe stay', "we ,    ",
    ],
    "timeline": [
        "on Monday ", "met on May 3. ", "will ", "Monday, ", '"now ', "was said on Friday ", "the ", "1,", "1-", "1 ",
        "twenty ", "May ", "last ", "2 years ",
    ],
    "parse": ["By A B\n", "2024-01-01\n", "© ", "A B, ", "Copyright A\n", "PORT - ", "A-", "A'", "Ab & "],
    "strip-boilerplate": ["you our ", "is a reporter ", "sign up for our ", "@", "© "],
}  # fmt: skip
# Nothing but expressions of time, a hundred of which take some milliseconds.
DENSE = (
    "— 1999 ", "died 2024 “ ", "1999-", "1999 ", "1999\n", "1999 12 2005\n", "in 1999, ", "between 1999 and ",
    "1999 to ", "'90s", "'90s ", "from May 3 to ", "May 3 ", "3 May and ", "Q1 ", "9:30 ",
)  # fmt: skip
MOST_CALLS = 250  # of functions for each expression: some 5 seconds a megabyte of dates
COMMANDS_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PIECES, tuple(FUNCTIONS)),
    **{piece: (command,) for command, pieces in OF_COMMAND.items() for piece in pieces},
}
SIZES = {
    **dict.fromkeys(COMMANDS_OF, 16_000),
    **dict.fromkeys(QUICK, 60_000),
    **dict.fromkeys(LARGE, 120_000),
    **dict.fromkeys(DENSE, 4_000),
}


@pytest.mark.parametrize("name", SIZES)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    piece = PIECES.get(name, name)
    assert growth_of(COMMANDS_OF.get(name, ("timeline",)), piece.__mul__, SIZES[name] // len(piece)) <= MOST


@each("piece", DENSE)
def test_a_date_of_a_table_takes_few_calls(piece: str) -> None:
    count, calls = 300, 0

    def add(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    def run() -> None:
        newscli.timeline(piece * count, date="2024-02-09", everything=True)

    run()
    before = sys.getprofile()
    sys.setprofile(add)
    try:
        run()
    finally:
        sys.setprofile(before)
    expressions = 2 if piece == "1999 12 2005\n" else 1
    assert calls <= MOST_CALLS * count * expressions


def test_work_grows_no_faster_than_the_number_of_names() -> None:
    def names(count: int) -> str:
        return " ".join(f"Ann{AZ[i % 26]} Lo{AZ[i // 26 % 26]}{AZ[i // 676 % 26]} left." for i in range(count))

    assert growth_of(FUNCTIONS, names, 4_000) <= MOST


def word(i: int) -> str:
    return AZ[i % 26].upper() + AZ[i // 26 % 26] + AZ[i // 676 % 26]


# Many of a kind in one article: the command, how many, and the n-th of them.
MANY: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "people of one first name": ("quotes", 300, lambda n: f"“We go,” Ines {word(n)}ez said.\n\n"),
    "people of one surname": ("parse", 500, lambda n: f"{word(n)} Corvo left and Mr. Corvo stayed.\n\n"),
    "questions and answers": ("strip-boilerplate", 800, lambda n: f"Q: So what is {n}?\n\nA: It is what it was.\n\n"),
    "lines of publication": ("strip-boilerplate", 4000, lambda n: f"Published: {n % 28 + 1} March {1990 + n % 30}\n"),
    "turns of a transcript": ("strip-boilerplate", 2500, lambda n: f"ANA BELIC: To {word(n)}.\nINES CORVO: We stay.\n"),
    "quoted words of one sentence": ("quotes", 1500, lambda n: f"died {1900 + n % 120} “ "),
    "captions": ("strip-boilerplate", 1000, lambda n: f"Port {word(n)} in spring. Photo: Ines Corvo/Courier\n\n"),
    "years of one sentence": ("timeline", 1500, lambda n: f"in {1900 + n % 120}, "),
    "a table of years": ("timeline", 1000, lambda n: f"{1900 + n % 120} {n} {1900 + 7 * n % 120}\n"),
}


@each("name", MANY)
def test_work_grows_no_faster_than_the_number_of_a_kind(name: str) -> None:
    command, count, nth = MANY[name]
    assert growth_of([command], lambda n: "".join(map(nth, range(n))), count) <= MOST


def test_a_quadratic_rule_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def quadratic(article: Article) -> list[int]:
        return [article.text.count("x", i) for i in range(0, len(article.text), 50)]

    monkeypatch.setitem(FUNCTIONS, "timeline", quadratic)
    assert growth_of(FUNCTIONS, "x".__mul__, 60_000) > MOST


@pytest.mark.parametrize("word", ["of the", "the former", "A.", "and A"])
def test_many_small_words_in_a_row_are_read_once(word: str) -> None:
    """A pattern that can match the same words in two ways takes exponential time for many of them."""

    def sentence(count: int) -> str:
        return f"Ana Belic left.\n\nThe head{f' {word}' * count} 1, Ana Belic, said it was “small”.\n"

    assert growth_of(FUNCTIONS, sentence, 20) <= MOST


@pytest.mark.parametrize(("different", "most"), [(300, 1100), (4000, 2200)])
def test_a_line_takes_a_kilobyte_of_memory_or_two(different: int, most: int) -> None:
    count = 4000
    text = "".join(f"{word(n % different)} rose {n % different}\n" for n in range(count))
    newscli.strip_boilerplate(text[:2000])
    tracemalloc.start()
    try:
        newscli.strip_boilerplate(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < most * count
