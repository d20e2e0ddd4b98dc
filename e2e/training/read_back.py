"""What a client sees of the training runs: read over the API, checked, and put down as facts."""

import json
import math

import mlflow
import numpy as np
from market import FEATURES, Market
from mlflow.entities import ViewType
from mlflow_tracker import MLflowTracker

FOREST = "IsolationForestDetector"


def read_back(project: str, market: Market, predictions: dict[str, list[int]]) -> dict:
    """Raises AssertionError at the first thing that does not come back as it was logged."""
    client = mlflow.MlflowClient()
    experiments = {
        experiment.name: experiment.experiment_id
        for experiment in client.search_experiments(filter_string=f"name LIKE '{project}/%'")
    }
    runs = {
        run.info.run_name: facts_of_run(client, run)
        for run in client.search_runs(list(experiments.values()), run_view_type=ViewType.ALL)
    }
    check_search(client, experiments, project, market, runs)
    check_models(market, runs, predictions)
    models = {
        model.name: {
            version.version: {"stage": version.current_stage, "run": version.run_id}
            for version in client.search_model_versions(f"name = '{model.name}'")
        }
        for model in client.search_registered_models()
    }
    assert client.get_model_version_by_alias(FOREST, "champion").version == "2"
    assert models[FOREST]["2"]["run"] == runs["contamination_0.05"]["id"], models
    return {
        "client": mlflow.__version__,
        "experiments": experiments,
        "runs": runs,
        "models": models,
        "aliases": {FOREST: {"champion": "2"}},
    }


def facts_of_run(client: mlflow.MlflowClient, run) -> dict:
    artifacts = artifact_paths(client, run.info.run_id)
    facts = {
        "id": run.info.run_id,
        "experimentId": run.info.experiment_id,
        "status": run.info.status,
        "parentId": run.data.tags.get("mlflow.parentRunId"),
        "params": run.data.params,
        "metrics": {key: to_json(value) for key, value in run.data.metrics.items()},
        "tags": {k: v for k, v in run.data.tags.items() if not k.startswith("mlflow.")},
        "datasets": [entry.dataset.name for entry in run.inputs.dataset_inputs],
        "histories": {key: history(client, run, key) for key in run.data.metrics},
        "artifacts": artifacts,
    }
    if "confusion_matrix.json" in artifacts:
        facts["confusionMatrix"] = mlflow.artifacts.load_dict(
            f"runs:/{run.info.run_id}/confusion_matrix.json"
        )
    return facts


def history(client: mlflow.MlflowClient, run, key: str) -> list[list]:
    """Pairs of step and value, by step: all that was logged, and the last one is the run's metric."""
    points = sorted(client.get_metric_history(run.info.run_id, key), key=lambda point: point.step)
    found = [[point.step, to_json(point.value)] for point in points]
    logged = MLflowTracker.logged[run.info.run_id][key]
    assert found == [[step, to_json(value)] for step, value in logged], (run.info.run_name, key)
    assert found[-1][1] == to_json(run.data.metrics[key]), (run.info.run_name, key)
    return found


def artifact_paths(client: mlflow.MlflowClient, run_id: str, folder: str | None = None) -> list[str]:
    found = []
    for entry in client.list_artifacts(run_id, folder):
        found += artifact_paths(client, run_id, entry.path) if entry.is_dir else [entry.path]
    return sorted(found)


def check_search(
    client: mlflow.MlflowClient, experiments: dict, project: str, market: Market, runs: dict
):
    forests = [experiments[f"{project}/isolation_forest"]]
    best_first = client.search_runs(forests, order_by=["metrics.f1_score DESC"])
    scores = [run.data.metrics["f1_score"] for run in best_first]
    assert len(scores) == 3 and scores == sorted(scores, reverse=True), scores

    found = client.search_runs(
        list(experiments.values()),
        "params.method = 'zscore' AND metrics.f1_score > 0 AND tags.status = 'baseline'",
    )
    assert [run.info.run_name for run in found] == ["zscore_detector"], found

    failed = client.search_runs(list(experiments.values()), "attributes.status = 'FAILED'")
    assert [run.info.run_name for run in failed] == ["sgd_50"], failed

    parent = runs["backtest_2023_2024"]["id"]
    children = client.search_runs(
        [experiments[f"{project}/historical_backtesting"]], f"tags.mlflow.parentRunId = '{parent}'"
    )
    assert len(children) == 5, children

    zscore = runs["zscore_detector"]
    quiet_weeks = [step for step, value in zscore["histories"]["weekly_precision"] if value == "NaN"]
    assert quiet_weeks, "a week without an alert has no precision"
    assert np.array(zscore["confusionMatrix"]["matrix"]).sum() == len(market.days)


def check_models(market: Market, runs: dict, predictions: dict[str, list[int]]):
    inputs = market.between("2024-01-01", "2024-12-31")[FEATURES].to_numpy()
    by_uri = {
        f"models:/{FOREST}/1": "contamination_0.03",
        f"models:/{FOREST}/Production": "contamination_0.03",
        f"models:/{FOREST}/Staging": "contamination_0.05",
        f"models:/{FOREST}@champion": "contamination_0.05",
    }
    for uri, run in by_uri.items():
        loaded = mlflow.sklearn.load_model(uri)
        assert loaded.predict(inputs).tolist() == predictions[runs[run]["id"]], uri


def to_json(value: float) -> float | str:
    """JSON has no NaN; the protocol spells it out."""
    return value if math.isfinite(value) else json.dumps(value)
