"""What metadata say of an article."""

from collections.abc import Sequence
from typing import NamedTuple


class Given(NamedTuple):
    """What metadata say of an article; it wins over what the text says.

    published, updated: ISO days or moments. fallback_date: the day where neither metadata nor the text give one.
    """

    published: str | None = None
    fallback_date: str | None = None
    headline: str | None = None
    authors: Sequence[str] = ()
    publisher: str | None = None
    updated: str | None = None
    section: str | None = None
