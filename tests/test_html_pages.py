"""Pages of many content systems: the header is what readers see, and never worse than that of the page as text."""

import pytest

from each import each
from html_pages import PAGES, Page
from newscli.inputs import Article
from newscli.inputs.html import article_of_page

pytest.importorskip("trafilatura")  # in the extra dev


def read(page: Page) -> Article:
    found = article_of_page(page.html.encode(), path="a", name="a", url=page.url)
    (article,) = (item for item in found if isinstance(item, Article))
    return article


@each("page", PAGES, ids=[page.name for page in PAGES])
def test_the_header_is_the_one_that_readers_see(page: Page) -> None:
    article = read(page)
    assert (article.headline, article.authors, article.date) == (page.headline, page.authors, page.published)
    assert page.headline in article.text[:200]
    assert "have waited long enough for a straight answer" in article.text
