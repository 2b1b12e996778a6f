"""Answers about short stretches of text are kept: most words and names of an article stood in another one."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_LONGEST = 120  # characters: longer ones are seldom met again, and would fill the memory


def kept(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """Keeps the last answers of a function to a text and to hashable arguments after it: so many, and all for one. They
    are shared, so nobody may change them."""

    def decorate(ask: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        known = lru_cache(maxsize=most)(ask)

        @wraps(ask)
        def asked(text: str, /, *rest: P.args, **named: P.kwargs) -> R:
            if len(text) > _LONGEST:
                return ask(text, *rest, **named)
            return known(text, *rest, **named)  # type: ignore[arg-type]

        return asked

    return decorate
