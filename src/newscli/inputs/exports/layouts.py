"""The layouts of the databases that label each part of an article."""

import re

from newscli.inputs.exports.labelled import Layout
from newscli.inputs.exports.lines import Labels


def _labels(table: str) -> Labels:
    """Return labels by meaning, from lines such as "byline: author, authors"; "other" labels are ignored."""
    rows = (line.strip().partition(": ") for line in table.strip().splitlines())
    return Labels({label.strip(): meaning for meaning, _, labels in rows for label in labels.split(",")})


_OTHER = """
other: subject, subjects, subject terms, location, people, person, company, company / organization, companies
other: organization
other: first page, last page, pages, page, number of pages, publication year, publication subject, publisher
other: place of publication, country of publication, issn, isbn, source type, language, language of publication
other: document type, document url, proquest document id, database, copyright, last updated, document feature, volume
other: issue
other: classification, business indexing term, identifier / keyword, keywords, dateline, supplemental data, word count
other: links, edition, lexile measure, content level, length, accession number, persistent link to this record
other: permalink
other: record number, openurl link, index terms, readability, caption, memo, illustration, photograph, series, column
other: start page, end page, correction, products, geographic, named person, full text word count, image
other: gale document number, notes, record
"""
PROQUEST = Layout(
    head=_labels(
        """
        other: links, subject, proquest document id, document url
        byline: author, authors
        headline: title
        citation: publication info
        abstract: abstract, abstract (english)
        outlet: publication title
        date: publication date
        section: section
        """
    ),
    tail=_labels(
        _OTHER
        + """
        headline: title
        outlet: publication title
        date: publication date
        section: section
        credit: credit
        byline: author, authors
        """
    ),
    begins=re.compile(r"(?:Full [Tt]ext|FULL TEXT)\s?(?::|$)\s*(?P<rest>.*)", re.S),
    ends=re.compile(r"(?:DETAILS|Details|CREDIT|Bibliography)$"),
    no_text=re.compile(
        r"Document \d+ of \d+$|ProQuest document link$|Find a copy|Report Information from ProQuest$|_{10,}$"
        r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4} \d{1,2}:\d\d$|(?:LINKS|Table of contents|Enlarge this image\.?)$"
    ),
    inverted=True,
)
NEWSBANK = Layout(
    head=_labels(
        """
        other: edition, page, readability, source, quote page, column, dateline, caption, memo
        section: section
        headline: title, headline
        outlet: publication
        date: date
        byline: byline, author, author/byline
        """
    ),
    tail=_labels("other: record number, openurl link, index terms, caption, memo, copyright, citation, readability"),
    ends=re.compile(r"(?:©|\(c\)|Copyright)\s|OpenURL Link$|• Citation|_{5,}$", re.I),
    no_text=re.compile(r"Read News Document$|Words$|[\d,]{1,6}(?: Words)?$|NewsBank\b.{0,60}$", re.I),
)
GALE = Layout(
    head=_labels(
        """
        other: publisher, document type, length, content level, lexile measure, copyright, volume, issue, subject, issn
        headline: title
        byline: author, authors, author(s), byline
        date: date, publication date
        outlet: publication, publication title, from
        citation: source
        section: section
        """
    ),
    tail=_labels(_OTHER),
    begins=re.compile(r"Full [Tt]ext\s?:\s*(?P<rest>.*)", re.S),
    ends=re.compile(r"(?:Source Citation\b|View the original article|By line:|Gale Document\b|Disclaimer)"),
    no_text=re.compile(r"(?:COPYRIGHT|Copyright|©)\s.{0,120}$|Please note: |_{10,}$"),
    inverted=True,
)
EBSCO = Layout(
    head=_labels(
        _OTHER
        + """
        headline: title
        byline: author, authors, by, byline
        citation: source
        section: section
        abstract: abstract
        outlet: publication
        date: publication date
        """
    ),
    tail=_labels(_OTHER),
    ends=re.compile(r"(?:Copyright of .{3,120} is the property of|~{6,}|Source: .{3,90}\bItem:)"),
    no_text=re.compile(
        r"Record: \d+$|(?:Full Text|HTML Full Text|Listen)$|_{10,}$|\(?(?:Copyright(?! of)|©|\(c\))[\s,].{0,120}$"
    ),
    inverted=True,
)
PRESSREADER = Layout(
    head=_labels(
        """
        other: start page, end page, page, edition, country, language
        outlet: publication, newspaper
        section: section
        byline: author, authors, byline
        date: date, publication date
        headline: title, headline, article name
        """
    ),
    tail=_labels("other: copyright, start page, end page"),
    ends=re.compile(
        r"(?:©|\(c\)|Copyright)\s|(?:PressReader|Powered by|Printed and distributed by|Article with image)\b", re.I
    ),
    no_text=re.compile(r"PressReader(?:\.com)?\b.{0,80}$", re.I),
)
