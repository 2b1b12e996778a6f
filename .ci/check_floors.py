"""Compares what the benchmark measures with the floors. Usage: check_floors.py FLOORS.toml RUN NEWSCLI"""

import json
import subprocess
import sys
import tomllib


def main(floors_file: str, run: str, newscli: str) -> int:
    with open(floors_file, "rb") as f:
        floors = tomllib.load(f)
    below = 0
    for track, wanted in floors.items():
        # "timex exact" is the track timex, run with --exact.
        name, *options = track.split()
        done = subprocess.run(
            [run, name, "--json", "--cmd", newscli, *(f"--{option}" for option in options)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            print(f"{track}: {done.stdout}{done.stderr}")
            return 1
        report = json.loads(done.stdout)[name]
        for measure, floor in wanted.items():
            value = report[measure]
            figure = value[-1] if isinstance(value, list) else value  # of precision, recall and F1 the last
            missed = figure < floor
            below += missed
            print(f"{'BELOW' if missed else 'ok':6}{track:14}{measure:46}{figure:8} (floor {floor})")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
