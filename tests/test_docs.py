"""Tests that the documentation is right: the commands of README run and print what the page shows."""

import importlib.util
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from conftest import COMMANDS
from each import each
from newscli.cli import app
from terminals import shell_on_terminal

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build_readme = script("build_readme")
SHOWN = [shown for block in build_readme.BLOCK.findall(README) for shown in build_readme.commands(block)]


def setup_lines(page: str) -> list[str]:
    return [line for block in re.findall(r"^```sh\n(.*?)^```$", page, re.M | re.S) for line in block.splitlines()]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_readme_shows_real_output(command: str, output: str) -> None:
    """After an intended change, run python scripts/build_readme.py"""
    if not build_readme.can_run(command):
        pytest.skip("needs a tool that is not installed")
    shown = shell_on_terminal(command, build_readme.environment())
    assert output.strip("\n") == "\n".join(line.rstrip() for line in shown.strip().splitlines())


def test_readme_shows_all_four_commands() -> None:
    shown = " ".join(command for command, _ in SHOWN)
    assert all(f"newscli {name} " in shown for name in commands())


@pytest.mark.parametrize("line", setup_lines(README))
def test_setup_lines_run(line: str, tmp_path: Path) -> None:
    """With NEWSCLI_TEST_SETUP=1 the whole line runs in a fresh copy; otherwise only its last command runs, here."""
    if os.environ.get("NEWSCLI_TEST_SETUP") == "1":
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, tmp_path / "copy", ignore=ignored)
        env = {key: value for key, value in os.environ.items() if key != "NEWSCLI_TEST_SETUP"}
        subprocess.run(line, shell=True, cwd=tmp_path / "copy", env=env, check=True, capture_output=True)
        return
    make, activate, install, use = line.split(" && ")
    assert make == "python3 -m venv --upgrade-deps .venv"
    assert activate == ". .venv/bin/activate"
    assert re.fullmatch(r"pip install -q (\.|-e '\.\[test\]')", install)
    # The tests must not start themselves.
    command = f"{use} --version" if use == "pytest -n auto" else use
    subprocess.run(command, shell=True, cwd=ROOT, env=build_readme.environment(), check=True, capture_output=True)


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@each("name", commands())
def test_command_has_help(name: str) -> None:
    command = commands()[name]
    assert f"Examples:\n  newscli {name} " in (command.help or "").replace("\b\n", "").replace("\b", "")
    assert [p.name for p in command.params if not getattr(p, "help", None)] == []


@pytest.mark.parametrize(
    "name", ["build_cli_docs", "build_field_docs", "build_man", "build_picture", "build_rule_docs"]
)
def test_generated_page_is_up_to_date(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(ROOT / "scripts" / f"{name}.py")
    monkeypatch.setattr(sys, "argv", [path, "--check"])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(path, run_name="__main__")
    assert end.value.code == 0, capsys.readouterr().err


@each("name", commands())
def test_cli_page_has_every_option(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.split(f"## newscli {name}\n")[1].split("\n## ")[0]
    options = [option for p in commands()[name].params for option in p.opts if option[0] == "-" and not p.hidden]
    assert len(options) > 5 or name not in COMMANDS
    assert [option for option in options if option not in section] == []


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


@each("page", documents(), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_samples_are_listed() -> None:
    page = (ROOT / "docs" / "samples.md").read_text(encoding="utf-8")
    names = {path.name for path in (ROOT / "samples").iterdir()}
    assert [name for name in names if f"`{name}" not in page] == []


def committed_files() -> list[Path]:
    git = subprocess.run(["git", "ls-files"], check=False, cwd=ROOT, capture_output=True, text=True)
    if git.returncode:
        pytest.skip("not a git checkout")
    return [path for name in git.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_no_file_names_a_machine() -> None:
    """Absolute paths of the machine on which a file was written mean nothing elsewhere."""
    machine = re.compile(rb"(?<![\w.])/(?:home|root|tmp|work|Users|mnt|scratch)/[\w.]|\b[A-Z]:\\Users\\")
    found = [str(path.relative_to(ROOT)) for path in committed_files() if machine.search(path.read_bytes())]
    assert found == []


def test_no_file_has_conflict_markers() -> None:
    """Git leaves these lines where two changes of a file could not be merged."""
    marker = re.compile(rb"^(?:<{7}|>{7}) ", re.M)
    assert [str(path.relative_to(ROOT)) for path in committed_files() if marker.search(path.read_bytes())] == []
