"""Work on a Dask cluster: one that the user has, or one of processes on this machine (the extra `cluster`)."""

import asyncio
import json
import logging
import os
import time
import warnings
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from newscli import __version__
from newscli.errors import NoProcessesError, UsageError, reason
from newscli.run.lost_workers import WorkerWatch
from newscli.run.processes import without_interrupts
from newscli.run.tasks import Failed

Item = TypeVar("Item")
Common = TypeVar("Common")
Result = TypeVar("Result")

_CONNECT = 10  # seconds until a scheduler that does not answer is given up
_LOOK = 10  # seconds between two looks at how large the cluster is, and whether it is there
_LEAST = 1000  # tasks under way, so that a cluster that grows with its work sees some
_FOR_EACH_THREAD = 3  # tasks, so that no worker waits for this process
_RETRIES = 2  # of a task that raises; how often one may kill its worker is for the scheduler to say
_NOTHING = logging.CRITICAL + 1  # the level of a log that says nothing

_INSTALL = "a cluster needs an extra; install it with: pip install 'newscli[cluster]'"
_AGAIN = "what is done is kept; run the same command again"
_DEADLY = Failed("the workers that read it died, each time (killed, or out of memory); its result is missing")


class ClusterError(NoProcessesError):
    """The cluster is not there, not fit, or gone. The message says what to do."""


class _OtherVersionError(Exception):
    """This worker has another newscli. It may have come when the others had been asked for theirs."""


class Cluster:
    """A connection to a scheduler, to be closed. Raises UsageError and ClusterError.

    address: as Dask writes it, or `local` for so many processes (jobs) on this machine. file: what a scheduler has
    written, in place of the address. seen: a file that all workers must see, if any. note: says a line to the user.
    """

    def __init__(
        self,
        address: str | None,
        file: str | None,
        jobs: int | None,
        seen: str | None,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(_INSTALL) from None
        _silence()
        self._name = file or address
        self._note = note
        self._local: Any = None
        self._client: Any = None
        try:
            if file:
                address = _address_in(file)
            elif address == "local":
                with without_interrupts():  # Ctrl-C is for this process alone, which ends the others
                    self._local = distributed.LocalCluster(
                        n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=_NOTHING
                    )
                address = self._local.scheduler_address
            # A client that cannot connect ends noisily, so this is tried first.
            asyncio.run(_connect(str(address)))
            self._client = distributed.Client(address, timeout=_CONNECT, set_as_default=False)
            self._check_workers(seen)
        except BaseException as error:
            self.close()
            if isinstance(error, ClusterError) or not isinstance(error, Exception):
                raise
            raise ClusterError(
                f"no Dask scheduler at {self._name} ({_plain(error)}); check that it is running and reachable from here"
            ) from None

    def close(self) -> None:
        """Ends the connection, and a cluster on this machine."""
        for part in (self._client, self._local):
            if part:
                with suppress(Exception):
                    part.close(timeout=1)
        if self._local:  # its workers end when they have done what they are at, which nobody waits for
            for process in active_children():
                process.kill()
            self._local.shutdown_on_close = False  # or it would be tried once more when the interpreter ends

    def each(
        self, function: Callable[[Item, Common], Result], items: Iterable[Item], common: Common
    ) -> Generator[tuple[Item, Result | Failed], None, None]:
        """What the function makes of each item, as they are done. Close it to give up the others.

        common: the same for all items; each worker gets it once. Raises ClusterError.
        """
        finished: SimpleQueue[Any] = SimpleQueue()
        under_way: dict[str, tuple[Item, Any]] = {}
        waiting = iter(items)
        suspects: list[Item] = []  # of dead workers; each is tried again with no other beside it that may be to blame
        # As the result of a task: the scheduler makes it again when it is lost with its worker.
        shared = self._client.submit(_same, common, pure=False)
        looked, room, alone = 0.0, 0, False
        watch = WorkerWatch(self._client, self._name, self._note)
        try:
            while True:
                if time.monotonic() > looked + _LOOK:
                    self._look(watch)
                    looked, room = time.monotonic(), max(_LEAST, _FOR_EACH_THREAD * self._threads())
                next_ones = list(islice(waiting, room - len(under_way)))
                if not next_ones and not under_way:
                    if not suspects:
                        with suppress(Exception):  # everything is done, whether the scheduler is still there or not
                            watch.last_look()
                        return
                    alone, next_ones = True, [suspects.pop()]
                for item in next_ones:
                    future = self._client.submit(
                        _task, function, item, shared, __version__, pure=False, retries=_RETRIES
                    )
                    under_way[future.key] = item, future
                    future.add_done_callback(finished.put)
                try:
                    future = finished.get(timeout=_LOOK)
                except Empty:
                    continue
                item, _ = under_way.pop(future.key)
                result = self._result(future)
                if result is _DEADLY and not alone:
                    suspects.append(item)
                else:
                    yield item, result
        except OSError:  # the connection, closed while something is sent
            raise self._lost() from None
        finally:
            with suppress(Exception):
                self._client.cancel([future for _, future in under_way.values()])

    def _look(self, watch: WorkerWatch) -> None:
        try:
            watch.look()
        except Exception:  # the scheduler has ended, or cannot be reached
            raise self._lost() from None

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception:  # it has ended, or cannot be reached
            raise self._lost() from None

    def _lost(self) -> ClusterError:
        return ClusterError(f"{self._name}: the connection to the scheduler was lost; {_AGAIN}")

    def _result(self, future: Any) -> Any:
        if future.cancelled():
            raise self._lost()
        try:
            error = future.exception()
            if error is None:
                return future.result()
        except (OSError, CancelledError):  # the connection, closed in the middle of an answer
            raise self._lost() from None
        if isinstance(error, CancelledError):
            raise self._lost()
        if isinstance(error, _OtherVersionError):
            raise ClusterError(str(error))
        if type(error).__name__ == "KilledWorker":
            return _DEADLY
        return Failed(f"an error on the cluster ({type(error).__name__}: {_plain(error)}); its result is missing")

    def _check_workers(self, seen: str | None) -> None:
        """Raises ClusterError where a worker has another newscli, or none, or does not see the file."""

        def about(
            path: str | None,
        ) -> tuple[str | None, bool]:  # an inner function travels whole: newscli is not asked for
            import os

            try:
                from newscli import __version__
            except ImportError:
                return None, True
            return __version__, path is None or os.path.exists(path)

        for worker, answer in self._client.run(about, seen, on_error="return").items():
            if isinstance(answer, Exception):
                raise ClusterError(f"worker {worker} does not answer ({_plain(answer)}); stop it or restart it")
            version, sees = answer
            if version != __version__:
                raise ClusterError(_install(f"worker {worker}", version, __version__))
            if not sees:
                raise ClusterError(
                    f"worker {worker} does not see {os.path.dirname(str(seen))}; use a folder that all workers share"
                )


def _same(common: Common) -> Common:
    return common


def _task(function: Callable[[Item, Common], Result], item: Item, common: Common, version: str) -> Result:
    """What a worker does."""
    if version != __version__:
        raise _OtherVersionError(_install("a worker", __version__, version))
    return function(item, common)


def _install(worker: str, version: str | None, wanted: str) -> str:
    return (
        f"{worker} has {f'newscli {version}' if version else 'no newscli'}, and here is {wanted};"
        f" install on every worker: pip install 'newscli[cluster]=={wanted}'"
    )


def _address_in(file: str) -> str:
    """What a scheduler has written, or is about to write."""
    latest = time.monotonic() + _CONNECT
    while True:
        try:
            return str(json.loads(Path(file).read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError, KeyError, TypeError):
            if time.monotonic() > latest:
                raise
        time.sleep(0.1)


async def _connect(address: str) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, timeout=_CONNECT, **Security().get_connection_args("client"))
    await comm.close()


def _silence() -> None:
    """What Dask says of itself while it repairs things is not for the user."""
    warnings.simplefilter("ignore")
    for name in [*logging.root.manager.loggerDict, "distributed"]:
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio", "bokeh"):
            logging.getLogger(name).setLevel(_NOTHING)


def _plain(error: BaseException) -> str:
    said = reason(error) if isinstance(error, OSError) and error.strerror else str(error)
    text = " ".join(said.split()) or type(error).__name__
    return text if len(text) <= 200 else text[:200] + "..."
