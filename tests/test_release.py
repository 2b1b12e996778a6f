"""Tests of the parts of a release: the wheel, the source archive, the man page and the completions."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from newscli import __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SHARED = {
    "share/man/man1/newscli.1",
    "share/bash-completion/completions/newscli",
    "share/zsh/site-functions/_newscli",
    "share/fish/vendor_completions.d/newscli.fish",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with wheel and source archive, built with the installed hatchling and without a network."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the package, is not installed")
    folder = tmp_path_factory.mktemp("release")
    ignored = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    shutil.copytree(ROOT, folder / "copy", ignore=ignored)
    shutil.copy(ROOT / ".gitignore", folder / "copy")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")],
        cwd=folder / "copy",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return folder / "dist"


def wheel_of(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


def test_the_wheel_holds_the_package_and_its_data(built: Path) -> None:
    with zipfile.ZipFile(wheel_of(built)) as wheel:
        names = set(wheel.namelist())
    code = {
        path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "newscli").rglob("*") if path.is_file()
    }
    assert {name for name in code if "__pycache__" not in name} - names == set()
    assert {f"newscli-{__version__}.data/data/{name}" for name in SHARED} - names == set()
    assert f"newscli-{__version__}.dist-info/licenses/LICENSE" in names
    assert [name for name in names if name.startswith(("tests/", "scripts/"))] == []


def test_the_source_archive_holds_what_its_tests_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "SECURITY.md"} <= names
    for folder in ("src/newscli", "tests", "samples", "docs", "scripts", "man", "completions"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.*") if path.is_file()}
        assert {name for name in here if "__pycache__" not in name} - names == set()


def test_the_wheel_runs_in_a_fresh_environment(built: Path, tmp_path: Path) -> None:
    """Its dependencies come from this environment, so that no network is needed."""
    venv.create(tmp_path / "fresh", with_pip=False)
    fresh = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(fresh / "python"),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
    ]
    done = subprocess.run([*install, str(wheel_of(built))], capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    (lent,) = (tmp_path / "fresh").glob("[Ll]ib/**/site-packages")
    own = Path(importlib.util.find_spec("typer").origin).parents[1]  # type: ignore[union-attr, arg-type]
    for name in own.iterdir():
        if "newscli" not in name.name and name.suffix != ".pth" and not (lent / name.name).exists():
            (lent / name.name).symlink_to(name)
    run = subprocess.run(
        [str(fresh / "newscli"), "quotes", str(ROOT / "samples" / "wire-dateline.txt"), "--format", "csv"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=env,
    )
    assert run.returncode == 0, run.stderr
    assert "Petra Lindqvist" in run.stdout
    assert {name for name in SHARED if not (tmp_path / "fresh" / name).exists()} == set()


def test_the_metadata_is_complete() -> None:
    assert {"description", "readme", "license", "authors", "keywords", "classifiers", "urls"} <= set(PROJECT)
    assert {"Homepage", "Documentation", "Changelog", "Issues", "Source"} <= set(PROJECT["urls"])


def test_the_completions_name_the_commands() -> None:
    words = {"COMP_WORDS": "newscli quo", "COMP_CWORD": "1", "_NEWSCLI_COMPLETE": "complete_bash"}
    command = Path(sys.executable).with_name("newscli")
    done = subprocess.run([str(command)], capture_output=True, text=True, check=False, env={**os.environ, **words})
    assert done.stdout.split() == ["quotes"]


@pytest.mark.skipif(shutil.which("man") is None, reason="needs the program man")
def test_man_reads_the_page_without_a_warning() -> None:
    page = ROOT / "man" / "newscli.1"
    env = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=False, env=env)
    assert done.stderr == ""
    assert "--min-confidence" in done.stdout
