"""Prints how much of the answers stays the same if the same articles arrive in another shape.

    python benchmarks/shapes.py ARTICLES.jsonl [MORE.jsonl...]

Each line is an object with a `text`, one paragraph per line. Every text is changed as exports, mailers and programs
change texts, and read again. The figures are the F1 of the answers before and after: of the quotations (content,
source, speaker), of the dates (expression, value), and of what `parse` says (headline, authors, lead, people).
"""

import argparse
import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import newscli
from newscli.core.text.sentences import split_sentences

DAY = "2024-06-10"
CURLY_TO_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
MARKS = re.compile("[“”‘’–—…]")


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def wrapped(text: str, prefix: str = "") -> str:
    lines = [textwrap.wrap(paragraph, 72 - len(prefix)) for paragraph in paragraphs(text)]
    return f"\n{prefix}\n".join("\n".join(prefix + line for line in block) for block in lines)


def printed(text: str) -> str:
    """Return the text on pages of forty lines, each with its number below it."""
    lines = wrapped(text).split("\n")
    pages = ["\n".join(lines[first : first + 40]) for first in range(0, len(lines), 40)]
    return "".join(f"{page}\n\n{number}\n\f" for number, page in enumerate(pages, 1))


def with_sentence_lines(text: str) -> str:
    return "\n".join(line[a:b] for line in paragraphs(text) for a, b in split_sentences(line, 0, len(line)))


def tokenised(text: str) -> str:
    spaced = re.sub(r"([“”\"(),;:!?])|([.])(?=\s|$)|(?=[’']s\b|n[’']t\b)", r" \1\2 ", text)
    return "\n".join(" ".join(line.split()) for line in paragraphs(spaced))


SHAPES: dict[str, Callable[[str], str]] = {
    "lines of 72 columns": wrapped,
    "quoted in a mail": lambda text: wrapped(text, "> "),
    "on printed pages": printed,
    "no-break spaces": lambda text: re.sub(r" (?=\w{1,3} )", "\u00a0", text),
    "straight quote marks": lambda text: text.translate(CURLY_TO_STRAIGHT),
    "UTF-8 read as Windows-1252": lambda text: text.encode().decode("cp1252", "ignore"),
    "HTML tags": lambda text: "".join(f"<p>{line}</p>" for line in paragraphs(text)),
    "escaped as in JSON": lambda text: json.dumps("\n\n".join(paragraphs(text)))[1:-1],
    "marks lost (�)": lambda text: MARKS.sub("\ufffd", text),
    "marks lost (?)": lambda text: MARKS.sub("?", text),
    "tokens with spaces": tokenised,
    "a sentence per line": with_sentence_lines,
    "paragraphs glued": lambda text: "".join(paragraphs(text)),
    "one paragraph": lambda text: " ".join(paragraphs(text)),
}


def letters(text: str | None) -> str:
    """Return the letters and digits of a text, as far as the shapes leave them."""
    return re.sub(r"\\u[0-9a-f]{4}|\\n|[^A-Za-z0-9]", "", text or "").lower()


def quotes(text: str) -> Counter[tuple[str, ...]]:
    return Counter(
        (letters(one.clean or one.content)[:40], letters(one.speaker), letters(one.source.text if one.source else ""))
        for one in newscli.quotes(text, date=DAY)
    )


def dates(text: str) -> Counter[tuple[str, ...]]:
    return Counter((letters(one.text), one.value or "") for one in newscli.timeline(text, date=DAY))


def parsed(text: str) -> Counter[tuple[str, ...]]:
    record = newscli.parse(text)
    fields = {"headline": record.headline, "lead": (record.lead or "")[:60], "authors": ";".join(record.authors)}
    people = Counter(("person", letters(person.name)) for person in record.people)
    return people + Counter((name, letters(value)) for name, value in fields.items())


COMMANDS = {"quotes": quotes, "timeline": dates, "parse": parsed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    lines = (line for path in parser.parse_args().files for line in path.read_text(encoding="utf-8").splitlines())
    texts = [json.loads(line)["text"] for line in lines if line]
    print(f"{len(texts)} articles{'':19}{''.join(f'{name:>10}' for name in COMMANDS)}")
    before = {name: [answers(text) for text in texts] for name, answers in COMMANDS.items()}
    for shape, change in SHAPES.items():
        figures = []
        for name, answers in COMMANDS.items():
            after = [answers(change(text)) for text in texts]
            same = sum((a & b).total() for a, b in zip(before[name], after, strict=True))
            figures.append(200 * same / max(1, sum(map(Counter.total, before[name] + after))))
        print(f"{shape:30}{''.join(f'{figure:10.1f}' for figure in figures)}", flush=True)


if __name__ == "__main__":
    main()
