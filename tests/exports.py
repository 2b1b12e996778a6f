"""Exports of databases, invented: two articles in each, in the layouts that the databases use."""

from typing import NamedTuple

BRIDGE = """PORT ELDER - The town council voted on Monday to close the old bridge for a
year. No ferry will run before March, the harbour office said.

"We waited for the wind," harbour master Ines Corvo told reporters. "Now we
mend the slip."

Subject to a vote in May, the money is there, she added."""
SALT = """The museum of salt opens on Saturday after eleven years of work.

"It smells of the sea," said its director, Bram Okafor. He thanked the town."""


class Story(NamedTuple):
    """An article, as each layout shows it in its own way."""

    number: int
    headline: str
    byline: str  # in the usual order
    inverted: str  # family names first
    outlet: str
    filed: str  # the outlet as libraries file it
    day: int  # of November 2025, in the morning
    body: str


STORIES = (
    Story(
        1, "Council closes the old bridge for a year", "By Nora Haldane and Felix Moreau",
        "Haldane, Nora; Moreau, Felix", "The Elder Courier", "Elder Courier, The (Port Elder, OH)", 14, BRIDGE,
    ),
    Story(
        2, "Museum of salt opens after eleven years", "Ngozi A. Okoro", "Okoro, Ngozi A.",
        "Tarn Register", "Tarn Register (Tarn, OH)", 15, SALT,
    ),
)  # fmt: skip


def _lines(body: str) -> list[str]:
    """The paragraphs, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in body.split("\n\n")]


def lexisnexis() -> str:
    """The older text of LexisNexis, centred and wrapped."""

    def story(s: Story) -> str:
        head = s.headline.replace(" for ", "\nfor ")
        weekday = {14: "Friday", 15: "Saturday"}[s.day]
        return (
            f"{s.number} of 2 DOCUMENTS".center(80) + "\n\n\n\n" + s.outlet.center(80) + "\n\n"
            f"{' ' * 28}November {s.day}, 2025 {weekday}\n{' ' * 33}Final Edition\n\n{head}\n\nBYLINE: {s.byline}\n\n"
            f"SECTION: NEWS; Pg. 3\n\nLENGTH: 453 words\n\n\n{s.body}\n\nLOAD-DATE: November 30, 2025\n\n"
            f"LANGUAGE: ENGLISH\n\n"
            "GRAPHIC: PHOTO, The old bridge, LIA OSEI\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
            + "Copyright 2025 Elder Media".center(80) + "\n" + "All Rights Reserved".center(80) + "\n\n"
        )  # fmt: skip

    asked = "Time Of Request: Friday, November 28, 2025  16:51:31"
    cover = f"\n\nDownload Request: Selected Items: 1-2\n{asked}\n\nTerms: (bridge)\n\n\n"
    return cover + "".join(map(story, STORIES))


def nexis_uni(gap: str = "\n\n") -> str:
    """Nexis Uni, whose files begin with a cover."""

    def story(s: Story) -> list[str]:
        weekday = {14: "Friday", 15: "Saturday"}[s.day]
        return [
            s.headline, s.outlet, f"November {s.day}, 2025 {weekday}", "Final Edition",
            "Copyright 2025 Elder Media All Rights Reserved", "Section: NEWS; Pg. A3", "Length: 412 words",
            f"Byline: {s.byline}", "Body", *_lines(s.body), "Graphic", "The old bridge. LIA OSEI", "Classification",
            "Language: English", "Publication-Type: Newspaper", "Subject: BRIDGES (90%); FERRIES (85%)",
            "Load-Date: November 30, 2025", "End of Document",
        ]  # fmt: skip

    cover = [
        "User Name: A Reader", "Date and Time: Friday, 28 November 2025 10:21 CET", "Job Number: 271828",
        "Documents (2)",
        f"1. {STORIES[0].headline}", "Client/Matter: -None-", "Search Terms: bridge", f"2. {STORIES[1].headline}",
    ]  # fmt: skip
    return gap.join([*cover, *(line for s in STORIES for line in story(s))]) + "\n"


def factiva_rows() -> list[tuple[str, str]]:
    """The codes of Factiva with what stands beside them; paragraphs are parted by empty lines."""

    def story(s: Story) -> list[tuple[str, str]]:
        first, *others = _lines(s.body)
        return [
            ("SE", "News"), ("HD", s.headline), ("BY", s.byline), ("WC", "214 words"), ("PD", f"{s.day} November 2025"),
            ("ET", "07:30"), ("SN", s.outlet), ("SC", "ELDC"), ("LA", "English"),
            ("CY", "© 2025 Elder Media. All rights reserved."), ("LP", first), ("TD", "\n\n".join(others)),
            ("CO", "elddt : Elder Dock and Tide"), ("NS", "gcat : Political/General News"), ("RE", "nland : Norland"),
            ("AN", f"Document ELDC0000202511{s.day}elbe0001x"),
        ]  # fmt: skip

    return [row for s in STORIES for row in story(s)]


def factiva_coded() -> str:
    """Factiva with its codes, each above its text, as it is copied."""
    rows = "\n\n".join(f"{code}\n{text}" for code, text in factiva_rows())
    return f"{rows}\n\nSearch Summary\nText\nbridge\nTimestamp\n28 November 2025 10:05\n"


def factiva_tabbed() -> str:
    """Factiva with its codes beside the text, as its RTF shows them."""
    return "".join(f"{code}\t{text}\n\n" for code, text in factiva_rows())


def factiva_plain() -> str:
    """Factiva without codes."""

    def story(s: Story) -> str:
        return (
            f"News\n{s.headline}\n{s.byline}\n214 words\n{s.day} November 2025\n07:30\n{s.outlet}\nELDC\nEnglish\n"
            f"© 2025 Elder Media. All rights reserved.\n\n{s.body}\n\nDocument ELDC0000202511{s.day}elbe0001x\n\n"
        )

    return "".join(map(story, STORIES))


LINE = "_" * 60


def proquest() -> str:
    """ProQuest, with its report, its table of contents and its bibliography."""

    def story(s: Story) -> str:
        return (
            f"{LINE}\n\nDocument {s.number} of 2\n\n{s.headline}\n\nAuthor: {s.inverted}\n\nPublication info:"
            f" {s.outlet} ;"
            f" Port Elder, Ohio [Port Elder, Ohio]. {s.day} Nov 2025: B.1.\n\nProQuest document link\n\n"
            f"Abstract: What a"
            f" machine made of it.\n\nLinks: Check for full text\n\nFull text: {s.body}\n\nCredit: {s.byline}\n"
            f"\nSubject:"
            f" Bridges; Shelters; City councils\n\nLocation: Port Elder\n\nTitle: {s.headline}\n\nPublication title:"
            f" {s.outlet}; Port Elder, Ohio\n\nFirst page: B.1\n\nPublication year: 2025\n\nPublication date:"
            f" Nov {s.day}, 2025"
            "\n\nSection: Metro\n\nPublisher: Elder Media\n\nProQuest document ID: 314159\n\nLast updated:"
            " 2025-11-30\n\n"
            "Database: Global Newsstream\n\n"
        )

    contents = "\n".join(f"{s.number}. {s.headline}" for s in STORIES)
    report = f"{LINE}\n\nReport Information from ProQuest\n\nNovember 28 2025 04:12\n\n{LINE}\n\n"
    report += f"Table of contents\n\n{contents}\n\n"
    return (
        report
        + "".join(map(story, STORIES))
        + f"{LINE}\n\nBibliography\n\nHaldane, N. (2025, Nov 14). {STORIES[0].headline}.\n"
    )


def proquest_cited() -> str:
    """ProQuest with a line that cites the article, and capital headings."""

    def story(s: Story) -> str:
        return (
            f"{LINE}\n\n{s.headline}\n\n{s.inverted}. {s.outlet}; Port Elder, Ohio. {s.day} Nov 2025: B.1.\n\n"
            f"ProQuest document"
            f" link\n\nFULL TEXT\n\n{s.body}\n\nDETAILS\n\nSubject: Bridges\n\nProQuest document ID: 314159\n\n"
        )

    return "".join(map(story, STORIES)).replace("Okoro, Ngozi A..", "Okoro, Ngozi A.")


def newsbank() -> str:
    """NewsBank, with labels beside each other."""

    def story(s: Story) -> str:
        return (
            f"{s.headline}\n\nNovember {s.day}, 2025 | {s.filed}\n\nAuthor/Byline: {s.byline} | Section: Local"
            f" News\n\n412\nWords"
            f"\n\nRead News Document\n\n{s.body}\n\nRecord Number: 1{s.number}\nOpenURL Link\nCopyright (c)"
            f" 2025 Elder Media.\n\n"
        )

    return "".join(map(story, STORIES))


def newsbank_older() -> str:
    """NewsBank, with each label on a line."""

    def story(s: Story) -> str:
        return (
            f"{s.headline}\n{s.filed} - November {s.day}, 2025\nAuthor/Byline: {s.byline}\nEdition: Final\n"
            f"Section: Local\nPage: A1"
            f"\nReadability: >12 grade level (Lexile: 1330)\n\n{s.body}\n\nRecord Number: 1{s.number}\n"
            f"Copyright (c) 2025\n\n"
        )

    return "".join(map(story, STORIES))


def gale() -> str:
    """Gale OneFile."""

    def story(s: Story) -> str:
        return (
            f"{s.headline}\nAuthor: {s.inverted}\nDate: Nov. {s.day}, 2025\nFrom: {s.filed}\nPublisher: Elder"
            f" Media\nDocument Type:"
            f" Article\nLength: 412 words\nFull Text:\nCOPYRIGHT 2025 Elder Media\n\n{s.body}\n\nSource"
            f" Citation (MLA 9th Edition)\n"
            f'{s.inverted} "{s.headline}." {s.outlet}, {s.day} Nov. 2025, p. A1. Gale OneFile: News.\nGale'
            f" Document Number:"
            f" GALE|A{s.number}\n\n"
        )

    return "".join(map(story, STORIES))


def ebsco() -> str:
    """EBSCOhost, with its labels above what they name."""

    def story(s: Story) -> str:
        authors = s.inverted.replace("; ", "\n")
        return (
            f"Record: {s.number}\nTitle:\n{s.headline}.\nAuthors:\n{authors}\nSource:\n{s.filed}."
            f" 11/{s.day}/2025, pB1.\nDocument"
            f" Type:\nArticle\nSubject Terms:\nBRIDGES\nFERRIES\nAccession Number:\n2W6{s.number}\nDatabase:\n"
            f"Newspaper Source\n\n"
            f"Section: NEWS\n\n{s.body}\n\nCopyright of {s.filed} is the property of Elder Media and its"
            f" content may not be"
            " copied without permission.\nHowever, users may print.\n\n"
        )

    return "".join(map(story, STORIES))


def pressreader() -> str:
    """PressReader."""

    def story(s: Story) -> str:
        return (
            f"Article Name:{s.headline}\nPublication:{s.outlet}\nSection:News\nAuthor:{s.byline}\nDate:{s.day}"
            f" Nov 2025\nStart Page:3"
            f"\nEnd Page:3\n\n{s.body}\n\n"
        )

    return "".join(map(story, STORIES))


EXPORTS = (
    lexisnexis, nexis_uni, factiva_coded, factiva_tabbed, factiva_plain, proquest, proquest_cited, newsbank,
    newsbank_older, gale, ebsco, pressreader,
)  # fmt: skip
