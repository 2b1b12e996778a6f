"""Lines of a header that say by a label what they are, as databases export them, and what a headline's line has besides
the headline."""

from newscli.core.page.byline_names import byline_words, is_domain
from newscli.core.text.document import Bounds, Document
from newscli.core.text.patterns import compiled
from newscli.core.text.spans import trim

# In an e-mail the headline is the subject.
_LABEL = (
    r"(?:(?P<headline>(?:HEADLINE|Headline|TITLE|[Tt]itle)\s?:"
    r"|(?:Subject|SUBJECT)\s?:\s{0,4}(?:(?:F[Ww]d?|FWD|R[Ee])\s?:\s{0,4}){0,3})"
    r"|(?P<section>(?:SECTION|[Ss]ection|CATEGORY|Category)\s?:)|(?P<dateline>(?:DATELINE|Dateline)\s?:))\s{0,4}(?=\S)"
)
_LONGEST_LABEL = 12  # characters, with its colon
_REACH = 30  # lines: such a header stands at the very top
# A headline's marks in Markdown, and the section in brackets before it.
_MARKS_BEFORE = r"(?:#{1,6}\s{1,3})?(?:\*{2,3}|__)?(?:\[ ?(?P<section>[^\][]{2,25}?) ?\]\s{1,3}(?=\S))?"
_MARKS_AFTER = r"\s{0,3}(?:\*{2,3}|__|#{1,6})$"
_OUTLET_AFTER = r"\s(?:\||[-–—])\s(?=([^|–—]{3,40})$)"
_LEAST_WORDS = 3
_LONGEST_PATH = 120  # characters
_PARTS = r"\s{0,3}(?:[>›»/|•·]|::|\s{2})\s{0,3}"
_PATH_MARK = r"[>›»/]|::"
_REFERENCE = r"\[\d{1,3}\]"


def labelled_fields(doc: Document) -> dict[str, Bounds]:
    """Return what follows the labels of the first lines, by the field that each names: "HEADLINE: Old bridge"."""
    fields: dict[str, Bounds] = {}
    for start, end in doc.lines[:_REACH]:
        if ":" not in doc.text[start : start + _LONGEST_LABEL]:
            continue
        if (m := compiled(_LABEL).match(doc.text, start, end)) and m.lastgroup:
            fields.setdefault(m.lastgroup, (m.end(), end))
    return fields


def bare_headline(text: str, line: Bounds) -> Bounds:
    """The headline without its label, its marks in Markdown, the section in brackets before it and the outlet after it,
    which the title of a page has."""
    start, end = line
    if (m := compiled(_LABEL).match(text, start, end)) and m["headline"]:
        start = m.end()
    if (m := compiled(_MARKS_BEFORE).match(text, start, end)) and m.end() < end:
        start = m.end()
    if (m := compiled(_MARKS_AFTER).search(text, start, end)) and m.start() > start:
        end = m.start()
    for m in compiled(_OUTLET_AFTER).finditer(text, start, end):
        outlet = m[1].split()
        if len(outlet) <= 5 and text.count(" ", start, m.start()) >= _LEAST_WORDS and _names_outlet(outlet):
            end = m.start()
            break
    return trim(text, start, end) or line


def _names_outlet(words: list[str]) -> bool:
    last = words[-1].strip(".'’").lower()
    titled = all(word[0].isupper() or word in ("of", "the", "and", "&") for word in words)
    return is_domain(words[-1]) or (titled and last in byline_words("outlet"))


def find_section(doc: Document, headline: int | None, taken: set[int], labelled: Bounds | None) -> Bounds | None:
    """Return the section: after its label, in brackets before the headline, or in the line right above: "Politics",
    "Home > News > Transport", "Business | Shelf life"."""
    if labelled:
        end = min([mark for char in ";|" if (mark := doc.text.find(char, *labelled)) > 0] or [labelled[1]])
        return trim(doc.text, labelled[0], end)
    if headline is None:
        return None
    m = compiled(_MARKS_BEFORE).match(doc.text, *doc.lines[headline])
    if m and m["section"]:
        return m.span("section")
    if headline == 0 or headline - 1 in taken:
        return None
    return _section_in(doc, headline - 1, doc.text[slice(*doc.lines[headline])])


def _section_in(doc: Document, index: int, headline: str) -> Bounds | None:
    """The section that a line names: by one of the words of sections, or as the last step of a path."""
    text, (start, end) = doc.text, doc.lines[index]
    if end - start > _LONGEST_PATH:
        return None
    pieces = _pieces(text, start, end)
    if len(pieces) > 1 and headline.lower().startswith(text[slice(*pieces[-1])].lower()[:20]):
        pieces.pop()  # the last step of the path is the article
    short = [piece for piece in pieces if text.count(" ", *piece) < 3]
    if not short or len(short) < len(pieces):
        return None
    if compiled(_PATH_MARK).search(text, start, end) and _is_path(text, short):
        return short[-1]
    below_path = index > 0 and text[slice(*doc.lines[index - 1])] in (">", "/", "›", "»")
    if below_path or (is_section(text[slice(*short[0])]) and len(short) < 3):
        return short[0]
    return None


def _is_path(text: str, steps: list[Bounds]) -> bool:
    """Whether the pieces of a line are the steps of a path: it begins at home, or one of them is a section."""
    home = text[slice(*steps[0])].lower() == "home"
    return len(steps) > 1 and (home or any(is_section(text[slice(*step)]) for step in steps))


def _pieces(text: str, start: int, end: int) -> list[Bounds]:
    """The parts of a line between its marks, without the numbers of references that text browsers write."""
    pieces, left = [], start
    for m in [*compiled(_PARTS).finditer(text, start, end), None]:
        right = m.start() if m else end
        if reference := compiled(_REFERENCE).match(text, left, right):
            left = reference.end()
        if piece := trim(text, left, right):
            pieces.append(piece)
        left = m.end() if m else end
    return pieces


def is_section(words: str) -> bool:
    """Whether up to three words are those of sections' names: "World news"."""
    return 1 <= len(words.split()) <= 3 and all(
        word.strip(",&").lower() in byline_words("section") for word in words.split()
    )
