"""The first stage: what is boilerplate by its own words. Cheap, and nothing of an article is lost to it.

One look at each line's beginning in a dictionary, one search of the whole text for each phrase that may stand anywhere;
only a text that holds one is looked at more closely.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from newscli.core.boilerplate.appeals import find_appeals, occurrences
from newscli.core.boilerplate.phrases import EDGES, KEY, Verdict, phrases
from newscli.core.document import Document
from newscli.core.header import find_date_labels
from newscli.core.rules import Rule, by_name

MAX_LABEL = (
    80  # characters of a line that is a phrase, or begins with one and goes on with a headline: furniture is short
)
MAX_START = 200
MAX_NOTICE = 700  # of a line that holds a phrase anywhere: legal notices run long


@dataclass(frozen=True, slots=True)
class Drop:
    """A stretch that is not the article."""

    start: int
    end: int
    reason: str
    rule: str


def sure_boilerplate(doc: Document) -> list[Drop]:
    """What sure words at sure places give away: appeals, page furniture, date labels. Sorted and disjoint."""
    lower = lowered(doc.text)
    appeals = [Drop(start, end, "donation", "appeal-to-readers") for start, end in find_appeals(doc, lower)]
    dates = [Drop(start, end, "timestamp", "date-label") for start, end in find_date_labels(doc)]
    labels = [
        Drop(start, end, verdict[1], verdict[0])
        for start, end in doc.paragraphs
        if (verdict := sure_line(lower, start, end))
    ]
    return _disjoint([*appeals, *dates, *labels, *_phrase_lines(doc, lower)])


def lowered(text: str) -> str:
    """The text in lower case, character for character; a text with letters that grow in lower case stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def sure_line(lower: str, start: int, end: int) -> Verdict | None:
    """The rule and reason for a line that is a telling phrase or begins with one."""
    if end - start > MAX_START:
        return None
    known = phrases()
    line = lower[start:end].lstrip(EDGES)
    if len(line) <= MAX_LABEL and (verdict := known.lines.get(" ".join(line.split()).rstrip(EDGES))):
        return verdict
    for phrase, verdict in known.starts.get(line[:KEY], ()):
        if line.startswith(phrase):
            return verdict
    return None


def _phrase_lines(doc: Document, lower: str) -> Iterator[Drop]:
    """Lines that hold a telling phrase anywhere, unless a quotation opened before it: then a speaker says it."""
    for stem, group in phrases().anywhere.items():
        if stem not in lower:
            continue
        for phrase, (rule, reason) in group:
            for at in occurrences(lower, phrase):
                start, end = doc.paragraphs[doc.paragraph_index(at)]
                before = lower[start:at]
                if end - start <= MAX_NOTICE and not ('"' in before or "“" in before):
                    yield Drop(start, end, reason, rule)


def _disjoint(drops: list[Drop]) -> list[Drop]:
    """Sorted; of two that overlap, the one that begins first, and of those the longer."""
    kept: list[Drop] = []
    for drop in sorted(drops, key=lambda d: (d.start, -d.end)):
        if not kept or drop.start >= kept[-1].end:
            kept.append(drop)
    return kept


RULES = by_name(
    [
        Rule(
            "date-label",
            "A date with its label, stuck to the first sentence, comes from the page and not from the sentence.",
            examples=(
                (
                    "Published: 9 Feb 2024 The council of Larch Bay voted to keep the old pier open for walkers.",
                    "Published: 9 Feb 2024",
                ),
            ),
            negatives=("On 9 Feb 2024 the council of Larch Bay voted to keep the old pier open for walkers.",),
        ),
        Rule(
            "advert-label",
            "A label that marks the place of an advertisement says nothing else.",
            examples=(
                ("The ferry was late.\nADVERTISEMENT\nIt was also full.", "ADVERTISEMENT"),
                (
                    "The ferry was late.\nAdvertisement - scroll for more\nIt was full.",
                    "Advertisement - scroll for more",
                ),
            ),
            negatives=("The advertisement ran for two weeks before the mayor saw it.",),
        ),
        Rule(
            "share-button",
            "Buttons that send the page somewhere are labelled with the service or the verb.",
            examples=(("* Share on Facebook\nThe ferry was late.", "* Share on Facebook"),),
            negatives=("Share on Facebook what you like, the minister said, but not this.", "Share prices fell."),
        ),
        Rule(
            "navigation-label",
            "Words for moving about a site are whole lines.",
            examples=(("Skip to main content\nThe ferry was late.", "Skip to main content"),),
            negatives=("The main menu lists eleven kinds of fish.",),
        ),
        Rule(
            "related-heading",
            "A heading that announces other articles is no part of this one.",
            examples=(("The ferry was late.\nRelated articles:\nHarbour opens", "Related articles:"),),
            negatives=("Related crimes rose by a third.", "Most popular of all was the red one."),
        ),
        Rule(
            "read-more-line",
            "A label with a colon and a headline after it points to another article.",
            examples=(
                ("The ferry was late.\nRead more: Harbour opens after storm", "Read more: Harbour opens after storm"),
            ),
            negatives=(
                "Read more books, the librarian tells every child.",
                "More: that is what Oliver asked for" + " and got" * 30,
            ),
        ),
        Rule(
            "newsletter-call",
            "Only a newsletter asks the reader to sign up for our mail, into your inbox.",
            examples=(
                (
                    "It rained.\nSign up for our weekly letter on rivers.\nThen it stopped.",
                    "Sign up for our weekly letter on rivers.",
                ),
            ),
            negatives=(
                '"Sign up for our class," she tells the boys.',
                "He hopes that more farmers will sign up for the scheme.",
            ),
        ),
        Rule(
            "subscription-call",
            "A gate before the text talks to the reader about an account.",
            examples=(
                ("Subscribe now\nIt rained.", "Subscribe now"),
                ("It rained.\nAlready a subscriber? Log in.", "Already a subscriber? Log in."),
            ),
            negatives=("Customers who subscribe now pay less than those who signed up in May.",),
        ),
        Rule(
            "app-promo",
            "The outlet's app and channels are advertised with our and us.",
            examples=(
                ("It rained.\nFollow us on Instagram for more of this.", "Follow us on Instagram for more of this."),
            ),
            negatives=('"Follow us on Instagram," the band shouted from the stage.',),
        ),
        Rule(
            "comment-rules",
            "The form and the rules under an article are about comments, fields and our guidelines.",
            examples=(
                ("It rained.\nYour email address will not be published.", "Your email address will not be published."),
            ),
            negatives=("The senator left a comment on the draft.",),
        ),
        Rule(
            "copyright-notice",
            "A line that opens with the copyright sign and a year, or reserves rights, is a notice.",
            examples=(("It rained.\n© 2021 The Larch Bay Post", "© 2021 The Larch Bay Post"),),
            negatives=("Copyright law has changed little since 1988.",),
        ),
        Rule(
            "cookie-notice",
            "Consent to cookies is asked in a few fixed sentences with we, our and your.",
            examples=(("We use cookies to improve this site.\nIt rained.", "We use cookies to improve this site."),),
            negatives=("The bakery sells cookies shaped like boats.",),
        ),
        Rule(
            "affiliate-note",
            "Outlets that earn on purchases say so in words about links and commission.",
            examples=(
                (
                    "We may earn a commission if you shop here.\nIt rained.",
                    "We may earn a commission if you shop here.",
                ),
            ),
            negatives=("The agents earn a commission on each sale.",),
        ),
    ]
)
