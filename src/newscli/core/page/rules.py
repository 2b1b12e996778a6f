"""The rules of the boilerplate stages, with their evidence. The patterns themselves are in `newscli.lexicon`."""

from newscli.core.page.own_phrases import OWN_RULE
from newscli.core.rules import Rule, by_name

# An article for the examples, and the beginning of a page around it.
_ARTICLE = """\
The harbour board of Larch Bay voted on Tuesday to reopen the east pier, which has been closed since a storm in March \
tore away forty metres of its deck.
Engineers spent the summer driving new piles, and divers who inspected the work last week found no fault with it, the \
board's chairwoman, Ines Corvo, told the meeting.
"We have waited long enough," Corvo said. "People here walk to the end of that pier the way others go to church."
Not everybody was persuaded. Two members of the board said that the railings on the north side were too low, and asked \
for another survey before the first visitors are let on.
The repairs cost the town 2.4 million crowns, about a third more than was planned when the council approved them in \
April, and the difference will be paid out of the fund for the new fish market.
Fishermen, who lost their berths when the pier was closed, will get them back in October, the board said in a \
statement. The ticket office will open a week later."""
_MENU = "Skip to main content\nHome\nNews\nSport\nWeather\nLog in\n"
_FOOTER = "\nRelated stories\nCouncil sells the old lighthouse\nAdvertise\nContact us\n© 2024 The Larch Bay Post"

_PAGE = f"{_MENU}{_ARTICLE}{_FOOTER}"
_HEADLINES = "Council sells the old lighthouse\nFerry fares to rise in May\nSwan holds up traffic on the bridge"
_INDEX = """\
Skip to main content
News
Sport
Council sells the old lighthouse
It will become a hotel with nine rooms, the mayor hopes.
Pier reopens after storm
Walkers are back on the east pier, which has been closed since the storm in March.
Ferry fares to rise
Swan holds up traffic
Most read
Rain until Friday
The caretaker's key
Subscribe
Advertise
© 2024 The Larch Bay Post"""
_INDEX_SENTENCES = """\
It will become a hotel with nine rooms, the mayor hopes.
Walkers are back on the east pier, which has been closed since the storm in March."""
_TEASER = "The council wants the money for a new slipway, and the islanders want it back."
_LIVE = """\
12:40
The harbour master says that the last ferry has left, and that nobody is on the pier any more.
11:15
Waves are breaking over the railings. The board has closed the gate, and asks people to stay at home.
09:05
The storm has reached the outer islands, where the wind has taken the roof off a boathouse."""


def _within(line: str) -> str:
    """A page whose article has the line after its third paragraph."""
    paragraphs = _ARTICLE.split("\n")
    return "\n".join((_MENU.rstrip("\n"), *paragraphs[:3], line, *paragraphs[3:])) + _FOOTER


SURE = by_name(
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
            "price-box",
            "What reading costs stands on a line of its own: a price and a time. The digits do not matter.",
            examples=(
                ("It rained.\n$2 for 3 months, then $14 a month\nIt stopped.", "$2 for 3 months, then $14 a month"),
                ("It rained.\nTry 6 weeks for £1", "Try 6 weeks for £1"),
            ),
            negatives=("$2 for each passenger is what the ferry costs.", "The harbour wants $2 for 3 months."),
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
        Rule(
            "appeal-to-readers",
            "A newsroom that says we asks its readers, you, for money, a subscription or an address; the request takes"
            " its heading, its salutation and its buttons along, and what stands between them.",
            examples=(
                (
                    "The pier reopened to walkers after nine months of repairs.\nA note from The Larch Bay Post:\n"
                    "Dear readers,\nOur two reporters cover every meeting of the council. Please consider a small"
                    " donation to keep our newsroom open.\nMaybe later",
                    "A note from The Larch Bay Post:\nDear readers,\nOur two reporters cover every meeting of the"
                    " council. Please consider a small donation to keep our newsroom open.\nMaybe later",
                ),
                (
                    "The bridge is closed.\nReaders like you pay for our reporting. Chip in what you can today.\n"
                    "Engineers said it would open in May.",
                    "Readers like you pay for our reporting. Chip in what you can today.",
                ),
                (
                    f"{_ARTICLE}\nBefore you go...\nIn May a court fined this newspaper for our stories on the pier,"
                    " and the bank took its advertisements away.\nGive what you can, so that we go on.\nSkip for now",
                    "Before you go...\nIn May a court fined this newspaper for our stories on the pier, and the bank"
                    " took its advertisements away.\nGive what you can, so that we go on.\nSkip for now",
                ),
            ),
            negatives=(
                f"{_ARTICLE}\nA message from the mayor:\nWe thank all who gave to the fund. Join us on Friday at the"
                " pier, where the town will give a feast for its members.",
                'The foundation said it would donate $2 million to the hospital.\n"Your support keeps us going," its'
                " director told the mayor.",
                "Members of the club voted on Friday to support the new chairman.",
            ),
        ),
    ]
)

NOTES = by_name(
    [
        Rule(
            "author-bio",
            "A line about the person who wrote the article: the trade and the outlet, or an address to write to.",
            examples=(
                (
                    f"{_ARTICLE}\nTomas Reed is a reporter for The Larch Bay Post covering the coast.",
                    "Tomas Reed is a reporter for The Larch Bay Post covering the coast.",
                ),
                (
                    f"{_ARTICLE}\nLia Osei teaches marine law in Port Elder and is the author of two books on tides.",
                    "Lia Osei teaches marine law in Port Elder and is the author of two books on tides.",
                ),
            ),
            negatives=(
                'Lia Osei is a reporter who saw the wave. "It was as high as the church," she said.\n' + _ARTICLE,
                "The council is a critic of the plan.",
            ),
        ),
        Rule(
            "reporting-credit",
            "Agencies name who else reported and edited in fixed words.",
            examples=(
                (
                    f"{_ARTICLE}\n(Reporting by Lia Osei; Editing by Tomas Reed)",
                    "(Reporting by Lia Osei; Editing by Tomas Reed)",
                ),
            ),
            negatives=("Heavy rain contributed to the delay, and reporting by the council did not help.",),
        ),
        Rule(
            "produced-with",
            "A note that says with whom, by whom or where this story was produced or first published.",
            examples=(
                (
                    f"{_ARTICLE}\nThis story was produced with the help of the Coast Fund.",
                    "This story was produced with the help of the Coast Fund.",
                ),
            ),
            negatives=("This story of a storm is told in every pub on the quay.",),
        ),
        Rule(
            "correction-note",
            "A note about the article's own text: an earlier version of it, what was changed.",
            examples=(
                (
                    f"{_ARTICLE}\nCorrection: An earlier version of this article gave the wrong year for the storm.",
                    "Correction: An earlier version of this article gave the wrong year for the storm.",
                ),
            ),
            negatives=("An earlier version of the plan had no railings at all.",),
        ),
        Rule(
            "editors-note",
            "The editors speak of the article: a note, a disclosure, whose views it holds.",
            examples=(
                (
                    f"{_ARTICLE}\nThe views expressed here are the author's own.",
                    "The views expressed here are the author's own.",
                ),
            ),
            negatives=("The views from the pier are the best on the coast, and the editor agrees.",),
        ),
        Rule(
            "comment-invitation",
            "The page asks its readers for comments, letters and tips, or says how to behave.",
            examples=(
                (
                    f"{_ARTICLE}\nHave a story about the pier? Email us at tips@larchbay.example.",
                    "Have a story about the pier? Email us at tips@larchbay.example.",
                ),
            ),
            negatives=("The chairwoman declined to comment on the survey before it is published.",),
        ),
        Rule(
            "newsletter-blurb",
            "A sentence that offers a newsletter, a digest or mail.",
            examples=(
                (
                    f"{_ARTICLE}\nGet the best of the coast every Friday with our Tideline newsletter.",
                    "Get the best of the coast every Friday with our Tideline newsletter.",
                ),
            ),
            negatives=("The board announced the vote in its newsletter, which is printed four times a year.",),
        ),
        Rule(
            "subscription-offer",
            "A sentence that sells a subscription or a membership.",
            examples=(
                (
                    f"{_ARTICLE}\nBecome a subscriber and get full access to every story for a month.",
                    "Become a subscriber and get full access to every story for a month.",
                ),
            ),
            negatives=("About 900 people subscribe to the town's flood alerts.",),
        ),
        Rule(
            "outlet-promo",
            "The outlet points to its own channels, podcasts and further pages, in the imperative.",
            examples=(
                (
                    f"{_ARTICLE}\nFollow The Larch Bay Post on Facebook and Instagram.",
                    "Follow The Larch Bay Post on Facebook and Instagram.",
                ),
            ),
            negatives=("Divers who follow the piles down to the bed have to click a lamp on.",),
        ),
        Rule(
            "about-the-outlet",
            "After the article an outlet says what it is.",
            examples=(
                (
                    f"{_ARTICLE}\nThe Larch Bay Post is a nonprofit newsroom that covers nine islands.",
                    "The Larch Bay Post is a nonprofit newsroom that covers nine islands.",
                ),
            ),
            negatives=(f"The Larch Bay Post is a newspaper that the storm put out of print for a week.\n{_ARTICLE}",),
        ),
        Rule(
            "press-note",
            "A press release, known by its marks, ends with sections about its sender, the future and whom to call.",
            examples=(
                (
                    f"{_ARTICLE}\nAbout Larch Bay Harbour\nLarch Bay Harbour was founded in 1890.\n###",
                    "About Larch Bay Harbour\nLarch Bay Harbour was founded in 1890.\n###",
                ),
            ),
            negatives=(f"{_ARTICLE}\nAbout the railings\nThey are green, and everybody likes them.",),
        ),
    ]
)

SHAPES = by_name(
    [
        Rule(
            "line-before-article",
            "What stands above the article and is no headline belongs to the page: menus, sections, names of the site.",
            examples=((_PAGE, "Home\nNews\nSport\nWeather\nLog in"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "prose-ruled-out",
            "Sentences that the page's scores rule out: teasers of other articles, captions, notices.",
            examples=((f"{_MENU}{_ARTICLE}\nAdvertise\nContact us\nFerry fares to rise\n{_TEASER}\nSign in", _TEASER),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "line-after-article",
            "Short lines after the last paragraph are the page's foot.",
            examples=((_PAGE, "Advertise\nContact us"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "headline-after-article",
            "Lines of a few words and no end mark after the last paragraph are headlines of other articles.",
            examples=((f"{_MENU}{_ARTICLE}\n{_HEADLINES}{_FOOTER}", _HEADLINES),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "headline-under-heading",
            "Under a heading that announces other articles stand their headlines.",
            examples=((_PAGE, "Council sells the old lighthouse"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "label-between-paragraphs",
            "A short line between paragraphs that is like no sub-heading belongs to something the page put there.",
            examples=((_within("Camera two\nSubtitles"), "Camera two\nSubtitles"),),
            negatives=(_within("A question of railings"),),
        ),
        Rule(
            "list-between-paragraphs",
            "Bulleted lines between paragraphs that read as links lead to other articles.",
            examples=((_within("* Opinion\n* Sport\n* Video"), "* Opinion\n* Sport\n* Video"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "picture-credit",
            "A line of a few words that speaks of photographs or agencies credits a picture.",
            examples=((_within("Photo: Lia Osei/Getty Images"), "Photo: Lia Osei/Getty Images"),),
            negatives=(_within("The photo that Corvo showed the board was taken in 1931, before the first storm."),),
        ),
        Rule(
            "picture-caption",
            "A longer line with a picture's credit in it is the caption.",
            examples=(
                (
                    _within(
                        "Walkers on the pier at Larch Bay before the storm in March. (Photo by Lia Osei/Getty Images)"
                    ),
                    "Walkers on the pier at Larch Bay before the storm in March. (Photo by Lia Osei/Getty Images)",
                ),
            ),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "share-label",
            "Names of networks on short lines are the buttons that share the page.",
            examples=((f"{_MENU}Facebook\nTwitter\n{_ARTICLE}{_FOOTER}", "Facebook\nTwitter"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "tag-list",
            "Topics and tags are listed after a label.",
            examples=((f"{_MENU}{_ARTICLE}\nTags: piers, storms, fishing{_FOOTER}", "Tags: piers, storms, fishing"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "newsletter-label",
            "A short line about a newsletter, near the page's other furniture.",
            examples=((f"{_MENU}{_ARTICLE}\nNewsletter{_FOOTER}", "Newsletter"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "comment-label",
            "A short line that counts comments or leads to them.",
            examples=((f"{_MENU}{_ARTICLE}\nReader comments{_FOOTER}", "Reader comments"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "date-line",
            "A line outside the article of nothing but dates and clock times says when it was published.",
            examples=(
                (f"Pier reopens\nPublished 9 Feb 2024, 08:30 GMT\n{_ARTICLE}", "Published 9 Feb 2024, 08:30 GMT"),
            ),
            negatives=(f"In 1931, 9 of 30 ferries ran on 8 days\n{_ARTICLE}",),
        ),
        Rule(
            "byline",
            "A short line outside the article that begins with by, words or author and goes on with a name.",
            examples=((f"Pier reopens\nBy Tomas Reed and Lia Osei\n{_ARTICLE}", "By Tomas Reed and Lia Osei"),),
            negatives=(f"By Friday the pier will be open again\n{_ARTICLE}",),
        ),
        Rule(
            "repeated-line",
            "A line that stands in several stories of one source, perhaps with other digits, is its furniture.",
            examples=((f"{_ARTICLE}\nThe Bay at a Glance\n↻ Number 12 of 30{_FOOTER}", "↻ Number 12 of 30"),),
            negatives=(f"{_ARTICLE}\nNumber 12 of 30",),
        ),
        Rule(
            "no-article",
            "A page without two paragraphs on end is no article: a list of headlines, a wall that asks for consent.",
            examples=((_INDEX, _INDEX_SENTENCES),),
            negatives=(_ARTICLE, "The pier is open."),
        ),
    ]
)

KEPT = by_name(
    [
        Rule(
            "headline",
            "Above the article, the line that is likeliest to be its headline.",
            examples=(
                (
                    f"{_MENU}Larch Bay votes to reopen the east pier\n{_ARTICLE}",
                    "Larch Bay votes to reopen the east pier",
                ),
            ),
            negatives=("The pier is open.",),
        ),
        Rule(
            "article-paragraph",
            "Sentences that nothing speaks against are the article.",
            examples=((_ARTICLE, _ARTICLE),),
            negatives=("Pier reopens",),
        ),
        Rule(
            "line-among-paragraphs",
            "A short line that nothing speaks against: a sub-heading, an item of a list, a line of verse.",
            examples=((_within("A question of railings"), "A question of railings"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "live-blog-time",
            "In a live blog each entry stands under its clock time.",
            examples=((_LIVE, "12:40\n11:15\n09:05"),),
            negatives=(f"12:40\n{_ARTICLE}",),
        ),
    ]
)

# What the user decides; no text shows it, so these have no examples here and tests of their own.
CHOSEN = by_name(
    [
        Rule(OWN_RULE, "The user's own phrases say that this line is no article."),
        Rule("kept-on-request", "The user asked to keep what goes for this reason."),
    ]
)

RULES = SURE | NOTES | SHAPES | KEPT | CHOSEN
