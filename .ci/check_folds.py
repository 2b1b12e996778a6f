"""Compares the figures across folds, which the training scripts print, with their floors.

Usage: check_folds.py FLOORS.toml DATA, with DATA the folder of the benchmark's annotated articles.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


def main(floors_file: str, data: str) -> int:
    below = 0
    for entry in tomllib.loads(Path(floors_file).read_text(encoding="utf-8"))["measure"]:
        script = entry["script"]
        missing = [file for file in entry["files"] if file.endswith(".jsonl") and not Path(data, file).exists()]
        if missing:
            print(f"{script}: not measured, for there is no {missing[0]}")
            continue
        command = [sys.executable, str(SCRIPTS / script), *entry["files"]]
        done = subprocess.run(command, cwd=data, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{script}: {done.stdout}{done.stderr}")
            return 1
        for pattern, floor in entry["floors"].items():
            figure = re.search(pattern, done.stdout, re.MULTILINE)
            if not figure:
                print(f"{script} prints no line like {pattern}")
                return 1
            missed = float(figure[1]) < floor
            below += missed
            print(f"{'BELOW' if missed else 'ok':6}{script:24}{figure[0][:70]:72}{figure[1]:>6} (floor {floor})")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
