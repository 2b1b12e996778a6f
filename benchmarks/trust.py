"""Checks that broken inputs among many cost no others: in each of several ways, one input in a hundred is broken.

    python benchmarks/trust.py [--articles 10000] [--jobs 1 2]

Needs Linux and an installed newscli. It makes a folder of tiny invented articles, damages some, runs `newscli quotes`
over it and checks: the results of all sound articles are there, in order; standard error has exactly one line for each
broken input; the exit code is 1; any number of processes gives the same bytes; and the run ends.
"""

import argparse
import ctypes
import gzip
import json
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from invented import tiny_article

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
MEGABYTE = 1_000_000


class Expected(NamedTuple):
    """The expected output of a run over the folder."""

    sound: list[str]  # the articles with results, in order
    broken: list[str]  # the beginning of each line on standard error, in order


def text_of(number: int) -> str:
    """Return a text with one quotation, and with a character of several bytes at its end."""
    return tiny_article(number)["text"] + " Who pays in €"


def cut_character(path: Path, text: str) -> None:
    path.write_bytes(text.encode()[:-1])


def nul_bytes(path: Path, text: str) -> None:
    path.write_bytes(b"\0\0\0" + text.encode())


def socket(path: Path, text: str) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def fifo(path: Path, text: str) -> None:
    os.mkfifo(path)


def links_in_a_circle(path: Path, text: str) -> None:
    path.symlink_to(path.name)


def unreadable(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0)


def cut_gzip(path: Path, text: str) -> None:
    path.with_suffix(".txt.gz").write_bytes(gzip.compress(text.encode())[:-6])


def json_without_text(path: Path, text: str) -> None:
    path.with_suffix(".json").write_text(json.dumps({"title": text}), encoding="utf-8")


DAMAGE: tuple[Callable[[Path, str], None], ...] = (
    cut_character,
    nul_bytes,
    socket,
    fifo,
    links_in_a_circle,
    unreadable,
    cut_gzip,
    json_without_text,
)


def build(folder: Path, articles: int, *, long_text: int = 0) -> Expected:
    """Fill the folder: in each way one file in a hundred is damaged; one in a hundred is in a folder named like a file.

    It also gets a JSON Lines file in which, each in one line of a hundred, a line is cut short, has no text, has NUL
    bytes or is just a number; one line has 50 MB without an article, and one is longer than allowed. long_text:
    characters of a further article in one line.
    """
    expected = Expected([], [])
    for number in range(articles):
        path = folder / f"{number:06}.txt"
        kind, text = number % 100, text_of(number)
        if kind < len(DAMAGE):
            DAMAGE[kind](path, text)
            (made,) = folder.glob(f"{number:06}.*")
            expected.broken.append(f"{made}: ")
            continue
        if kind == len(DAMAGE):
            path.mkdir()
            path /= "inside.txt"
        elif kind % 3 == 0:
            path = path.with_suffix(".txt.gz")
        path.write_bytes(gzip.compress(text.encode(), 1) if path.suffix == ".gz" else text.encode())
        expected.sound.append(str(path))
    # The files of a folder come before those in its subfolders, each in the order of their names.
    expected.sound.sort(key=lambda name: (name.endswith("inside.txt"), name))
    inside = sum(name.endswith("inside.txt") for name in expected.sound)
    lines = write_lines(folder / "lines.jsonl", articles // 2, long_text)
    expected.sound[len(expected.sound) - inside : len(expected.sound) - inside] = lines.sound
    expected.broken.extend(lines.broken)
    return expected


def write_lines(path: Path, articles: int, long_text: int) -> Expected:
    """Write JSON Lines, some of which are broken."""
    expected = Expected([], [])
    with open(path, "wb") as out:

        def write(line: bytes, sound: str | None = None) -> None:
            nonlocal count
            count += 1
            out.write(line + b"\n")
            if sound:
                expected.sound.append(sound)
            else:
                expected.broken.append(f"{path}:{count}: ")

        count = 0
        for number in range(articles):
            fields = {"id": f"line {number}", "text": text_of(number)}
            line = json.dumps(fields).encode()
            match number % 100:
                case 1:
                    write(line[:-9])
                case 2:
                    write(json.dumps({"title": text_of(number)}).encode())
                case 3:
                    write(line[:5] + b"\0" + line[5:])
                case 4:
                    write(b"7")
                case _:
                    write(line, str(fields["id"]))
            if number == articles // 3:
                write(b'{"title": "' + b"x" * 50 * MEGABYTE + b'"}')
            if number == articles // 2:
                write(b'{"text": "' + b"x" * 65 * MEGABYTE + b'"}')
        if long_text:
            text = text_of(0) + " and the tide rose again" * (long_text // 24)
            write(json.dumps({"id": "long", "text": text}).encode(), "long")
    return expected


def without_privileges() -> None:
    """Drop root's right to read files whatever their permissions, in a process that is about to start."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                raise OSError(ctypes.get_errno(), "a capability cannot be given up")


def run(folder: Path, jobs: int, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    """Run the command over the folder. Raises TimeoutExpired after so many seconds."""
    return subprocess.run(
        [NEWSCLI, "quotes", folder, "--format", "jsonl", "--quiet", "--jobs", str(jobs)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=seconds,
        preexec_fn=without_privileges,
    )


def faults(done: "subprocess.CompletedProcess[bytes]", expected: Expected) -> list[str]:
    """Return what is wrong with a run."""
    articles = list(dict.fromkeys(json.loads(line)["article"] for line in done.stdout.splitlines()))
    messages = [line.removeprefix("newscli: error: ") for line in done.stderr.decode().splitlines()]
    wrong = []
    if done.returncode != 1:
        wrong.append(f"the exit code is {done.returncode}")
    if articles != expected.sound:
        lost, more = set(expected.sound) - set(articles), set(articles) - set(expected.sound)
        counts = f"of {len(expected.sound)} sound articles {len(lost)} are lost; {len(more)} are unexpected"
        wrong.append(f"{counts}, or the order is wrong")
    unreported = [start for start in expected.broken if sum(line.startswith(start) for line in messages) != 1]
    if unreported or len(messages) != len(expected.broken):
        wrong.append(f"{len(messages)} lines for {len(expected.broken)} failures; not reported once: {unreported[:9]}")
    return wrong


def main() -> None:
    """Print how long each run took and what is wrong with it. The exit code is 1 if anything is."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        expected = build(Path(name), chosen.articles, long_text=50 * MEGABYTE)
        print(f"{len(expected.sound):,} sound articles, {len(expected.broken):,} broken ones")
        outputs, wrong = set(), []
        for jobs in chosen.jobs:
            start = time.monotonic()
            done = run(Path(name), jobs, 3600)
            outputs.add(done.stdout)
            wrong += faults(done, expected)
            print(f"--jobs {jobs}: {time.monotonic() - start:.0f} s", flush=True)
        if len(outputs) > 1:
            wrong.append("other results with another number of processes")
        print("\n".join(wrong) or "all sound articles have results, every failure has its line")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
