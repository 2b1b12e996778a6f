"""Boilerplate: what is on the page and no part of the article. The sure cases first, then their neighbours.

The other commands need the first stage alone (`sure_boilerplate`); the rest is imported when it is asked for.
"""

from typing import TYPE_CHECKING, Any

from newscli.core.boilerplate.sure import Drop, sure_boilerplate

if TYPE_CHECKING:
    from newscli.core.boilerplate.blocks import classify_blocks
    from newscli.core.boilerplate.own import OwnPhrases
    from newscli.core.boilerplate.repetition import Repetition, fold_line, line_key
    from newscli.core.boilerplate.rules import RULES

__all__ = ["RULES", "Drop", "OwnPhrases", "Repetition", "classify_blocks", "fold_line", "line_key", "sure_boilerplate"]

_MODULES = {
    "classify_blocks": "blocks",
    "RULES": "rules",
    "OwnPhrases": "own",
    "Repetition": "repetition",
    "fold_line": "repetition",
    "line_key": "repetition",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
