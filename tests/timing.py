"""Measures how work grows with its input.

Times are compared with times on the same machine at the same moment, so there are no limits in seconds.
"""

import gc
import time
from collections.abc import Callable, Iterable
from functools import partial

import newscli
from newscli.core.article import Article

# A text is compared with a quarter of it, which may take a quarter of the time. The bound leaves room for a busy
# machine and for lists that outgrow a cache, which take half as much time again for each entry. A quadratic rule takes
# sixteen times as long, at every try. Compared with half the text, it would show only in a text three times the size.
TIMES, MOST, TRIES = 4, 6.6, 4
CLEAR = 5.2  # a ratio below which the run of the small text was not disturbed enough to hide a quadratic rule
LEAST = 0.002  # seconds; shorter times cannot be measured

FUNCTIONS: dict[str, Callable[[Article], object]] = {
    "parse": lambda article: article.parse(),
    "quotes": lambda article: article.quotes(indirect=True, unattributed=True),
    "timeline": lambda article: article.timeline(everything=True),
    "strip-boilerplate": lambda article: article.blocks(),
}


def growth_of(commands: Iterable[str], text: Callable[[int], str], count: int) -> float:
    """Return how many times as long the commands take for text(count) as for a quarter of it.

    All commands are given one article, which computes once what they share: a layer counts for the first command that
    asks for it, and what each of the others adds is measured by itself. The command that grows most counts.
    """

    def measured(size: int) -> list[float]:
        article = newscli.read(text(size), date="2024-02-09")
        return [_cpu_time(partial(FUNCTIONS[command], article)) for command in commands]

    newscli.quotes("“Warm,” she said on Friday.", indirect=True)  # loads the modules
    return _growth(measured, count)


def growth(work: Callable[[int], object], count: int) -> float:
    """Return how many times as long work(count) takes as work for a quarter of the count."""
    return _growth(lambda size: [_cpu_time(partial(work, size))], count)


def _cpu_time(run: Callable[[], object]) -> float:
    """Return the CPU seconds of one run, without the garbage collector, which is not part of the rules."""
    gc.disable()
    try:
        begin = time.process_time()
        run()
        return time.process_time() - begin
    finally:
        gc.enable()


def _growth(measured: Callable[[int], list[float]], count: int) -> float:
    """Return the growth up to the count or, where a busy machine may have disturbed it, up to twice the count.

    A quadratic rule grows as fast there, and takes so long that it is measured better.
    """
    ratio = _ratio(measured, count)
    return _ratio(measured, 2 * count) if ratio > MOST else ratio


def _ratio(measured: Callable[[int], list[float]], count: int) -> float:
    """Return the ratio of the best times of as many tries as needed; of several times, the ratio that is largest.

    The small work is measured twice per try unless the result is clear, since one disturbed run of it could hide the
    cost of the large one.
    """
    large, small = measured(count), measured(count // TIMES)
    for attempt in range(TRIES):
        if attempt:
            large, small = _best(large, measured(count)), _best(small, measured(count // TIMES))
        if max(large) <= MOST * LEAST:
            return max(large) / LEAST
        if any(long > CLEAR * short for long, short in zip(large, small, strict=True)):
            small = _best(small, measured(count // TIMES))
        ratio = max(long / max(short, LEAST) for long, short in zip(large, small, strict=True))
        if ratio <= MOST:
            break
    return ratio


def _best(one: list[float], other: list[float]) -> list[float]:
    return [min(pair) for pair in zip(one, other, strict=True)]
