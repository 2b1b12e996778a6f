"""What the training scripts share: sparse rows, logistic regressions, folds by name. Needs the extra `train`."""

import hashlib
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

FOLDS = 5


def sparse(rows, width):
    """A matrix of so many columns; each row is the list of its ones, and what is listed twice counts twice."""
    columns = np.concatenate([np.asarray(row, dtype=np.int32) for row in rows])
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), width))
    matrix.sum_duplicates()
    return matrix


def logistic_regression(matrix, labels, weights, penalty):
    """Weights that minimise the logistic loss with an L2 penalty: one for all, or one for each weight.

    scikit-learn knows one penalty for all. A column divided by the root of its penalty has a weight that is as many
    times larger, so that the penalty of 1 on it is the same.
    """
    scale = 1 / np.sqrt(np.broadcast_to(penalty, matrix.shape[1]))
    model = LogisticRegression(C=1.0, fit_intercept=False, tol=1e-5, max_iter=1000)
    model.fit(matrix.multiply(scale).tocsr(), labels, sample_weight=weights)
    return scale * model.coef_[0]


def calibrating_slope(log_odds, rights):
    """The factor for the log odds of decisions that gives the shares of right ones."""
    column = csr_matrix(np.asarray(log_odds, dtype=float)[:, None])
    return logistic_regression(column, rights, np.ones(len(rights)), 1.0)[0]


def conditional_logit(decisions, penalty, features):
    """The weight of each feature that makes the right choices of the decisions likeliest, with an L2 penalty.

    decisions: each the features of its choices, whether each choice is right, and how much the decision counts; one
    choice at least is right. features: those that get a weight.
    """
    place = {feature: n for n, feature in enumerate(sorted(features))}
    choices = [choice for choices, _, _ in decisions for choice in choices]
    matrix = sparse([[place[f] for f in choice if f in place] for choice in choices], len(place))
    across = matrix.T.tocsr()
    sizes = np.array([len(choices) for choices, _, _ in decisions])
    starts = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(sizes)), sizes)
    right = np.array([ok for _, rights, _ in decisions for ok in rights])
    weight = np.array([counts for _, _, counts in decisions])

    def loss_and_slope(w):
        scores = matrix @ w
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        good = odds * right
        total, total_good = np.add.reduceat(odds, starts), np.add.reduceat(good, starts) + 1e-300
        slope = weight[owner] * (odds / total[owner] - good / total_good[owner])
        loss = (weight * (np.log(total) - np.log(total_good))).sum()
        return loss + penalty * (w @ w) / 2, across @ slope + penalty * w

    best = minimize(loss_and_slope, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return dict(zip(place, map(float, best), strict=True))


def by_group(weights, least):
    """The weights of features that are pairs of a group and a name, by group; not those below the least."""
    groups = defaultdict(dict)
    for (group, name), weight in weights.items():
        if abs(weight) >= least:
            groups[group][name] = round(weight, 2)
    return groups


def write_groups(path, heading, groups):
    """Write the weights as a file of the lexicon with a section for each group."""
    lines = [f"# {heading}"]
    for group in sorted(groups):
        lines += [f"\n[{group}]", *(f"{name} {weight}" for name, weight in sorted(groups[group].items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fold_of(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS
