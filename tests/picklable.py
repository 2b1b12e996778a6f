"""Extractors that tests hand to other processes.

They stand apart from the tests, so that such a process loads neither pytest nor anything else that only a test needs.
"""

import os
import signal
import time
from pathlib import Path
from typing import Any, NamedTuple

from newscli.inputs.article import Article
from newscli.run.extract import Extraction, Quotes

QUOTES = Quotes(None, False, False, False, None, None, 0)


def shout(article: Article) -> Extraction:
    """Return the text in capitals; fail, kill the process or take long where the text says so."""
    if "raise" in article.text:
        raise ValueError("broken")
    if "kill" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "dawdle" in article.text:
        time.sleep(0.3)
    return Extraction([article.text.upper()])


class Unstartable:
    """An extractor that ends the process that receives it."""

    def __call__(self, article: Article) -> Extraction:
        return Extraction([article.text])

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


class Deadly(NamedTuple):
    """An extractor that kills its process once, or at each article by Tomas Reed."""

    once: str | None = None

    def __call__(self, article: Article) -> Extraction:
        if "Tomas Reed" in article.text and not (self.once and Path(self.once).exists()):
            if self.once:
                Path(self.once).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return QUOTES(article)
