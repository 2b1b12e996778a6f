"""What a run on a Dask cluster says of workers that are gone, or that no longer answer."""

from collections.abc import Callable
from typing import Any

_SILENT = 30.0  # seconds without a word from a worker: its heart beats twice a second to every few seconds


class WorkerWatch:
    """Looks after the workers of a cluster. note: says a line to the user."""

    def __init__(self, client: Any, name: str | None, note: Callable[[str], None]) -> None:
        self._client = client
        self._name = name
        self._note = note
        self._known: set[str] = set()
        self._silent: set[str] = set()
        self._is_empty = False

    def look(self) -> None:
        """Notes each worker that is gone since the last look, or has not answered for half a minute."""
        unheard: dict[str, float] = self._client.run_on_scheduler(_unheard())
        gone = sorted(self._known.difference(unheard))
        if gone:
            which = f"worker {gone[0]} is" if len(gone) == 1 else f"{len(gone)} workers are"
            self._note(f"{self._name}: {which} gone; what was being read there is read again by others")
        for worker in sorted(unheard):
            if unheard[worker] > _SILENT and worker not in self._silent:
                self._silent.add(worker)
                self._note(
                    f"{self._name}: worker {worker} has not answered for {unheard[worker]:.0f} seconds, and its inputs"
                    " wait; when it has ended, others read them"
                )
        if not unheard and not self._is_empty:
            self._note(f"{self._name}: no worker is there; the run waits for one (what is done is kept)")
        self._is_empty = not unheard
        self._known = set(unheard)


def _unheard() -> Callable[..., dict[str, float]]:
    """For the scheduler: how many seconds ago it has heard from each worker."""

    def unheard(dask_scheduler: Any) -> dict[str, float]:  # an inner function travels whole: newscli is not asked for
        import time

        return {address: time.time() - worker.last_seen for address, worker in dask_scheduler.workers.items()}

    return unheard
