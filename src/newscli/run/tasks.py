"""One task and its outcome: what batches, processes and clusters share."""

import os
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from newscli.errors import fault


class Failed(NamedTuple):
    """An article, or another task, that gave no result, and why."""

    reason: str


Task = TypeVar("Task")
Result = TypeVar("Result")


def attempt(do: Callable[[Task], Result], task: Task) -> Result | Failed:
    """What comes of one article, or of another task."""
    try:
        return do(task)
    except Exception as error:  # a fault of ours costs one article, not the run; the user must hear of it
        return Failed(fault(error))


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
