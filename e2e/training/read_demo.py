"""Prints as JSON what the real client sees of a server that was started on the demo."""

import json
from tempfile import TemporaryDirectory

import mlflow

PROJECT = "market-anomaly-detection"


def main():
    client = mlflow.MlflowClient()
    experiments = {
        experiment.name: experiment.experiment_id
        for experiment in client.search_experiments(filter_string=f"name LIKE '{PROJECT}/%'")
    }
    runs = client.search_runs(list(experiments.values()), max_results=1000)
    best = client.search_runs(
        [experiments[f"{PROJECT}/ensemble"]],
        "tags.status = 'final'",
        order_by=["metrics.f1_score DESC"],
    )[0]
    with TemporaryDirectory() as folder:
        file = mlflow.artifacts.download_artifacts(
            run_id=best.info.run_id, artifact_path="predictions.csv", dst_path=folder
        )
        with open(file) as lines:
            header, *rows = lines.read().splitlines()
    facts = {
        "experiments": sorted(experiments),
        "runs": len(runs),
        "failed": [run.info.run_name for run in runs if run.info.status == "FAILED"],
        "best": {"name": best.info.run_name, "f1_score": best.data.metrics["f1_score"]},
        "predictions": {"header": header, "rows": len(rows)},
        "stages": sorted(
            f"{version.name} v{version.version} {version.current_stage}"
            for version in client.search_model_versions()
        ),
        "champion": client.get_model_version_by_alias("IsolationForestDetector", "champion").version,
    }
    print(json.dumps(facts))


main()
