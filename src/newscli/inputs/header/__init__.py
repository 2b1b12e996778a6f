"""The header of a page in HTML: what its readers see counts more than what it tells search engines."""
