"""Prints the id of the run whose model the real client gets for an address, e.g. `models:/Name/Production`."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
import yaml

with TemporaryDirectory() as folder:
    model = Path(mlflow.artifacts.download_artifacts(sys.argv[1], dst_path=folder))
    print(json.dumps(yaml.safe_load((model / "MLmodel").read_text())["run_id"]))
