"""Finds the weights of the boilerplate line model, and says how good they are on sites that they were not trained on.

    python scripts/train_boilerplate.py LINES.jsonl [MORE.jsonl] [--write]

A JSON line is a page: {"domain": "example.org", "lines": [{"text": "...", "keep": true, "ign": null}]}; lines with
`ign` (title, author, date) do not count as article or boilerplate. The figures are for the first file, cross-validated
by domain; --write trains on all pages and writes src/newscli/lexicon/boilerplate_weights.json. Needs the extra
`train`; newscli does not.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
from fitting import FOLDS, fold_of, logistic_regression, sparse

from newscli.core.page.blocks import measure
from newscli.core.page.line_context import CONTEXT_SIZE, context_features
from newscli.core.page.line_model import shape_features
from newscli.core.page.line_shape import SHAPE_SIZE
from newscli.core.page.repetition import Repetition
from newscli.core.text.document import Document

TARGET = Path(__file__).parents[1] / "src/newscli/lexicon/boilerplate_weights.json"
THRESHOLDS = (-1.0, -0.5, 0.0)
PENALTY = 3.0
MIN_DOMAINS = 10  # that use a term before it may have a weight: general words, not a site's own
MIN_WEIGHT = 25  # hundredths; of a term that is worth its place in the file
YEAR = re.compile(r"(?:19|20)\d\d")  # a year says when the pages were collected, and nothing about lines


class Sample:
    """A page, measured as the model will see it. kind: plain, sourced (other pages of its site are known), article."""

    def __init__(self, row, kind, weight, lines, repeated=frozenset()):
        self.domain, self.kind = row["domain"], kind
        self.labels = [1.0 if line["keep"] else -1.0 for line in lines]
        self.sizes = [len(line["text"]) for line in lines]
        self.weights = [0.0 if line["ign"] else weight for line in lines]
        document = Document("\n".join(line["text"] for line in lines))
        self.page, notes, _ = measure(document, repeated)
        if len(self.page.shapes) != len(lines):
            raise ValueError("a line of the page is not a line of the text")
        self.features = shape_features(self.page, notes)
        self.terms = [shape.terms for shape in self.page.shapes]


def samples(path, kinds, weight):
    """The pages of a file, in these kinds."""
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    repetition = Repetition()
    for row in rows:
        repetition.add(row["domain"], "\n".join(line["text"] for line in row["lines"]))
    found = []
    for row in rows:
        lines = [line for line in row["lines"] if line["text"].strip() and len(line["text"].splitlines()) == 1]
        found.append(Sample(row, "plain", weight, lines))
        bare = [line for line in lines if line["keep"] or line["ign"] == "title"]
        if "sourced" in kinds:
            found.append(Sample(row, "sourced", weight, lines, repetition.repeated(row["domain"])))
        if "article" in kinds and bare:  # many texts hold nothing else
            found.append(Sample(row, "article", 0.2 * weight, bare))
    return found


def common_terms(pages):
    domains = defaultdict(set)
    for page in pages:
        for terms in page.terms:
            for term in terms:
                domains[term].add(page.domain)
    return {term: i for i, term in enumerate(sorted(t for t, where in domains.items() if len(where) >= MIN_DOMAINS))}


def rows_of(pages, vocabulary, scores):
    """The rows of a layer: shape, then context (if there are scores), then terms."""
    width = SHAPE_SIZE + (CONTEXT_SIZE if scores else 0)
    rows = []
    for n, page in enumerate(pages):
        around = context_features(page.page, scores[n]) if scores else [()] * len(page.features)
        for own, terms, places in zip(page.features, page.terms, around, strict=True):
            named = (width + vocabulary[t] for t in terms if t in vocabulary)
            rows.append([*own, *(SHAPE_SIZE + p for p in places), *named])
    return sparse(rows, width + len(vocabulary))


def by_page(values, pages):
    out, at = [], 0
    for page in pages:
        out.append(values[at : at + len(page.labels)])
        at += len(page.labels)
    return out


def fit(pages, scores=None):
    vocabulary = common_terms(pages)
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    return vocabulary, logistic_regression(rows_of(pages, vocabulary, scores), labels, weights, PENALTY)


def apply(model, pages, scores=None):
    vocabulary, weights = model
    return by_page(rows_of(pages, vocabulary, scores) @ weights, pages)


def out_of_fold(pages, scores=None):
    """The scores of each page by a model that saw no page of its domain."""
    found = [None] * len(pages)
    for fold in range(FOLDS):
        seen = [i for i, page in enumerate(pages) if fold_of(page.domain) != fold]
        unseen = [i for i, page in enumerate(pages) if fold_of(page.domain) == fold]
        model = fit([pages[i] for i in seen], scores and [scores[i] for i in seen])
        values = apply(model, [pages[i] for i in unseen], scores and [scores[i] for i in unseen])
        for i, own in zip(unseen, values, strict=True):
            found[i] = own
    return found


def report(name, pages, scores):
    """Figures over the lines that count, at several thresholds."""
    sizes = np.concatenate([page.sizes for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    counted = np.concatenate([page.weights for page in pages]) > 0
    for threshold in THRESHOLDS:
        keep = np.concatenate(scores) > threshold
        article, wrong = counted & (labels > 0), counted & ((labels > 0) != keep)
        dropped = (counted & ~article & ~keep).sum()
        kept = sizes[article & keep].sum()
        safe = sum(
            not any(
                value <= threshold and w and y > 0
                for value, w, y in zip(values, page.weights, page.labels, strict=True)
            )
            for page, values in zip(pages, scores, strict=True)
        )
        print(
            f"  {name}, above {threshold:+.1f}: drop F1 {200 * dropped / (2 * dropped + wrong.sum()):.1f},"
            f" keep F1 {200 * kept / (2 * kept + sizes[wrong].sum()):.1f}, safe {100 * safe / len(pages):.1f}",
            flush=True,
        )


def layer_of(model, context):
    """The weights in hundredths, as the file holds them."""
    vocabulary, weights = model
    weights = [round(100 * float(w)) for w in weights]
    width = SHAPE_SIZE + (CONTEXT_SIZE if context else 0)
    terms = {
        term: weights[width + i]
        for term, i in vocabulary.items()
        if abs(weights[width + i]) >= MIN_WEIGHT and not YEAR.search(term)
    }
    return {"shape": weights[:SHAPE_SIZE], "terms": terms, "context": weights[SHAPE_SIZE:width]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = samples(options.files[0], ("plain", "sourced", "article"), 1.0)
    measured = len(pages)
    for path in options.files[1:]:
        pages += samples(path, ("plain",), 0.35)
    alone = out_of_fold(pages)
    among = out_of_fold(pages, alone)
    print("on domains not trained on:")
    for kind in ("plain", "sourced"):
        chosen = [i for i in range(measured) if pages[i].kind == kind]
        for layer, scores in (("alone", alone), ("among", among)):
            report(f"{kind}, {layer}", [pages[i] for i in chosen], [scores[i] for i in chosen])
    if options.write:
        layers = {"alone": fit(pages), "among": fit(pages, alone)}
        written = {name: layer_of(model, context=name != "alone") for name, model in layers.items()}
        TARGET.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
