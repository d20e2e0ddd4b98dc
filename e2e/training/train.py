"""Trains the market anomaly detectors and logs everything to the server that MLFLOW_TRACKING_URI names.

Every figure is computed from the generated market, which the seed fixes, so each backend gets the same
values (durations excepted). At the end a client reads everything back; the last line printed is JSON
with what was logged, for whoever looks at it next. Runs with mlflow 2.9.2 and 3.x alike.
"""

import json
import warnings

import mlflow
import numpy as np
import pandas as pd
from detectors import (
    correlation_detector,
    grow_forest,
    judge,
    milliseconds,
    share,
    train_autoencoder,
    volatility_detector,
    zscore_detector,
)
from market import FEATURES, WINDOW, Market, generate_market
from mlflow_tracker import PROJECT, MLflowTracker
from read_back import read_back

SEED = 7
DATASET = "IDX_2023_2024"
FOREST = "IsolationForestDetector"
AUTOENCODER = "AutoencoderDetector"


def main():
    market = generate_market(SEED)
    predictions = {}
    train_statistical_methods(market)
    train_isolation_forests(market, predictions)
    train_autoencoders(market)
    backtest(market)
    register_stages()
    print(json.dumps(read_back(PROJECT, market, predictions)))


def train_statistical_methods(market: Market):
    tracker = MLflowTracker("statistical_methods")
    thresholds = {"volume_threshold": 3.0, "price_change_threshold": 3.0, "window_size": WINDOW}
    detectors = {
        "zscore": zscore_detector(3.0, 3.0),
        "volatility": volatility_detector(2.0),
        "correlation": correlation_detector(2.5),
    }
    days = market.days
    truth = days["anomaly"].to_numpy()
    week = (days["date"] - days["date"].min()).dt.days // 7
    for method, detect in detectors.items():
        with tracker.start_run(f"{method}_detector"):
            tracker.log_params({**thresholds, "method": method})
            tracker.set_tags(tags_of(method, status="baseline"))
            log_dataset(days, "evaluation")
            predicted = detect(days)
            # The evaluation runs week by week, as it would have in production.
            for step in range(int(week.max()) + 1):
                so_far = week <= step
                metrics = judge(truth[so_far], predicted[so_far])
                alerts = predicted[week == step]
                metrics["weekly_alerts"] = int(alerts.sum())
                metrics["weekly_precision"] = share(
                    int(alerts[truth[week == step] == 1].sum()), int(alerts.sum())
                )
                tracker.log_metrics(metrics, step=step)
            tracker.log_metrics({"detection_latency_ms": milliseconds(lambda: detect(days))})
            tracker.log_confusion_matrix(truth, predicted)
            log_detections(days, predicted)
            mlflow.log_text(
                f"# {method}_detector\n\nFlags **{predicted.sum()}** of {len(days)} trading days.\n",
                "notes.md",
            )


def train_isolation_forests(market: Market, predictions: dict):
    tracker = MLflowTracker("isolation_forest")
    train = market.between("2023-01-01", "2023-12-31")
    test = market.between("2024-01-01", "2024-12-31")
    for contamination in ("0.03", "0.05", "0.10"):
        with tracker.start_run(f"contamination_{contamination}") as run:
            params = {
                "contamination": float(contamination),
                "n_estimators": 100,
                "max_samples": 256,
                "random_state": 42,
            }
            tracker.log_params(params)
            tracker.set_tags(tags_of("isolation_forest", status="tuning"))
            log_dataset(train, "training")
            for trees, forest, metrics in grow_forest(train, test, params):
                tracker.log_metrics(metrics, step=trees)
            inputs = test[FEATURES].to_numpy()
            latency = milliseconds(lambda: forest.predict(inputs))
            tracker.log_metrics({"inference_latency_ms": latency})
            predicted = (forest.predict(inputs) == -1).astype(int)
            tracker.log_confusion_matrix(test["anomaly"], predicted)
            log_detections(test, predicted)
            tracker.log_model(forest, "model", registered_model_name=FOREST)
            predictions[run.info.run_id] = forest.predict(inputs).tolist()


def train_autoencoders(market: Market):
    tracker = MLflowTracker("autoencoder")
    train = market.between("2023-01-01", "2023-12-31")
    test = market.between("2024-01-01", "2024-12-31")
    common = {"encoding_dim": 2, "batch_size": 64, "epochs": 60, "random_state": 42}
    with tracker.start_run("adam_0.01"):
        log_training(tracker, train, test, {**common, "solver": "adam", "learning_rate": 0.01})
    try:
        with tracker.start_run("sgd_50"):
            log_training(tracker, train, test, {**common, "solver": "sgd", "learning_rate": 50.0})
    except ValueError as diverged:
        print(f"sgd_50 failed, as it should at this learning rate: {diverged}")


def log_training(tracker: MLflowTracker, train: pd.DataFrame, test: pd.DataFrame, params: dict):
    tracker.log_params(params)
    tracker.set_tags(tags_of("autoencoder", status="tuning"))
    for epoch, network, losses in train_autoencoder(train, test, params):
        tracker.log_metrics(losses, step=epoch)
    tracker.log_model(network, "model", registered_model_name=AUTOENCODER)


def backtest(market: Market):
    """One run over all stocks, and below it one for each stock."""
    tracker = MLflowTracker("historical_backtesting")
    detect = zscore_detector(3.0, 3.0)
    tickers = sorted({episode.ticker for episode in market.episodes})
    with tracker.start_run("backtest_2023_2024"):
        tracker.log_params(
            {
                "test_stocks": json.dumps(tickers),
                "date_range": "2023-01-01 to 2024-12-31",
                "models": json.dumps(["statistical"]),
            }
        )
        tracker.set_tags(tags_of("zscore", status="final"))
        warnings_of = {}
        for ticker in tickers:
            with tracker.start_run(ticker, nested=True):
                tracker.log_params({"ticker": ticker})
                warnings_of[ticker] = early_warnings(market, ticker, detect)
                tracker.log_metrics(summary_of(warnings_of[ticker]))
        tracker.log_metrics(summary_of(sum(warnings_of.values(), [])))
        rows = [f"| {t} | {len(w)} | {w.count(None)} |" for t, w in warnings_of.items()]
        header = ["# Case studies", "", "| stock | episodes | missed |", "|---|---:|---:|"]
        mlflow.log_text("\n".join([*header, *rows, ""]), "case_studies.md")


def early_warnings(market: Market, ticker: str, detect) -> list[int | None]:
    """For each episode: days from its first alert to its end. None where there was no alert."""
    days = market.days[market.days["ticker"] == ticker]
    alerts = days["date"][detect(days) == 1]
    found = []
    for episode in market.episodes:
        if episode.ticker == ticker:
            within = alerts[alerts.between(episode.first_day, episode.last_day)]
            found.append((episode.last_day - within.min()).days if len(within) else None)
    return found


def summary_of(warnings_in_days: list[int | None]) -> dict[str, float]:
    detected = [days for days in warnings_in_days if days is not None]
    return {
        "detection_rate": share(len(detected), len(warnings_in_days)),
        "avg_early_warning_days": float(np.mean(detected)) if detected else float("nan"),
    }


def register_stages():
    """Version 1 serves, 2 is the candidate that replaces 3 in Staging."""
    client = mlflow.MlflowClient()
    client.update_registered_model(FOREST, "Isolates unusual trading days by random splits.")
    client.set_registered_model_tag(FOREST, "owner", "market-surveillance")
    for version, contamination in (("1", "0.03"), ("2", "0.05"), ("3", "0.10")):
        client.update_model_version(FOREST, version, f"Expects {contamination} of all days unusual.")
        client.set_model_version_tag(FOREST, version, "contamination", contamination)
    client.transition_model_version_stage(FOREST, "1", "Production")
    client.transition_model_version_stage(FOREST, "3", "Staging")
    client.transition_model_version_stage(FOREST, "2", "Staging", archive_existing_versions=True)
    client.set_registered_model_alias(FOREST, "champion", "2")


def tags_of(model_type: str, status: str) -> dict[str, str]:
    return {
        "developer": "Market Surveillance",
        "model_type": model_type,
        "dataset": DATASET,
        "status": status,
        "purpose": "experiment",
    }


def log_dataset(days: pd.DataFrame, context: str):
    columns = days[[*FEATURES, "anomaly"]].astype({"anomaly": float})
    mlflow.log_input(mlflow.data.from_pandas(columns, name=DATASET, targets="anomaly"), context)


def log_detections(days: pd.DataFrame, predicted: np.ndarray):
    columns = ["date", "ticker", "close", "volume", "anomaly"]
    flagged = days.loc[predicted == 1, columns].head(50).round({"close": 2})
    mlflow.log_text(flagged.to_csv(index=False), "sample_detections.csv")


if __name__ == "__main__":
    # Both clients warn about their own deprecated calls; here they are what is being tried.
    warnings.simplefilter("ignore", FutureWarning)
    main()
