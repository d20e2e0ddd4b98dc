"""The tracker that the training code uses, so that no model code speaks to MLflow directly."""

from collections import defaultdict
from contextlib import contextmanager

import matplotlib
import mlflow
import numpy as np
import sklearn
from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402  (the backend must be chosen first)

PROJECT = "market-anomaly-detection"


class MLflowTracker:
    """Logs runs to the experiment `market-anomaly-detection/<name>`."""

    # Of all trackers: by run and metric, the steps and values that were logged, to be held against what comes back.
    logged: dict[str, dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))

    def __init__(self, name: str):
        self.experiment = mlflow.set_experiment(f"{PROJECT}/{name}")

    @contextmanager
    def start_run(self, name: str, nested: bool = False):
        with mlflow.start_run(
            experiment_id=self.experiment.experiment_id, run_name=name, nested=nested
        ) as run:
            yield run

    def log_params(self, params: dict):
        mlflow.log_params(params)

    def log_metrics(self, metrics: dict[str, float], step: int | None = None):
        mlflow.log_metrics(metrics, step=step)
        of_run = self.logged[mlflow.active_run().info.run_id]
        for key, value in metrics.items():
            of_run[key].append((step or 0, float(value)))

    def set_tags(self, tags: dict[str, str]):
        mlflow.set_tags(tags)

    def log_confusion_matrix(self, truth, predicted, labels=("normal", "anomaly")) -> np.ndarray:
        """As data and as a picture. Rows are the true class, columns the predicted one."""
        matrix = confusion_matrix(truth, predicted, labels=range(len(labels)))
        content = {"labels": list(labels), "matrix": matrix.tolist()}
        mlflow.log_dict(content, "confusion_matrix.json")
        display = ConfusionMatrixDisplay(matrix, display_labels=labels).plot(colorbar=False)
        mlflow.log_figure(display.figure_, "plots/confusion_matrix.png")
        pyplot.close(display.figure_)
        return matrix

    def log_model(self, model, name: str, registered_model_name: str | None = None):
        # Without stated requirements MLflow starts a second Python to find them, which takes seconds.
        mlflow.sklearn.log_model(
            model,
            name,
            registered_model_name=registered_model_name,
            # What 2.x does by default; the skops of 3.x refuses scikit-learn's own trees.
            serialization_format="cloudpickle",
            pip_requirements=[f"scikit-learn=={sklearn.__version__}"],
        )
