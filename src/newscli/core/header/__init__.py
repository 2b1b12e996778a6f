"""The article's header: what it says of itself. Headline, byline, dateline, dates, publisher."""

from newscli.core.header.labels import find_date_labels
from newscli.core.header.parse import Header, parse_header
from newscli.core.header.published import Dates, Found, find_dates, find_published

__all__ = ["Dates", "Found", "Header", "find_date_labels", "find_dates", "find_published", "parse_header"]
