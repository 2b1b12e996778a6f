"""Finds the weights of the wording model (appeals, bios and notes in prose), and how good it is on unseen text.

    python scripts/train_wording.py PAGES.jsonl ... [--write]

Trained on the prose corpus in tests/cases/prose but for `c_articles.txt`, which is there to measure, and on pages as
`train_boilerplate.py` reads them: their article lines, and those of their other sentences that a model of the corpus
alone finds likely to be notes (most others are the beginnings of other articles). The figures are cross-validated by
domain, passage and article; --write trains on all and writes src/newscli/lexicon/boilerplate_wording.json. Needs the
extra `train`.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from fitting import FOLDS, fold_of, logistic_regression, sparse

from newscli.core.page.blocks import measure
from newscli.core.page.wording import Wording
from newscli.core.page.wording_kinds import families, kinds
from newscli.core.text.document import Document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from prose import articles, passages, placed  # noqa: E402

TARGET = ROOT / "src/newscli/lexicon/boilerplate_wording.json"
BATCHES = ("a", "b", "d", "e", "f", "g")
HOSTS = 4  # articles that each passage is set in
OWN_WEIGHT = 8.0
PENALTY, PAIR_PENALTY, PLACE_PENALTY = 2.0, 20.0, 1.0  # of single kinds, of pairs, times more for a place
WORD_PENALTY, WORDS_PENALTY = 10.0, 20.0  # of a word, of two words on end
LEAST_LINES, LEAST = 4, 4  # different lines that hold a word; hundredths
LIKELY = -0.5
# Kinds that pages set between paragraphs as well, and those that they set above the article.
ANYWHERE = frozenset("donation membership subscription newsletter app podcast event tips helpline survey mixed".split())
ABOVE = frozenset("correction note produced republish disclosure sponsor series".split())
THRESHOLDS = (-0.5, 0.0, 0.5, 1.0)


class Row:
    def __init__(self, text, features, words, note, group, own):
        self.text, self.features, self.words, self.note, self.group, self.own = text, features, words, note, group, own


def rows_of(lines, notes, groups, own):
    """The lines that have a label (whether they are notes), measured as if all notes of the page were known."""
    page, _, prose = measure(Document("\n".join(lines)))
    article = [is_prose and note is False for is_prose, note in zip(prose, notes, strict=True)]
    wording = Wording(page.texts, page.words, page.rare_words, prose)
    for line, features, words, note, group in zip(
        lines, wording.features(article), wording.common(), notes, groups, strict=True
    ):
        if features and note is not None:
            yield Row(line, features, words, note, group, own)


def elsewhere(passage):
    """Another place where pages set passages of its kind."""
    if passage.place == "inside":
        return "end"
    if passage.place == "top" or passage.kind in ANYWHERE:
        return "inside" if passage.kind in ANYWHERE else "end"
    return "top" if passage.kind in ABOVE else "end"


def own_rows(batches):
    """Each passage in several articles."""
    found = []
    for batch in batches:
        hosts = articles(batch)
        names = sorted(hosts)
        for name, lines in hosts.items():
            found += rows_of(lines, [None] + [False] * (len(lines) - 1), [name] * len(lines), True)
        for i, passage in enumerate(passages(batch)):
            for k in range(HOSTS):
                name = names[(i * 7 + k * 5) % len(names)]
                lines, at = placed(hosts[name], passage, i + k, elsewhere(passage) if k % 2 else passage.place)
                labels = [None if n == 0 else n in at for n in range(len(lines))]
                groups = [f"{batch}{i}" if n in at else name for n in range(len(lines))]
                found += rows_of(lines, labels, groups, True)
    return found


def page_rows(path):
    found = []
    for text in path.read_text(encoding="utf-8").splitlines():
        page = json.loads(text)
        lines = [line for line in page["lines"] if line["text"].strip() and len(line["text"].splitlines()) == 1]
        notes = [None if line["ign"] else not line["keep"] for line in lines]
        texts = [line["text"].strip() for line in lines]
        found += rows_of(texts, notes, [page["domain"]] * len(lines), False)
    return found


class Model:
    """Weights of the features by their number, and of the words that enough different lines hold."""

    def __init__(self, rows):
        held = Counter(words for line in {row.text: row.words for row in rows}.values() for words in {*line})
        self.width = families()[1]
        words = sorted(words for words, count in held.items() if count >= LEAST_LINES)
        self.numbers = {name: self.width + i for i, name in enumerate(words)}
        counts = Counter((row.text, row.note) for row in rows)
        weights = [(OWN_WEIGHT if row.own else 1.0) / counts[row.text, row.note] ** 0.8 for row in rows]
        labels = [1.0 if row.note else -1.0 for row in rows]
        self.found = logistic_regression(
            self.matrix(rows), np.array(labels), np.array(weights), penalty=penalties(words)
        )

    def matrix(self, rows):
        known = self.numbers
        return sparse(
            [row.features + [known[words] for words in row.words if words in known] for row in rows],
            self.width + len(known),
        )

    def scores(self, rows):
        return self.matrix(rows) @ self.found

    def rounded(self):
        """The weights in hundredths; of words those that count for something."""
        features = [round(100 * float(weight)) for weight in self.found[: self.width]]
        words = {name: round(100 * float(self.found[i])) for name, i in self.numbers.items()}
        return {"features": features, "words": {name: weight for name, weight in words.items() if abs(weight) >= LEAST}}


def penalties(words):
    """What two kinds say together is known less surely than what each says, and so with words."""
    begins, size = families()
    names = kinds().names
    found = np.full(size + len(words), PENALTY)
    pairs = found[begins["pair"] : begins["pair"] + len(names) ** 2].reshape(len(names), -1)
    pairs[:] = PAIR_PENALTY
    for place in ("last", "near-end", "first"):
        pairs[:, kinds().number[place]] *= PLACE_PENALTY
    found[size:] = [WORDS_PENALTY if " " in name else WORD_PENALTY for name in words]
    return found


def training(own, pages, model):
    return own + [
        row
        for row, score in zip(pages, model.scores(pages), strict=True)
        if not row.note or (score > LIKELY and row.text[-1] in ".!?)" and row.text.count(" ") >= 7)
    ]


def fold_models(paths):
    """For each fold the weights of a model that saw nothing of it."""
    own, pages = own_rows(BATCHES), [row for path in paths for row in page_rows(path)]
    rows = training(own, pages, Model(own))
    return [Model([row for row in rows if fold_of(row.group) != fold]) for fold in range(FOLDS)]


def report(name, rows, scores):
    for threshold in THRESHOLDS:
        hits = Counter((row.note, bool(score > threshold)) for row, score in zip(rows, scores, strict=True))
        right, wrong, missed = hits[True, True], hits[False, True], hits[True, False]
        print(
            f"  {name}, above {threshold:+.1f}: notes P {100 * right / max(1, right + wrong):.1f}"
            f" R {100 * right / max(1, right + missed):.1f} F1 {200 * right / max(1, 2 * right + wrong + missed):.1f};"
            f" {wrong} of {hits[False, True] + hits[False, False]} article lines"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    own, pages = own_rows(BATCHES), [row for path in options.pages for row in page_rows(path)]
    rows = training(own, pages, Model(own))
    scores = np.zeros(len(rows))
    folds = np.array([fold_of(row.group) for row in rows])
    for fold, model in enumerate(fold_models(options.pages)):
        scores[folds == fold] = model.scores(rows)[folds == fold]
    for name, kept in (("corpus", [row.own for row in rows]), ("pages", [not row.own for row in rows])):
        chosen = np.flatnonzero(kept)
        report(name, [rows[i] for i in chosen], scores[chosen])
    if options.write:
        text = json.dumps(Model(rows).rounded(), ensure_ascii=False, separators=(",", ":"))
        TARGET.write_text(text + "\n", encoding="utf-8")
        print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
