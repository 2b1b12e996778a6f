"""A task and its outcome, as batches, processes and clusters share them."""

import os
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from newscli.errors import fault


class Failed(NamedTuple):
    """The outcome of an article or another task that gave no result."""

    reason: str


Task = TypeVar("Task")
Result = TypeVar("Result")


def attempt(do: Callable[[Task], Result], task: Task) -> Result | Failed:
    """Return the result of a task, or `Failed` for any exception."""
    try:
        return do(task)
    except Exception as error:  # an internal error costs one article, not the run, and is reported
        return Failed(fault(error))


def cores() -> int:
    """Return the number of processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
