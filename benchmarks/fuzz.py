"""A campaign of hostile articles against the promises of newscli, and a scan for what grows too fast.

    python benchmarks/fuzz.py --count 100000 --seed 1 --state fuzz.jsonl     mutations of the samples
    python benchmarks/fuzz.py --growth 300 --seed 1                          units repeated 1,000 to 8,000 times

With --state the same command goes on where it was stopped. Run again over a state that is whole, it makes the same
texts under another PYTHONHASHSEED and compares what comes out. Each kind of fault is printed once, with the smallest
text that shows it, as a case for tests/test_fuzz.py.
"""

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mutations import DAYS, mutated, unit
from promises import FUNCTIONS, broken_promise, smallest

SAMPLES = Path(__file__).parent.parent / "samples"
BATCH = 200  # texts, after which the state is written
AGAIN = 20  # one text in so many is read twice
MOST_GROWTH, MOST_SECONDS = 2.2, 5.0  # for twice the text; for a megabyte
LEAST = 0.02  # CPU seconds: less says nothing about growth
LARGEST = 80_000  # characters of repeated units


def sample_texts() -> list[str]:
    """The samples, and their beginnings, in which more of the mutations meet a rule."""
    whole = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLES.rglob("*.txt"))]
    return [*whole, *(text[:1200] for text in whole), *(text[:400] for text in whole)]


def cases(seed: int, batch: int, texts: list[str]) -> Iterator[tuple[str, str | None]]:
    random = Random(f"{seed} {batch}")
    for _ in range(BATCH):
        yield mutated(random, texts), random.choice(DAYS)


def run_batch(seed: int, batch: int, texts: list[str], known: Counter[str]) -> str:
    """A digest of all that comes out. known: the faults found so far, which get those of this batch."""
    digest = hashlib.sha256()
    for number, (text, date) in enumerate(cases(seed, batch, texts)):
        outputs: list[str] = []
        promise = broken_promise(text, date, outputs)
        if not promise and number % AGAIN == 0:
            again: list[str] = []
            broken_promise(text, date, again)
            promise = None if again == outputs else "another answer the second time"
        for output in outputs:
            digest.update(output.encode("utf-8", "surrogatepass"))
        if promise:
            if not known[promise]:
                print(f"    ({smallest(text, date, promise)!a}, {date!r}),  # {promise}", flush=True)
            known[promise] += 1
    return digest.hexdigest()


def campaign(count: int, seed: int, state: Path | None) -> int:
    done: dict[int, str] = {}
    known: Counter[str] = Counter()
    if state and state.exists():
        for entry in map(json.loads, state.read_text().splitlines()):
            if entry["seed"] == seed:
                done[entry["batch"]] = entry["digest"]
                known.update(entry["faults"])
    batches = range(-(-count // BATCH))
    comparing = all(batch in done for batch in batches)
    texts = sample_texts()
    differing = 0
    for batch in batches:
        if batch in done and not comparing:
            continue
        before = known.copy()
        digest = run_batch(seed, batch, texts, known)
        if comparing:
            if digest != done[batch]:
                differing += 1
                print(f"batch {batch}: other answers under another hash seed", flush=True)
        elif state:
            with state.open("a") as out:
                faults = dict(known - before)
                out.write(json.dumps({"seed": seed, "batch": batch, "digest": digest, "faults": faults}) + "\n")
    for promise, times in known.most_common():
        print(f"{times:7,} times: {promise}")
    print(f"{len(batches) * BATCH:,} texts{', compared' if comparing else ''}: {known.total():,} broke a promise")
    return 1 if known or differing else 0


def growth(count: int, seed: int) -> int:
    random = Random(seed)
    found = 0
    for _ in range(count):
        piece = unit(random)
        for name, function in FUNCTIONS.items():
            for text_size in (LARGEST // 4, LARGEST // 2):
                times = [cpu_seconds(function, piece * max(n // len(piece), 1)) for n in (text_size, 2 * text_size)]
                if times[1] < LEAST:
                    continue
                ratio, rate = times[1] / max(times[0], LEAST / 2), times[1] / (2 * text_size) * 1_000_000
                if ratio > MOST_GROWTH or rate > MOST_SECONDS:
                    # Once more: the machine may have been busy.
                    times = [
                        min(cpu_seconds(function, piece * max(n // len(piece), 1)) for _ in range(3))
                        for n in (text_size, 2 * text_size)
                    ]
                    ratio, rate = times[1] / times[0], times[1] / (2 * text_size) * 1_000_000
                if ratio > MOST_GROWTH or rate > MOST_SECONDS:
                    found += 1
                    print(
                        f"{name} on {piece!a}: {ratio:.1f} times for twice the text, {rate:.1f} s a megabyte",
                        flush=True,
                    )
                    break
    print(f"{count:,} units: {found:,} grow too fast or are slow")
    return 1 if found else 0


def cpu_seconds(function: object, text: str) -> float:
    begin = time.process_time()
    function(text, "2024-02-09")  # type: ignore[operator]
    return time.process_time() - begin


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=0, help="texts to make")
    parser.add_argument("--growth", type=int, default=0, help="units to repeat")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="a file that keeps what is done")
    given = parser.parse_args()
    code = campaign(given.count, given.seed, given.state) if given.count else 0
    raise SystemExit(growth(given.growth, given.seed) or code if given.growth else code)
