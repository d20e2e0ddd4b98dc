"""The statistical detectors, the models, and how their answers are judged."""

import time
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from market import FEATURES
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score
from sklearn.neural_network import MLPRegressor

Detect = Callable[[pd.DataFrame], np.ndarray]


def zscore_detector(volume_threshold: float, return_threshold: float) -> Detect:
    return lambda days: (
        (days["volume_z"].abs() > volume_threshold) | (days["return_z"].abs() > return_threshold)
    ).to_numpy(int)


def volatility_detector(ratio_threshold: float) -> Detect:
    return lambda days: (days["volatility_ratio"] > ratio_threshold).to_numpy(int)


def correlation_detector(gap_threshold: float) -> Detect:
    return lambda days: (days["market_gap_z"].abs() > gap_threshold).to_numpy(int)


def judge(truth: np.ndarray, predicted: np.ndarray) -> dict[str, float]:
    """NaN where a share has no base: there is no precision before the first alert."""
    hits = int(np.sum((truth == 1) & (predicted == 1)))
    false_alarms = int(np.sum((truth == 0) & (predicted == 1)))
    missed = int(np.sum((truth == 1) & (predicted == 0)))
    return {
        "precision": share(hits, hits + false_alarms),
        "recall": share(hits, hits + missed),
        "f1_score": share(2 * hits, 2 * hits + false_alarms + missed),
        "false_positive_rate": share(false_alarms, int(np.sum(truth == 0))),
    }


def share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def grow_forest(
    train: pd.DataFrame, test: pd.DataFrame, params: dict
) -> Iterator[tuple[int, IsolationForest, dict[str, float]]]:
    """Adds two trees at a time; yields the number of trees, the forest and its figures on `test`."""
    forest = IsolationForest(**{**params, "n_estimators": 0}, warm_start=True)
    truth = test["anomaly"].to_numpy()
    for trees in range(2, params["n_estimators"] + 1, 2):
        forest.set_params(n_estimators=trees).fit(train[FEATURES].to_numpy())
        scores = -forest.score_samples(test[FEATURES].to_numpy())
        metrics = judge(truth, (scores > -forest.offset_).astype(int))
        metrics["average_precision"] = float(average_precision_score(truth, scores))
        yield trees, forest, metrics


def train_autoencoder(
    train: pd.DataFrame, test: pd.DataFrame, params: dict
) -> Iterator[tuple[int, MLPRegressor, dict[str, float]]]:
    """Yields the epoch, the network and its losses. Raises ValueError once the weights diverge."""
    network = MLPRegressor(
        hidden_layer_sizes=(params["encoding_dim"],),
        activation="tanh",
        solver=params["solver"],
        learning_rate_init=params["learning_rate"],
        batch_size=params["batch_size"],
        random_state=params["random_state"],
    )
    inputs, held_out = train[FEATURES].to_numpy(), test[FEATURES].to_numpy()
    for epoch in range(1, params["epochs"] + 1):
        network.partial_fit(inputs, inputs)
        validation = float(np.mean((network.predict(held_out) - held_out) ** 2) / 2)
        yield epoch, network, {"loss": float(network.loss_), "val_loss": validation}


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
