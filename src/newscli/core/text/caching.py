"""Caches what functions return for short texts: most words and names of an article occurred in earlier articles."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_LONGEST = 120  # characters; longer texts hardly ever occur again, and would fill the memory


def cache_short_texts(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """Return a decorator that caches up to `most` results of a function of a text and of hashable arguments.

    Results are shared: callers must not change them.
    """

    def decorate(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        cached = lru_cache(maxsize=most)(function)

        @wraps(function)
        def wrapper(text: str, /, *arguments: P.args, **options: P.kwargs) -> R:
            if len(text) > _LONGEST:
                return function(text, *arguments, **options)
            return cached(text, *arguments, **options)  # type: ignore[arg-type]

        return wrapper

    return decorate
