"""Tests the promises of newscli on mutated articles, and scans for texts whose time grows too fast.

    python benchmarks/fuzz.py --count 100000 --seed 1 --state fuzz.jsonl     mutations of the samples
    python benchmarks/fuzz.py --growth 300 --seed 1                          units repeated 1,000 to 8,000 times

With --state, the same command continues where it was stopped. Some batches are read again in a process with another
PYTHONHASHSEED, and the answers are compared. Each kind of fault is printed once, with the smallest text that shows it,
as a case for tests/test_fuzz.py.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mutations import DAYS, LONGEST, mutated, unit
from promises import FUNCTIONS, Function, broken_promise, smallest

import newscli

SAMPLES = Path(__file__).parent.parent / "samples"
WHOLE = 0.02  # the probability that an article is made of a whole sample, not of some lines of one
BATCH = 200  # texts, after which the state is saved
AGAIN = 20  # every twentieth text is read twice
HASHED = 25  # every 25th batch is read again with another PYTHONHASHSEED
OTHER_ANSWER, OTHER_HASHES = "another answer the second time", "other answers under another hash seed"
MOST_GROWTH, MOST_SECONDS = 2.2, 5.0  # times as long for twice the text; CPU seconds per megabyte
LEAST = 0.02  # CPU seconds; less cannot be measured well enough
LARGEST = 80_000  # characters of repeated units


def sample_texts() -> list[str]:
    """Return the texts that articles are made of."""
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLES.rglob("*.txt"))]


def cases(seed: int, batch: int, texts: list[str], size: int, longest: int) -> Iterator[tuple[str, str | None, int]]:
    """Yield the texts of a batch, each with a publication day and the number of its mutations."""
    random = Random(f"{seed} {batch}")
    for _ in range(size):
        text, mutations = mutated(random, texts, WHOLE, longest)
        yield text, random.choice(DAYS), mutations


class Batch:
    """The outcome of a batch of texts: a digest of all answers, the number of mutations, and the faults."""

    def __init__(self, seed: int, number: int, texts: list[str], size: int = BATCH, longest: int = LONGEST) -> None:
        self.mutations = 0
        self.faults: Counter[str] = Counter()
        self.shown: dict[str, tuple[str, str | None]] = {}  # a text that shows each fault
        digest = hashlib.sha256()
        for place, (text, date, mutations) in enumerate(cases(seed, number, texts, size, longest)):
            outputs: list[str] = []
            promise = broken_promise(text, date, outputs)
            if not promise and place % AGAIN == 0:
                again: list[str] = []
                broken_promise(text, date, again, shared=False)
                promise = None if again == outputs else OTHER_ANSWER
            for output in outputs:
                digest.update(output.encode("utf-8", "surrogatepass"))
            if promise:
                self.faults[promise] += 1
                self.shown.setdefault(promise, (text, date))
            self.mutations += mutations
        self.digest = digest.hexdigest()


def digest_elsewhere(seed: int, batch: int, size: int) -> str:
    """Return the digest of the same batch in a process with another PYTHONHASHSEED."""
    command = [sys.executable, __file__, "--digest", str(batch), "--seed", str(seed), "--size", str(size)]
    environment = {**os.environ, "PYTHONHASHSEED": str(batch % 1000 + 1)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def campaign(count: int, seed: int, state: Path | None) -> int:
    """Print each kind of fault with its smallest text. Returns the exit code: 1 if a text broke a promise."""
    batches = range(-(-count // BATCH))
    done: set[int] = set()
    faults: Counter[str] = Counter()
    mutations = 0
    for entry in map(json.loads, state.read_text().splitlines() if state and state.exists() else ()):
        if entry["seed"] == seed and entry["batch"] in batches:
            done.add(entry["batch"])
            faults.update(entry["faults"])
            mutations += entry["mutations"]
    texts = sample_texts()
    for number in batches:
        if number in done:
            continue
        batch = Batch(seed, number, texts)
        if number % HASHED == 0 and digest_elsewhere(seed, number, BATCH) != batch.digest:
            batch.faults[f"{OTHER_HASHES} (batch {number})"] += 1
        for promise, (text, date) in batch.shown.items():
            if not faults[promise]:
                small = text if promise == OTHER_ANSWER else smallest(text, date, promise)
                print(f"    ({small!a}, {date!r}),  # {promise}", flush=True)
        faults += batch.faults
        mutations += batch.mutations
        if state:
            entry = {"seed": seed, "batch": number, "mutations": batch.mutations, "faults": dict(batch.faults)}
            with state.open("a") as out:
                out.write(json.dumps(entry) + "\n")
    for promise, times in faults.most_common():
        print(f"{times:7,} times: {promise}")
    print(f"{len(batches) * BATCH:,} texts, {mutations:,} mutations: {faults.total():,} broke a promise")
    return 1 if faults else 0


def growth(count: int, seed: int) -> int:
    """Print units whose time grows too fast or is too long. Returns the exit code: 1 if there is one."""
    random = Random(seed)
    faults = 0
    for _ in range(count):
        piece = unit(random)
        for name, function in FUNCTIONS.items():
            for text_size in (LARGEST // 4, LARGEST // 2):
                times = [cpu_seconds(function, piece * max(n // len(piece), 1)) for n in (text_size, 2 * text_size)]
                if times[1] < LEAST:
                    continue
                ratio, rate = times[1] / max(times[0], LEAST / 2), times[1] / (2 * text_size) * 1_000_000
                if ratio > MOST_GROWTH or rate > MOST_SECONDS:
                    # Measured again, as the machine may have been busy.
                    times = [
                        min(cpu_seconds(function, piece * max(n // len(piece), 1)) for _ in range(3))
                        for n in (text_size, 2 * text_size)
                    ]
                    ratio, rate = times[1] / times[0], times[1] / (2 * text_size) * 1_000_000
                if ratio > MOST_GROWTH or rate > MOST_SECONDS:
                    faults += 1
                    print(
                        f"{name} on {piece!a}: {ratio:.1f} times for twice the text, {rate:.1f} s a megabyte",
                        flush=True,
                    )
                    break
    print(f"{count:,} units: {faults:,} grow too fast or are slow")
    return 1 if faults else 0


def cpu_seconds(function: Function, text: str) -> float:
    """Return the CPU seconds of a function on a text."""
    article = newscli.read(text, date="2024-02-09")
    begin = time.process_time()
    function(article)
    return time.process_time() - begin


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=0, help="number of texts to make")
    parser.add_argument("--growth", type=int, default=0, help="number of units to repeat")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="a file that keeps the finished batches")
    parser.add_argument("--digest", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, default=BATCH, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.digest is not None:
        print(Batch(given.seed, given.digest, sample_texts(), given.size).digest)
        raise SystemExit
    code = campaign(given.count, given.seed, given.state) if given.count else 0
    raise SystemExit(growth(given.growth, given.seed) or code if given.growth else code)
