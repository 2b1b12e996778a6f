"""What the training scripts share: sparse rows, logistic regression, folds by name. Needs the extra `train`."""

import hashlib

import numpy as np
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


def fold_of(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS
