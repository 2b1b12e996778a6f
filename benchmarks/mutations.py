"""Makes articles hostile: mutators that know the parts of news articles, and the pieces that they insert.

A mutator takes a `random.Random` and a text and returns a text. The tests use the same ones in Hypothesis strategies.
"""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random

Mutator = Callable[[Random, str], str]

# The parts of a text that are deleted, doubled and swapped.
PARTS = {
    "word": r"[^\W_]+(?:['’.-][^\W_]+)*\.?",
    "name": r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+",
    "sentence": r"[^\s.!?][^.!?\n]*[.!?]+[\"”’']?",
    "line": r"[^\n]+\n?",
    "paragraph": r"(?:[^\n]+\n)+",
    "quotation": r"[“\"][^”\"\n]*[”\"]",
    "date": r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{4}|[A-Z][a-z]+day)\b",
    "mark": r"[^\w\s]+",
    "space": r"\s+",
}  # fmt: skip
_PARTS = {name: re.compile(pattern) for name, pattern in PARTS.items()}
_AT_MOST = 400  # parts of a text that are considered
LONGEST = 20_000  # characters of a mutated text

MARKS = "\" “ ” ' ‘ ’ '' `` « » „ ( ) [ ] { } — – - -- … . , ; : ? ! * _ # @ & % $ £ / \\ | < > © ™ •".split()
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\v", "\f", "\u00a0", "\u2009", "\u2028", "\u2029", "\u3000"]
INVISIBLE = [
    *map(chr, (0, 1, 8, 0x1B, 0x7F, 0x85, 0xAD)),  # controls and the soft hyphen
    *"\u061c\u200e\u200f\u202a\u202e\u2066\u2069",  # marks of direction
    *"\u200b\u200c\u200d\u2060\ufeff\u115f\u3164\U000e0041\ufffd\uffff",
    *"\ud800\udbff\udc00\udfff",  # halves of surrogate pairs
]
# Characters whose lower or upper case has another length, that combine, or that are digits of another script.
LETTERS = [*"İıßẞŉǰΐŐﬁﬃſKÅΣςǅ٣५Ⅷ²½漢𝔄😀", "e\u0301", "\u0301", "\u0301" * 20, "a\u0338\u0327", "👩\u200d👩\u200d👧"]
NUMBERS = [
    "0", "00", "1" * 30, "9" * 400, "1,000,000,000,000", "-1", "1e999", "0.0000001", "3.1415926", "1/0", "10-11-12",
    "XIV", "½", "1st", "22nd", "99th", "1234567890 million", "twenty twenty-one hundred",
]  # fmt: skip
DATES = [
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2024-02-30", "Feb. 30", "31 April 2023", "13/13/2013",
    "Feb. 29", "24:61", "25 p.m.", "the 1990s", "the '00s", "year 0", "44 BC", "the 99th century", "9999 years ago",
    "last week", "next year", "the day before yesterday", "in three weeks", "Monday to Sunday", "between 1999 and 1989",
    "from May 3 to", "— 1999", "since 9999", "Q5 2020", "the first half of 1", "a century ago", "next Easter",
]  # fmt: skip
PIECES = [
    "Q: ", "A: ", "By ", "BY ANA BELIC\n", "© 2024 ", "Published: ", "Updated ", "PORT ELDER, Feb. 3 (AP) — ", "Mr. ",
    " said", " told reporters", " according to ", " who ", ", which ", "he said, ", "The mayor ", " and ", " of the ",
    "Sign up for our newsletter\n", "Advertisement\n", "Read more: ", "Photo: Ines Corvo/Courier\n", "- Ana Belic\n",
    "“So it is\n\n", "ANA BELIC: ", "> ", "* ", "## ", "<p>", "</div>", "&quot;", "&#39;", "http://a.example/?b=",
]  # fmt: skip
# Publication days, also at both ends of the calendar.
DAYS = [
    None,
    "2024-02-09",
    "2024-02-29",
    "1999-12-31",
    "0001-01-01",
    "0001-12-31",
    "9999-01-01",
    "9999-12-30",
    "9999-12-31",
]


def _spans(random: Random, text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the spans of parts of one kind; in a long text only those after a random offset."""
    kind = random.choice(list(_PARTS))
    begin = random.randrange(len(text)) if len(text) > 20_000 else 0
    return kind, [m.span() for m in islice(_PARTS[kind].finditer(text, begin), _AT_MOST)]


def delete(random: Random, text: str) -> str:
    _, spans = _spans(random, text)
    if not spans:
        return text
    start, end = random.choice(spans)
    return text[:start] + text[end:]


def double(random: Random, text: str) -> str:
    _, spans = _spans(random, text)
    if not spans:
        return text
    start, end = random.choice(spans)
    return text[:end] + text[start:end] * random.choice((1, 1, 1, 2, 20)) + text[end:]


def swap(random: Random, text: str) -> str:
    _, spans = _spans(random, text)
    if len(spans) < 2:
        return text
    (a, b), (c, d) = sorted(random.sample(spans, 2))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def move(random: Random, text: str) -> str:
    _, spans = _spans(random, text)
    if not spans:
        return text
    start, end = random.choice(spans)
    without = text[:start] + text[end:]
    offset = random.randint(0, len(without))
    return without[:offset] + text[start:end] + without[offset:]


def replace_all(random: Random, text: str) -> str:
    """Replace about half of the parts of one kind, such as marks, spaces or dates, by the same other piece."""
    kind = random.choice(list(_PARTS))
    other = random.choice(random.choice((MARKS, SPACES, INVISIBLE, NUMBERS, DATES, [""])))
    return _PARTS[kind].sub(lambda m: other if random.random() < 0.5 else m.group(), text[:5000]) + text[5000:]


def insert(random: Random, text: str) -> str:
    kinds = (MARKS, MARKS, SPACES, INVISIBLE, LETTERS, NUMBERS, DATES, PIECES, PIECES)
    for _ in range(random.choice((1, 1, 2, 5))):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice(random.choice(kinds)) + text[place:]
    return text


def capitals(_: Random, text: str) -> str:
    return text.upper()


def small_letters(_: Random, text: str) -> str:
    return text.lower()


def single_capitals(_: Random, text: str) -> str:
    """Replace each word by its first letter."""
    return re.sub(r"\b(\w)\w+", lambda m: m[1].upper(), text)


def wrap(random: Random, text: str) -> str:
    width = random.choice((3, 20, 40, 72))
    return re.sub(rf"([^\n]{{{width},}}?) ", r"\1\n", text)


def unwrap(_: Random, text: str) -> str:
    return re.sub(r"\s+", " ", text)


def nest(random: Random, text: str) -> str:
    opening, closing = random.choice(("()", "[]", "“”", "‘’", '""', "«»", ("“‘", "’”")))
    depth = random.choice((2, 10, 500))
    place = random.randint(0, len(text))
    return (
        text[:place] + opening * depth + " so " + closing * random.choice((depth, depth, 0, depth + 1)) + text[place:]
    )


def quote_otherwise(random: Random, text: str) -> str:
    """Use the quotation marks of another newspaper."""
    opening, closing = random.choice(
        (('"', '"'), ("''", "''"), ("``", "''"), ("‘", "’"), ("'", "'"), ("„", "“"), ("“", "“"))
    )
    return text.replace("“", opening).replace("”", closing)


def cut(random: Random, text: str) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[start:end]


def many_lines(random: Random, text: str) -> str:
    _, spans = _spans(random, text)
    start, end = random.choice(spans) if spans else (0, 0)
    return text + (text[start:end][:20] + "\n") * random.choice((50, 200))


MUTATORS: dict[str, Mutator] = {
    mutator.__name__: mutator
    for mutator in (
        delete, double, swap, move, replace_all, insert, capitals, small_letters, single_capitals, wrap, unwrap, nest,
        quote_otherwise, cut, many_lines,
    )
}  # fmt: skip
# Those that change little, so that rules still apply.
_GENTLE = ("delete", "double", "swap", "move", "insert", "insert", "insert")


def window(random: Random, text: str, whole: float = 0.0) -> str:
    """Return some lines of the text, 100 to 600 characters if it has as many, often after its first lines.

    A short text costs a tenth of the time of a whole article and meets as many rules. whole: the probability with which
    the whole text is returned instead.
    """
    if random.random() < whole:
        return text
    size = random.randint(100, 600)
    last_start = max(len(text) - size, 0)
    start = random.choice((0, random.randint(0, last_start), random.randint(0, last_start), last_start))
    start = text.rfind("\n", 0, start) + 1
    end = text.find("\n", min(start + size, len(text)))
    # A text that is one long line is cut in the middle of it.
    body = text[start : end + 1 if 0 <= end < start + 2 * size else start + size]
    if start and random.random() < 0.5:
        header = text[:start].splitlines(keepends=True)[: random.randint(1, 4)]
        return "".join(header)[:300] + "\n" + body
    return body


def mutated(random: Random, texts: Sequence[str], whole: float = 0.0, longest: int = LONGEST) -> tuple[str, int]:
    """Return a text made of a window of one or two of the texts, and the number of mutations that made it.

    longest: the number of characters at which it is cut off after each mutation.
    """
    text = window(random, random.choice(texts), whole)
    if random.random() < 0.2:
        other = window(random, random.choice(texts))
        text = text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]
    rough = random.choice((0, 0, 1, 1, 2, 3))
    gentle = random.choice((1, 10, 20, 40))
    for name in (*random.choices(_GENTLE, k=gentle), *random.choices(list(MUTATORS), k=rough)):
        text = MUTATORS[name](random, text)[:longest]
    return text, gentle + rough


def unit(random: Random) -> str:
    """Return a short text to be repeated many times, to find rules that read it more than once."""
    kinds = (
        MARKS,
        MARKS,
        SPACES,
        LETTERS,
        NUMBERS,
        DATES,
        PIECES,
        PIECES,
        ["the tide ", "Ines Corvo", "said", "Ab", "1999", "May"],
    )
    return "".join(
        random.choice(random.choice(kinds)) + random.choice(("", "", " ")) for _ in range(random.randint(1, 4))
    )
