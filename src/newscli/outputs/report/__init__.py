"""A report: one page for the browser, which shows each answer on the characters that it came from (extra `report`).

In the order of the data: `marks` cuts a text into marked pieces, `articles` says what the page shows of an article,
`speakers` adds up over all articles, `axis` places events on a drawn timeline, and `page` fills the templates.
"""
