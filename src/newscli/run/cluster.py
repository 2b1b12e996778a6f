"""Runs tasks on a Dask cluster, the user's or one on this machine (the extra `cluster`)."""

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

_CONNECT = 10  # seconds to wait for a scheduler
_LOOK = 10  # seconds between two checks of the cluster and its size
_LEAST = 1000  # tasks under way, so that an adaptive cluster sees that there is work
_FOR_EACH_THREAD = 3  # tasks under way, so that no worker waits for this process
_RETRIES = 2  # of a task that raises; the scheduler limits how often one may kill its worker
_NOTHING = logging.CRITICAL + 1  # a log level at which nothing is logged

_INSTALL = "a cluster needs an extra; install it with: pip install 'newscli[cluster]'"
_AGAIN = "what is done is kept; run the same command again"
_DEADLY = Failed("the workers that read it died, each time (killed, or out of memory); its result is missing")


class ClusterError(NoProcessesError):
    """The cluster is missing, unsuitable or lost. The message says what to do."""


class _OtherVersionError(Exception):
    """This worker has another version of newscli. It may have joined after the versions were checked."""


class Cluster:
    """A connection to a scheduler; close it after use. Raises UsageError and ClusterError.

    address: as Dask writes it, or `local` for `jobs` processes on this machine. file: the scheduler file to use instead
    of an address. seen: a file that all workers must be able to see, if any. note: receives a line for the user.
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
                with without_interrupts():  # Ctrl-C must reach only this process, which ends the others
                    self._local = distributed.LocalCluster(
                        n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=_NOTHING
                    )
                address = self._local.scheduler_address
            # A client that cannot connect prints errors, so the connection is tried first.
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
        """End the connection, and the cluster if it is on this machine."""
        for part in (self._client, self._local):
            if part:
                with suppress(Exception):
                    part.close(timeout=1)
        if self._local:  # its workers would finish their tasks first
            for process in active_children():
                process.kill()
            self._local.shutdown_on_close = False  # otherwise it would be closed again when the interpreter ends

    def each(
        self, function: Callable[[Item, Common], Result], items: Iterable[Item], common: Common
    ) -> Generator[tuple[Item, Result | Failed], None, None]:
        """Yield each item with its result as it is done. Raises ClusterError.

        common: the second argument for all items; each worker gets it once. Close the iterator to cancel the others.
        """
        finished: SimpleQueue[Any] = SimpleQueue()
        under_way: dict[str, tuple[Item, Any]] = {}
        waiting = iter(items)
        suspects: list[Item] = []  # items of dead workers; each is tried again alone, to see if it is the cause
        # It is the result of a task, so that the scheduler can compute it again if it is lost with its worker.
        shared = self._client.submit(_same, common, pure=False)
        last_look, room, is_alone = 0.0, 0, False
        watch = WorkerWatch(self._client, self._name, self._note)
        try:
            while True:
                if time.monotonic() > last_look + _LOOK:
                    self._look(watch)
                    last_look, room = time.monotonic(), max(_LEAST, _FOR_EACH_THREAD * self._threads())
                next_ones = list(islice(waiting, room - len(under_way)))
                if not next_ones and not under_way:
                    if not suspects:
                        with suppress(Exception):  # everything is done, whether the scheduler is still there or not
                            watch.last_look()
                        return
                    is_alone, next_ones = True, [suspects.pop()]
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
                if result is _DEADLY and not is_alone:
                    suspects.append(item)
                else:
                    yield item, result
        except OSError:  # the connection was closed while something was sent
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
        except Exception:  # the scheduler has ended, or cannot be reached
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
        except (OSError, CancelledError):  # the connection was closed in the middle of an answer
            raise self._lost() from None
        if isinstance(error, CancelledError):
            raise self._lost()
        if isinstance(error, _OtherVersionError):
            raise ClusterError(str(error))
        if type(error).__name__ == "KilledWorker":
            return _DEADLY
        return Failed(f"an error on the cluster ({type(error).__name__}: {_plain(error)}); its result is missing")

    def _check_workers(self, seen: str | None) -> None:
        """Raise ClusterError if a worker has another version of newscli, or none, or does not see the file."""

        # An inner function is sent as a whole, so that workers without newscli can run it.
        def about(path: str | None) -> tuple[str | None, bool]:
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
    """Run the function on a worker."""
    if version != __version__:
        raise _OtherVersionError(_install("a worker", __version__, version))
    return function(item, common)


def _install(worker: str, version: str | None, wanted: str) -> str:
    return (
        f"{worker} has {f'newscli {version}' if version else 'no newscli'}, and here is {wanted};"
        f" install on every worker: pip install 'newscli[cluster]=={wanted}'"
    )


def _address_in(file: str) -> str:
    """Return the address in a scheduler file, waiting for a file that is about to be written."""
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
    """Turn off the log and the warnings of Dask, which are not meant for the user."""
    warnings.simplefilter("ignore")
    for name in [*logging.root.manager.loggerDict, "distributed"]:
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio", "bokeh"):
            logging.getLogger(name).setLevel(_NOTHING)


def _plain(error: BaseException) -> str:
    """Return the message of an error in one short line."""
    message = reason(error) if isinstance(error, OSError) and error.strerror else str(error)
    text = " ".join(message.split()) or type(error).__name__
    return text if len(text) <= 200 else text[:200] + "..."
