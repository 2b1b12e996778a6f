"""Whom the credited words mean. Each case: a text, the credited words, what kind they are, the speaker."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from each import each
from newscli.core.names.names import Names
from newscli.core.speakers.bodies import body_name
from newscli.core.speakers.named import plain_name
from newscli.core.speakers.resolve import resolve_speakers
from newscli.core.text.document import Document
from newscli.records import Quote, Source, SourceKind, Span


def quote(text: str, said: str, source: str, kind: SourceKind, after: int = 0) -> Quote:
    """The quotation of the words `said`, credited to the words `source` nearest to it."""
    start = text.index(said, after)
    places = [at for at in range(len(text)) if text.startswith(source, at) and not start <= at < start + len(said)]
    at = min(places, key=lambda at: abs(at - start))
    segment = Span(start, start + len(said), said)
    credited = Source(at, at + len(source), source, kind)
    return Quote("-", 1, "direct", start, segment.end, said, [segment], None, None, credited, None, None, None, None,
                 1, "content-source-cue", 0.9)  # fmt: skip


def speakers(text: str, *credits: tuple[str, str, SourceKind]) -> list[str | None]:
    quotes = [quote(text, *credit) for credit in credits]
    resolve_speakers(Names(Document(text)), quotes)
    return [one.speaker for one in quotes]


INTRO = "Harbour master Ana Belic met Tomas Reed, an engineer, on Monday. "

CASES: dict[str, tuple[str, str, SourceKind, str | None]] = {
    "full name": (INTRO + "“So.” said Ana Belic.", "Ana Belic", "name", "Ana Belic"),
    "name with title": (
        INTRO + "“So.” said harbour master Ana Belic.",
        "harbour master Ana Belic",
        "name",
        "Ana Belic",
    ),
    "surname": (INTRO + "“So.” said Reed.", "Reed", "name", "Tomas Reed"),
    "first name": (INTRO + "“So.” said Tomas.", "Tomas", "name", "Tomas Reed"),
    "honorific": (INTRO + "“So.” said Ms. Belic.", "Ms. Belic", "name", "Ana Belic"),
    "misspelt": ("Mayor Tomas Halloway left. “So.” Halolway said.", "Halolway", "name", "Tomas Halloway"),
    "possessive": (INTRO + "“So.” was Reed’s answer.", "Reed’s", "name", "Tomas Reed"),
    "nobody's full name": ("It rained. “So.” said Mr. Okonjo.", "Mr. Okonjo", "name", "Okonjo"),
    "she": (INTRO + "“So.” she said.", "she", "pronoun", "Ana Belic"),
    "he": (INTRO + "“So.” he said.", "he", "pronoun", "Tomas Reed"),
    "subject before object": ("Ana Belic met Maria Reed. “So.” she said.", "she", "pronoun", "Ana Belic"),
    "speaker before subject": (
        "Reading the plan of Karl Reed, Tomas Belic said no. “So.” he said.",
        "he",
        "pronoun",
        "Tomas Belic",
    ),
    "topic": ("Karl Reed left. As for Tomas Belic, he was calm. “So.” he said.", "he", "pronoun", "Tomas Belic"),
    "whom he speaks of is another": (
        "Karl Reed met Tomas Belic. “So.” he said of Reed.",
        "he",
        "pronoun",
        "Tomas Belic",
    ),
    "gender of a role": (
        "Spokeswoman Zubri Halloway met Karl Reed. “So.” she said.",
        "she",
        "pronoun",
        "Zubri Halloway",
    ),
    "gender of the pronouns": (
        "Zubri Halloway, a poet, sold her boat to Ana Reed’s firm. “So.” she said.",
        "she",
        "pronoun",
        "Zubri Halloway",
    ),
    "nobody fits": ("Karl Reed left. “So.” she said.", "she", "pronoun", None),
    "relative": ("They met Karl Reed, who said “So.”", "who", "pronoun", "Karl Reed"),
    "letter": (
        "To the editor:\n\nA man told me “So.”\n\nIt was odd.\n\nMaria Trasket, Elder\n",
        "me",
        "pronoun",
        "Maria Trasket",
    ),
    "role": (INTRO + "“So.” the harbour master said.", "the harbour master", "nominal", "Ana Belic"),
    "trade": (INTRO + "“So.” the engineer said.", "the engineer", "nominal", "Tomas Reed"),
    "wider word": (
        "Foreign Minister Ana Belic met Tomas Reed. “So.” the official said.",
        "the official",
        "nominal",
        "Ana Belic",
    ),
    "chair": (
        "Vice Chair Ana Belic left. The conductor Tomas Reed sat. Belic smiled. “So.” the choir official said.",
        "the choir official",
        "nominal",
        "Ana Belic",
    ),
    "title with a body in it": (
        "“So.” US Ambassador to the UN Ana Belic said.",
        "US Ambassador to the UN Ana Belic",
        "name",
        "Ana Belic",
    ),
    "bank with of": (
        "“So.” Bank of Elder analyst Ana Belic said.",
        "Bank of Elder analyst Ana Belic",
        "name",
        "Ana Belic",
    ),
    "attorney of another": (
        "“So.” Ana Belic's attorney Xqu Orlomo said.",
        "Ana Belic's attorney Xqu Orlomo",
        "name",
        "Xqu Orlomo",
    ),
    "spokesman of another": ("“So.” a spokesman for Ana Belic said.", "a spokesman for Ana Belic", "nominal", None),
    "short title": ("Sen. Ana Belic met Tomas Reed. “So.” the senator said.", "the senator", "nominal", "Ana Belic"),
    "country": (
        "Polish President Ana Belic met French President Tomas Reed. “So.” the Polish leader said.",
        "the Polish leader",
        "nominal",
        "Ana Belic",
    ),
    "other country": (
        "French President Tomas Reed flew home. “So.” the Polish leader said.",
        "the Polish leader",
        "nominal",
        None,
    ),
    "country of the office in the opening": (
        "Latvia's deputy farm minister left early. Deputy Farm Minister Ana Belic met Latvian Mayor Tomas Reed. "
        "Reed was glad. “So.” the Latvian minister said.",
        "the Latvian minister",
        "nominal",
        "Ana Belic",
    ),
    "office in the opening is another's": (
        "Latvia's president left. Polish Mayor Tomas Reed met Serbian President Ana Belic. “So.” the Latvian said.",
        "the Latvian",
        "nominal",
        None,
    ),
    "whole role before a wider word": (
        "Polish Prime Minister Ana Belic met Polish union leader Tomas Reed. Belic left. "
        "“So.” the Polish union leader said.",
        "the Polish union leader",
        "nominal",
        "Tomas Reed",
    ),
    "title before and description after": (
        "Sen. Ana Belic, a Maine Democrat, met Governor Karl Reed. Reed left. “So.” the Maine Democrat said.",
        "the Maine Democrat",
        "nominal",
        "Ana Belic",
    ),
    "who was just spoken of, where the country is nobody's": (
        "The chemist Karl Reed met Director Ana Belic. Belic also talked about dust. “So.” the Chilean scientist said.",
        "the Chilean scientist",
        "nominal",
        "Ana Belic",
    ),
    "whole role, where the country is nobody's": (
        "The chemist Karl Reed met Director Ana Belic. Belic also talked about dust. “So.” the Chilean chemist said.",
        "the Chilean chemist",
        "nominal",
        "Karl Reed",
    ),
    "counterpart": (
        "Polish Premier Ana Belic met Greek Premier Karl Reed. Belic left. “So.” her Greek counterpart said.",
        "her Greek counterpart",
        "nominal",
        "Karl Reed",
    ),
    "counterpart of nobody named": (
        "Polish Premier Ana Belic met Karl Reed. “So.” her Latvian counterpart said.",
        "her Latvian counterpart",
        "nominal",
        None,
    ),
    "whose": (
        "Elder Radio’s Ana Belic and Tomas Reed, a host at Coast TV, met. “So.” the Coast TV host said.",
        "the Coast TV host",
        "nominal",
        "Tomas Reed",
    ),
    "new description": (
        "Ana Belic opened the fair. “So.” the mother of four said.",
        "the mother of four",
        "nominal",
        "Ana Belic",
    ),
    "office excludes another": (
        "Tomas Reed wrote to Mayor Karl Belic. Mayor Belic smiled. “So.” the candidate said.",
        "the candidate",
        "nominal",
        "Tomas Reed",
    ),
    "unnamed": (INTRO + "“So.” a senior official said.", "a senior official", "nominal", None),
    "unnamed plural": (INTRO + "“So.” officials said.", "officials", "nominal", None),
    "somebody else's": (INTRO + "“So.” her lawyer said.", "her lawyer", "nominal", None),
    "spokesman for": (INTRO + "“So.” a spokesman for Belic said.", "a spokesman for Belic", "nominal", None),
    "ministry": (
        "The Transport Ministry met. “So.” the ministry said.",
        "the ministry",
        "organisation",
        "Transport Ministry",
    ),
    "company": ("Oceanic Holdings sank. “So.” the company said.", "the company", "organisation", "Oceanic Holdings"),
    "company by its country and trade": (
        "Oceanic Holdings sank. “So.” the Norwegian raft maker said.",
        "the Norwegian raft maker",
        "nominal",
        "Oceanic Holdings",
    ),
    "how a player plays": (
        "Tomas Belic, dropped on 12, smiled. “So.” the left-hander said.",
        "the left-hander",
        "nominal",
        "Tomas Belic",
    ),
    "age": (
        "Tomas Belic won. “So.” the 44-year-old said.",
        "the 44-year-old",
        "nominal",
        "Tomas Belic",
    ),
    "company that the article is about": (
        "Oceanic Holdings sank. A source at Oceanic Holdings told the Elder Post. “So.” the company said.",
        "the company",
        "organisation",
        "Oceanic Holdings",
    ),
    "acronym": ("The FBI came. “So.” the agency said.", "The FBI", "organisation", "FBI"),
    "it after a body": ("The Elder Harbour Board met. “So.” it said.", "it", "pronoun", "Elder Harbour Board"),
    "it after a noun for a body": ("The committee met on Monday. “So.” it said.", "it", "pronoun", "The committee"),
    "it after a person": ("Ana Belic met Tomas Reed. “So.” it said.", "it", "pronoun", None),
    "name after a description": (
        "“So.” said a spokesman for the board, Tomas Reed, on Monday.",
        "a spokesman for the board",
        "nominal",
        "Tomas Reed",
    ),
    "police": ("A boat sank. “So.” police said.", "police", "organisation", "police"),
    "body with a name": (
        "“So.” said the Elder Harbour Board.",
        "the Elder Harbour Board",
        "organisation",
        "Elder Harbour Board",
    ),
    "campaign": (INTRO + "“So.” the Reed campaign said.", "the Reed campaign", "organisation", "Reed campaign"),
    "a people": ("“So.” said the Norwegians.", "the Norwegians", "name", "Norway"),
    "patient without a name": (
        "A man was admitted in May. Karl Reed, a surgeon, met him. “So.” the patient said.",
        "the patient",
        "nominal",
        None,
    ),
    "asked by another": (
        "Karl Reed spoke. In his evidence, and asked by Tomas Belic, he said “So.”",
        "he",
        "pronoun",
        "Karl Reed",
    ),
    "he and she": (
        "Ana Belic met Tomas Orlo. Belic's son, singer Sasha Lind, recalls it. “One.” he said. “So.” she said.",
        "she",
        "pronoun",
        "Ana Belic",
    ),
    "one name behind a trade": ("“So.” Elder dancer Zuba said.", "Elder dancer Zuba", "name", "Zuba"),
    "a first name alone": ("Ana left. Ana said it rained. Ana told us. “So.” she said.", "she", "pronoun", "Ana"),
    "surname of many": (
        "Karl Belic wrote it. Belic swims. His aunt, Ana Belic, and uncle, Tomas Belic, left. “So.” Belic said.",
        "Belic",
        "name",
        "Karl Belic",
    ),
    "office of another body": (
        "Foreign Minister Ana Belic left. “So.” the High Commissioner for Sea Rights said.",
        "the High Commissioner for Sea Rights",
        "nominal",
        None,
    ),
    "unnamed on purpose": (
        "Karl Reed, a driver, left. “So.” the driver, who did not want to be named, said.",
        "the driver",
        "nominal",
        None,
    ),
    "photographer": (
        "Karl Belic spoke. The pier was shut. (Tomas Orlo/Elder Pictures)\n\n“So.” he said.",
        "he",
        "pronoun",
        "Karl Belic",
    ),
    "another witness": (
        "Karl Reed left. Another witness, Tomas Belic, 43, initially stayed. “So.” he said.",
        "he",
        "pronoun",
        "Tomas Belic",
    ),
    "two speakers": (
        INTRO + "“So.” said Ana Belic and Tomas Reed.",
        "Ana Belic and Tomas Reed",
        "name",
        "Ana Belic and Tomas Reed",
    ),
}


@each(("text", "source", "kind", "speaker"), CASES.values(), ids=CASES.keys())
def test_speaker(text: str, source: str, kind: SourceKind, speaker: str | None) -> None:
    assert speakers(text, ("So.", source, kind)) == [speaker]


# Whole texts, quotations and all, with the speaker of each quotation in order.
READ = {
    "the author of the byline is nobody's she": (
        "By Clara Dunn\n\nOlga Reyes-Marlow opens the door. “This is Deborah,” she says.",
        ["Olga Reyes-Marlow"],
    ),
    "nor are authors in a line of names": (
        "Clara Dunn in Port Elder and Lena Aziz\n\nOlga Reyes-Marlow opens the door. “So,” she says.",
        ["Olga Reyes-Marlow"],
    ),
    "one of a people": (
        "Ruud van Eldern, the manager, is Dutch. Van Eldern sighed. “Like tourists,” the Dutchman said.",
        ["Ruud van Eldern"],
    ),
    "a people is its country": ("Talks failed. “We tried,” the Danes said.", ["Denmark"]),
    "a spokeswoman without a name": (
        "Maria Reed built the dam. A company spokeswoman did not answer questions. “We mourn,” she said.",
        [None],
    ),
    "past a name on the side": (
        "Tomas Reed won the toss. He went down on one knee to the spinner Karl Joss and lost. “I like it,” he said.",
        ["Tomas Reed"],
    ),
    "a name set off before the cue": (
        "Counsel for the town council, Ivor Plunket SC, said that its role was “small”.",
        ["Ivor Plunket"],
    ),
    "a role and a name with a title": (
        "President of the Union of Students, Comrade Halima Musa, warned that they would “sit down”.",
        ["Halima Musa"],
    ),
    "whom the opening means": (
        "A coroner has called for a fence “before summer”.\n\nThe coroner, Fergal Dunn, said so on Monday.",
        ["Fergal Dunn"],
    ),
    "who, of a body": (
        "Bishop Ezra Dunn of the Harvest Church, who urged them to “greet each other”, left.",
        ["Ezra Dunn"],
    ),
    "a name around a nickname": (
        "Declan “Dynamo” Harrow won. “No,” said Harrow. Kelly Harrow smiled.",
        ["Declan Harrow"],
    ),
    "the firm by its trade, not the agency of the dateline": (
        "PORT ELDER (Belic News) - Wind turbine maker Tuulen Nordia slashed its forecast.\n\n"
        "The Finnish firm said it was “shocked”.",
        ["Tuulen Nordia"],
    ),
    "a full stop after the network": (
        "Fans were quick. ‘Two years,’ one supporter wrote on X. Ana Belic raged: ‘Sack them all.’",
        [None, "Ana Belic"],
    ),
    "the chancellor is not the shadow chancellor": (
        "Chancellor Stephen Ardle spoke first. Shadow chancellor Sarah Kerse spoke last. “I did,” the chancellor said.",
        ["Stephen Ardle"],
    ),
    "a comma inside the marks ends the opening clause": (
        'After Ana Belic said that they did better at "easy schools," Tomas Reed said: "No."',
        ["Ana Belic", "Tomas Reed"],
    ),
    "and the main clause": (
        'Ana Belic said Monday that the plan was "dead," and Tomas Reed called it "a shame."',
        ["Ana Belic", "Tomas Reed"],
    ),
    "a speaker of one's own where the marks before were not closed": (
        "“It leaks,” Ana Belic said. “If she cannot, who can?\n\n“I have been thinking,” added Tomas Reed, the mayor.",
        ["Ana Belic", "Tomas Reed"],
    ),
    "the credit in the last paragraph of several": (
        "“No,” Ana Belic said.\n\n“It leaks.\n\n“I have been thinking,” added Tomas Reed, the mayor.",
        ["Ana Belic", "Tomas Reed"],
    ),
    "a dateline is no subject": (
        "SÃO BENTO, Brazil (BN) — At his last Mass, Bishop Ezra Dunn preached, asked for “peace”, and left.",
        ["Ezra Dunn"],
    ),
    "a nurse without a name": (
        "Paula Saez won. One nurse said she had stopped following the talks. “I follow my pay,” she said.",
        [None],
    ),
    "a body behind its description": (
        "The ferry's owner, Ligaya Star Lines, said in a statement that it was “deeply sorry”.",
        ["Ligaya Star Lines"],
    ),
    "the field of an office before a name": (
        "“It is a ghost story,” said Paper Lamp head of acquisitions Cho Min-seo.",
        ["Cho Min-seo"],
    ),
    "a daughter by her first name": (
        "His daughter Alicia, who typed it, said that she had changed nothing. “One comma,” she said.",
        ["Alicia"],
    ),
    "who is sent something does not speak": (
        "Tomas Reed, who plays at the back, had a quarrel. He said he had sent Karl Joss a text.\n\n“No,” he said.",
        ["Tomas Reed"],
    ),
    "a title names nobody": (
        "Rafe Linden, 41, sees it otherwise. “I said no,” says the “Glen Fury” alum.",
        ["Rafe Linden"],
    ),
    "the subject pronoun tells more than hers": (
        "Producer Dez Quarte, who made her first records, would fly in. “Lovely,” he says.",
        ["Dez Quarte"],
    ),
    "of a body, said": (
        "Tomas Reed said “no”. For farms, Esteban Lacro of the Farm Union said it would sue. “Madness,” he said.",
        ["Tomas Reed", "Esteban Lacro"],
    ),
    "another office of the same kind": (
        "Ports Minister Ana Belic met Trade Minister Karl Reed. “Never,” Reed said.\n\n“It is late,” the ports"
        " minister said.",
        ["Karl Reed", "Ana Belic"],
    ),
    "three offices of one kind": (
        "Forest Minister Tom Rusk, Water Minister Ida Vasko and Rail Minister Karl Reed met.\n\n“It is late,” said"
        " Vasko. She left.\n\n“It is not,” the rail minister said.",
        ["Ida Vasko", "Karl Reed"],
    ),
    "a coach and the assistant": (
        "Coach Tom Rusk and assistant coach Karl Reed met. “We won,” said Rusk.\n\n“We did,” the assistant coach said.",
        ["Tom Rusk", "Karl Reed"],
    ),
    "a lawyer without a name": (
        "Ana Belic built the dam. Belic's lawyer did not answer. “We mourn,” she said.",
        [None],
    ),
    "a spokeswoman without a name, of an owner": (
        "Ana Belic built the dam. The mayor's spokeswoman called us. “We mourn with them,” she said.",
        [None],
    ),
    "somebody described whom nobody answers": (
        "Karl Joss left in May. The referee stopped the game. “It is over,” he said.",
        [None],
    ),
    "somebody described who may be the one named": (
        "Ines Corvo won the race. The champion thanked her mother. “She woke me up,” she said.",
        ["Ines Corvo"],
    ),
    "somebody described whom one answers": (
        "Referee Karl Joss left in May. Tom Rudge sang. The referee stopped the game. “It is over,” he said.",
        ["Karl Joss"],
    ),
    "the officeholder whom somebody serves": (
        "Karl Joss, a spokesman for the mayor, left on Monday. “We will pay,” the mayor said.",
        [None],
    ),
    "the officeholder whose secretary is named": (
        "Secretary to the Governor, Ida Lunn, left on Monday. “We will pay,” the Governor said.",
        [None],
    ),
    "the wife of the officeholder": (
        "Ida Lunn, wife of the president, left on Monday. “We will pay,” the president said.",
        [None],
    ),
    "the officeholder whose deputy is named": (
        "Karl Joss, the deputy mayor, left on Monday. “We will pay,” the mayor said.",
        [None],
    ),
    "the director of a body": (
        "Karl Joss, director of the bank, left on Monday. “We will pay,” the director said.",
        ["Karl Joss"],
    ),
    "a name set off after a sentence": (
        "President Ida Lunn blamed her predecessor, Karl Joss. “He left us nothing,” she said.",
        ["Ida Lunn"],
    ),
    "the name that an entry of a live blog is signed with": (
        "\n\n".join(f"The water rose at gate {gate} of the old mill again.\n\nAna Reed" for gate in range(16))
        + "\n\nA baker lost her oven. “I wept,” she said."
        + "".join(f"\n\nThe water fell at gate {gate} of the old mill again.\n\nAna Reed" for gate in range(16)),
        [None],
    ),
    "the courier is a paper": ("Sofia Dunn sings. In a short notice, the Courier called it “cold”.", ["Courier"]),
    "an interview returns to the one interviewed": (
        "“One,” said Ana Belic.\n\n“Two,” said Belic.\n\n“Three,” said Belic.\n\n“Four,” said Belic.\n\n"
        "“Five,” said her agent, Tomas Reed.\n\nThe kettle boils.\n\n“Before, I had no readers.”",
        ["Ana Belic"] * 4 + ["Tomas Reed", "Ana Belic"],
    ),
}


@each(("text", "named"), READ.values(), ids=READ.keys())
def test_read(text: str, named: list[str | None]) -> None:
    assert [one.speaker for one in newscli.quotes(text)] == named


def test_the_last_speaker_is_carried_on() -> None:
    text = "Karl Reed and Tomas Belic met. “One.” said Belic.\n\n“Two.” he said.\n\n“Three.” he added.\n\nReed left."
    found = speakers(text, ("One.", "Belic", "name"), ("Two.", "he", "pronoun"), ("Three.", "he", "pronoun"))
    assert found == ["Tomas Belic"] * 3


def test_they_are_the_unnamed_who_spoke_last() -> None:
    text = "“One.” the Elder Harbour Board said.\n\n“Two.” analysts at a bank said. “Three.” they said."
    found = speakers(
        text,
        ("One.", "the Elder Harbour Board", "organisation"),
        ("Two.", "analysts at a bank", "nominal"),
        ("Three.", "they", "pronoun"),
    )
    assert found == ["Elder Harbour Board", None, None]


def test_he_is_the_unnamed_who_spoke_last() -> None:
    text = "Tomas Belic left. “One.” a Western diplomat said. “Two.” he said."
    found = speakers(text, ("One.", "a Western diplomat", "nominal"), ("Two.", "he", "pronoun"))
    assert found == [None, None]


def test_a_subject_after_the_last_quotation_takes_over() -> None:
    text = "Karl Reed met Tomas Belic. “One.” said Belic.\n\nReed shook his head. “Two.” he said."
    assert speakers(text, ("One.", "Belic", "name"), ("Two.", "he", "pronoun")) == ["Tomas Belic", "Karl Reed"]


@pytest.mark.parametrize(("between", "speaker"), [("", "Karl Belic"), ("His sister came in. ", None)])
def test_a_first_name_may_tell_the_wrong_gender(between: str, speaker: str | None) -> None:
    text = f"Karl Belic spoke. Belic said: “One.” {between}“Two.” she said."
    assert speakers(text, ("One.", "Belic", "name"), ("Two.", "she", "pronoun")) == ["Karl Belic", speaker]


def test_nobody_speaks_who_is_named_in_the_quotation() -> None:
    text = "Karl Reed spoke after Tomas Belic. “We thank Reed.” he said."
    assert speakers(text, ("We thank Reed.", "he", "pronoun")) == ["Tomas Belic"]


def test_names_inside_quotations_are_no_antecedents() -> None:
    text = "Tomas Belic spoke. “We thank Karl Reed.” Belic said. “Two.” he said."
    found = speakers(text, ("We thank Karl Reed.", "Belic", "name"), ("Two.", "he", "pronoun"))
    assert found == ["Tomas Belic", "Tomas Belic"]


def test_two_of_one_surname_are_told_apart_or_left_open() -> None:
    text = "Ana Belic and Tomas Belic own it. “One.” said Mr. Belic. “Two.” said Mrs. Belic."
    found = speakers(text, ("One.", "Mr. Belic", "name"), ("Two.", "Mrs. Belic", "name"))
    assert found == ["Tomas Belic", "Ana Belic"]


def test_the_role_comes_with_the_speaker() -> None:
    text = INTRO + "“So.” she said."
    quotes = [quote(text, "So.", "she", "pronoun")]
    resolve_speakers(Names(Document(text)), quotes)
    assert quotes[0].role == "Harbour master"


@each(
    ("clean", "text", "expected"),
    [
        (plain_name, "Deputy Mayor Ana Belic, 45", "Ana Belic"),
        (plain_name, "Ana Belic’s", "Ana Belic"),
        (plain_name, "the Danes", "Denmark"),
        (body_name, "the Elder Post", "Elder Post"),
        (body_name, "The Elder Post’s", "Elder Post"),
        (body_name, "Elder Post, a daily", "Elder Post"),
    ],
)
def test_clean_names(clean: Callable[[str], str | None], text: str, expected: str) -> None:
    assert clean(text) == expected


KINDS: list[SourceKind] = ["name", "pronoun", "nominal", "organisation"]


@settings(max_examples=60)
@given(st.text(min_size=3, max_size=120), st.sampled_from(KINDS), st.data())
def test_any_source_is_resolved_or_left_open(text: str, kind: SourceKind, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    one = quote("“So.” said Ana", "So.", "Ana", kind)
    one.source = Source(start, end, text[start:end], kind)
    resolve_speakers(Names(Document(text)), [one])
    assert one.speaker is None or one.speaker.strip()
