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
# What only the lack of an article rules out: the sentences, and what would be the headline.
_INDEX_LEFT = """\
It will become a hotel with nine rooms, the mayor hopes.
Pier reopens after storm
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
            'A date with a label such as "Published:" before the first sentence belongs to the page and not to the'
            " sentence.",
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
            'A line such as "ADVERTISEMENT" only marks the place of an advertisement.',
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
            'A line such as "Share on Facebook" is a button for sharing the page.',
            examples=(("* Share on Facebook\nThe ferry was late.", "* Share on Facebook"),),
            negatives=("Share on Facebook what you like, the minister said, but not this.", "Share prices fell."),
        ),
        Rule(
            "navigation-label",
            'A line such as "Skip to main content" is a link for moving around the site.',
            examples=(("Skip to main content\nThe ferry was late.", "Skip to main content"),),
            negatives=("The main menu lists eleven kinds of fish.",),
        ),
        Rule(
            "mail-header",
            "The lines of a mail that say who sent it to whom and when are not part of the article in it.",
            examples=(
                (
                    "From: Lia Osei <lia@courier.example>\nThe ferry was late.",
                    "From: Lia Osei <lia@courier.example>",
                ),
                ("> Sent: 9 February 2024 19:12\n> The ferry was late.", "> Sent: 9 February 2024 19:12"),
                ("Begin forwarded message:\nThe ferry was late.", "Begin forwarded message:"),
                (
                    "On 8 Feb 2024, at 19:12, Tom Bole wrote:\n> The ferry was late.",
                    "On 8 Feb 2024, at 19:12, Tom Bole wrote:",
                ),
            ),
            negatives=("From: the sea. To: the hills.", "On Friday at 7:30 the mayor wrote: we sail."),
        ),
        Rule(
            "related-heading",
            'A heading such as "Related articles" announces other articles.',
            examples=(("The ferry was late.\nRelated articles:\nHarbour opens", "Related articles:"),),
            negatives=("Related crimes rose by a third.", "Most popular of all was the red one."),
        ),
        Rule(
            "read-more-line",
            'A label such as "Read more:" and the headline after it link to another article.',
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
            "A line that asks readers to sign up for the outlet's newsletter is not part of the article.",
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
            "A line that asks readers to subscribe or log in is not part of the article.",
            examples=(
                ("Subscribe now\nIt rained.", "Subscribe now"),
                ("It rained.\nAlready a subscriber? Log in.", "Already a subscriber? Log in."),
            ),
            negatives=("Customers who subscribe now pay less than those who signed up in May.",),
        ),
        Rule(
            "price-box",
            'A line of its own with a price and a time ("$2 for 3 months") advertises a subscription.',
            examples=(
                ("It rained.\n$2 for 3 months, then $14 a month\nIt stopped.", "$2 for 3 months, then $14 a month"),
                ("It rained.\nTry 6 weeks for £1", "Try 6 weeks for £1"),
            ),
            negatives=("$2 for each passenger is what the ferry costs.", "The harbour wants $2 for 3 months."),
        ),
        Rule(
            "app-promo",
            'A line with "our" or "us" that names an app or a social network advertises the outlet.',
            examples=(
                ("It rained.\nFollow us on Instagram for more of this.", "Follow us on Instagram for more of this."),
            ),
            negatives=('"Follow us on Instagram," the band shouted from the stage.',),
        ),
        Rule(
            "comment-rules",
            "These lines belong to the comment form or to the rules for comments.",
            examples=(
                ("It rained.\nYour email address will not be published.", "Your email address will not be published."),
            ),
            negatives=("The senator left a comment on the draft.",),
        ),
        Rule(
            "copyright-notice",
            "A line that starts with © and a year, or reserves rights, is a copyright notice.",
            examples=(("It rained.\n© 2021 The Larch Bay Post", "© 2021 The Larch Bay Post"),),
            negatives=("Copyright law has changed little since 1988.",),
        ),
        Rule(
            "cookie-notice",
            'A sentence such as "We use cookies ..." asks for consent to cookies.',
            examples=(("We use cookies to improve this site.\nIt rained.", "We use cookies to improve this site."),),
            negatives=("The bakery sells cookies shaped like boats.",),
        ),
        Rule(
            "affiliate-note",
            "A note says that the outlet earns money when readers buy through its links.",
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
            'The newsroom ("we") asks its readers ("you") for money, a subscription or an address; its heading,'
            " greeting and buttons belong to it, too.",
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
            "A line about the author gives their job and outlet, or an address to write to.",
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
            "News agencies name others who reported or edited in a closing line.",
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
            "A note says who helped to produce the story, or where it was first published.",
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
            "A note says what was changed in an earlier version of the article.",
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
            "A note by the editors is about the article, for example that it is the author's own opinion.",
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
            "The page asks its readers for comments, letters or tips, or for good behaviour.",
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
            "A sentence offers a newsletter or email.",
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
            "A sentence offers a subscription or a membership.",
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
            "The outlet tells readers to visit its own channels, podcasts or other pages.",
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
            "A text after the article says what the outlet is.",
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
            "A press release ends with sections about the company, its future and who to contact.",
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
            "A line above the article that is not its headline belongs to the page: a menu, a section or the"
            " site's name.",
            examples=((_PAGE, "Home\nNews\nSport\nWeather\nLog in"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "prose-ruled-out",
            "These sentences look more like a teaser, a caption or a notice than like the article.",
            examples=((f"{_MENU}{_ARTICLE}\nAdvertise\nContact us\n{_TEASER}\nSign in\nPrivacy", _TEASER),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "line-after-article",
            "Short lines after the last paragraph belong to the foot of the page.",
            examples=((_PAGE, "Advertise\nContact us"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "headline-after-article",
            "Short lines without a full stop after the last paragraph are headlines of other articles.",
            examples=((f"{_MENU}{_ARTICLE}\n{_HEADLINES}{_FOOTER}", _HEADLINES),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "headline-under-heading",
            'The lines under a heading such as "Related articles" are headlines of other articles.',
            examples=((_PAGE, "Council sells the old lighthouse"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "label-between-paragraphs",
            "A short line between paragraphs that does not look like a sub-heading was inserted by the page.",
            examples=((_within("Subtitles\nCamera"), "Subtitles\nCamera"),),
            negatives=(_within("A question of railings"),),
        ),
        Rule(
            "list-between-paragraphs",
            "A list of links between paragraphs leads to other articles.",
            examples=((_within("* Opinion\n* Sport\n* Video"), "* Opinion\n* Sport\n* Video"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "picture-credit",
            "A short line that names a photographer or an agency credits a picture.",
            examples=((_within("Photo: Lia Osei/Getty Images"), "Photo: Lia Osei/Getty Images"),),
            negatives=(_within("The photo that Corvo showed the board was taken in 1931, before the first storm."),),
        ),
        Rule(
            "picture-caption",
            "A longer line with a picture credit in it is the caption of the picture.",
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
            "A short line with the name of a social network is a button for sharing the page.",
            examples=((f"{_MENU}Facebook\nTwitter\n{_ARTICLE}{_FOOTER}", "Facebook\nTwitter"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "tag-list",
            'A label such as "Tags" and the words after it list the topics of the article.',
            examples=((f"{_MENU}{_ARTICLE}\nTags: piers, storms, fishing{_FOOTER}", "Tags: piers, storms, fishing"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "newsletter-label",
            "A short line about a newsletter, near other parts of the page, is not part of the article.",
            examples=((f"{_MENU}{_ARTICLE}\nNewsletter{_FOOTER}", "Newsletter"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "comment-label",
            "A short line counts the comments or links to them.",
            examples=((f"{_MENU}{_ARTICLE}\nReader comments{_FOOTER}", "Reader comments"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "date-line",
            "A line outside the article with only dates and times says when the article was published.",
            examples=(
                (f"Pier reopens\nPublished 9 Feb 2024, 08:30 GMT\n{_ARTICLE}", "Published 9 Feb 2024, 08:30 GMT"),
            ),
            negatives=(f"In 1931, 9 of 30 ferries ran on 8 days\n{_ARTICLE}",),
        ),
        Rule(
            "byline",
            'A short line outside the article with "by", "words" or "author" and a name says who wrote it.',
            examples=((f"Pier reopens\nBy Tomas Reed and Lia Osei\n{_ARTICLE}", "By Tomas Reed and Lia Osei"),),
            negatives=(f"By Friday the pier will be open again\n{_ARTICLE}",),
        ),
        Rule(
            "repeated-line",
            "A line that is the same in several articles of one source, except for digits, belongs to the site.",
            examples=((f"{_ARTICLE}\nThe Bay at a Glance\n↻ Number 12 of 30{_FOOTER}", "↻ Number 12 of 30"),),
            negatives=(f"{_ARTICLE}\nNumber 12 of 30",),
        ),
        Rule(
            "no-article",
            "A page without two paragraphs in a row has no article: it is a list of headlines or a consent page.",
            examples=((_INDEX, _INDEX_LEFT),),
            negatives=(_ARTICLE, "The pier is open."),
        ),
    ]
)

KEPT = by_name(
    [
        Rule(
            "headline",
            "Of the lines above the article, this one is most likely to be the headline.",
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
            "Sentences with no sign of boilerplate are the article.",
            examples=((_ARTICLE, _ARTICLE),),
            negatives=("Pier reopens",),
        ),
        Rule(
            "line-among-paragraphs",
            "A short line with no sign of boilerplate is kept: a sub-heading, a list item or a line of verse.",
            examples=((_within("A question of railings"), "A question of railings"),),
            negatives=(_ARTICLE,),
        ),
        Rule(
            "live-blog-time",
            "In a live blog each entry has its time above it.",
            examples=((_LIVE, "12:40\n11:15\n09:05"),),
            negatives=(f"12:40\n{_ARTICLE}",),
        ),
    ]
)

# What the user decides; no text shows it, so these have no examples here and tests of their own.
CHOSEN = by_name(
    [
        Rule(OWN_RULE, "The line matches a phrase that the user listed as boilerplate."),
        Rule("kept-on-request", "The line looks like boilerplate, but the user asked to keep lines of this kind."),
    ]
)

RULES = SURE | NOTES | SHAPES | KEPT | CHOSEN
