"""The address of an article on the web."""

import re

from newscli.inputs.article import Article
from newscli.inputs.objects import Fields

_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f\ud800-\udfff]+", re.I)


def web_address(article: Article) -> str | None:
    """The address that the article's object gives, if following it can do no harm."""
    address = Fields(article.fields).address()
    return address if address and _WEB.fullmatch(address) else None
