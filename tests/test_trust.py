"""In a folder with many broken inputs, nothing else is lost, every failure is reported, and the run ends."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
trust = pytest.importorskip("trust")


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux, to make sockets and to give up what root may")
def test_what_is_broken_costs_itself_alone_and_has_its_line(tmp_path: Path) -> None:
    expected = trust.build(tmp_path, 300)
    assert len(expected.sound) > 400
    assert len(expected.broken) > 30
    outputs = set()
    for jobs in (1, 2):
        done = trust.run(tmp_path, jobs, seconds=120)
        assert trust.faults(done, expected) == []
        outputs.add(done.stdout)
    assert len(outputs) == 1
