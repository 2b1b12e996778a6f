"""No file is both read and written: a run neither reads its own output endlessly nor empties an input."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import FERRY, Cli
from copies import Copies

BROKEN = '{"text": \n'


def run_in(
    copies: Copies, folder: Path, *args: str, out: str, mode: str = "w", stdin: str | None = None
) -> tuple[int, str]:
    """Return exit code and messages of a run whose standard output is a file in the folder."""
    with (
        open(folder / out, mode) as stdout,
        open(folder / stdin if stdin else os.devnull) as given,
        copies.start(args, stdin=given, stdout=stdout, stderr=subprocess.PIPE, cwd=folder) as run,
    ):
        _, err = run.communicate(timeout=60)
        return run.wait(), err.decode()


def test_the_file_that_standard_output_goes_to_is_no_input(copies: Copies, ferry: Path) -> None:
    code, err = run_in(copies, ferry.parent, "strip-boilerplate", ".", "--format", "articles", out="results.jsonl")
    assert (code, err) == (0, "")
    assert len((ferry.parent / "results.jsonl").read_text().splitlines()) == 1


def test_the_file_that_errors_go_to_is_no_input(tmp_path: Path, inside: Cli) -> None:
    (tmp_path / "a.jsonl").write_text(BROKEN)
    done = inside("quotes", ".", "--errors", "errors.jsonl", cwd=tmp_path)
    assert done.err.count("invalid JSON") == 1
    assert len((tmp_path / "errors.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("given", ["a.txt", "./a.txt", "-"])
def test_an_input_that_is_also_standard_output_is_an_error(copies: Copies, tmp_path: Path, given: str) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    stdin = "a.txt" if given == "-" else None
    code, err = run_in(copies, tmp_path, "strip-boilerplate", given, out="a.txt", mode="a", stdin=stdin)
    assert code == 1
    assert "write them to another file" in err
    assert (tmp_path / "a.txt").read_text() == FERRY


def test_a_second_name_of_the_output_is_no_input(ferry: Path, inside: Cli) -> None:
    (ferry.parent / "results.jsonl").write_text("")
    os.link(ferry.parent / "results.jsonl", ferry.parent / "other.jsonl")
    done = inside("parse", ".", "--output", "results.jsonl", cwd=ferry.parent)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("option", ["--errors", "--output"])
@pytest.mark.parametrize(("paths", "written"), [(["a.txt"], "a.txt"), (["--files-from", "list.csv"], "list.csv")])
def test_no_option_writes_over_an_input(
    tmp_path: Path, inside: Cli, option: str, paths: list[str], written: str
) -> None:
    for name, content in (("a.txt", FERRY), ("list.csv", "a.txt\n")):
        (tmp_path / name).write_text(content)
    done = inside("quotes", *paths, option, written, cwd=tmp_path)
    assert done.code == 2
    assert f"{option} {written} is also an input" in done.err
    assert (tmp_path / "a.txt").read_text() == FERRY
    assert (tmp_path / "list.csv").read_text() == "a.txt\n"


def test_errors_do_not_go_where_the_output_goes(ferry: Path, inside: Cli) -> None:
    (ferry.parent / "o.jsonl").write_text("{}\n")
    done = inside("quotes", ferry, "--errors", "o.jsonl", "--output", "o.jsonl", cwd=ferry.parent)
    assert (done.code, "choose another file" in done.err) == (2, True)


def test_errors_replace_those_of_an_earlier_run_but_no_article_of_a_folder(tmp_path: Path, inside: Cli) -> None:
    (tmp_path / "a.jsonl").write_text(BROKEN)
    for _ in range(2):
        done = inside("quotes", ".", "--errors", "errors.jsonl", cwd=tmp_path)
        assert done.err.count("newscli: error") == 1
    done = inside("quotes", ".", "--errors", "a.jsonl", cwd=tmp_path)
    assert (done.code, "--errors a.jsonl is also an input" in done.err) == (2, True)
    assert (tmp_path / "a.jsonl").read_text() == BROKEN
