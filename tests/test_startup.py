"""Tests of the modules that a run imports, because imports take most of the start-up time."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("typer", "rich", "dateparser", "charset_normalizer", "asyncio", "hypothesis", "regex", "distributed", "fsspec")
# Modules that only one format or one kind of input needs.
LAZY = ("sqlite3", "pyarrow", "trafilatura", "brotli", "pandas", "zstandard", "logging")


def loaded(code: str, *args: str) -> set[str]:
    """Return the top-level modules that are loaded after the code has run."""
    probe = f"import sys; sys.argv[1:] = {list(args)!r}\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


RUN = """
try:
    from newscli.__main__ import main
    main()
except SystemExit:
    pass
"""


def test_importing_the_package_loads_next_to_nothing() -> None:
    modules = loaded("import newscli")
    assert not modules & {*HEAVY, "json", "dataclasses", "re"} - loaded("pass")


def test_the_functions_load_no_terminal() -> None:
    modules = loaded("import newscli; newscli.quotes('“We sail,” Ines Corvo said on Friday, 9 February 2024.')")
    assert not modules & {"typer", "rich", "dateparser"}


def test_the_version_is_printed_without_typer() -> None:
    assert not loaded(RUN, "--version") & set(HEAVY)


@pytest.mark.parametrize("command", ["parse", "quotes", "timeline", "strip-boilerplate"])
def test_a_run_for_programs_loads_no_terminal_and_no_date_parser(command: str, ferry: Path) -> None:
    modules = loaded(RUN, command, str(ferry), "--format", "jsonl", "--output", str(ferry.with_suffix(".jsonl")))
    assert "typer" in modules
    assert not modules & {*LAZY, "rich", "dateparser", "charset_normalizer"}


def test_help_loads_no_extractor_and_no_terminal() -> None:
    assert "rich" not in loaded(RUN, "--help")


def test_one_file_needs_no_shards_no_processes_and_no_cluster(ferry: Path) -> None:
    unwanted = ("newscli.run.shards", "newscli.run.cluster", "multiprocessing")
    probe = f"{RUN}\nassert not [m for m in sys.modules if m in {unwanted}]"
    assert "distributed" not in loaded(probe, "quotes", str(ferry))
