"""Appeals, bios and notes in prose: they look like an article, and they stand at its end or between its paragraphs."""

import newscli
from each import each

STORY = """\
The mayor of Tarnmouth has ruled out a second inquiry into the collapse of the market roof, saying that the first one \
answered every question that could be answered.
Nine people were hurt in January when snow brought down a third of the glass. The inquiry found that the bolts had \
been \
painted over but not replaced since 1968.
"I do not need another year to learn that rust is rust," Mayor Petra Lindqvist told councillors on Wednesday night.
Stallholders, who have been selling fish and flowers from tents since the winter, had asked for a hearing at which \
they \
could question the engineers themselves.
"Nobody has looked us in the eye yet," said Omar Teague, whose flower stall was crushed. He lost two fingers.
The council expects to reopen the eastern half of the hall by Easter. The western half, which had the most damage, \
will \
be taken down and built again at a cost of 7 million crowns."""
PARAGRAPHS = STORY.split("\n")

ANYWHERE = """\
We don't have shareholders or a billionaire owner. Just the determination to bring you news that matters. Will you \
help us keep going?
Before you go: reporting like this takes months and costs money. A gift of $10 covers an hour of our records requests.
Our newsroom runs on the generosity of readers. Please consider a tax-deductible donation today.
Good journalism isn't cheap. From as little as £2 a month you can keep our reporters on the road.
Help us hold the powerful to account. Every pound goes towards paying our journalists.
Thanks for reading. If you found this story useful, please think about making a contribution so that we can do more \
of them.
Independent media is under threat everywhere. Stand with us: make a one-off payment and help protect our freedom to \
publish.
Subscribe to The Tarnmouth Bell for full access to our coverage, crosswords and recipes, from £1 a week.
This story is part of our premium coverage, which is available only to subscribers. Start your free trial now.
You have two free articles remaining this month. Register or subscribe to keep reading.
Members get early access to our investigations, an ad-free website and invitations to events. Join today.
Want the day's biggest stories in one place? Sign up for Morning Bell, our free weekday email.
Every Thursday, science editor Maud Pell rounds up the week's discoveries. Join 40,000 readers and get it in your inbox.
This article first appeared in Second Helping, our weekly food newsletter. You can sign up here.
Get a roundup of what happened in the council this week, delivered every Friday afternoon.
Harriet Quill is a senior reporter at The Tarnmouth Bell, where she covers housing and transport.
Aisha Bello is our West Africa correspondent. Follow her @aishabello.
You can reach Harriet Quill at harriet.quill@tarnmouthbell.example or on Signal at 555 0147.
This article was amended on 3 March 2024 to correct the spelling of Dr Halloran's name.
An earlier version of this story gave the wrong date for the hearing. It is on Monday, not Tuesday.
Comments on this article are moderated before they appear. Please be polite and stay on topic.
We welcome letters of up to 250 words. Send them to letters@tarnmouthbell.example with your full name and town.
Have you been affected by the flooding? We'd like to hear from you. Email stories@tarnmouthbell.example.
Spotted a mistake? Let us know and we will put it right.
This story was produced with support from the Fund for Rural Reporting.
This investigation was carried out in partnership with Canal Watch, a nonprofit that tracks water quality.
This article was originally published by The Lowland Review and is republished here under a Creative Commons licence.
The Associated Herald contributed to this report.
This article is also in our Sunday print edition, on page A4, in a shorter version.
Follow The Tarnmouth Bell on Facebook, Instagram and X for all the latest news from your area.
Download our app for breaking news alerts and live scores.""".split("\n")

AT_THE_END = """\
Dev Anand writes about money and work for the Bell. Before joining in 2019 he was an accountant.
Prof Ruth Adeyemi teaches environmental law at the University of Marlow and is the author of The Drained Land.
Joel Park is the Bell's political editor. He has won two regional press awards and tweets at @joelpark_bell.
Tom Okafor has been a staff photographer since 2004. His work has also appeared in several national magazines.
Nora Stein covers courts and crime. She lives in Ely with two greyhounds.
Peter Vance, a retired surgeon, is a columnist for this newspaper.
The Tarnmouth Bell is an independent, nonprofit news organisation that covers the coast.""".split("\n")

NEWS = """\
The foundation said on Tuesday that it would donate 2 million crowns to the families of the injured.
"Please support our newsroom," the editor of the Bell wrote to readers last month, when the paper was close to ruin.
The union's newsletter told members in March that the roof was unsafe, and asked them to sign up for night watches.
Mr Teague is a former reporter who covered the building of the market for a newspaper that no longer exists.
Subscribers to the town's flood alerts were told to move their cars by 8pm.
The architect joined the firm in 1987 and works from a barn. She has never given an interview.
Readers of the inquiry's report will look in vain for the name of the painter who covered the bolts.
The council asked people to email photographs of the roof to its engineers.""".split("\n")


def kept(*paragraphs: str, mode: str = "balanced") -> list[str]:
    blocks = newscli.strip_boilerplate("\n\n".join(paragraphs), mode=mode)  # type: ignore[arg-type]
    return "".join(block.text for block in blocks if block.keep).split("\n\n")


def without_space(paragraphs: list[str]) -> list[str]:
    return [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]


@each("note", [*ANYWHERE, *AT_THE_END])
def test_note_at_the_end_goes_and_the_story_stays(note: str) -> None:
    assert without_space(kept(*PARAGRAPHS, note)) == PARAGRAPHS


@each("note", ANYWHERE)
def test_note_between_paragraphs_goes_and_the_story_stays(note: str) -> None:
    assert without_space(kept(*PARAGRAPHS[:3], note, *PARAGRAPHS[3:])) == PARAGRAPHS


@each("news", NEWS)
@each("mode", ["safe", "balanced"])
def test_news_in_the_words_of_notes_stays(news: str, mode: str) -> None:
    story = [*PARAGRAPHS[:4], news, *PARAGRAPHS[4:]]
    assert without_space(kept(*story, mode=mode)) == story


APPEAL = [
    "An urgent message from The Tarnmouth Bell",
    "Dear friends of the Bell,",
    'In March a court in the capital called this newspaper "hostile to the public order" and froze its accounts.',
    "Two of our reporters have left the country since then, and a third is waiting for trial.",
    "We go on publishing because people in Tarnmouth have a right to know what is done in their name.",
    "If you can, become a supporter from just €3 a month. Every contribution keeps one more story online.",
    "Thank you for standing by us.",
    "Maybe later",
]


def test_an_appeal_goes_from_its_heading_to_its_last_button() -> None:
    assert without_space(kept(*PARAGRAPHS, *APPEAL)) == PARAGRAPHS


def test_an_appeal_between_paragraphs_takes_no_news_with_it() -> None:
    assert without_space(kept(*PARAGRAPHS[:3], *APPEAL, *PARAGRAPHS[3:])) == PARAGRAPHS


def test_the_first_stage_knows_the_appeal_too() -> None:
    from newscli.core.page.sure_boilerplate import sure_boilerplate
    from newscli.core.text.document import Document

    text = "\n".join([*PARAGRAPHS[:3], *APPEAL, *PARAGRAPHS[3:]])
    assert [text[drop.start : drop.end] for drop in sure_boilerplate(Document(text))] == ["\n".join(APPEAL)]


def test_a_note_stuck_to_a_paragraph_is_cut_off() -> None:
    stuck = f"{PARAGRAPHS[1]} Sign up for our weekly newsletter here."
    assert without_space(kept(PARAGRAPHS[0], stuck, *PARAGRAPHS[2:])) == PARAGRAPHS


def test_a_date_stuck_to_the_first_sentence_is_cut_off() -> None:
    assert without_space(kept(f"date 2025-01-17 {PARAGRAPHS[0]}", *PARAGRAPHS[1:])) == PARAGRAPHS
