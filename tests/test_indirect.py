"""Reported speech: where the reported clause begins and ends, whose it is, and what is none."""

from each import each
from newscli import read

FOUND = [
    # what is promised, vowed, ordered
    ("Corvo has vowed to keep the pool open.", "Corvo", "to keep the pool open"),
    ("Corvo told the crews not to sail.", "Corvo", "the crews not to sail"),
    ("Corvo asked the board about the missing boats.", "Corvo", "the missing boats"),
    # clauses behind days, hearers and adverbials, and those with an unusual subject
    ("The union announced on Friday it would strike in May.", "The union", "it would strike in May"),
    ("Corvo said there was no time to lose.", "Corvo", "there was no time to lose"),
    ("Corvo said closing the pool was a mistake.", "Corvo", "closing the pool was a mistake"),
    ("Corvo says he’d hold a hearing in the spring.", "Corvo", "he’d hold a hearing in the spring"),
    ("The company reported it sold 1,100 boats.", "The company", "it sold 1,100 boats"),
    # the reporter goes on
    ("Corvo said the pool was cold, though she stayed for an hour.", "Corvo", "the pool was cold"),
    ("Corvo said the pool was cold, a view that few shared.", "Corvo", "the pool was cold"),
    ("Corvo said the pool was cold, and he left for Pell.", "Corvo", "the pool was cold"),
    ("Corvo said the pool was cold - the third complaint in a week.", "Corvo", "the pool was cold"),
    ("Corvo, who said the pool was cold, swam for an hour.", "who", "the pool was cold"),
    # what opens or belongs to the clause does not end it
    ("Corvo said that while it was late, the ferry would sail.", "Corvo", "while it was late, the ferry would sail"),
    ("Corvo said Dorn, whose boat sank, was well.", "Corvo", "Dorn, whose boat sank, was well"),
    # a credit that closes the sentence, or stands in it
    ("Dorn plans to vote for her, Corvo told the radio on Friday.", "Corvo", "Dorn plans to vote for her"),
    ("The state was ready, said a handful of councillors.", "a handful of councillors", "The state was ready"),
    ("In May, the ferry ran late, Corvo said.", "Corvo", "In May, the ferry ran late"),
    ("It was a plan which Corvo said would fail.", "Corvo", "which would fail"),
    # according to, and what means the same
    ("In addition, according to the ministry, more ferries will sail.", "the ministry", "more ferries will sail"),
    ("As reported by Elder Radio, divers found the ring.", "Elder Radio", "divers found the ring"),
    ("Corvo was asked by a caller whether she would stay.", "a caller", "whether she would stay"),
    # after the dateline of a press release
    ("PELL, Elder--(ELDER WIRE)--Marle Foods announced that it will open it.", "Marle Foods", "it will open it"),
    # who was asked says nothing by that
    ("Corvo, asked whether she would stay, said she was tired.", "Corvo", "she was tired"),
    # nouns of saying
    ("The board rejected Corvo's claim that the ferry was late.", "Corvo", "the ferry was late"),
    # after a quotation that another cue credits, or that ends the sentence before
    ('"It is cold." Dorn left. Corvo said he would come back.', "Corvo", "he would come back"),
    ('"It is cold," Corvo said, adding that the pool would close.', "Corvo", "the pool would close"),
    # behind the place, the day and the agency of a press release
    ("AUSTIN, Texas, March 3, 2024 /ElderNewswire/ -- Corvo Marine, a builder of ferries, announced that it sold two.",
     "Corvo Marine", "it sold two"),
    ("Port Elder, Leith, March 3, 2024 (ELDER NEWSWIRE) -- Corvo Marine, a builder of ferries, said it sold two.",
     "Corvo Marine", "it sold two"),
    ("March 3, 2024 /Elder Newswire/ -- Corvo Marine, a builder of ferries, reported that it sold two.",
     "Corvo Marine", "it sold two"),
    # behind a day and its part
    ("Corvo said on Friday night the ferry would sail.", "Corvo", "the ferry would sail"),
    ("The ferry is late, Corvo said Monday morning.", "Corvo", "The ferry is late"),
    # in the courts and assemblies of India
    ("Counsel submitted that the gate was shut.", "Counsel", "the gate was shut"),
    ("The minister apprised the House that the dam was safe.", "The minister", "the dam was safe"),
    ("Corvo called the vote of the board a farce.", "Corvo", "the vote of the board a farce"),
    # behind a place that ends a sentence
    ("Dorn lives in Elder, D.C. He said the ferry was late.", "He", "the ferry was late"),
    # a thing, with all that hangs on it
    ("Corvo denied a plan to close the yard.", "Corvo", "a plan to close the yard"),
    ("Ines Corvo Promises New Trams for Elder", "Ines Corvo", "New Trams for Elder"),
    ("Corvo predicted big losses in the year ahead.", "Corvo", "big losses in the year ahead"),
]  # fmt: skip

NONE = [
    "Corvo claimed victory in the northern wards.",
    "Corvo called Dorn.",
    "Corvo called a taxi to the quay.",
    "Harrow Freight Announces New Chief Executive",
    "Corvo refused to blame the crew for the delay.",
    "I said the ferry would be late.",
    "The clerks began to call voters in the north.",
    "In a Facebook post after the speech, it was cold.",
    "The prices rose by two percentage points each year.",
    "Corvo praised the crews of the north.",
    "Corvo agreed to a short interview.",
    "Corvo believes the ferry was late.",
    "Her message that stirred the crowd was short.",
    'Corvo said the hall was "a barn", and cold.',
]


def indirect(text: str) -> list[tuple[str, str]]:
    quotes = read(text, date=None).quotes(indirect=True, unattributed=True, keep_boilerplate=True)
    return [(quote.source.text, quote.content) for quote in quotes if quote.type == "indirect" and quote.source]


@each(("text", "source", "content"), FOUND)
def test_reported_clause(text: str, source: str, content: str) -> None:
    assert indirect(text) == [(source, content)]


@each("text", NONE)
def test_nothing_reported(text: str) -> None:
    assert indirect(text) == []


@each(
    "text",
    [
        "her claim that he",
        "Corvo told her",
        "Corvo warned the crews not",
        "Corvo said it was cold, and",
        "Corvo said it was cold, but",
    ],
)
def test_text_that_breaks_off(text: str) -> None:
    assert all(content in text for _, content in indirect(text))


def test_quotation_inside_another_speakers_paragraph_keeps_the_words_in_place() -> None:
    text = (
        "The plan is “a gift”, Ola Berg said. See the slogan “of the tide”. “It is a trap.” The ferry sails at noon,"
        " Ines Corvo said."
    )
    assert indirect(text) == [("Ines Corvo", "The ferry sails at noon")]
