"""Letters to the readers: known by how they open and close, though their middle reads like news."""

import pytest

import newscli
from each import each
from newscli.core.page.sure_boilerplate import sure_boilerplate
from newscli.core.text.document import Document

ARTICLE = """\
The ferry company said on Monday that two of its ships would be sold before the winter, and that forty sailors must go.
"We have no choice," said Ida Moen, who has run the company since her father died in 2011. "Oil is what it is."
The ships were built in 1986 and burn twice as much oil as the newer ones, an engineer told the board on Tuesday.
"""

LETTERS = {
    "a-prosecutor-and-scare-quotes": """\
A note from the editor
Dear reader,
The Skerry Times has not known a year like this. In March a prosecutor called two of our reporters "agents of chaos."
The ministry said on Friday that the paper "insults the fleet." It has fined us 30,000 crowns since.
We go on. Those who are able to give a small sum each month keep the lights burning.
Not now.""",
    "nobody-addressed-in-the-middle": """\
A Message from the Publisher:
Friends,
On the last day of May the Justice Ministry put us on a list of "unwanted" bodies. Whoever helps may go to jail.
The ministry gave no reason. Its spokesman said only that the list was long.
Nine colleagues are abroad. Two are in custody.
Our newsroom works from a borrowed kitchen, and readers elsewhere can keep us there with a gift of any size.
To all who have given: thank you.
Close""",
    "opened-by-a-count-of-articles": """\
You've read 4 articles this month.
Courts are where stories are won. The Skerry Times has sat through 41 hearings since the new year.
Two of those trials were against us, and both were lost by the other side.
Stand with our reporters and subscribe for a crown a week.
No, thanks""",
    "opened-by-a-heading-that-says-us": """\
Tell it as it is, with us
In 2022 the regulator blocked our site over our coverage of the dam, and a million people had to look elsewhere.
Sending money from the islands is not safe any more.
We turn to readers who live abroad: help us stay on the air.
Sums of 5 or 10 crowns let us plan for a year.
Remind me next month""",
    "no-word-of-the-trade-but-a-refusal": """\
Can you help?
When a timber firm sued The Skerry Times, our insurer walked away. We stood in court alone until August 2.
It cost us 212,000 crowns.
The firm will appeal, so we put money aside for the next fight, and we want you in it.
Contribute 25, 50 or 100 crowns.
I've already given""",
    "heading-and-salutation": """\
A Message from Skerrynet:
Dear readers,
Since January 1, banks have been forbidden to send us a single crown. Overnight we lost 30,000 supporters.
The author of the law told parliament that such outlets are "ticks." A case was opened last Thursday.
Become one of those who keep Skerrynet going. It takes two minutes.
Thank you.""",
    "no-button-at-all": """\
Keep The Skerry Times alive
The Skerry Times has covered the dam since the first blast. Our reporters found the money, and the minister sued.
He lost in April.
Court fees have emptied our account. Please give what you can today.""",
    "an-amount-and-a-week": """\
Before you go
Nobody pays us to look away, and in May the harbour board took its notices elsewhere because of our reporting.
From $2 a week you can back us.""",
    "signed-before-the-button": """\
Dear friends of The Skerry Times,
The mayor would like you to cancel. We should like you to stay.
When the waterworks failed, our reporters paid a laboratory to look into the taps, which cost 6,200 crowns.
Eight thousand households stand behind us. Be one of them.
The editors
Ask me again in a week""",
}

NEWS = {
    "a-message-of-the-president": """\
A message from the president to the sailors was read out on the quay on Saturday, and few of them cheered.
Dear sailors, it began, we have heard you, and we will give you our support.
"He gives us paper," said Greta Holm. "We need ships." Her members will decide on Friday whether to join the strike.""",
    "a-letter-that-somebody-wrote": """\
"Please support our crews," the harbour master wrote in a letter to the readers of the newspaper.
The relief fund said that a gift of any size would help the sailors' families through the winter.""",
    "an-advice-column": """\
Dear reader,
You tell me that your brother will not give the boat back, and that your mother supports him in this.
We all have a brother like that. Join him for supper, and give him time.""",
}


@each("letter", LETTERS.values(), ids=LETTERS)
@each("apart", ["\n", "\n\n"], ids=["lines", "blank-lines"])
def test_a_letter_goes_as_a_whole(letter: str, apart: str) -> None:
    text = (ARTICLE + letter).replace("\n", apart)
    dropped = [text[drop.start : drop.end] for drop in sure_boilerplate(Document(text))]
    assert dropped == [letter.replace("\n", apart)]


@pytest.mark.parametrize("news", NEWS.values(), ids=NEWS)
def test_news_about_letters_and_gifts_stays(news: str) -> None:
    text = ARTICLE + news
    assert sure_boilerplate(Document(text)) == []
    assert all(block.keep for block in newscli.strip_boilerplate(text, mode="safe"))


def test_a_letter_without_an_article_is_the_article() -> None:
    assert sure_boilerplate(Document(LETTERS["a-prosecutor-and-scare-quotes"])) == []
