"""No input takes more than linear time: twice the text, at most about twice the work.

Time is compared with time on the same machine in the same moment, the best of several tries on each side; no limit in
seconds stands here.
"""

import time
from collections.abc import Callable

import pytest

from test_properties import EXTRACTORS

SIZE = 100_000
# Twice the text may cost 2x; the rest is room for a noisy machine. A quadratic rule costs 4x.
MOST = 3.0
AZ = "abcdefghijklmnopqrstuvwxyz"
HOSTILE: dict[str, Callable[[int], str]] = {
    "straight quote marks": lambda n: '"' * n,
    "opening quote marks": lambda n: "“" * n,
    "closing quote marks": lambda n: "”" * n,
    "single quote marks": lambda n: "'" * n,
    "unbalanced quotations": lambda n: '"so ' * (n // 4),
    "unbalanced paragraphs": lambda n: "“So it is\n\n" * (n // 11),
    "capitals": lambda n: "A" * n,
    "capitalised words": lambda n: "Ab " * (n // 3),
    "capitalised lines": lambda n: "Ines Corvo\n" * (n // 11),
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "10 " * (n // 3),
    "numbers with marks": lambda n: "1/2-3." * (n // 6),
    "on on on": lambda n: "on " * (n // 3),
    "said said said": lambda n: "said " * (n // 5),
    "dates": lambda n: "Feb. 3 " * (n // 7),
    "full stops": lambda n: "." * n,
    "spaced full stops": lambda n: ". " * (n // 2),
    "commas": lambda n: ", " * (n // 2),
    "brackets": lambda n: "(" * n,
    "spaces": lambda n: " " * n,
    "newlines": lambda n: "\n" * n,
    "one long line": lambda n: "the tide " * (n // 9),
    "short lines": lambda n: "a\n" * (n // 2),
    "appeals": lambda n: "Support us\nSign up\n" * (n // 19),
    "quotations": lambda n: "“We sail,” Ines Corvo said on Friday.\n" * (n // 38),
    "names": lambda n: " ".join(f"Ann{AZ[i % 26]} Lo{AZ[i // 26 % 26]} left." for i in range(n // 14)),
}  # fmt: skip


def best_time(run: Callable[[str], object], text: str, tries: int) -> float:
    times = []
    for _ in range(tries):
        begin = time.process_time()
        run(text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("command", EXTRACTORS)
def test_twice_the_text_is_twice_the_work(command: str, text: str) -> None:
    run, make = EXTRACTORS[command], HOSTILE[text]
    small, large = make(SIZE), make(2 * SIZE)
    run("“Warm,” she said.")
    ratio = 0.0
    for tries in (1, 3):  # most pass at the first look; only what looks slow is looked at closely
        # A floor under the divisor: below a few milliseconds the clock measures nothing but itself.
        ratio = best_time(run, large, tries) / max(best_time(run, small, tries), 0.005)
        if ratio <= MOST:
            return
    pytest.fail(f"{command} takes {ratio:.1f} times as long for twice as many {text}")
