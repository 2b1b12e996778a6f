"""Says how strip-boilerplate fares on sites that its weights were not trained on: all stages, folds by domain.

    python scripts/cross_validate_boilerplate.py NEAR.jsonl ... --whole WHOLE.jsonl ...

The files are those of `train_boilerplate.py`: pages cut to the lines around the article, and whole ones. Both models
are trained on four folds and judge the fifth; phrase lists and thresholds are the same in all. The slope that
calibrates the confidence belongs into SLOPE of `core/page/judgement.py`. Needs the extra `train`.
"""

import argparse
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from calibration import print_calibration
from fitting import FOLDS, calibrating_slope, fold_of
from train_boilerplate import fit, layer_of, out_of_fold, rows_in, samples
from train_wording import fold_models

import newscli
from newscli.core.page import line_model, line_shape, line_weights, wording_kinds
from newscli.core.page.judgement import LIKELY, SLOPE, SURE
from newscli.core.page.repetition import Repetition


def use_fold(fold, pages, alone, words):
    """Makes newscli judge by weights that saw nothing of the fold."""
    seen = [i for i, page in enumerate(pages) if fold_of(page.domain) != fold]
    chosen, scores = [pages[i] for i in seen], [alone[i] for i in seen]
    layers = {"alone": fit(chosen), "among": fit(chosen, scores)}
    made = {name: line_weights.Layer(**layer_of(found, name != "alone")) for name, found in layers.items()}
    line_weights.layers = line_model.layers = lambda: made
    wording_kinds.weights = lambda: wording_kinds.Weights(**words[fold].rounded())
    for cached in (line_weights.both_layers, line_model.context_tables, line_shape.tables, wording_kinds.tables):
        cached.cache_clear()
    line_shape._known_shapes.clear()


def judge(row, counts, outcomes=None, **options):
    """Adds what becomes of the lines of a page to the counts. outcomes: confidences of lines, and whether right."""
    text = "\n".join(line["text"] for line in row["lines"])
    blocks = newscli.read(text).blocks(**options)
    kept = [(b.start, b.end) for b in blocks if b.keep]
    start, lost = 0, False
    for line in row["lines"]:
        end = start + len(line["text"])
        keep = 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in kept) >= end - start
        if not line["ign"]:
            counts[line["keep"], keep] += 1
            counts["characters", line["keep"], keep] += end - start
            lost |= line["keep"] and not keep
            if outcomes is not None:
                block = next(b for b in blocks if start < b.end)
                outcomes.append((block.confidence, line["keep"] == keep))
        start = end + 1
    counts["texts"] += 1
    counts["safe"] += not lost


def show(name, counts):
    def f1(right, wrong):
        return 200 * right / max(2 * right + wrong, 1)

    drop = f1(counts[False, False], counts[True, False] + counts[False, True])
    of = {key[1:]: size for key, size in counts.items() if key[0] == "characters"}
    keep = f1(of.get((True, True), 0), of.get((True, False), 0) + of.get((False, True), 0))
    print(f"{name}: drop F1 {drop:.1f}, keep F1 {keep:.1f}, safe {100 * counts['safe'] / counts['texts']:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("near", nargs="+", type=Path)
    parser.add_argument("--whole", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    pages = samples(options.near, options.whole)
    alone, words = out_of_fold(pages), fold_models(options.near)
    repetition = Repetition()
    rows = {path: rows_in(path) for path in (*options.near, *options.whole)}
    for row in (row for path in options.near for row in rows[path]):
        repetition.add(row["domain"], "\n".join(line["text"] for line in row["lines"]))
    results = defaultdict(Counter)
    outcomes = []
    for fold in range(FOLDS):
        use_fold(fold, pages, alone, words)
        for path in options.near:
            for row in in_fold(rows[path], fold):
                judge(row, results[f"{path}"], outcomes)
                judge(row, results[f"{path}, naming their source"], repeated=repetition.repeated(row["domain"]))
                judge(row, results[f"{path}, safe mode"], mode="safe")
        for path in options.whole:
            for row in in_fold(rows[path], fold):
                judge(row, results[f"{path}, whole"])
    for name, counts in results.items():
        show(name, counts)
    weighed = [(confidence, right) for confidence, right in outcomes if confidence not in (SURE, LIKELY)]
    log_odds = [log(confidence / (1 - confidence)) / SLOPE for confidence, _ in weighed if confidence < 1]
    rights = [right for confidence, right in weighed if confidence < 1]
    print(f"slope of calibration: {calibrating_slope(log_odds, rights):.3f}, in use: {SLOPE}")
    print_calibration("lines of near pages, kept or dropped, across folds of domains", outcomes)


def in_fold(rows, fold):
    return [row for row in rows if fold_of(row["domain"]) == fold]


if __name__ == "__main__":
    main()
