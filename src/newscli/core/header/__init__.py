"""The article's header: what it says of itself. Headline, byline, dateline, dates, publisher.

All commands ask for the dates; only `parse` reads the rest, with `newscli.core.header.parse.parse_header`.
"""

from newscli.core.header.labels import find_date_labels
from newscli.core.header.published import Dates, Found, find_dates, find_published

__all__ = ["Dates", "Found", "find_date_labels", "find_dates", "find_published"]
