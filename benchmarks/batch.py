"""Measures what a run over many articles costs beyond extraction. Needs Linux and an installed newscli.

    python benchmarks/batch.py [--articles 10000] [--tiny 100000] [--jobs 2] [--command quotes]

It invents articles of about 5,000 characters, runs the command over them with one process and with several, and prints:
articles per second; the CPU time of the run, compared with that of the extractor alone on the same articles; the peak
memory of all processes (the sum of their resident sets, which counts shared pages several times); and whether the
results are the same bytes. Then it does the same with tiny articles.

The CPU time depends little on other work of the machine; the speed-up by several processes depends on it completely.
"""

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from invented import article, tiny_article, write_json_lines

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
# Only extraction is measured, since articles are read in batches before it.
EXTRACT = """
import gc, sys, time
gc.set_threshold(50_000, 20, 20)
from newscli.run.extract import Parse, Quotes, Timeline
from newscli.inputs import Article, InputOptions
from newscli.run.reading import read_articles
from newscli.run.select import Selection
extract = {
    "quotes": Quotes(None, False, False, False, None, None, 0),
    "parse": Parse(None, False),
    "timeline": Timeline(None, False, False, Selection(None, None, None, None)),
}[sys.argv[2]]
spent, batch = 0.0, []
def work():
    global spent
    start = time.process_time()
    for article in batch:
        extract(article)
    spent += time.process_time() - start
    batch.clear()
for article in read_articles([sys.argv[1]], InputOptions()):
    batch.append(article)
    if len(batch) == 500:
        work()
work()
print(spent)
"""


class Run(NamedTuple):
    seconds: float
    processor: float  # seconds, of all processes
    memory: int  # bytes, at most, of all processes
    result: str  # a digest


def measured(*command: str) -> Run:
    """Run the command once and return what it cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        run = subprocess.Popen([NEWSCLI, *command], stdout=out)
        most = 0
        while run.poll() is None:
            most = max(most, memory_of(run.pid))
            time.sleep(0.1)
        seconds = time.monotonic() - start
        if run.returncode:
            sys.exit(f"newscli {' '.join(command)}: exit code {run.returncode}")
        out.seek(0)
        digest = hashlib.file_digest(out, "sha256").hexdigest()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(seconds, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, most, digest)


def memory_of(pid: int) -> int:
    """Return the resident bytes of a process and of all its descendants."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has ended
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(memory_of(int(child)) for child in children)


def report(path: Path, articles: int, command: str, jobs: int) -> None:
    """Print a line for one process, and one for several."""
    done = subprocess.run([sys.executable, "-c", EXTRACT, path, command], capture_output=True, text=True, check=True)
    extraction = float(done.stdout)
    size = path.stat().st_size / 1e6
    print(f"{articles:,} articles, {size:,.0f} MB; extraction alone: {extraction:.1f} s")
    print("processes   articles/s         CPU s      beyond extraction   peak memory")
    runs = {}
    for processes in sorted({1, jobs}):
        run = runs[processes] = measured(command, str(path), "-q", "--format", "jsonl", "--jobs", str(processes))
        beyond = (run.processor - extraction) / extraction
        rate = articles / run.seconds
        memory = run.memory / 1e6
        print(f"{processes:9} {rate:12,.0f} {run.processor:13.1f} {beyond:22.1%} {memory:10.0f} MB", flush=True)
    speedup = runs[1].seconds / runs[jobs].seconds
    same = "the same" if runs[1].result == runs[jobs].result else "OTHER"
    print(f"{jobs} processes are {speedup:.2f} times as fast as one, with {same} results\n", flush=True)


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--tiny", type=int, default=100_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--command", choices=("quotes", "parse", "timeline"), default="quotes")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        for count, make in ((chosen.articles, article), (chosen.tiny, tiny_article)):
            if count:
                write_json_lines(path, map(make, range(count)))
                report(path, count, chosen.command, chosen.jobs)


if __name__ == "__main__":
    main()
