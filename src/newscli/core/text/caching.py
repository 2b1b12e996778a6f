"""A cache for answers about short texts: most words and names of an article stood in another article before."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_LONGEST = 120  # characters: longer ones are seldom met again, and would fill the memory


def kept(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """Caches up to `most` results of a function of a text and of hashable arguments after it.

    Results are shared: callers must not change them.
    """

    def decorate(ask: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        cached = lru_cache(maxsize=most)(ask)

        @wraps(ask)
        def wrapper(text: str, /, *arguments: P.args, **options: P.kwargs) -> R:
            if len(text) > _LONGEST:
                return ask(text, *arguments, **options)
            return cached(text, *arguments, **options)  # type: ignore[arg-type]

        return wrapper

    return decorate
