"""Boilerplate: what is on the page and no part of the article. The sure cases first, then their neighbours."""

from newscli.core.boilerplate import appeals, sure
from newscli.core.boilerplate.sure import Drop, sure_boilerplate

RULES = appeals.RULES | sure.RULES

__all__ = ["RULES", "Drop", "sure_boilerplate"]
