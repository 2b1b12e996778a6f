"""The rules for the header, with their evidence: which lines are headline, byline, date and the other parts.

An example is a text and the part that `parse` reads from it, as "field: value". A negative is a text that looks like an
example, and the value that is right instead; nothing after the colon where the text has no such part.
"""

from newscli.core.rules import Rule, by_name

_BODY = """\
The harbour board of Larch Bay voted on Tuesday to reopen the east pier, which has been closed since a storm in March \
tore away forty metres of its deck.
Engineers spent the summer driving new piles, and divers who inspected the work last week found no fault with it, the \
chairwoman told the meeting.
Not everybody was persuaded. Two members of the board said that the railings on the north side were too low, and asked \
for another survey.
"""
_HEADLINE = "Pier reopens after storm tore its deck away"
_SENTENCE = (
    "By Monday the harbour was full again, and the boats lay three deep along the whole of the west quay, said Reed."
)

HEADER_RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "headline",
            "The headline is just above the byline, date or body, shares words with the body and has a typical length.",
            examples=(
                (f"{_HEADLINE}\n{_BODY}", f"headline: {_HEADLINE}"),
                (f"News\nSport\n{_HEADLINE}\nBy Lia Osei\n9 February 2024\n{_BODY}", f"headline: {_HEADLINE}"),
                (f"Most read\nFerry fares rise again\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", f"headline: {_HEADLINE}"),
            ),
            negatives=(
                (_BODY, "headline: "),
                (f"News Sport Business Weather Jobs\n{_BODY}", "headline: "),
                (f"Print This Article | Single Page\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", f"headline: {_HEADLINE}"),
                (f"Home > News > Larch Bay\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", f"headline: {_HEADLINE}"),
                (
                    f"[Larch Bay Post Online]\n[Local] [Sport]\n{_HEADLINE}\nBy LIA OSEI\n{_BODY}",
                    f"headline: {_HEADLINE}",
                ),
            ),
        ),
        Rule(
            "title-of-page",
            "The title of the page is the headline with the outlet's name; a line with only the headline is preferred.",
            examples=(
                (f"{_HEADLINE} | The Larch Bay Post\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", f"headline: {_HEADLINE}"),
            ),
            negatives=((f"{_HEADLINE} | Council asks why\nBy Lia Osei\n{_BODY}", "publisher: "),),
        ),
        Rule(
            "byline",
            'A line near the headline or date that starts with a word such as "By" and goes on with names is the'
            " byline.",
            examples=(
                (f"{_HEADLINE}\nBy Lia Osei and Tomas Reed\n{_BODY}", "authors: Lia Osei; Tomas Reed"),
                (f"{_HEADLINE}\nBy Post Staff\n{_BODY}", "authors: Post Staff"),
                (f"{_HEADLINE}\nStory and photos by Lia Osei\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nFrom Lia Osei in Tromvik\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nBy Lia Osei BBC News, Port Elder\n{_BODY}", "authors: Lia Osei"),
            ),
            negatives=(
                (f"{_HEADLINE}\n{_SENTENCE}\n{_BODY}", "authors: "),
                (f"{_HEADLINE}\nFrom Larch Bay to the sea, one pier at a time\n{_BODY}", "authors: "),
                (f"{_HEADLINE}\nBy Agency Reporter\n{_BODY}", "authors: "),
                (f"{_HEADLINE}\nPhoto by Lia Osei\n{_BODY}", "authors: "),
            ),
        ),
        Rule(
            "name-alone",
            "A person's name on its own line between headline and body, perhaps with a job, is the author.",
            examples=(
                (f"{_HEADLINE}\nLia Osei\n9 February 2024\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nLia Osei, Harbour Correspondent\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nLia Osei | Port Elder\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nLia Osei reports from Tromvik\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nFeb 9, 2024 | Lia Osei\n{_BODY}", "authors: Lia Osei"),
                (f"{_HEADLINE}\nLia Osei (@liaosei)\n{_BODY}", "authors: Lia Osei"),
            ),
            negatives=(
                (f"{_HEADLINE}\nEast Pier\n{_BODY}", "authors: "),
                (f"{_HEADLINE}\nAda Rovers 2 Lia Town 1\n{_BODY}", "authors: "),
                (f"{_HEADLINE}\nLia Osei\n{_BODY}The deck was the work of Lia Osei, an engineer.", "authors: "),
            ),
        ),
        Rule(
            "credit-at-the-end",
            "If no author is named above the body, a credit below it names the author, or a line that says for which"
            " newsroom somebody works.",
            examples=(
                (f"{_HEADLINE}\n{_BODY}Reporting by Lia Osei; Editing by Tomas Reed", "authors: Lia Osei"),
                (f"{_HEADLINE}\n{_BODY}Lia Osei is the harbour correspondent of the Post.", "authors: Lia Osei"),
            ),
            negatives=(
                (f"{_HEADLINE}\n{_BODY}Editing by Tomas Reed", "authors: "),
                (f"{_HEADLINE}\n{_BODY}Lia Osei is a diver and lives in Larch Bay.", "authors: "),
            ),
        ),
        Rule(
            "dateline",
            "A place before the first sentence, followed by a dash, is the dateline; a date or an agency can be in"
            " between.",
            examples=(
                (f"{_HEADLINE}\nLARCH BAY, Norland (MP) - {_BODY}", "dateline: LARCH BAY; MP"),
                (f"{_HEADLINE}\nLARCH BAY, Feb. 9 — {_BODY}", "dateline: LARCH BAY"),
            ),
            negatives=((f"{_HEADLINE}\nThe NATO - Norland council met on the quay.\n{_BODY}", "dateline: "),),
        ),
        Rule(
            "published",
            "A date on its own line near the headline or byline is the publication date.",
            examples=(
                (
                    f"{_HEADLINE}\nPublished: 9 February 2024, 08:30 GMT\n{_BODY}",
                    "published: 2024-02-09T08:30:00+00:00",
                ),
                (f"{_HEADLINE}\nPublished 9 February 2024\nUpdated 11 February 2024\n{_BODY}", "published: 2024-02-09"),
                (f"{_HEADLINE}\n2024-02-09\n{_BODY}", "published: 2024-02-09"),
            ),
            negatives=((f"{_HEADLINE}\n{_BODY}The pier was opened on 9 February 1931 by the mayor.", "published: "),),
        ),
        Rule(
            "updated",
            'A date with a word such as "Updated" says when the text was last changed.',
            examples=(
                (f"{_HEADLINE}\nPublished 9 February 2024\nUpdated 11 February 2024\n{_BODY}", "updated: 2024-02-11"),
            ),
            negatives=((f"{_HEADLINE}\nPublished 9 February 2024\n{_BODY}", "updated: "),),
        ),
        Rule(
            "section",
            'A line above the headline that names a section, or the last part of a path such as "Home > News", is'
            " the section.",
            examples=(
                (f"Business\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", "section: Business"),
                (f"Home > News > Larch Bay\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", "section: Larch Bay"),
            ),
            negatives=((f"Ferry fares rise again\n{_HEADLINE}\nBy Lia Osei\n{_BODY}", "section: "),),
        ),
        Rule(
            "publisher",
            "The publisher is the outlet named in the page's title, its masthead or its copyright line.",
            examples=(
                (f"{_HEADLINE}\nBy Lia Osei\n{_BODY}© 2024 The Larch Bay Post", "publisher: The Larch Bay Post"),
                (f"{_HEADLINE} | The Larch Bay Post\n{_HEADLINE}\n{_BODY}", "publisher: The Larch Bay Post"),
                (
                    f"{_HEADLINE}\nOsei, Lia. The Larch Bay Post; Larch Bay, 9 February 1999: B1\n{_BODY}",
                    "publisher: The Larch Bay Post",
                ),
                (
                    f"The Morning Tide\n{_HEADLINE}\nBy Lia Osei, The Morning Tide\n{_BODY}",
                    "publisher: The Morning Tide",
                ),
            ),
            negatives=(
                (f"{_HEADLINE}\nBy Lia Osei\n{_BODY}The board thanked the divers.", "publisher: "),
                (f"{_HEADLINE}\nBy Lia Osei\n{_BODY}Copyright 2024 The Associated Press", "publisher: "),
            ),
        ),
    ]
)
