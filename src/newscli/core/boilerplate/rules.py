"""The rules of the boilerplate stages, with their evidence. The patterns themselves are in `newscli.lexicon`."""

from newscli.core.rules import Rule, by_name

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
            " its heading, its salutation and its buttons along.",
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
            ),
            negatives=(
                'The foundation said it would donate $2 million to the hospital.\n"Your support keeps us going," its'
                " director told the mayor.",
                "Members of the club voted on Friday to support the new chairman.",
            ),
        ),
    ]
)

RULES = SURE
