"""Notes about the workers of a Dask cluster that are gone or no longer answer."""

from collections.abc import Callable
from typing import Any, NamedTuple

_MOST_SILENCE = 30.0  # seconds without a heartbeat; a worker sends one every half a second to every few seconds


class _Workers(NamedTuple):
    """What the scheduler knows of its workers."""

    silence: dict[str, float]  # seconds since the last heartbeat of each worker that is there
    retired: set[str]  # workers that left on purpose, as when a cluster is made smaller


class WorkerWatch:
    """Watches the workers of a cluster, and hands a line for the user to `note` when one of them is lost.

    A scheduler that is being shut down ends its workers first, so their loss is reported only when the scheduler has
    answered once more.
    """

    def __init__(self, client: Any, name: str | None, note: Callable[[str], None]) -> None:
        self._client = client
        self._name = name
        self._note = note
        self._present: set[str] = set()
        self._lost: list[str] = []  # not reported yet
        self._silent: set[str] = set()
        self._empty_looks = 0  # in a row

    def look(self) -> None:
        """Report the workers that the look before this one missed, and those silent for half a minute."""
        lost_before = self._lost
        workers = self._look()
        self._report_lost(lost_before)
        for worker, seconds in sorted(workers.silence.items()):
            if seconds > _MOST_SILENCE and worker not in self._silent:
                self._silent.add(worker)
                self._note(
                    f"{self._name}: worker {worker} has not answered for {seconds:.0f} seconds, and its inputs"
                    " wait; when it has ended, others read them"
                )
        self._empty_looks = 0 if workers.silence else self._empty_looks + 1
        if self._empty_looks == 2:
            self._note(f"{self._name}: no worker is there; the run waits for one (what is done is kept)")

    def last_look(self) -> None:
        """Report all lost workers: everything is done, so that nothing depends on the scheduler any more."""
        lost_before = self._lost
        self._look()
        self._report_lost(lost_before + self._lost)

    def _look(self) -> _Workers:
        workers = _Workers(*self._client.run_on_scheduler(_workers()))
        self._lost = sorted(self._present - set(workers.silence) - workers.retired)
        self._present = set(workers.silence)
        return workers

    def _report_lost(self, lost: list[str]) -> None:
        if lost:
            which = f"worker {lost[0]} is" if len(lost) == 1 else f"{len(lost)} workers are"
            self._note(f"{self._name}: {which} gone; what was being read there is read again by others")


def _workers() -> Callable[..., tuple[dict[str, float], set[str]]]:
    """Return the function that the scheduler runs, which gives the fields of `_Workers`.

    An inner function travels whole, so that the scheduler does not need newscli.
    """

    def workers(dask_scheduler: Any) -> tuple[dict[str, float], set[str]]:
        import time

        now = time.time()
        silence = {address: now - worker.last_seen for address, worker in dask_scheduler.workers.items()}
        left_on_purpose: dict[str, bool] = {}  # the last time that each worker left
        for _, event in dask_scheduler.get_events("all"):
            if isinstance(event, dict) and event.get("action") == "remove-worker":
                left_on_purpose[event["worker"]] = event.get("expected", False)
        return silence, {worker for worker, on_purpose in left_on_purpose.items() if on_purpose}

    return workers
