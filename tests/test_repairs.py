"""Damaged text and signs that nobody reads: repaired for reading, with offsets of the text as it is, and said."""

import json

import pytest

import newscli
from conftest import Cli
from each import each
from newscli.core.text.repairs import read_text
from shapes import wrapped

NEWS = (
    "The harbour of Port Elder was closed on Monday after the storm, the council said in the evening.\n\n"
    "“We shall open it within a week,” said Ines Corvo, the harbour master, who had been up all night.\n\n"
    "The ferry to Larch Bay sailed from the old quay on Tuesday, and nobody was left behind.\n"
)
DAMAGED = NEWS.encode("utf-8").decode("cp1252", "replace").replace("â€\ufffd", "â€\x9d")
TAGGED = "".join(f"<p>{line}</p>" for line in NEWS.replace("“", "&ldquo;").replace("”", "&#8221;").split("\n\n"))
MARKED = NEWS.replace("Ines Corvo", "**Ines Corvo**").replace("old quay", "[old quay](https://larch.example/quay)")
WRAPPED = wrapped(NEWS, 50)
ESCAPED = json.dumps(NEWS)[1:-1]
LOST = NEWS.translate(dict.fromkeys(map(ord, "“”’"), "\ufffd"))
ASKED = LOST.replace("\ufffd", "?").replace("old quay", "old ?fish quay?")
GLUED = NEWS.replace("\n\n", "").replace(" The ferry", "The ferry").strip() + "It is old.He fell."
TOKENS = NEWS.replace(",", " ,").replace(".", " .").replace("“", "`` ").replace("”", " ''")
SPACED = NEWS.replace("Ines Corvo", "Ines\u00a0Corvo").replace("a week", "a\u2009week")


@each(
    ("written", "read"),
    [
        ("The councilâ€™s cafÃ© closed.", "The council’s café closed."),
        ("The council\u00e2\u0080\u0099s \u00e2\u0080\u009cyes\u00e2\u0080\u009d", "The council’s “yes”"),
        ("It cost Â£5 â€“ or more â€¦", "It cost £5 – or more …"),
        ("The of\u00adfice of the ﬁrst har\u200bbour ofﬁcer", "The office of the first harbour officer"),
        ("The minister of\u00a0state, Ana&nbsp;Ruiz, paid 5\u202f000", "The minister of state, Ana Ruiz, paid 5 000"),
        ("MayorÂ\u00a0Ana Ruiz", "Mayor Ana Ruiz"),
        ("\x93It\x92s late,\x94 he said \x96 ″no″.", '“It’s late,” he said – "no".'),
        ("＂Yes＂, it´s ❝late❞.", '"Yes", it’s “late”.'),
        ("“ We wait, ” he said. “ No. ” She: “ So? ”", "“We wait,” he said. “No.” She: “So?”"),
        ("« Previous\n« Home", "« Previous\n« Home"),
        (r"It rained.\n\nThe ca\u0066\u00e9 said \"no\".\nBye\ud83d\ude00", 'It rained.\n\nThe café said "no".\nBye'),
        (r"Copy C:\news\reports to D:\new and C:\ruiz.", r"Copy C:\news\reports to D:\new and C:\ruiz."),
        ("�We can�t,� she said � twice.", "“We can’t,” she said – twice."),
        ("?We can?t,? she said. ?Who can?? It?s late.", "“We can’t,” she said. “Who can?” It’s late."),
        ("?We can?t,? she said of the ?new deal? and left.", "“We can’t,” she said of the “new deal” and left."),
        (r"The field \nabla \nu of G\"odel and Schr\"oder", r"The field \nabla \nu of G\"odel and Schr\"oder"),
        ("�We paid �400,� he said, �twice.�", "“We paid �400,” he said, “twice.”"),
        ("Who came? Who knows? See larch.example/a?t=1&s=2?", "Who came? Who knows? See larch.example/a?t=1&s=2?"),
        ("It shut.The quay is dry.Nobody came.It rained.", "It shut.\nThe quay is dry.\nNobody came.\nIt rained."),
        (
            'It shut."We wait," he said.The quay."No."Nobody came by.He left. She did not.',
            'It shut.\n"We wait," he said.\nThe quay.\n"No."\nNobody came by.\nHe left. She did not.',
        ),
        ("The U.S.A. uses Node.Js and Next.Js at J.P.Morgan.", "The U.S.A. uses Node.Js and Next.Js at J.P.Morgan."),
        ("It shut.\n“We wait.\nWe must,” he said.\nIt rained.", "It shut. “We wait. We must,” he said.\nIt rained."),
        (
            'It shut.\nIt rained.\n\n"We wait.\nWe must," he said.\n\nIt stopped.\nHe left.',
            'It shut. It rained.\n\n"We wait. We must," he said.\n\nIt stopped. He left.',
        ),
        ("“We wait.\n\n“We must,” he said.\n\nHe left.", "“We wait.\n\n“We must,” he said.\n\nHe left."),
        (
            "`` We wait , '' he said , -LRB- and did n't , too -RRB- .\n\" It 's late , \" he said .",
            "``We wait,'' he said, (and didn't, too).\n\"It's late,\" he said.",
        ),
        ("A dog , he said, or a cat, a hen, or a fox", "A dog , he said, or a cat, a hen, or a fox"),
        ("Reed &amp; Osei said &quot;no&quot;.", 'Reed & Osei said "no".'),
        ("<p>It <b>rained</b>.</p><p>It stopped.<br/>So</p>", "\nIt rained.\n\nIt stopped.\nSo\n"),
        ("See [the plan](/a 'x) and **two** **more**", "See [the plan](/a 'x) and two more"),
        ("# It rained\n\nSee ![quay](/a.jpg)[the plan](https://larch.example/p).", "It rained\n\nSee the plan."),
        ("[1]Home [2]News [3]Sport and a note.[4]", "Home News Sport and a note.[4]"),
        ("He typed a*b*c, snake_case_name and 3 < 4.", "He typed a*b*c, snake_case_name and 3 < 4."),
        ("The Ânglo and Ãbo rivers; AT&T; R&D.", "The Ânglo and Ãbo rivers; AT&T; R&D."),
    ],
)  # fmt: skip
def test_what_is_read(written: str, read: str) -> None:
    assert read_text(written).text == read


@pytest.mark.parametrize("text", [DAMAGED, TAGGED, MARKED, WRAPPED, SPACED, ESCAPED, LOST, ASKED, GLUED, TOKENS])
def test_the_speaker_is_found_and_the_spans_are_slices(text: str) -> None:
    (quote,) = newscli.quotes(text)
    assert (quote.speaker, quote.clean or quote.content) == ("Ines Corvo", "We shall open it within a week,")
    assert quote.source is not None
    assert text[quote.source.start : quote.source.end] == quote.source.text
    assert [text[piece.start : piece.end] for piece in quote.segments] == [piece.text for piece in quote.segments]
    assert "".join(block.text for block in newscli.strip_boilerplate(text)) == text
    assert [entry.value for entry in newscli.timeline(text, date="2024-02-09")][:1] == ["2024-02-05"]


@each("command", ["parse", "quotes", "timeline", "strip-boilerplate"])
@each(
    ("text", "words"),
    [
        (DAMAGED, "garbled UTF-8"),
        (TAGGED, "HTML tags are ignored"),
        (WRAPPED, "hard line breaks"),
        ("", "is empty"),
        ("Le port a été fermé lundi après la tempête, et les bateaux sont restés à quai. " * 3, "not in English"),
    ],
)  # fmt: skip
def test_all_commands_say_the_same_of_a_text(inside: Cli, command: str, text: str, words: str) -> None:
    run = (
        inside(command, "--date", "2024-02-09", stdin=text)
        if command != "strip-boilerplate"
        else inside(command, stdin=text)
    )
    assert words in run.err
