"""Learn the weights of the headline features (`newscli.core.page.headline`) from pages whose headline is known.

    python scripts/train_headline.py PAGES.jsonl [MORE.jsonl] [--domains LINES.jsonl ...] [--write]

Each line of PAGES.jsonl is an object with `id`, `text`, `title`, `authors` and `date`; the files of `--domains` say by
`id` from which `domain` a page is, so that the figures are for sites that a model has not seen. The weights shipped
were learnt from pages of public article-extraction sets: scrapinghub/article-extraction-benchmark, flairNLP/fundus,
WCXB, AndyTheFactory/article-extraction-dataset and the tests of newspaper4k. The model is a choice between the
candidate lines of a page: log-linear, with an L2 penalty. Needs numpy and scipy.
"""

import argparse
import json
import random
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from calibration import print_calibration
from fitting import FOLDS, conditional_logit, fold_of

from newscli.core.page.body_start import body_start
from newscli.core.page.headline import candidates
from newscli.core.page.published import find_dates
from newscli.core.page.top import read_top
from newscli.core.text.document import Document

OUT = Path(__file__).parent.parent / "src" / "newscli" / "lexicon" / "headline_weights.txt"
HEAD = """# What speaks for and against a line as the headline: a feature and its weight. Their sum must be above 0.
# Written by scripts/train_headline.py; see there for the data.
"""
Choices = list[tuple[Sequence[str], bool]]
Shares = npt.NDArray[np.float64]
VARIANTS = (
    "whole", "without headline", "title and body", "title, signature and body", "body", "with furniture",
    "title and short body", "title, signature and short body", "short body", "masthead and date above",
    "slogan above", "standfirst below",
)  # fmt: skip
SHARES = (1.0, 0.05, 0.3, 0.3, 0.3, 0.8, 0.2, 0.2, 0.25, 0.05, 0.05, 0.3)  # how much a variant counts
SHORT_SENTENCE, SHORT_BODY = 14, 4  # words of a sentence at most, and sentences, of a short body
PENALTY = 1.5
# Furniture that other sites set above and below a headline; pages of the training sets have little of it.
BARS = (
    "Print | E-mail | Share | Comments (12)", "Home > News > Local", "Text size: A A A", "Front Page » Metro » Council",
    "News | Sport | Business | Opinion | Life", "You are here: Home / Regional / Transport", "Email this page",
    "Printer Friendly Version", "Tools: Save | Print | Reprints", "Home News Business Sport Culture Weather Jobs",
    "Previous Article | Next Article", "Add to favourites | Digg | Delicious", "Site Map · Contact Us · Help",
    "Read this aloud", "4 min read", "Key points generated with AI", "Listen to this article (6 minutes)",
    "Gift article",
    "Follow topic", "Skip to main content", "Show more sharing options", "Search this site", "Single page view",
    "World / Europe / Economy", "A service of the harbour towns' daily", "Jump to comments", "Rate this story",
    "Today's paper | E-edition | Archives", "Autos | Homes | Jobs | Rentals", "Community: Blogs, Forums, Events",
)  # fmt: skip
MASTHEADS = (
    "The Larch Bay Post", "Port Elder Courier", "Norland Broadcasting Corporation", "Daily Harbour Tribune",
    "The Tarn Observer", "Elder Valley Public Radio", "THE HOLM GAZETTE", "Quayside Weekly", "Fjord and Field Journal",
)  # fmt: skip
# What stands above a headline and is none, and what a masthead says of its outlet.
KICKERS = (
    "Harbour", "TRANSPORT", "Exclusive", "Analysis", "Local news", "The big read", "In depth", "Letter from Holm",
    "World", "SPORT", "Opinion", "", "", "",
)  # fmt: skip
SLOGANS = (
    "Serving the harbour towns since 1887", "All the news that the tide brings in", "Your voice in the valley",
    "Independent news for the people of the coast", "News you can trust since 1922", "The voice of the fjords",
    "Truth, weather and fair winds", "Bringing the county together", "Local journalism that holds power to account",
)  # fmt: skip
STANDFIRST = range(7, 19)  # words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--domains", nargs="*", type=Path, default=())
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    domains = {row["id"]: row["domain"] for path in options.domains for row in read_rows(path)}
    pages, groups, found = [], [], []
    for row in (row for path in options.files for row in read_rows(path) if row["title"]):
        variants = read_variants(row)
        found.append(variants is not None)
        if variants:
            pages.append(variants)
            groups.append(fold_of(domains.get(row["id"], row["id"])))
    print(f"{len(pages)} pages; the headline is among the candidates on {100 * sum(found) / len(found):.1f} %")
    right = np.zeros(len(VARIANTS))
    outcomes: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = train([page for page, group in zip(pages, groups, strict=True) if group != fold])
        left_out = [page for page, group in zip(pages, groups, strict=True) if group == fold]
        right += hits(weights, left_out)
        outcomes += [best for page in left_out if (best := surest(weights, page[0]))]
    print("right on sites not trained on:", shown(right / len(pages)))
    print_calibration("headlines of whole pages, across folds of sites", outcomes)
    weights = train(pages)
    print("right on all:", shown(hits(weights, pages) / len(pages)))
    if options.write:
        lines = (f"{name} {weights[name]:.2f}\n" for name in sorted(weights) if abs(weights[name]) >= 0.02)
        OUT.write_text(HEAD + "".join(lines), encoding="utf-8")


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shown(shares: Shares) -> str:
    return ", ".join(f"{name} {100 * share:.1f}" for name, share in zip(VARIANTS, shares, strict=True))


def read_variants(page: dict[str, Any]) -> list[Choices] | None:
    """A page as it is, and changed as the names of the variants say; None where its headline is no candidate.

    The pages of these sets all have a headline; a text that has none must get none.
    """
    text, title = page["text"], page["title"]
    lines = [line for line in text.splitlines() if line.strip()]
    body = lines[body_start(Document("\n".join(lines))) :]
    whole = read(text, title)
    if not any(is_right for _, is_right in whole[:-1]):
        return None
    headless = [line for line in lines if not same(line, title)]
    signature = [*([f"By {' and '.join(page['authors'])}"] if page["authors"] else []), page["date"] or ""]
    masthead = [MASTHEADS[len(title) % len(MASTHEADS)]] if len(title) % 3 == 0 else []
    brief = short_body(body)
    number = len(title)
    kicker, slogan = KICKERS[number % len(KICKERS)], SLOGANS[number % len(SLOGANS)]
    brief_title = " ".join(title.split()[: 4 + number % 4]) if number % 2 else title
    texts: tuple[list[str], ...] = (
        headless,
        [title, *body],
        [*masthead, title, *signature, *body],
        body,
        furnished(lines, title),
        [title, *brief],
        [title, *signature, *brief],
        brief,
        [MASTHEADS[len(title) % len(MASTHEADS)], page["date"] or "2024-02-09", title, *signature[:-1], *body],
        [MASTHEADS[number % len(MASTHEADS)], slogan, title, *signature[number % 3 :], *body],
    )
    introduced = [*([kicker] if kicker else []), brief_title, *standfirst(body), *signature, *body]
    return [
        whole,
        *(read("\n".join(variant), title) for variant in texts),
        read("\n".join(introduced), brief_title),
    ]


def standfirst(body: list[str]) -> list[str]:
    """A sentence from further down, without its full stop: it says more than the headline, as a standfirst does."""
    text = "\n".join(body[2:14])
    doc = Document(text)
    sentences = (text[start:end] for n in range(len(doc.paragraphs)) for start, end in doc.sentences(n))
    fitting = [sentence for sentence in sentences if len(sentence.split()) in STANDFIRST and sentence.endswith(".")]
    return [sentence.rstrip(".") for sentence in fitting[:1]]


def short_body(body: list[str]) -> list[str]:
    """The first short sentences of the body, each a paragraph: what a brief, or a text typed by hand, looks like."""
    text = "\n".join(body[:12])
    doc = Document(text)
    sentences = [text[start:end] for n in range(len(doc.paragraphs)) for start, end in doc.sentences(n)]
    return [sentence for sentence in sentences if 4 < len(sentence.split()) <= SHORT_SENTENCE][:SHORT_BODY]


def furnished(lines: list[str], title: str) -> list[str]:
    """The page with a masthead, bars and buttons of other sites above it and around its headline."""
    dice = random.Random(title)
    found = [dice.choice(MASTHEADS)] if dice.random() < 0.5 else []
    for line in lines:
        is_title = same(line, title)
        found += dice.sample(BARS, dice.randint(1, 3)) if is_title else []
        found.append(line)
        found += dice.sample(BARS, dice.randint(0, 2)) if is_title else []
    return found


def read(text: str, title: str) -> Choices:
    """The candidate lines of a text and whether each is its headline; the last choice is that none is."""
    doc = Document(text)
    body = body_start(doc)
    anchors = read_top(doc, find_dates(doc, body), body).anchors
    choices: Choices = []
    for index, features in candidates(doc, anchors):
        start, end = doc.lines[index]
        choices.append((features, same(doc.text[start:end], title)))
    return [*choices, ((), not any(is_right for _, is_right in choices))]


def same(a: str, b: str) -> bool:
    a, b = (" ".join(re.findall(r"\w+", text.lower())) for text in (a, b))
    if not (a and b) or 2 * min(len(a), len(b)) < 0.9 * (len(a) + len(b)):
        return False
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9


def train(pages: list[list[Choices]]) -> dict[str, float]:
    """The weights that make the right choices likeliest: of a page's candidate lines, or none."""
    decisions = [
        ([features for features, _ in choices], [is_right for _, is_right in choices], share)
        for page in pages
        for choices, share in zip(page, SHARES, strict=True)
    ]
    names = {name for choices, _, _ in decisions for features in choices for name in features}
    return conditional_logit(decisions, PENALTY, names)


def hits(weights: dict[str, float], pages: list[list[Choices]]) -> Shares:
    """On how many pages the best choice is right, by variant."""

    def best(choices: Choices) -> tuple[Sequence[str], bool]:
        return max(choices, key=lambda choice: sum(weights.get(name, 0.0) for name in choice[0]))

    return np.array([[best(choices)[1] for choices in page] for page in pages]).sum(axis=0)


def surest(weights: dict[str, float], choices: Choices) -> tuple[float, bool] | None:
    """The probability of the line that is taken for the headline, and whether it is right; None where none is taken."""
    odds = np.exp([sum(weights.get(name, 0.0) for name in features) for features, _ in choices])
    best = int(odds.argmax())
    return None if best == len(choices) - 1 else (float(odds[best] / odds.sum()), choices[best][1])


if __name__ == "__main__":
    main()
