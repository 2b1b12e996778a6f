"""Caches: results of functions of short texts, and attributes that are computed when they are first asked for."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, overload

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


class cached_attribute(Generic[R]):
    """An attribute that a method computes when it is first asked for, as `functools.cached_property` makes it.

    It takes no lock, which costs more than many of these methods on Python 3.11. Of two threads that ask at the same
    time, both compute the value, and one of two equal values stays.
    """

    def __init__(self, compute: Callable[[Any], R]) -> None:
        self._compute = compute
        self._name = ""
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> R: ...
    def __get__(self, instance: object, owner: type) -> "R | Self":
        if instance is None:
            return self
        value = self._compute(instance)
        instance.__dict__[self._name] = value  # where Python looks first from now on
        return value
