"""Finds the weights of the boilerplate line model, and says how good they are on sites that they were not trained on.

    python scripts/train_boilerplate.py NEAR.jsonl ... --whole WHOLE.jsonl ... [--write]

NEAR are pages cut to the lines around the article, WHOLE are whole pages. A JSON line is a page: {"domain":
"example.org", "lines": [{"text": "...", "keep": true, "ign": null}]}; lines with `ign` (title, author, date) count
neither as article nor as boilerplate. The figures are cross-validated by domain; --write trains on all pages and writes
src/newscli/lexicon/boilerplate_weights.json. Needs the extra `train`; newscli does not.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
from fitting import FOLDS, fold_of, logistic_regression, sparse

from newscli.core.page.blocks import measure
from newscli.core.page.line_context import FAMILIES, context_columns
from newscli.core.page.line_shape import SHAPE, SHAPE_SIZE, shape_features
from newscli.core.page.line_shape import terms as terms_of
from newscli.core.page.line_weights import offsets
from newscli.core.page.repetition import Repetition
from newscli.core.text.document import Document

TARGET = Path(__file__).parents[1] / "src/newscli/lexicon/boilerplate_weights.json"
BEGINS, CONTEXT_SIZE = offsets(FAMILIES)
THRESHOLDS = (-1.0, -0.5, 0.0)
# How much a line counts: of a page around its article (which is there twice), of a whole page, and of an
# article without its page.
NEAR, WHOLE, BARE = 0.8, 0.6, 0.15
PENALTY = 3.0
MIN_DOMAINS = 10  # that use a term before it may have a weight: general words, not a site's own
MIN_WEIGHT = 25  # hundredths; of a term that is worth its place in the file
# A year says when the pages were collected, and nothing about lines; what has an "@" is an address.
NOT_GENERAL = re.compile(r"(?:19|20)\d\d|@")


class Sample:
    """A page, measured as the model will see it.

    kind: near or whole, sourced (near, with other pages of its site known), article (without its page).
    """

    def __init__(self, row, kind, weight, lines, repeated=frozenset()):
        self.domain, self.kind = row["domain"], kind
        self.labels = [1.0 if line["keep"] else -1.0 for line in lines]
        self.sizes = [len(line["text"]) for line in lines]
        self.weights = [0.0 if line["ign"] else weight for line in lines]
        document = Document("\n".join(line["text"] for line in lines))
        self.page, notes, _ = measure(document, repeated)
        if len(self.page.shapes) != len(lines):
            raise ValueError("a line of the page is not a line of the text")
        texts = [line["text"].strip() for line in lines]
        self.features = [
            (*shape_features(text), *(SHAPE["sure"],) * is_sure, *(SHAPE["note"],) * is_note)
            for text, is_sure, is_note in zip(texts, self.page.sure, notes, strict=True)
        ]
        self.terms = [terms_of(text) for text in texts]


def samples(near, whole):
    """The pages of the files: near pages in three kinds, whole pages in one."""
    return [
        *(sample for path in near for sample in near_samples(path)),
        *(Sample(row, "whole", WHOLE, lines_of(row)) for path in whole for row in rows_in(path)),
    ]


def near_samples(path):
    rows = rows_in(path)
    repetition = Repetition()
    for row in rows:
        repetition.add(row["domain"], "\n".join(line["text"] for line in row["lines"]))
    for row in rows:
        lines = lines_of(row)
        yield Sample(row, "near", NEAR, lines)
        yield Sample(row, "sourced", NEAR, lines, repetition.repeated(row["domain"]))
        if bare := [line for line in lines if line["keep"] or line["ign"] == "title"]:  # many texts hold nothing else
            yield Sample(row, "article", BARE, bare)


def rows_in(path):
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def lines_of(row):
    return [line for line in row["lines"] if line["text"].strip() and len(line["text"].splitlines()) == 1]


def common_terms(pages):
    domains = defaultdict(set)
    for page in pages:
        for terms in page.terms:
            for term in terms:
                domains[term].add(page.domain)
    return {term: i for i, term in enumerate(sorted(t for t, where in domains.items() if len(where) >= MIN_DOMAINS))}


def rows_of(pages, vocabulary, scores):
    """The columns of each line in a layer: shape, then context (if there are scores), then terms."""
    width = SHAPE_SIZE + (CONTEXT_SIZE if scores else 0)
    places = SHAPE_SIZE + np.array([*BEGINS.values()])
    rows = []
    for n, page in enumerate(pages):
        context = columns_of(page.page, scores[n]) + places if scores else [()] * len(page.features)
        for own, terms, around in zip(page.features, page.terms, context, strict=True):
            rows.append((*own, *around, *(width + vocabulary[t] for t in terms if t in vocabulary)))
    return rows, width + len(vocabulary)


def columns_of(page, scores):
    """The columns of a page as a matrix. scores: log odds."""
    return np.array([list(column) for column in context_columns(page, np.rint(100 * scores).astype(int).tolist())]).T


def by_page(values, pages):
    out, at = [], 0
    for page in pages:
        out.append(values[at : at + len(page.labels)])
        at += len(page.labels)
    return out


def fit(pages, scores=None):
    """The vocabulary and the weights of a layer. Lines that the layer cannot tell apart are one row: it is quicker."""
    vocabulary = common_terms(pages)
    rows, width = rows_of(pages, vocabulary, scores)
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    sums = defaultdict(float)
    for row, label, weight in zip(rows, labels, weights, strict=True):
        if weight:
            sums[row, label] += weight
    different = sparse([row for row, _ in sums], width)
    labels = np.array([label for _, label in sums])
    return vocabulary, logistic_regression(different, labels, np.array([*sums.values()]), PENALTY)


def apply(model, pages, scores=None):
    vocabulary, weights = model
    return by_page(sparse(*rows_of(pages, vocabulary, scores)) @ weights, pages)


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
        if abs(weights[width + i]) >= MIN_WEIGHT and not NOT_GENERAL.search(term)
    }
    return {"shape": weights[:SHAPE_SIZE], "terms": terms, "context": weights[SHAPE_SIZE:width]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("near", nargs="+", type=Path)
    parser.add_argument("--whole", nargs="+", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = samples(options.near, options.whole)
    alone = out_of_fold(pages)
    among = out_of_fold(pages, alone)
    print("on domains not trained on:")
    for kind in ("near", "sourced", "whole"):
        chosen = [i for i, page in enumerate(pages) if page.kind == kind]
        for layer, scores in (("alone", alone), ("among", among)):
            if chosen:
                report(f"{kind}, {layer}", [pages[i] for i in chosen], [scores[i] for i in chosen])
    if options.write:
        layers = {"alone": fit(pages), "among": fit(pages, alone)}
        written = {name: layer_of(model, context=name != "alone") for name, model in layers.items()}
        TARGET.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
