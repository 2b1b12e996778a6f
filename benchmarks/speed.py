"""Measures how fast newscli starts, and its articles per CPU second. Needs Unix and an installed newscli.

    python benchmarks/speed.py [--runs 10] [--articles 500]

Start-up is the CPU time (user and system) of the whole process, the median of several runs after a warm-up. The rate is
measured on the samples, repeated up to the number of articles in one JSON Lines file; the time for a file with one
article, which includes start-up, is subtracted. On a busy machine, compare ratios rather than seconds.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from newscli.inputs import Article, InputOptions
from newscli.run.reading import read_articles

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
SAMPLES = Path(__file__).parent.parent / "samples"
COMMANDS = ("quotes", "timeline", "strip-boilerplate", "parse")


def cpu_seconds(*command: str) -> float:
    """Return the CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def median_milliseconds(runs: int, *command: str) -> float:
    """Return the median CPU milliseconds of the runs, after one that does not count."""
    cpu_seconds(*command)
    return 1000 * statistics.median(cpu_seconds(*command) for _ in range(runs))


def write_articles(path: Path, texts: list[str]) -> None:
    """Write the texts as JSON Lines, each with its own id."""
    lines = (json.dumps({"id": str(n), "text": text, "date": "2024-02-09"}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the two tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--articles", type=int, default=500)
    chosen = options.parse_args()

    article = str(SAMPLES / "wire-dateline.txt")
    print("whole command, median CPU ms")
    for arguments in (["--version"], ["--help"], *([c, article, "--format", "jsonl"] for c in COMMANDS)):
        shown = " ".join(Path(a).name if a == article else a for a in arguments)
        print(f"  newscli {shown:50}{median_milliseconds(chosen.runs, NEWSCLI, *arguments):8.0f}")
    print(f"  {'python -c pass':58}{median_milliseconds(chosen.runs, sys.executable, '-c', 'pass'):8.0f}")

    samples = [item.text for item in read_articles([str(SAMPLES)], InputOptions()) if isinstance(item, Article)]
    texts = [*islice(cycle(samples), chosen.articles)]
    size = sum(map(len, texts)) / len(texts)
    print(f"articles per CPU second, without start-up ({len(texts)} articles of {size:,.0f} characters)")
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder, "many.jsonl"), Path(folder, "one.jsonl")
        write_articles(many, texts)
        write_articles(one, texts[:1])
        for command in COMMANDS:
            arguments = (NEWSCLI, command, "--format", "jsonl")
            start = min(cpu_seconds(*arguments, str(one)) for _ in range(5))
            rate = (len(texts) - 1) / max(cpu_seconds(*arguments, str(many)) - start, 1e-3)
            print(f"  {command:58}{rate:8.0f}")


if __name__ == "__main__":
    main()
