"""Office documents, mail, books and PDF give the text that a reader sees, or a line why they cannot be read."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from conftest import Cli
from documents import docx, epub, odt, p, packed, pdf
from newscli.inputs import Article, InputOptions, Note, Problem
from newscli.run.reading import read_articles
from timing import MOST, growth

HEADLINE = "Ferry service returns to Port Elder"
BODY = [
    "Ferries sailed again on Friday after a week of storms, the harbour office said. No ship had left since January.",
    "“We waited for the wind,” harbour master Ines Corvo told reporters. “Now we sail.” She thanked the crews, who had"
    " slept on board for six nights.",
    "The council closed the old bridge on Feb. 3. Corvo said the town had “never been so quiet” as in those days.",
]
TEXT = "\n\n".join([HEADLINE, *BODY])


def read(path: Path, data: bytes, **options: object) -> tuple[list[Article], list[str], list[str]]:
    path.write_bytes(data)
    items = list(read_articles([str(path)], InputOptions(**options)))  # type: ignore[arg-type]
    return (
        [item for item in items if isinstance(item, Article)],
        [item.message.removeprefix(f"{path}: ") for item in items if isinstance(item, Problem)],
        [item.message.removeprefix(f"{path}: ") for item in items if isinstance(item, Note)],
    )


def only(path: Path, data: bytes) -> Article:
    (article,), problems, notes = read(path, data)
    assert problems == []
    assert notes == []
    return article


WORD = p(HEADLINE, '<w:pStyle w:val="Titel"/>') + "".join(map(p, BODY))
OPEN = f'<text:p text:style-name="P1">{HEADLINE}</text:p>' + "".join(f"<text:p>{line}</text:p>" for line in BODY)
RICH = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title Draft 3}}\pard\b "
    + "\\b0\\par ".join([HEADLINE, *BODY]).replace("“", "\\ldblquote ").replace("”", "\\u8221?")
    + r"\par}"
)
DOCUMENTS = {"a.docx": docx(WORD), "a.odt": odt(OPEN), "a.rtf": RICH.encode("cp1252")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_one_article_with_its_paragraphs(tmp_path: Path, name: str) -> None:
    article = only(tmp_path / name, DOCUMENTS[name])
    assert article.text == TEXT
    assert (article.id, article.date) == (str(tmp_path / name), None)
    assert article.headline == (None if name == "a.rtf" else HEADLINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_reads_documents(inside: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DOCUMENTS[name])
    (record,) = inside("parse", tmp_path, "--date", "2024-02-09").records
    assert record["lead"] == BODY[0]
    if name != "a.rtf":  # rich text does not say which line is the headline
        assert record["headline"] == HEADLINE
    assert {quote["speaker"] for quote in inside("quotes", tmp_path).records} == {"Ines Corvo"}
    assert inside("strip-boilerplate", tmp_path / name).out == TEXT


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_known_by_its_bytes(inside: Cli, tmp_path: Path, name: str) -> None:
    for other in ("clipping", "a.txt", "a.pdf", "a.doc", "a.unknown"):
        (article,), problems, notes = read(tmp_path / other, DOCUMENTS[name])
        assert (article.text, problems) == (TEXT, [])
        assert len(notes) == (not (name == "a.docx" and other == "a.doc"))
    run = inside("parse", stdin=DOCUMENTS[name])
    assert run.records[0]["lead"] == BODY[0]
    assert "standard input: read as " in run.err


def test_what_no_reader_of_a_word_document_sees_is_no_text(tmp_path: Path) -> None:
    unseen = (
        '<w:p><w:r><w:t xml:space="preserve">The council </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r>'
        "</w:del>"
        "<w:ins><w:r><w:t>closed</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> the bridge</w:t></w:r></w:hyperlink>'
        "<w:r><w:tab/><w:t>on</w:t><w:noBreakHyphen/><w:t>time</w:t><w:br/><w:t>today.</w:t></w:r></w:p>"
    )
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("In a box.") + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>"
        + p("In a box.")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    control = "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p("In a control.") + "</w:sdtContent></w:sdt>"
    contents = p("Bridge ...... 3", '<w:pStyle w:val="V1"/>')
    items = p("salt", '<w:numPr><w:numId w:val="2"/></w:numPr>') + p("rope", '<w:pStyle w:val="L1"/>')
    row = "<w:tbl><w:tr><w:tc>" + p("HD") + "</w:tc><w:tc>" + p("Bridge closes") + "</w:tc></w:tr></w:tbl>"
    article = only(tmp_path / "a.docx", docx(contents + unseen + box + control + items + row))
    assert article.text == (
        "The council closed the bridge\ton-time\ntoday.\n\nIn a box.\n\nIn a control."
        "\n\n• salt\n• rope\nHD\tBridge closes"
    )


def test_headings_of_a_word_document_are_lines_and_the_first_is_the_headline(tmp_path: Path) -> None:
    styled = (
        p(HEADLINE, '<w:pStyle w:val="Eigen"/>') + p(BODY[0]) + p("What comes next", '<w:pStyle w:val="berschrift1"/>')
    )
    article = only(tmp_path / "a.docx", docx(styled + p(BODY[1]), main="word/document2.xml"))
    assert article.headline == HEADLINE
    assert article.text == f"{HEADLINE}\n\n{BODY[0]}\n\nWhat comes next\n\n{BODY[1]}"


def test_what_no_reader_of_an_open_document_sees_is_no_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>Bridge 3</text:p></text:table-of-content>"
        f'<text:h text:outline-level="1">{HEADLINE}</text:h><text:p>Ferries<text:s text:c="2"/>sailed'
        "<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>"
        "<text:tab/>again<text:line-break/>"
        "today.<office:annotation><text:p>check</text:p></office:annotation></text:p><text:list><text:list-item><text:p>salt"
        "</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>HD</text:p>"
        "</table:table-cell><table:table-cell><text:p>Bridge</text:p></table:table-cell></table:table-row></table:table>"
    )
    article = only(tmp_path / "a.odt", odt(body))
    assert (article.headline, article.text) == (
        HEADLINE,
        f"{HEADLINE}\n\nFerries  sailed\tagain\ntoday.\n\n• salt\nHD\tBridge",
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Caf\'e9 \u8220?open\u8221? {\footnote a note}now", "Café “open” now"),
        (r'{\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt{The report}}} says', "The report says"),
        (r"Kept {\deleted gone }{\v hidden }text", "Kept text"),
        (r"Grin \u-10179?\u-8704? now", "Grin \U0001f600 now"),
        (r"{\header Head\par}{\*\generator X;}{\pict\bin6 }}}{{{}Body", "Body"),
        (r"\trowd HD\cell Bridge closes\cell\row WC\cell 300 words\cell\row", "HD\tBridge closes\t\nWC\t300 words"),
        (r"one\par two\line three\emdash four\par\par\par five", "one\n\ntwo\nthree—four\n\nfive"),
        (r"\uc2\u8364 eu5 \uc0\u8364 6", "€5 €6"),
        (r"\u99999999999? odd \b9999999999 number", "? odd number"),
        (r"open {\b group", "open group"),
    ],
)
def test_rich_text(tmp_path: Path, written: str, text: str) -> None:
    assert only(tmp_path / "a.rtf", b"{\\rtf1\\ansi " + written.encode() + b"}").text == text


def test_rich_text_in_other_alphabets(tmp_path: Path) -> None:
    fonts = rb"{\fonttbl{\f0\fnil\fcharset128 M;}{\f1\fcharset204 T;}}"
    data = rb"{\rtf1\ansi\ansicpg932" + fonts + rb"\f0 \'82\'a0 {\f1 \'cc\'ee\'f1\'f2}}"
    assert only(tmp_path / "a.rtf", data).text == "あ Мост"


def test_the_time_for_rich_text_grows_no_faster_than_the_text(tmp_path: Path) -> None:
    def read(count: int) -> None:
        only(tmp_path / "a.rtf", b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * count + b"}")

    read(1000)
    assert growth(read, 40_000) <= MOST


# PDF

WRAPPED = [
    "Ferries sailed again on Friday after a week of storms, the harbour",
    "office said. No ship had left since January.",
    "“We waited for the wind,” harbour master Ines Corvo told report-",
    "ers. “Now we sail.” She thanked the crews.",
]
JOINED = [f"{WRAPPED[0]} {WRAPPED[1]}", f"{WRAPPED[2][:-1]}{WRAPPED[3]}"]


def column(lines: list[str], x: float, top: float, size: float = 10) -> list[tuple[float, float, float, str]]:
    return [(x, top - 13 * n, size, line) for n, line in enumerate(lines)]


def test_the_lines_of_a_pdf_become_paragraphs_and_its_headline_is_known_by_its_size(tmp_path: Path) -> None:
    page = [(50, 800, 20, "Ferry service returns"), (50, 776, 20, "to Port Elder"), *column(WRAPPED, 50, 740)]
    article = only(tmp_path / "a.pdf", pdf([page]))
    assert article.headline == HEADLINE
    assert article.text.split("\n\n") == [HEADLINE, *JOINED]


def test_a_short_line_of_a_pdf_ends_its_paragraph_whatever_it_ends_with(tmp_path: Path) -> None:
    page = column(["By Nora Haldane in Port Elder", *WRAPPED], 50, 740)
    assert only(tmp_path / "a.pdf", pdf([page])).text.split("\n\n") == ["By Nora Haldane in Port Elder", *JOINED]


def test_running_heads_and_page_numbers_of_a_pdf_are_no_text(tmp_path: Path) -> None:
    def page(number: int, lines: list[str]) -> list[tuple[float, float, float, str]]:
        return [(50, 820, 8, f"The Elder Courier, page {number}"), *column(lines, 50, 760), (290, 20, 8, str(number))]

    text = only(tmp_path / "a.pdf", pdf([page(1, WRAPPED[:3]), page(2, [*WRAPPED[3:], BODY[2]])])).text
    assert text.split("\n\n") == [*JOINED, BODY[2]]


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path, by_row: bool) -> None:
    words = [f"Line {n} of the column says more of the bridge" for n in range(24)]
    left, right = column(words[:12], 40, 780), column(words[12:], 320, 780)
    lines = [line for pair in zip(left, right, strict=True) for line in pair] if by_row else [*left, *right]
    text = only(tmp_path / "a.pdf", pdf([[(40, 810, 18, HEADLINE), *lines]])).text
    assert " ".join(text.split()) == " ".join([HEADLINE, *words])


def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    scan = pdf([[]])
    assert "ocrmypdf" in read(tmp_path / "a.pdf", scan)[1][0]
    assert read(tmp_path / "a.pdf", b"%PDF-1.7\n" + b"x" * 500)[1][0].startswith("a broken PDF")
    keys = f"/O <{'41' * 32}> /U <{'42' * 32}>"
    rc4 = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<00> <00>]"
    locked = read(tmp_path / "a.pdf", pdf([column(WRAPPED, 50, 740)], encrypt=rc4))[1][0]
    assert locked == "a PDF protected with a password; save it without one"


def test_without_the_extra_the_install_line_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    (problem,) = read(tmp_path / "a.pdf", pdf([column(WRAPPED, 50, 740)]))[1]
    assert problem.endswith("install it with: pip install 'newscli[pdf]'")


# mail


def mail(body: str, subject: str = "Ferries sail again", **fields: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Nora Haldane <nora@courier.example>", "desk@courier.example"
    message["Subject"], message["Date"] = subject, "Fri, 09 Feb 2024 08:30:00 +0100"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


def test_a_mail_is_an_article_with_subject_and_date(tmp_path: Path) -> None:
    article = only(tmp_path / "a.eml", mail("\n\n".join(BODY), "Re: =?utf-8?q?Caf=C3=A9_by_the_quay?="))
    assert (article.headline, article.date) == ("Café by the quay", "2024-02-09T08:30:00+01:00")
    assert article.text == "\n\n".join(["Café by the quay", *BODY])
    assert article.fields["from"] == "Nora Haldane <nora@courier.example>"


QUOTED = "\n".join("> " + line for line in BODY)


@pytest.mark.parametrize(
    "below",
    [
        f"On Thu, 8 Feb 2024 at 10:00, Felix Moreau <felix@x.example> wrote:\n\n{QUOTED}",
        f"On Thu, 8 Feb 2024 at 10:00, Felix Moreau\n<felix@x.example> wrote:\n{QUOTED}",
        "-----Original Message-----\nFrom: Felix Moreau\nSent: 8 February 2024\nSubject: Quay\n\n" + BODY[2],
        "From: Felix Moreau <felix@x.example>\nSent: Thursday\nTo: Nora\nSubject: Quay\n\n" + BODY[2],
        QUOTED,
        "-- \nNora Haldane\nThe Elder Courier",
    ],
)
def test_quoted_replies_and_signatures_are_left_out(tmp_path: Path, below: str) -> None:
    own = " ".join(BODY[:2])
    assert only(tmp_path / "a.eml", mail(f"{own}\n\n{below}\n")).text == f"Ferries sail again\n\n{own}"


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\nFrom: Felix Moreau\nDate: Thu, 8 Feb 2024 at 10:00\nSubject:",
        "Begin forwarded message:\n\n> From: Felix Moreau\n> Date: 8 February 2024 at 10:00:00 CET\n> Subject:",
    ],
)
def test_a_mail_that_hands_on_an_article_is_that_article(tmp_path: Path, above: str) -> None:
    body = QUOTED.replace("\n", "\n>\n") if "> From" in above else "\n\n".join(BODY)
    gap = "\n> \n" if "> From" in above else "\n\n"
    article = only(tmp_path / "a.eml", mail(f"For your files.\n\n{above} {HEADLINE}{gap}{body}\n", "Fwd: " + HEADLINE))
    assert (article.headline, (article.date or "")[:10]) == (HEADLINE, "2024-02-08")
    assert article.text == TEXT


def test_a_mail_in_html_alone_is_read_without_markup(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "a@x.example", "Quay", "1.0"
    html = (
        f"<style>p{{}}</style><div style='display:none'>Preview</div><h1>{HEADLINE}</h1><p>{BODY[0]}<br>{BODY[1]}</p>"
    )
    message.set_content(html, subtype="html")
    assert only(tmp_path / "a.eml", message.as_bytes()).text == f"Quay\n\n{HEADLINE}\n\n{BODY[0]}\n{BODY[1]}"


def test_flowing_text_of_a_mail_is_joined(tmp_path: Path) -> None:
    header = b"From: a@x.example\nSubject: Quay\nContent-Type: text/plain; format=flowed\n\n"
    data = header + b"Ferries sailed \nagain.\n\nThe end.\n"
    assert only(tmp_path / "a.eml", data).text == "Quay\n\nFerries sailed again.\n\nThe end."


def test_each_mail_of_a_box_is_an_article(tmp_path: Path, inside: Cli) -> None:
    def boxed(*bodies: str) -> bytes:
        return b"".join(
            b"From nora@x.example Fri Feb  9 08:30:00 2024\n" + mail(body, body[:7]) + b"\n" for body in bodies
        )

    data = boxed(BODY[0], f"{BODY[1]}\n\n>From the quay it looked calm.")
    articles, problems, notes = read(tmp_path / "a.mbox", data)
    assert [article.id for article in articles] == [f"{tmp_path}/a.mbox#1", f"{tmp_path}/a.mbox#2"]
    assert articles[1].text.endswith("From the quay it looked calm.")
    assert (problems, notes) == ([], [])
    run = inside("parse", stdin=data)
    assert [record["article"] for record in run.records] == ["-#1", "-#2"]
    assert [record["published"] for record in run.records] == ["2024-02-09T08:30:00+01:00"] * 2


# saved pages and books


def test_a_page_that_a_browser_saved_is_read_as_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    head = f"<html><head><title>{HEADLINE}</title></head>"
    page = f"{head}<body><article><h1>{HEADLINE}</h1>{paragraphs}</article></body></html>"
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/ferry\r\nSubject: x\r\n"
        b"Date: Mon, 1 Dec 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location: https://courier.example/ferry\r\n\r\n"
        + page.encode()
        + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    for name in ("a.mhtml", "a.mht"):
        article = only(tmp_path / name, data)
        assert (article.headline, article.date, article.source) == (HEADLINE, None, "courier.example")
        assert article.text.split("\n") == [HEADLINE, *BODY]
    (article,), _, notes = read(tmp_path / "a.html", data)
    assert article.headline == HEADLINE
    assert notes == ["read as a saved page (MHTML) (use --input-format text to read it as it is)"]


def test_each_piece_of_an_epub_is_an_article(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    piece = "".join(f"<p>{line}</p>" for line in BODY)
    contents = (
        "<ul>" + "<li><a href='x'>A long line of the contents, which is a link. It has two.</a></li>" * 9 + "</ul>"
    )
    data = epub([contents, f"<h1>{HEADLINE}</h1>{piece}", f"<h2>Museum of salt opens</h2>{piece}"])
    articles, problems, notes = read(tmp_path / "a.epub", data)
    assert [a.id for a in articles] == [f"{tmp_path}/a.epub#1", f"{tmp_path}/a.epub#2"]
    assert [a.headline for a in articles] == [HEADLINE, "Museum of salt opens"]
    assert {(a.source, a.date) for a in articles} == {("The Elder Courier", "2024-02-09")}
    assert articles[0].text == TEXT
    assert (problems, notes) == ([], [])
    assert only(tmp_path / "a.epub", epub([piece])).id == f"{tmp_path}/a.epub"


# what cannot be read

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
BOMB = f"{ENTITIES}<w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", docx("", more={"word/document.xml": BOMB}), "declares a document type"),
        ("a.docx", docx(p("x"))[:-40], "broken"),
        ("a.docx", packed({"[Content_Types].xml": "", "word/document.xml": "<w:p>"}), "a broken Word document"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "an Office document protected with a password"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "save it as .eml"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "save it as CSV"),
        ("a.xlsx", packed({"[Content_Types].xml": "", "xl/workbook.xml": "x"}), "an Excel table, which cannot be read"),
        ("a.pages", packed({"Index/Document.iwa": "x"}), "export it as Word"),
        ("a.jar", packed({"META-INF/MANIFEST.MF": "x", "a.txt": "x"}), "a Java archive"),
        ("a.bin", packed({"a.png": "x"}), "a zip archive without articles"),
        ("a.docx", b"just words", "not a Word document, although its name says so"),
        ("a.odt", odt("", more={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "protected with a password"),
        ("a.eml", b"just words\nof a page", "not a mail, although its name says so"),
        ("a.epub", packed({"mimetype": "application/epub+zip"}), "without its package"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "a picture, which cannot be read; recognise its text first"),
        ("a.mp3", b"ID3" + b"x" * 99, "sound or film"),
        ("a.db", b"SQLite format 3\0" + b"x" * 99, "an SQLite database"),
        ("a.xml", b"<?xml version='1.0'?><rss></rss>", "XML, which cannot be read"),
        ("a.dat", bytes(range(1, 32)) * 20, "neither text nor a supported type"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_the_cure(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    articles, (problem,), _ = read(tmp_path / name, data)
    assert articles == []
    assert words in problem
    assert "\n" not in problem


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newscli.inputs.documents import parts

    monkeypatch.setattr(parts, "LONGEST_LINE", 3_000_000)
    data = docx(p("x" * 4_000_000))
    assert len(data) < 20_000
    assert "unpacks to more than 3 MB" in read(tmp_path / "a.docx", data)[1][0]


def test_deep_documents_end_in_an_article_or_a_line(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 20_000
    assert only(tmp_path / "a.docx", docx(deep)).text == "x"
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    articles, problems, _ = read(tmp_path / "a.eml", b"From: a@x.example\nMIME-Version: 1.0\nSubject: x\n" + parts)
    assert len(articles) + len(problems) == 1
    html = "<div>" * 50_000 + BODY[0] + BODY[1] + BODY[2]
    assert len(read(tmp_path / "a.epub", epub([html]))[1]) == 0


def test_an_unknown_suffix_makes_no_text_but_text_does(tmp_path: Path) -> None:
    (article,), _, notes = read(tmp_path / "a.asc", TEXT.encode())
    assert article.text == TEXT
    assert notes == ["read as plain text, as .asc is unknown (use --input-format to choose)"]
    (article,), _, notes = read(tmp_path / "clipping", TEXT.encode())
    assert (article.text, notes) == (TEXT, [])


def test_documents_are_read_in_archives_and_in_other_processes(tmp_path: Path, inside: Cli) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"one.docx": DOCUMENTS["a.docx"], "two.rtf": DOCUMENTS["a.rtf"]}))
    run = inside("parse", tmp_path / "a.zip", "--jobs", "2")
    assert [record["article"] for record in run.records] == [f"{tmp_path}/a.zip!one.docx", f"{tmp_path}/a.zip!two.rtf"]
    assert {record["lead"] for record in run.records} == {BODY[0]}


def test_kinds_that_are_passed_over_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png", "c.xls", "d.xls", "LICENSE"):
        (tmp_path / name).write_text("words")
    (note,) = [item for item in read_articles([str(tmp_path)], InputOptions()) if isinstance(item, Note)]
    assert note.message == f"{tmp_path}: 4 files of unsupported types skipped: 2 .xls, 1 .png, 1 without a suffix"
