"""The web address of an article."""

import re

from newscli.inputs.article import Article
from newscli.inputs.objects import Fields

_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f\ud800-\udfff]+", re.I)


def web_address(article: Article) -> str | None:
    """Return the `url` of the article's object if it is a plain http or https address, which is safe to link to."""
    address = Fields(article.fields).address()
    return address if address and _WEB.fullmatch(address) else None
