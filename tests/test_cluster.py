"""On a Dask cluster whose workers and nodes die, every article is in the results exactly once."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import newscli
from conftest import FERRY, Cli
from copies import Copies, Copy
from newscli.errors import UsageError
from newscli.run import cluster, lost_workers
from newscli.run.cluster import Cluster, ClusterError
from newscli.run.tasks import Failed

# It is imported by the tests that need it, not by every process that collects the tests.
pytestmark = [
    pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `cluster` is not installed"),
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc"),
]

NEWSCLI = str(Path(sys.executable).with_name("newscli"))
SHARDS, ARTICLES = 24, 10


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until the condition holds, for at most half a minute."""
    for _ in range(1500):
        if condition():
            return
        time.sleep(0.02)
    raise TimeoutError


# What takes most of the time of a process that has nothing to do, and how often a task may kill its worker.
SETTINGS: dict[str, object] = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "10s",
}


@pytest.fixture(scope="module")
def forked_workers() -> Iterator[None]:
    """Fork the workers of a cluster in this process from a server that has loaded Dask."""
    from multiprocessing import forkserver, get_context

    import distributed.utils

    def restart(*modules: str) -> None:
        forkserver._forkserver._stop()  # type: ignore[attr-defined]  # it loads nothing more once it has started
        get_context("forkserver").set_forkserver_preload(list(modules))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distributed.utils, "_forkserver_preload_set", True)  # or it would load pandas and others, too
        restart("loaded", "distributed.nanny")
        yield
    restart("loaded")


@pytest.fixture(scope="module")
def loaded() -> Iterator[Copies]:
    """A process that has loaded Dask, for the processes of the tests. Each would take a second of work to load it."""
    settings = {f"DASK_{name.replace('.', '__').replace('-', '_').upper()}": str(SETTINGS[name]) for name in SETTINGS}
    modules = ("loaded", "newscli.run.cluster", "distributed.cli.dask_scheduler", "distributed.cli.dask_worker")
    copies = Copies(*modules, env=settings)
    yield copies
    copies.close()


def dask(loaded: Copies, part: str, *args: str) -> Copy:
    """Start one of Dask's own commands in a new process group."""
    return loaded.start(
        ["--no-dashboard", *args],
        module=f"distributed.cli.dask_{part}",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def cut_off(process: Copy) -> None:
    """Kill a process and all that it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def scheduler(loaded: Copies, folder: Path) -> Iterator[Path]:
    file = folder / "scheduler.json"
    process = dask(loaded, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    try:
        wait_for(file.exists)
        yield file
    finally:
        cut_off(process)


@contextmanager
def node(loaded: Copies, scheduler_file: Path, *, nanny: bool = True) -> Iterator[Copy]:
    """Run a worker, in a process of its own below a nanny that restarts it, or without one in half the time."""
    own = "--nanny" if nanny else "--no-nanny"
    args = ("--scheduler-file", str(scheduler_file), "--nworkers", "1", "--nthreads", "1", own)
    process = dask(loaded, "worker", *args)
    try:
        yield process
    finally:
        if process.poll() is None:
            cut_off(process)


def living(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = file.read_text().rpartition(")")[2].split()[:3]
            found += [file.parent.name] if int(its_group) == group and state != "Z" else []
    return found


def worker_of(nanny: int) -> int | None:
    """Return the worker process of a nanny, if it has started."""
    children = " ".join(path.read_text() for path in Path(f"/proc/{nanny}/task").glob("*/children")).split()
    return next((int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()), None)


class Running(NamedTuple):
    """A scheduler in this process, which starts twice as fast as one in its own."""

    file: Path
    local: Any  # distributed.LocalCluster

    def worker(self) -> int:
        """Return the process of its only worker, which is started again when it dies."""
        (nanny,) = self.local.workers.values()
        wait_for(lambda: nanny.pid)
        return int(nanny.pid)


@pytest.fixture(scope="module")
def without_workers(forked_workers: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A scheduler that has no workers, and has none again after a test. These tests come first."""
    from dask import config
    from distributed import LocalCluster

    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    with (
        config.set({**SETTINGS, "distributed.worker.multiprocessing-method": "forkserver"}),
        LocalCluster(
            n_workers=0,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL + 1,
            scheduler_kwargs={"scheduler_file": str(file)},
        ) as local,
    ):
        yield Running(file, local)


@pytest.fixture(scope="module")
def running(without_workers: Running) -> Running:
    """The same scheduler with a node, which is ready."""
    without_workers.local.scale(1)
    without_workers.local.wait_for_workers(1, timeout=60)
    return without_workers


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """Return a folder of JSON Lines files."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    for shard in range(SHARDS):
        lines = [json.dumps({"id": f"{shard}-{n}", "text": FERRY}) for n in range(ARTICLES)]
        (folder / f"{shard}.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def start(loaded: Copies, dumps: Path, scheduler_file: Path) -> Copy:
    args = ("parse", "dumps", "--output", "out/", "--scheduler-file", scheduler_file)
    return loaded.start(args, cwd=dumps.parent, stderr=subprocess.PIPE)


def done(dumps: Path) -> list[str]:
    """Return the results that the run has recorded as done."""
    log = dumps.parent / "out/.newscli/done.log"
    return [json.loads(line)["output"] for line in log.read_text().splitlines()] if log.exists() else []


def check_results(dumps: Path) -> None:
    """Check that every article is in the results exactly once."""
    results = [path for path in (dumps.parent / "out").glob("*") if path.name != ".newscli"]
    assert len(results) == SHARDS
    found = sorted(json.loads(line)["article"] for path in results for line in path.read_text().splitlines())
    assert found == sorted(f"{shard}-{n}" for shard in range(SHARDS) for n in range(ARTICLES))
    assert not list((dumps.parent / "out/.newscli/tmp").iterdir())


def test_a_cluster_without_workers_is_said_once(loaded: Copies, without_workers: Running) -> None:
    notes: list[str] = []
    with closing(Cluster(None, str(without_workers.file), None, None)) as connected:
        watch = lost_workers.WorkerWatch(connected._client, "here", notes.append)
        with node(loaded, without_workers.file, nanny=False):
            wait_for(connected._threads)
            watch.look()
            assert notes == []
        wait_for(lambda: not connected._threads())
        watch.look()
        assert notes == []  # perhaps the scheduler is about to end, too
        watch.look()
        watch.look()
    gone, none_left = notes
    assert gone.endswith(" is gone; what was being read there is read again by others")
    assert none_left == "here: no worker is there; the run waits for one (what is done is kept)"


def test_a_retired_worker_is_not_reported(loaded: Copies, without_workers: Running) -> None:
    notes: list[str] = []
    with closing(Cluster(None, str(without_workers.file), None, None)) as connected:
        watch = lost_workers.WorkerWatch(connected._client, "here", notes.append)
        with node(loaded, without_workers.file, nanny=False), node(loaded, without_workers.file, nanny=False):
            connected._client.wait_for_workers(2, timeout=60)
            watch.look()
            connected._client.retire_workers([min(watch._present)])
            wait_for(lambda: connected._threads() == 1)
            watch.look()
            watch.look()
            watch.last_look()
        wait_for(lambda: not connected._threads())
    assert notes == []


def test_other_versions_are_refused(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    version = newscli.__version__
    monkeypatch.setattr(cluster, "__version__", "99.0")
    with pytest.raises(ClusterError, match=rf"has newscli {version}, and here is 99.0; .*pip install"):
        Cluster(None, str(running.file), None, None)
    monkeypatch.setattr(Cluster, "_check_workers", lambda *_: None)  # as if the worker had come later
    with closing(Cluster(None, str(running.file), None, None)) as connected, pytest.raises(ClusterError, match="99"):
        list(connected.each(pow, [2], 3))


def test_a_folder_that_workers_do_not_see_is_refused(running: Running, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"does not see .*; use a folder that all workers share"):
        Cluster(None, str(running.file), None, str(tmp_path / "missing"))


def test_killed_workers_and_nodes_cost_nothing(loaded: Copies, dumps: Path, running: Running) -> None:
    with ExitStack() as processes:
        second = processes.enter_context(node(loaded, running.file))
        wait_for(lambda: worker_of(second.pid))
        running.local.wait_for_workers(2, timeout=60)
        run = processes.enter_context(start(loaded, dumps, running.file))
        wait_for(lambda: len(done(dumps)) >= 2)
        os.kill(running.worker(), signal.SIGKILL)
        wait_for(lambda: len(done(dumps)) >= 6 and worker_of(second.pid))
        cut_off(second)
        assert run.poll() is None
        assert len(done(dumps)) < SHARDS
        assert run.wait(timeout=60) == 0
        assert run.stderr
        told = run.stderr.read().decode()
    assert re.findall(r"newscli: note: (.*): (?:worker .* is|\d workers are) gone; .* read again by others\n", told)
    assert {line.partition("; ")[2] for line in told.splitlines()} == {
        "what was being read there is read again by others"
    }
    check_results(dumps)


def test_a_worker_that_has_stopped_is_named(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lost_workers, "_MOST_SILENCE", 2.0)
    notes: list[str] = []
    with closing(Cluster(None, str(running.file), None, None)) as connected:
        watch = lost_workers.WorkerWatch(connected._client, "here", notes.append)
        worker = running.worker()

        def named() -> list[str]:
            watch.look()
            return notes

        os.kill(worker, signal.SIGSTOP)
        try:
            wait_for(named)
            watch.look()
        finally:
            os.kill(worker, signal.SIGCONT)
    (told,) = notes
    assert re.fullmatch(r"here: worker tcp://\S+ has not answered for \d seconds, and its inputs wait; .*", told)


def test_a_run_that_is_ended_goes_on(loaded: Copies, dumps: Path, running: Running) -> None:
    before = 0
    for end in ("SIGINT", "SIGKILL", None):
        with start(loaded, dumps, running.file) as run:
            assert run.stderr
            if end:
                least = before + 3
                wait_for(lambda: len(done(dumps)) >= least)  # noqa: B023  # it is called here and now
                run.send_signal(signal.Signals[end])
            assert run.wait(timeout=60) == {"SIGINT": 130, "SIGKILL": -9, None: 0}[end]
            told = run.stderr.read().decode()
        assert told == (
            f"newscli: note: out/: resuming: {before} inputs already done, {SHARDS - before} to go\n" if before else ""
        )
        before = len(done(dumps))
        assert before < SHARDS or not end
    assert len(done(dumps)) == SHARDS
    check_results(dumps)


def test_all_articles_are_known_to_each_worker(inside: Cli, running: Running, tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    for n, word in enumerate(("quay", "bridge", "market", "school")):
        body = f"The council chose a plan for the {word} on Friday and will open it in {n + 2} years.\n\n" * 3
        (tmp_path / "clips" / f"{n}.txt").write_text(f"The Skerry Times\n\n{body}Ring 555 0100 to place a notice\n")
    (tmp_path / "clips" / "bad.txt").write_bytes(b"a\0b")
    args = ("strip-boilerplate", "clips", "--format", "jsonl")
    here = inside(*args, cwd=tmp_path)
    # By way of a store, though it is this disk.
    there = inside(*args, "--output", f"file://{tmp_path}/out/", "--scheduler-file", running.file, cwd=tmp_path)
    assert (there.code, there.err) == (here.code, here.err) == (1, here.err)
    assert "".join(path.read_text() for path in sorted((tmp_path / "out").glob("*.jsonl"))) == here.out
    assert '"rule": "repeated' in here.out


def test_an_interrupt_ends_a_cluster_on_this_machine(dumps: Path) -> None:
    command = [NEWSCLI, "parse", "dumps", "--output", "out/", "--scheduler", "local", "--jobs", "1"]
    with subprocess.Popen(command, cwd=dumps.parent, stderr=subprocess.PIPE, start_new_session=True) as run:
        wait_for(lambda: len(done(dumps)) >= 2)
        os.killpg(run.pid, signal.SIGINT)  # as a terminal sends it: to all of its processes
        assert run.wait(timeout=30) == 130
        assert run.stderr
        assert run.stderr.read() == b""
    wait_for(lambda: not living(run.pid))
    found = [line for name in done(dumps) for line in (dumps.parent / "out" / name).read_text().splitlines()]
    assert len({json.loads(line)["article"] for line in found}) == len(found) == ARTICLES * len(done(dumps))


def test_an_item_that_kills_its_worker_costs_itself(running: Running) -> None:

    def kill_or_double(item: int, factor: int) -> int:
        if item == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * factor

    with closing(Cluster(None, str(running.file), None, None)) as connected:
        found = dict(connected.each(kill_or_double, range(4), 2))
    assert isinstance(found[1], Failed)
    assert found[1].reason.startswith("the workers that read it died")
    assert {item: result for item, result in found.items() if item != 1} == {0: 0, 2: 4, 3: 6}


def test_a_scheduler_that_ends_is_said_and_no_traceback(loaded: Copies, dumps: Path, tmp_path: Path) -> None:
    with ExitStack() as nodes, scheduler(loaded, tmp_path) as file:  # the scheduler ends before its node does
        nodes.enter_context(node(loaded, file, nanny=False))
        run = start(loaded, dumps, file)
        wait_for(lambda: len(done(dumps)) >= 1)
    assert run.wait(timeout=60) == 1
    assert run.stderr
    (told,) = run.stderr.read().decode().splitlines()
    assert told.startswith("newscli: error: ")
    assert told.endswith(": the connection to the scheduler was lost; what is done is kept; run the same command again")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "no-port", "klingon://host:1"])
def test_a_scheduler_that_is_not_there(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 0.2)
    with pytest.raises(ClusterError, match=f"no Dask scheduler at {address}"):
        Cluster(address, None, None, None)


def test_a_file_of_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 0.2)
    with pytest.raises(ClusterError, match="no such file"):
        Cluster(None, str(tmp_path / "scheduler.json"), None, None)


def test_without_the_extra_the_install_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'newscli\[cluster\]'"):
        Cluster("local", None, None, None)
