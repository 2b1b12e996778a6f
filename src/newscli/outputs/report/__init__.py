"""The report: a page for the browser that shows each result in the text (extra `report`).

The modules in the order of the data: `marks` cuts a text into marked pieces, `articles` prepares an article for the
page, `speakers` counts over all articles, `axis` draws the timeline, and `page` fills the templates.
"""
