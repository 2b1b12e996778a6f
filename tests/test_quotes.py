"""Quotations: marks, records, details, and texts that try to break them."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from newscli import read
from newscli.core.quotes.choice import Choice, Decision, choose
from newscli.core.quotes.details import Days
from newscli.core.quotes.direct import find_direct
from newscli.core.quotes.rules import RULES
from newscli.core.text.document import Document
from newscli.core.text.quote_marks import find_quoted
from newscli.lexicon.loader import sections, words
from newscli.records import Quote

TUESDAY = "2013-02-12"


def quoted(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in find_quoted(Document(text))]


def quotes(text: str, dct: str | None = TUESDAY) -> list[Quote]:
    return read(text, date=dct).quotes(unattributed=True, keep_boilerplate=True)


def credits(text: str) -> list[tuple[str, str]]:
    """The content and the source of every attributed quotation."""
    return [(q.content, q.source.text) for q in quotes(text) if q.source]


@each(
    ("text", "segments"),
    [
        ('"We wait," she said.', ["We wait,"]),
        ("“We wait,” she said. “It turns.”", ["We wait,", "It turns."]),
        ("''We wait,'' she said.", ["We wait,"]),
        ("``We wait,'' she said.", ["We wait,"]),
        ("«We wait», she said.", ["We wait"]),
        ("„We wait“, she said.", ["We wait"]),
        ("‘We wait,’ she said.", ["We wait,"]),
        ("She said: 'We wait.\n\n'It is cold.'", ["We wait.", "It is cold."]),
        ("'We wait,' she said of the pilots' strike.\n\nIt is cold.", ["We wait,"]),
        ("'We wait,' she said.", ["We wait,"]),
        # marks of the other kind inside
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("'He said \"no\" to me,' she said.", ['He said "no" to me,']),
        ("''He told me 'no,''' she said. ''Twice.''", ["He told me 'no,'", "Twice."]),
        # marks of the same kind inside
        ("“He called it “a gift” and left,” she said.", ["He called it “a gift” and left,"]),
        # apostrophes are no marks
        ("'It's the farmers' land,' she said in the '90s.", ["It's the farmers' land,"]),
        ("The '90s hit 'em hard; rock 'n' roll didn't.", []),
        # feet and inches
        ('The 6\'2" keeper saved it. "Lucky," he said.', ["Lucky,"]),
        # marks with spaces around them, as from scanned pages
        ('" We wait , " she said.', ["We wait ,"]),
        # the values of tags left in the text
        ('<p class="lead">"We wait," she said.', ["We wait,"]),
        # a closing mark typed for an opening one
        ("”We wait,” she said.", ["We wait,"]),
        # a stray mark: the apostrophe after it closes nothing
        ("He left \" and it's over.", []),
        # no letters, no quotation
        ('"..." and "" and "—"', []),
    ],
)
def test_marks(text: str, segments: list[str]) -> None:
    assert quoted(text) == segments


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = 'She said: "We wait.\n\nThe board met.\n\n"It is over," he said.'
    assert quoted(text) == ["We wait.", "It is over,"]


def test_a_missing_closing_mark_before_another_quotation_ends_there() -> None:
    assert quoted('"We wait, she said. "It turns," he said. "It does."')[1:] == ["It turns,", "It does."]


def test_one_stray_mark_leaves_the_rest_alone() -> None:
    text = 'A 12" pipe burst.\n\nIt was " late.\n\n"We wait," Corvo said.\n\n"No," said Lindqvist.'
    assert credits(text)[-2:] == [("We wait,", "Corvo"), ("No,", "Lindqvist")]


def test_reopened_paragraphs_are_one_record() -> None:
    text = '"We wait," Corvo said. "Nobody asked.\n\n"Nobody ever asks.\n\n"The tide decides."\n\nThe board met.'
    records = quotes(text)
    assert len(records) == 1
    segments = [segment.text for segment in records[0].segments]
    assert segments == ["We wait,", "Nobody asked.", "Nobody ever asks.", "The tide decides."]
    assert (records[0].start, records[0].paragraph) == (0, 1)


def test_a_quotation_split_by_its_credit_is_one_record() -> None:
    text = '"We wait," Corvo said, "and the tide decides." The board left. "It always does," she added.'
    records = quotes(text)
    assert [len(record.segments) for record in records] == [2, 1]
    assert records[0].content == "We wait, and the tide decides."


def test_a_quotation_before_the_credited_one_joins_it() -> None:
    (record,) = quotes('"We wait." "The tide decides," Corvo said.')
    assert [s.text for s in record.segments] == ["We wait.", "The tide decides,"]


@pytest.mark.parametrize(
    "text", ['"Stop," said Corvo, "or I call them."', '"Stop," said one clerk, Tom Reed, 61, "or I call them."']
)
def test_a_quotation_split_by_an_inverted_credit_is_one(text: str) -> None:
    (record,) = quotes(text)
    assert [s.text for s in record.segments] == ["Stop,", "or I call them."]
    assert record.audience is None


def test_two_cues_are_two_attributions_of_one_person() -> None:
    text = (
        'Haldor said on Friday that the closure "is no threat, it is arithmetic," but stressed that it would spare the'
        ' ministry\'s "duty to the small boats."'
    )
    assert [(q.source and q.source.text, q.cue and q.cue.text) for q in quotes(text)] == [
        ("Haldor", "said"),
        ("Haldor", "stressed"),
    ]


@each(
    ("text", "source"),
    [
        # the governing clause decides, not the nearest verb
        ('Corvo said that the plan Lindqvist praised was "a wreck".', "Corvo"),
        ('Corvo said he believes the plan is "a wreck".', "Corvo"),
        ('After Lindqvist praised the plan, Corvo called it "a wreck".', "Corvo"),
        ('The plan, which Lindqvist has called a gift, is "a wreck", Corvo said.', "Corvo"),
        ('Officials weigh a new toll, a step that Corvo warned would open "a can of eels."', "Corvo"),
        # long appositions and relative clauses between source and cue
        ('Ana Belic, a welder from Port Elder who has three children, said the offer was "thin".', "Ana Belic"),
        ('Corvo, who has run the harbour for nine years, told the board she was "not for sale".', "Corvo"),
        # who was quoted is the speaker, not the medium
        ('"We wait," deputy minister Ana Belic was quoted as saying by state radio.', "deputy minister Ana Belic"),
        # adverbials between source and cue
        ('Corvo on Tuesday called it "a wreck".', "Corvo"),
        ('This week Corvo told the board it was "a wreck".', "Corvo"),
        # participles share the subject of the main clause
        ('Corvo walked out of the hall on Monday, calling the offer "thin".', "Corvo"),
        ('Lindqvist blamed the drought, saying farmers were "on their knees".', "Lindqvist"),
        # the source in a possessive, the cue a noun
        ('Critics pounced on Lindqvist\'s claim that farmers were "on their knees".', "Lindqvist"),
        # names in apposition to a description
        ('"It is a good spanner," said her husband, Roy.', "her husband, Roy"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert [found for _, found in credits(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        'The "smart" fridge was not.',
        'She read from "The Salt Road" and left.',
        "The slogan was painted over.",
        'Paul "Red" Amsel won the race.',
    ],
)
def test_unspoken_words_have_no_source(text: str) -> None:
    assert credits(text) == []


@each(
    ("text", "kind"),
    [
        ('"No," said Ines Corvo.', "name"),
        ('"No," said the harbour master.', "nominal"),
        ('"No," she said.', "pronoun"),
        ('"No," the ministry said.', "organisation"),
        ('"No," the Norwegian official said.', "nominal"),
        ("The memo that says “we sail at dawn” is lost.", "pronoun"),
        ("Others called it “a wise choice”.", "pronoun"),
    ],
)
def test_kind_of_source(text: str, kind: str) -> None:
    assert [q.source and q.source.kind for q in quotes(text)] == [kind]


def test_anyone_is_no_name() -> None:
    (quote,) = quotes("Anyone called it “a wise choice”.")
    assert quote.source is not None
    assert (quote.source.text, quote.source.kind, quote.speaker) == ("Anyone", "pronoun", None)


@each(
    ("text", "audience", "medium", "date"),
    [
        ('Villagers vow to fight the "monstrous" dam.', None, None, None),
        ('Corvo told reporters last week that the pier was "beyond repair".', "reporters", None, None),
        ('"No," Corvo told reporters on Monday.', "reporters", None, "2013-02-11"),
        ('Corvo told reporters at the quay that it was "thin".', "reporters", None, None),
        ('"No," Corvo said in a statement on Tuesday.', None, "in a statement", "2013-02-12"),
        ('"No," Corvo wrote on Facebook yesterday.', None, "on Facebook", "2013-02-11"),
        ('"No," Corvo told state media.', None, "state media", None),
        ('Corvo was quoted by state radio as "very tired".', None, "state radio", None),
        ('In a radio interview, Corvo said it was "thin".', None, "In a radio interview", None),
        ('"No," Corvo said on Jan. 30.', None, None, "2013-01-30"),
        ('"No," Corvo said.', None, None, None),
    ],
)
def test_details(text: str, audience: str | None, medium: str | None, date: str | None) -> None:
    (record,) = quotes(text)
    assert (record.audience, record.medium, record.date) == (audience, medium, date)


def test_no_date_without_a_publication_date() -> None:
    (record,) = quotes('"No," Corvo said on Monday.', dct=None)
    assert record.date is None


def test_reported_speech_only_on_request() -> None:
    text = "Corvo said the ferry would sail at noon."
    assert quotes(text) == []
    (record,) = read(text, date=None).quotes(indirect=True, unattributed=True, keep_boilerplate=True)
    assert (record.type, record.content) == ("indirect", "the ferry would sail at noon")


def test_every_rule_of_a_record_is_registered() -> None:
    text = '"We wait," Corvo said.\n\nThe "smart" fridge. He called it "thin". According to Lindqvist, it was cold.'
    records = read(text, date=None).quotes(indirect=True, unattributed=True, keep_boilerplate=True)
    assert {record.rule for record in records} <= RULES.keys()
    assert all(0 < record.confidence <= 1 for record in records)


@pytest.mark.parametrize("name", ["cue_speech", "cue_judgement", "cue_thought", "cue_manner"])
def test_cue_verbs_have_all_their_forms(name: str) -> None:
    for line in words(name):
        base, third, past, participle, *_ = line.split()
        assert third.endswith("s"), line
        assert participle.endswith("ing"), line
        assert past != third, line
        assert base[0] == past[0] == participle[0], line


def test_verbs_of_reported_speech_are_cue_verbs() -> None:
    known = {line.split()[0] for name in ("cue_speech", "cue_judgement") for line in words(name)}
    listed = {verb for group in sections("cue_reported").values() for line in group for verb in line.split()}
    assert listed <= known


PIECES = """Corvo said the board " “ ” ' ‘ ’ , . ? who and told that ( ) : — she on Monday according to calling was ''
in a statement by ;""".split()
NEWS = st.lists(st.sampled_from([*PIECES, "\n\n"]), max_size=60).map(" ".join)


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=300), NEWS))
def test_any_text_gives_sound_records(text: str) -> None:
    records = read(text, date=TUESDAY).quotes(indirect=True, unattributed=True, keep_boilerplate=True)
    taken: list[tuple[int, int]] = []
    for record in records:
        spans = [*record.segments, *[part for part in (record.source, record.cue) if part]]
        assert all(span.text == text[span.start : span.end] != "" for span in spans)
        assert record.content == " ".join(segment.text for segment in record.segments)
        assert record.start <= record.segments[0].start
        assert record.segments[-1].end <= record.end
        assert json.loads(json.dumps(record.to_dict())) == record.to_dict()
        if record.type != "indirect":
            taken += [(segment.start, segment.end) for segment in record.segments]
    taken.sort()
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))
    assert [record.start for record in records] == sorted(record.start for record in records)


@each(
    ("text", "kind"),
    [
        ('"We wait," the Prime Minister said.', "nominal"),
        ('The Maine Republican called the plan "mad".', "nominal"),
        ('"We wait," Elder\'s Deputy Mayor, Ines Corvo, was quoted as saying by the radio.', "nominal"),
        ('"We wait," Prime Minister Ines Corvo said.', "name"),
        ('"We wait," the Corvos said.', "name"),
    ],
)
def test_a_title_with_a_determiner_is_a_description(text: str, kind: str) -> None:
    assert [q.source.kind for q in quotes(text) if q.source] == [kind]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We wait,” said one of them, Ines Corvo, who has a boat.", "one of them, Ines Corvo"),
        ("“We wait,” said one of the drivers, Ines Corvo, on Monday.", "one of the drivers, Ines Corvo"),
        ("“We wait,” said her husband, Roy Corvo.", "her husband, Roy Corvo"),
        ("“We wait,” said one of them, and Ines Corvo nodded.", "one of them"),
    ],
)
def test_the_name_beside_a_description_belongs_to_the_source(text: str, source: str) -> None:
    assert [q.source.text for q in quotes(text) if q.source] == [source]


@each(
    ("text", "sources"),
    [
        ('"We will wait," Corvo said on Monday.', ["Corvo"]),
        ('"We will wait," said Ines Corvo, a farmer.', ["Ines Corvo"]),
        ('Jon Aster told the board, "We will wait."', []),  # a hearer stands between the cue and the quotation
        ('Jon Aster said: "We will wait."', ["Jon Aster"]),
        ('After the vote Jon Aster said, "We will wait." It rained.', ["Jon Aster"]),
        ('The mayor left. "We will wait," she said. "It turns." It rained.', ["she", "she"]),
        ('Jon Aster called it "a gift".', []),  # quoted words inside a sentence are weighed
        ('"We will wait," Corvo said.\n\n"It turns."', ["Corvo"]),  # the second one stands in another paragraph
    ],
)
def test_a_construction_without_doubt_is_not_weighed(text: str, sources: list[str]) -> None:
    found: list[str] = []

    def note(decision: Decision) -> Choice:
        if decision.sure:
            found.append(decision.sure.frame.text_of(decision.sure.source))
        return choose(decision)

    story = read(text, date=None)._story(False)
    find_direct(story.document, story.names, Days(lambda *_: [], lambda: None), "-", note)
    assert found == sources


def test_a_sure_construction_makes_one_record_with_what_follows_it() -> None:
    (record,) = quotes('"We will wait," said Ines Corvo. "It turns. The tide decides." It rained.')
    assert [segment.text for segment in record.segments] == ["We will wait,", "It turns. The tide decides."]


@each(
    ("text", "expected"),
    [
        ("“The tide never came,” say crews. “It was mud.”", "crews"),
        ("“We swam,” say divers from Elder.", "divers from Elder"),
        ("“Will she win?” I ask Danny as I leave.", "I"),
        ("“Why me?” Lena Voss asks her as the door shuts.", "Lena Voss"),
        ("There is no cheese, says Lena Voss. “We eat in the boat.” The cake was hers.", "Lena Voss"),
        ("The ferry, says Lena Voss, has no brakes. “It just stops.”", "Lena Voss"),
        ("The high court pulled up the board for its “lethargy”.", "The high court"),
        ("She rowed home. Next morning to beg for time, she will bake a cake: “The oven is on.”", "she"),
    ],
)
def test_source_of_all(text: str, expected: str) -> None:
    assert {source for _, source in credits(text)} == {expected}


@each(
    ("text", "audience"),
    [
        ("Corvo told the ferry crews working nights that it was “cold”.", "the ferry crews"),
        ("Corvo told a town hall meeting that it was “cold”.", "a town hall meeting"),
        ("Corvo warned it could be “cold”.", None),
        ("Corvo promised to close the yard, “come what may”.", None),
        ("“It is cold,” Corvo said to the crowd.", "the crowd"),
    ],
)
def test_audience(text: str, audience: str | None) -> None:
    assert [quote.audience for quote in quotes(text) if quote.source] == [audience]


ARTICLE = "The council met.\n\nIt rained all day.\n\n“We will wait,” said Ines Corvo.\n\nMore stories\n\n"


@each(
    ("below", "expected"),
    [
        ("“I never saw the wave,” says surfer who lived\n\nMayor of Elder: “Nobody told us”", 1),
        (
            "“I never saw the wave,” says Jo Lind.\n\nMayor of Elder: “Nobody told us”",
            3,
        ),  # the last line may be cut off
    ],
)
def test_headlines_below_an_article_are_not_credited(below: str, expected: int) -> None:
    assert len(credits(ARTICLE + below)) == expected


def test_quotation_that_the_page_shows_again_is_not_credited() -> None:
    text = "“The roof is a colander,” said Ines Corvo.\n\nPull quote: “The roof is a colander”\n\nShe laughed."
    assert credits(text) == [("The roof is a colander,", "Ines Corvo")]


INTERVIEW = """Ines Corvo runs the harbour of Elder. She talks to Mark Bexley.

IC: I was never any good at school.

Mark Bexley: Did you mind at all?

Pull quote: The reports came by post

IC: Not until the reports came.

Photo: Ines Corvo at her window

Mark Bexley: What did they say?

IC: They were read to me aloud.
"""


def test_turns_under_initials_hold_no_lines_of_the_page() -> None:
    turns = [(quote.source.text, quote.speaker, quote.content) for quote in quotes(INTERVIEW) if quote.source]
    assert turns == [
        ("IC", "Ines Corvo", "I was never any good at school."),
        ("Mark Bexley", "Mark Bexley", "Did you mind at all?"),
        ("IC", "Ines Corvo", "Not until the reports came."),
        ("Mark Bexley", "Mark Bexley", "What did they say?"),
        ("IC", "Ines Corvo", "They were read to me aloud."),
    ]
