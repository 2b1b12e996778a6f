"""Builds the compiled core, runs its tests, and compares its output with that of Python. Needs a C compiler.

    python benchmarks/compiled.py FOLDER [FILE...]

Builds a wheel with NEWSCLI_COMPILE=1 into an environment in FOLDER, runs the tests of the core there, and compares byte
by byte what the four commands print for the samples and the FILEs with the newscli of this environment. Building takes
some minutes; an environment that exists in FOLDER is used again.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = {
    "parse": [],
    "quotes": ["--indirect", "--all", "--explain"],
    "timeline": ["--all", "--explain"],
    "strip-boilerplate": ["--explain"],
}
TESTS = [
    f"tests/test_{name}.py"
    for name in (
        "boilerplate boilerplate_choice boilerplate_letters boilerplate_notes boilerplate_rules calendar_ends direction"
        " document header hostile_quotes indirect language lines name_rules page_shapes people places properties"
        " quote_rules quotes repairs speaker_rules speakers timeline timex timex_articles timex_rules"
    ).split()
]  # fmt: skip


def build(folder: Path) -> Path:
    """Return the Python of an environment in which the compiled newscli is installed."""
    python = folder / "environment" / "bin" / "python"
    if not python.exists():
        begin = time.monotonic()
        venv.create(folder / "environment", with_pip=True)
        environment = {**os.environ, "NEWSCLI_COMPILE": "1"}
        command = [str(python), "-m", "pip", "install", "-q", str(ROOT), "pytest>=8.2", "hypothesis>=6.100"]
        subprocess.run(command, env=environment, check=True)
        print(f"built in {time.monotonic() - begin:.0f} s")
    return python


def without_source() -> dict[str, str]:
    """Return the environment variables without PYTHONPATH, so that the installed newscli is imported."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def check_tests(python: Path, folder: Path) -> bool:
    """Run the tests of the core on the compiled modules, from a folder without the source."""
    copy = folder / "tests"
    shutil.rmtree(copy, ignore_errors=True)
    for name in ("tests", "samples", "benchmarks", "scripts"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "pyproject.toml", copy)
    command = [str(python), "-m", "pytest", "-p", "no:cacheprovider", *TESTS]
    return subprocess.run(command, cwd=copy, env=without_source(), check=False).returncode == 0


def compiled_modules(python: Path, folder: Path) -> int:
    """Return how many modules of the core are compiled."""
    code = "import newscli.core, pathlib; print(len([*pathlib.Path(newscli.core.__path__[0]).rglob('*.so')]))"
    done = subprocess.run([python, "-c", code], env=without_source(), cwd=folder, capture_output=True, check=True)
    return int(done.stdout)


def differing(python: Path, paths: list[str]) -> list[str]:
    """Return the commands whose output differs."""
    differ = []
    for command, options in COMMANDS.items():
        arguments = ["-m", "newscli", command, *paths, "--format", "jsonl", "--quiet", *options]
        environments = (sys.executable, dict(os.environ)), (str(python), without_source())
        here, there = (
            subprocess.run([which, *arguments], env=env, capture_output=True, check=False)
            for which, env in environments
        )
        same = (here.returncode, here.stdout) == (there.returncode, there.stdout)
        print(f"{command}: {len(here.stdout):,} bytes, {'the same' if same else 'DIFFERENT'}", flush=True)
        if not same:
            differ.append(command)
    return differ


def main() -> int:
    """Return the exit code: 1 if the compiled core fails a test or gives other output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="*", help="more texts to compare")
    given = parser.parse_args()
    folder = given.folder.absolute()
    python = build(folder)
    count = compiled_modules(python, folder)
    print(f"{count} modules are compiled", flush=True)
    failures = [] if count else ["no module is compiled"]
    failures += differing(python, [str(ROOT / "samples"), *given.files])
    if not check_tests(python, folder):
        failures.append("tests")
    print(f"wrong: {', '.join(failures)}" if failures else "everything is the same")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
