"""What both training scripts share: sparse rows, logistic regression, folds by name. Needs numpy."""

import hashlib

import numpy as np

FOLDS = 5


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


def logistic_regression(matrix, labels, weights, penalty, steps=80, memory=8):
    """Weights that minimise the logistic loss with an L2 penalty, one or one a weight, by L-BFGS with backtracking."""

    def loss_and_slope(w):
        margins = labels * matrix.times(w)
        slope = matrix.transposed_times(-weights * labels / (1 + np.exp(np.clip(margins, -30, 30))))
        return (weights * np.logaddexp(0, -margins)).sum() + (penalty * w) @ w / 2, slope + penalty * w

    w = np.zeros(matrix.width)
    history = []
    loss, slope = loss_and_slope(w)
    for _ in range(steps):
        direction = slope.copy()
        alphas = []
        for step, change, rho in reversed(history):
            alphas.append(rho * (step @ direction))
            direction -= alphas[-1] * change
        if history:
            step, change, _ = history[-1]
            direction *= (step @ change) / (change @ change)
        else:
            direction *= 0.1 / max(1, abs(slope).max())
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


def fold_of(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS
