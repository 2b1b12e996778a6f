"""Snapshots of the output on a terminal. After an intended change, add --update-snapshots and read the difference."""

from pathlib import Path

import pytest

from conftest import COMMANDS, ROOT, Cli

SNAPSHOTS = Path(__file__).parent / "snapshots"
SHOWN = (
    "wire-dateline.txt",
    "date-stuck-and-appeal.txt",
    "interview-q-and-a.txt",
    "live-blog.txt",
    "british-single-quotes.txt",
    "quotation-over-three-paragraphs.txt",
    "pasted-web-page.txt",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("sample", SHOWN)
def test_pretty(inside: Cli, command: str, sample: str, request: pytest.FixtureRequest) -> None:
    run = inside(command, f"samples/{sample}", "--format", "pretty", "--quiet", cwd=ROOT)
    assert (run.code, run.err) == (0, "")
    shown = "".join(line.rstrip() + "\n" for line in run.out.splitlines())
    expected = SNAPSHOTS / f"{Path(sample).stem}.{command}.txt"
    if request.config.getoption("--update-snapshots"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")
