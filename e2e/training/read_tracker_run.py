"""Prints as JSON what the real client sees of a run that the TypeScript tracker logged: `read_tracker_run.py RUN MODEL`."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
from mlflow.models import Model


def main(run_id: str, model_name: str):
    client = mlflow.MlflowClient()
    run = client.get_run(run_id)
    experiment = client.get_experiment(run.info.experiment_id)
    everywhere = [experiment.experiment_id]
    by_parent = f"tags.mlflow.parentRunId = '{run_id}'"
    facts = {
        "experiment": {"name": experiment.name, "tags": experiment.tags},
        "runs": len(client.search_runs(everywhere)),
        "info": {
            "name": run.info.run_name,
            "status": run.info.status,
            "user": run.info.user_id,
            "seconds": (run.info.end_time - run.info.start_time) / 1000,
        },
        "children": {
            child.info.run_name: child.info.status
            for child in client.search_runs(everywhere, by_parent)
        },
        "params": run.data.params,
        "tags": run.data.tags,
        "histories": {key: history(client, run_id, key) for key in run.data.metrics},
        "inputs": [
            {"dataset": vars_of(entry.dataset), "tags": {tag.key: tag.value for tag in entry.tags}}
            for entry in run.inputs.dataset_inputs
        ],
        "table": json.loads(
            client.load_table(experiment.experiment_id, "alerts.json", [run_id]).to_json(
                orient="split", index=False
            )
        ),
        "matrix": mlflow.artifacts.load_dict(f"runs:/{run_id}/confusion_matrix.json"),
        "text": mlflow.artifacts.load_text(f"runs:/{run_id}/notes/50 % (é).txt"),
        "model": facts_of_model(f"runs:/{run_id}/model"),
        "versions": [
            facts_of_version(client, version)
            for version in client.search_model_versions(f"name = '{model_name}'")
        ],
        "registered": facts_of_version(
            client, client.get_model_version_by_alias(model_name, "champion")
        ),
        "description": client.get_registered_model(model_name).description,
    }
    print(json.dumps(facts))


def history(client: mlflow.MlflowClient, run_id: str, key: str) -> list[list]:
    """Pairs of step and value, by step; values as text, since JSON has no NaN."""
    points = sorted(client.get_metric_history(run_id, key), key=lambda point: point.step)
    return [[point.step, repr(float(point.value))] for point in points]


def vars_of(dataset) -> dict:
    return {
        "name": dataset.name,
        "digest": dataset.digest,
        "source_type": dataset.source_type,
        "source": dataset.source,
        "profile": dataset.profile,
    }


def facts_of_model(uri: str) -> dict:
    with TemporaryDirectory() as folder:
        place = Path(mlflow.artifacts.download_artifacts(uri, dst_path=folder))
        model = Model.load(str(place))
        return {
            "flavors": model.flavors,
            "run_id": model.run_id,
            "inputs": model.signature.inputs.to_dict(),
            "outputs": model.signature.outputs.to_dict(),
            "content": json.loads((place / model.flavors["json"]["data"]).read_text()),
            "example": model.load_input_example(str(place)).to_dict(orient="split"),
        }


def facts_of_version(client: mlflow.MlflowClient, found) -> dict:
    version = client.get_model_version(found.name, found.version)
    return {
        "version": version.version,
        "stage": version.current_stage,
        "run_id": version.run_id,
        "description": version.description,
        "tags": version.tags,
        "source": version.source,
    }


main(*sys.argv[1:])
