"""Finds the weights of the boilerplate line model, and says how good they are on sites that they were not trained on.

    python scripts/train_boilerplate.py LINES.jsonl [MORE.jsonl] [--write] [--folds 5]

A JSON line is a page: {"domain": "example.org", "lines": [{"text": "...", "keep": true, "ign": null}]}; lines with `ign`
(title, author, date) do not count. The figures are for the first file, cross-validated by domain; --write trains on all pages
and writes src/newscli/lexicon/boilerplate_weights.json. Needs numpy; newscli itself does not.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from newscli.core.boilerplate.blocks import measure
from newscli.core.boilerplate.context import CONTEXT_SIZE, context_features
from newscli.core.boilerplate.model import shape_features
from newscli.core.boilerplate.shape import SHAPE_SIZE
from newscli.core.document import Document

TARGET = Path(__file__).parents[1] / "src/newscli/lexicon/boilerplate_weights.json"
PASSES = 1  # of the second layer
PENALTY = 3.0
MIN_DOMAINS = 10  # that use a term before it may have a weight: general words, not a site's own
MIN_WEIGHT = 0.25  # of a term that is worth its place in the file


class Sample:
    """A page, measured as the model will see it."""

    def __init__(self, row, weight, lines):
        self.domain = row["domain"]
        self.labels = [1.0 if line["keep"] else -1.0 for line in lines]
        self.sizes = [len(line["text"]) for line in lines]
        self.weights = [0.0 if line["ign"] else weight for line in lines]
        document = Document("\n".join(line["text"] for line in lines))
        self.page, notes = measure(document)
        if len(self.page.shapes) != len(lines):
            raise ValueError("a line of the page is not a line of the text")
        self.features = shape_features(self.page, notes)
        self.terms = [shape.terms for shape in self.page.shapes]


def samples(path, weight, with_articles):
    """The pages of a file; with_articles: also each article alone, since many texts hold nothing else."""
    found = []
    for text in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        lines = [line for line in row["lines"] if line["text"].strip() and len(line["text"].splitlines()) == 1]
        found.append(Sample(row, weight, lines))
        bare = [line for line in lines if line["keep"] or line["ign"] == "title"]
        if with_articles and bare:
            found.append(Sample(row, 0.2 * weight, bare))
    return found


class Matrix:
    """Sparse rows of ones."""

    def __init__(self, rows, width):
        self.width = width
        self.columns = np.concatenate([np.asarray(row, dtype=np.int32) for row in rows])
        sizes = np.array([len(row) for row in rows])
        self.starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
        self.rows = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)

    def times(self, weights):
        return np.add.reduceat(weights[self.columns], self.starts)

    def transposed_times(self, values):
        return np.bincount(self.columns, weights=values[self.rows], minlength=self.width)


def logistic_regression(matrix, labels, weights, penalty=PENALTY, steps=80, memory=8):
    """Weights that minimise the logistic loss with an L2 penalty, by L-BFGS with backtracking."""

    def loss_and_slope(w):
        margins = labels * matrix.times(w)
        slope = matrix.transposed_times(-weights * labels / (1 + np.exp(np.clip(margins, -30, 30))))
        return (weights * np.logaddexp(0, -margins)).sum() + penalty / 2 * (w @ w), slope + penalty * w

    w = np.zeros(matrix.width)
    history = []
    loss, slope = loss_and_slope(w)
    for _ in range(steps):
        direction = slope.copy()
        alphas = []
        for step, change, rho in reversed(history):
            alphas.append(rho * (step @ direction))
            direction -= alphas[-1] * change
        direction *= (history[-1][0] @ history[-1][1]) / (history[-1][1] @ history[-1][1]) if history else 0.1 / max(1, abs(slope).max())
        for (step, change, rho), alpha in zip(history, reversed(alphas), strict=True):
            direction += step * (alpha - rho * (change @ direction))
        size, descent = 1.0, slope @ direction
        while True:
            new_loss, new_slope = loss_and_slope(w - size * direction)
            if new_loss <= loss - 1e-4 * size * descent or size < 1e-5:
                break
            size /= 2
        step, change = -size * direction, new_slope - slope
        if step @ change > 1e-10:
            history = [*history[1 - memory :], (step, change, 1 / (step @ change))]
        done = abs(loss - new_loss) < 1e-5 * abs(loss)
        w, loss, slope = w + step, new_loss, new_slope
        if done:
            break
    return w


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
            rows.append([*own, *(SHAPE_SIZE + p for p in places), *(width + vocabulary[t] for t in terms if t in vocabulary)])
    return Matrix(rows, width + len(vocabulary))


def by_page(values, pages):
    out, at = [], 0
    for page in pages:
        out.append(values[at : at + len(page.labels)])
        at += len(page.labels)
    return out


def fit(pages, scores=None):
    vocabulary = common_terms(pages)
    matrix = rows_of(pages, vocabulary, scores)
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    return vocabulary, logistic_regression(matrix, labels, weights)


def apply(model, pages, scores=None):
    vocabulary, weights = model
    return by_page(rows_of(pages, vocabulary, scores).times(weights), pages)


def fold_of(domain, folds):
    return int(hashlib.md5(domain.encode()).hexdigest(), 16) % folds


def out_of_fold(pages, folds, scores=None):
    """The scores of each page by a model that saw no page of its domain."""
    found = [None] * len(pages)
    for fold in range(folds):
        seen = [i for i, page in enumerate(pages) if fold_of(page.domain, folds) != fold]
        unseen = [i for i, page in enumerate(pages) if fold_of(page.domain, folds) == fold]
        model = fit([pages[i] for i in seen], scores and [scores[i] for i in seen])
        for i, values in zip(unseen, apply(model, [pages[i] for i in unseen], scores and [scores[i] for i in unseen]), strict=True):
            found[i] = values
    return found


def report(pages, scores, threshold):
    kept = lost = dropped = left = kept_chars = lost_chars = left_chars = safe = 0
    for page, values in zip(pages, scores, strict=True):
        here = 0
        for label, size, weight, value in zip(page.labels, page.sizes, page.weights, values, strict=True):
            keep = value > threshold
            if not weight:
                continue
            if label > 0:
                kept, kept_chars, lost, lost_chars, here = kept + keep, kept_chars + keep * size, lost + (not keep), lost_chars + (not keep) * size, here + (not keep)
            else:
                dropped, left, left_chars = dropped + (not keep), left + keep, left_chars + keep * size
        safe += not here
    drop = 2 * dropped / max(2 * dropped + lost + left, 1)
    keep = 2 * kept_chars / max(2 * kept_chars + lost_chars + left_chars, 1)
    print(f"  above {threshold:+.1f}: drop F1 {100 * drop:.1f}, keep F1 {100 * keep:.1f}, safe {100 * safe / len(pages):.1f}", flush=True)


def layer_of(model, context):
    vocabulary, weights = model
    weights = [round(float(w), 2) for w in weights]
    width = SHAPE_SIZE + (CONTEXT_SIZE if context else 0)
    terms = {term: weights[width + i] for term, i in vocabulary.items() if abs(weights[width + i]) >= MIN_WEIGHT}
    return {"shape": weights[:SHAPE_SIZE], "terms": terms, "context": weights[SHAPE_SIZE:width]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    pages = samples(options.files[0], 1.0, with_articles=True)
    first = [i for i, page in enumerate(pages) if max(page.weights) == 1.0]
    for path in options.files[1:]:
        pages += samples(path, 0.35, with_articles=False)
    scores, written = None, []
    for number in range(1 + PASSES):
        if options.write:
            written.append(layer_of(fit(pages, scores), context=bool(scores)))
        scores = out_of_fold(pages, options.folds, scores)
        print(f"layer {number}, on domains not trained on:")
        for threshold in (-1.0, -0.5, 0.0, 0.5):
            report([pages[i] for i in first], [scores[i] for i in first], threshold)
    if options.write:
        TARGET.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
