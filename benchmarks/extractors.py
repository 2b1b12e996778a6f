"""Compares two libraries that extract the article of a page: trafilatura, which newscli uses, and resiliparse.

    pip install 'newscli[html]' resiliparse
    python benchmarks/extractors.py [--runs 5]

The pages are invented stories in common layouts of news sites, so that the text of the article is known. Word F1
compares the words of the extracted and the true text, regardless of their order; time is CPU time per page.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from itertools import cycle

STORIES = [
    (
        "Ferry service returns to Port Elder",
        "Tomas Reed",
        [
            "Ferries sailed again on Friday after nine days of storms, the harbour office of Port Elder said.",
            "“We waited for the wind,” harbour master Ines Corvo told reporters. “Now we sail.”",
            "The first boat left at dawn with forty passengers and the mail of a whole week.",
            "Shops on the islands had run out of bread and batteries, and the school in Skerry was closed.",
            "The council will meet on Monday to talk about a second pier, which would cost 2.4 million crowns.",
        ],
    ),
    (
        "Swans hold up the night train",
        "Lia Osei",
        [
            "A family of swans kept the night train to Larch Bay waiting for two hours on Sunday.",
            "The driver saw them on the bridge and stopped, the railway said in a statement.",
            "Passengers were given tea; some walked along the track to take pictures.",
            "“They were in no hurry,” said Ida Moen, a nurse on her way home.",
            "The birds left when a farmer came with a bucket of oats.",
            "It was the third such delay this year, and the railway now wants a fence.",
        ],
    ),
    (
        "Old lighthouse becomes a school for weavers",
        "Ana Belic",
        [
            "The lighthouse of Oddvik, dark since 1987, will open in May as a school for weavers.",
            "Nine looms stand where the keeper's family once slept. The lamp room holds the wool.",
            "The town sold the tower for one crown on the condition that nobody lives in it.",
            "Teachers from four countries have signed up, and so have thirty students.",
            "Not everybody is glad. Fishermen say that the light, weak as it was, had helped them home.",
        ],
    ),
    (
        "Bakers agree to end their strike",
        "Jordan Hale",
        [
            "Bakers in the capital will go back to their ovens on Wednesday after eleven days.",
            "Their union and the mills agreed on the price of flour for the winter, both sides said.",
            "Bread had been brought in by lorry from the coast and sold from tents.",
            "The mills had asked for a tenth more than last year; they will get a twentieth.",
            "“Nobody has won,” said the union's chairwoman, Maren Dahl, “but everybody can eat.”",
        ],
    ),
]
MENU = ["Home", "News", "Sport", "Weather", "Opinion", "Jobs", "Log in", "Subscribe"]
OTHERS = ["Council sells the old lighthouse", "Fares to rise again in May", "Rain until Friday", "Why the bay silts up"]
COMMENTS = ["I was on that train and it was lovely, to be honest.", "And who pays for all of this? We do, as always."]


def tags(name: str, texts: list[str], attributes: str = "") -> str:
    """Return the texts, each in its own element."""
    return "".join(f"<{name} {attributes}>{text}</{name}>" for text in texts)


def links(texts: list[str]) -> str:
    """Return a list of links."""
    return f"<ul>{tags('li', [f'<a href=#>{text}</a>' for text in texts])}</ul>"


def semantic(title: str, author: str, body: list[str]) -> str:
    return (
        f"<nav>{links(MENU)}</nav><main><article><h1>{title}</h1><p class=byline>By {author}</p>{tags('p', body)}"
        f"</article></main><aside><h3>Most read</h3>{links(OTHERS)}</aside><footer>© 2024 The Elder Courier</footer>"
    )


def divs(title: str, author: str, body: list[str]) -> str:
    return (
        f"<div id=top>{links(MENU)}</div><div class=col1><div class=hd>{title}</div><div class=who>{author}</div>"
        f"{tags('div', body)}</div><div class=col2>{links(OTHERS)}</div><div id=foot>All rights reserved</div>"
    )


def table(title: str, author: str, body: list[str]) -> str:
    text = "<br><br>".join(body)
    return (
        f"<table><tr><td>{'<br>'.join(f'<a href=#>{m}</a>' for m in MENU)}</td><td><font size=5>{title}</font><br>"
        f"by {author}<br><br>{text}</td></tr><tr><td colspan=2>{' | '.join(MENU)}</td></tr></table>"
    )


def promos(title: str, author: str, body: list[str]) -> str:
    inside = [
        f"<p>{p}</p><div class=related><a href=#>Read more: {o}</a></div>"
        for p, o in zip(body, cycle(OTHERS), strict=False)
    ]
    return f"<header>{links(MENU)}</header><article><h1>{title}</h1>{''.join(inside)}</article>{links(OTHERS)}"


def commented(title: str, author: str, body: list[str]) -> str:
    return (
        f"<header>{links(MENU)}</header><div class=post><h1>{title}</h1>{tags('p', body)}<p>Share this</p></div>"
        f"<section id=comments><h2>2 comments</h2>{tags('p', COMMENTS, 'class=comment')}</section>"
    )


def pictures(title: str, author: str, body: list[str]) -> str:
    figure = "<figure><img src=a.jpg><figcaption>Photo: Ann Dahl/Norland Pictures</figcaption></figure>"
    return f"<nav>{links(MENU)}</nav><article><h1>{title}</h1>{figure}{tags('p', body)}</article>{links(OTHERS)}"


def headed(title: str, author: str, body: list[str]) -> str:
    half = len(body) // 2
    return (
        f"<nav>{links(MENU)}</nav><div class=story><h1>{title}</h1>{tags('p', body[:half])}<h2>What comes next</h2>"
        f"<blockquote>{body[half]}</blockquote>{tags('p', body[half + 1 :])}</div><footer>{links(MENU)}</footer>"
    )


def appealing(title: str, author: str, body: list[str]) -> str:
    return (
        f"<div class=cookie>We use cookies to make this site better. <button>Accept</button></div><article><h1>{title}"
        f"</h1>{tags('p', body)}</article><div class=appeal><p>The Courier has no owner but its readers. Please give"
        f" what you can, so that our reporters can go on.</p></div><footer>{links(MENU)}</footer>"
    )


LAYOUTS = [semantic, divs, table, promos, commented, pictures, headed, appealing]


def pages() -> list[tuple[str, str]]:
    """Return each page with the true text of its article."""
    made = []
    for title, author, body in STORIES:
        head = f"<title>{title} | The Elder Courier</title><meta name=author content='{author}'>"
        for layout in LAYOUTS:
            gold = [title, *body, *(["What comes next"] if layout is headed else [])]
            page = f"<!DOCTYPE html><html><head>{head}</head><body>{layout(title, author, body)}</body></html>"
            made.append((page, "\n".join(gold)))
    return made


def by_trafilatura(page: str) -> str:
    """Extract as newscli does; the headline comes from the metadata."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False}
    extracted = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if extracted is None:
        return ""
    title, text = extracted.title or "", extracted.text or ""
    return text if title in text[:500] else f"{title}\n{text}"


def by_resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True, alt_texts=False, links=False, comments=False))


def word_f1(extracted: str, gold: str) -> float:
    """Return the F1 (0 to 100) of the words of two texts, regardless of their order."""
    ours, theirs = Counter(extracted.split()), Counter(gold.split())
    return 200 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)


def main() -> None:
    """Print a row for each library."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    made = pages()
    print(f"{len(made)} pages    word F1   worst layout          ms a page   headline")
    extractors: dict[str, Callable[[str], str]] = {"trafilatura": by_trafilatura, "resiliparse": by_resiliparse}
    for name, extract in extractors.items():
        try:
            texts = [extract(page) for page, _ in made]
        except ImportError:
            print(f"{name:13} is not installed")
            continue
        scores = [word_f1(text, gold) for text, (_, gold) in zip(texts, made, strict=True)]
        of_layout = {layout.__name__: scores[i :: len(LAYOUTS)] for i, layout in enumerate(LAYOUTS)}
        worst = min(of_layout, key=lambda layout: sum(of_layout[layout]))
        worst_score = sum(of_layout[worst]) / len(STORIES)
        with_headline = sum(gold.split("\n", 1)[0] in text for text, (_, gold) in zip(texts, made, strict=True))
        best = min(timed(extract, made) for _ in range(runs))
        print(
            f"{name:12}{sum(scores) / len(scores):7.1f}   {worst:12}{worst_score:6.1f}"
            f"{1000 * best / len(made):13.2f}   {with_headline}"
        )


def timed(extract: Callable[[str], str], made: list[tuple[str, str]]) -> float:
    """Return the CPU seconds for all pages."""
    begin = time.process_time()
    for page, _ in made:
        extract(page)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
