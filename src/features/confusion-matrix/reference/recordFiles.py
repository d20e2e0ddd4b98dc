"""Writes files/, expected.json and curves.json beside this script: confusion matrices as libraries and people write
them, scores of two classes, and what scikit-learn says of the same predictions. Needs scikit-learn, pandas and MLflow.

    python recordFiles.py
"""

import json
import pathlib
import shutil
import tempfile

import mlflow
import numpy as np
import pandas as pd
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    classification_report,
    confusion_matrix,
    precision_recall_curve,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)

HERE = pathlib.Path(__file__).parent
FILES = HERE / "files"
shutil.rmtree(FILES, ignore_errors=True)
FILES.mkdir()

random = np.random.default_rng(29)
expected = {}


def flipped(actual, classes, rate):
    other = random.integers(0, classes, len(actual))
    return np.where(random.random(len(actual)) < rate, other, actual)


def expect(name, actual, predicted, labels=None):
    """What scikit-learn says of these predictions, for the file of this name."""
    labels = sorted(set(actual) | set(predicted)) if labels is None else labels
    matrix = confusion_matrix(actual, predicted, labels=labels)
    precision, recall, f1, support = precision_recall_fscore_support(
        actual, predicted, labels=labels, zero_division=np.nan
    )
    report = classification_report(
        actual, predicted, labels=labels, output_dict=True, zero_division=0
    )
    nulls = lambda values: [None if np.isnan(value) else float(value) for value in values]
    expected[name] = {
        "labels": [str(label) for label in labels],
        "matrix": matrix.tolist(),
        "accuracy": float(accuracy_score(actual, predicted)),
        "precision": nulls(precision),
        "recall": nulls(recall),
        "f1": nulls(f1),
        "support": support.tolist(),
        "macro": {key: report["macro avg"][f"{key}-score" if key == "f1" else key] for key in ("precision", "recall", "f1")},
        "weighted": {key: report["weighted avg"][f"{key}-score" if key == "f1" else key] for key in ("precision", "recall", "f1")},
    }
    return matrix


def refuse(name, reason):
    expected[name] = {"refused": reason}


def write(name, content):
    (FILES / name).write_text(content if isinstance(content, str) else json.dumps(content))


# Ten kinds of trading days, and two classes of them.
KINDS = ["calm", "drift", "dump", "gap", "halt", "pump", "rebound", "spike", "spoof", "wash"]
kinds = random.integers(0, 10, 400)
called = flipped(kinds, 10, 0.35)
names = np.array(KINDS)
binary = (random.random(300) < 0.2).astype(int)
alerts = flipped(binary, 2, 0.3)
named = np.where(binary == 1, "anomaly", "normal")
named_alerts = np.where(alerts == 1, "anomaly", "normal")

matrix = expect("labels_matrix.json", names[kinds], names[called])
write("labels_matrix.json", {"labels": KINDS, "matrix": matrix.tolist()})

matrix = expect("classes_confusion_matrix.json", named, named_alerts)
write("classes_confusion_matrix.json", {"classes": ["anomaly", "normal"], "confusion_matrix": matrix.tolist()})

matrix = expect("counts.json", binary, alerts)
write("counts.json", {"labels": [0, 1], "counts": matrix.tolist(), "normalize": None})

write("values.json", {"target_names": ["anomaly", "normal"], "values": expect("values.json", named, named_alerts).tolist()})
write("rows_alone.json", expect("rows_alone.json", binary, alerts).tolist())
write("report.json", {
    "accuracy": float(accuracy_score(binary, alerts)),
    "confusion_matrix": {"labels": ["0", "1"], "matrix": expect("report.json", binary, alerts).tolist()},
})

tn, fp, fn, tp = confusion_matrix(binary, alerts).ravel().tolist()
expect("cells_by_name.json", np.where(binary == 1, "positive", "negative"), np.where(alerts == 1, "positive", "negative"))
write("cells_by_name.json", {"tn": tn, "fp": fp, "fn": fn, "tp": tp, "threshold": 0.5})

frame = pd.DataFrame(expect("pandas_split.json", names[kinds], names[called]), index=KINDS, columns=KINDS)
write("pandas_split.json", frame.to_json(orient="split"))
for orient, name in (("columns", "pandas_default.json"), ("table", "pandas_table.json")):
    expect(name, names[kinds], names[called])
    write(name, frame.to_json(orient=orient))

expect("pandas.csv", names[kinds], names[called])
frame.to_csv(FILES / "pandas.csv")
expect("header_alone.csv", names[kinds], names[called])
frame.to_csv(FILES / "header_alone.csv", index=False)
expect("numbers_alone.csv", kinds, called)
np.savetxt(FILES / "numbers_alone.csv", confusion_matrix(kinds, called), delimiter=",", fmt="%d")
expect("tabs.tsv", names[kinds], names[called])
frame.to_csv(FILES / "tabs.tsv", sep="\t")
expect("semicolons.csv", named, named_alerts)
crosstab = pd.crosstab(pd.Series(named, name="actual kind"), pd.Series(named_alerts, name="called"))
crosstab.to_csv(FILES / "semicolons.csv", sep=";")
expect("other_order.csv", names[kinds], names[called])
frame.iloc[::-1].to_csv(FILES / "other_order.csv")
expect("margins.csv", named, named_alerts)
pd.crosstab(pd.Series(named), pd.Series(named_alerts), margins=True).to_csv(FILES / "margins.csv")
expect("byte_order_mark.csv", named, named_alerts)
crosstab.to_csv(FILES / "byte_order_mark.csv", encoding="utf-8-sig")

pairs = pd.crosstab(pd.Series(names[kinds], name="actual"), pd.Series(names[called], name="predicted"))
pairs = pairs.stack().rename("count").reset_index()
expect("pairs.csv", names[kinds], names[called])
pairs[pairs["count"] > 0].to_csv(FILES / "pairs.csv", index=False)
expect("pairs_records.json", names[kinds], names[called])
write("pairs_records.json", pairs.to_json(orient="records"))

predictions = pd.DataFrame({"day": range(300), "y_true": binary, "y_pred": alerts, "y_score": random.random(300).round(4)})
expect("predictions.csv", binary, alerts)
predictions.to_csv(FILES / "predictions.csv", index=False)
expect("predictions.jsonl", named, named_alerts)
pd.DataFrame({"true label": named, "predicted label": named_alerts}).to_json(FILES / "predictions.jsonl", orient="records", lines=True)
expect("predictions_lists.json", binary, alerts)
write("predictions_lists.json", {"y_true": binary.tolist(), "y_pred": alerts.tolist()})
expect("booleans.csv", binary == 1, alerts == 1)
pd.DataFrame({"actual": binary == 1, "predicted": alerts == 1}).to_csv(FILES / "booleans.csv", index=False)

with tempfile.TemporaryDirectory() as folder:
    mlflow.set_tracking_uri((pathlib.Path(folder) / "mlruns").as_uri())
    with mlflow.start_run() as run:
        mlflow.log_table({"target": named.tolist(), "prediction": named_alerts.tolist()}, "log_table.json")
    file = mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path="log_table.json")
    expect("log_table.json", named, named_alerts)
    shutil.copy(file, FILES / "log_table.json")

# A class that never occurs, and one that is never predicted.
actual = ["a", "a", "b", "b", "b", "d"]
guessed = ["a", "b", "b", "c", "b", "a"]
write("never_occurs.json", {"labels": ["a", "b", "c", "d"], "matrix": expect("never_occurs.json", actual, guessed).tolist()})

shares = confusion_matrix(named, named_alerts, normalize="true").round(3)
write("shares_of_true.json", {"labels": ["anomaly", "normal"], "matrix": shares.tolist()})
expected["shares_of_true.json"] = {"content": "sharesOfTrue", "recall": np.diag(shares).tolist()}
shares = confusion_matrix(named, named_alerts, normalize="pred")
write("shares_of_predicted.json", {"labels": ["anomaly", "normal"], "matrix": shares.tolist()})
expected["shares_of_predicted.json"] = {"content": "sharesOfPredicted", "precision": np.diag(shares).tolist()}
shares = confusion_matrix(named, named_alerts, normalize="all")
write("shares_of_all.json", {"labels": ["anomaly", "normal"], "matrix": shares.tolist()})
expected["shares_of_all.json"] = {"content": "sharesOfAll", "accuracy": float(np.trace(shares))}

# In percent, with a class that never occurs.
percent = np.array([[90.5, 9.5, 0], [33.3, 66.7, 0], [0, 0, 0]])
write("percentages.json", {"labels": ["a", "b", "c"], "matrix": percent.tolist()})
expected["percentages.json"] = {"content": "sharesOfTrue", "recall": [0.905, 0.667, None]}

# Labels that say which side they are on, as pandas' to_dict and to_csv have them.
expect("sides.json", binary, alerts)
sides = pd.DataFrame(confusion_matrix(binary, alerts), index=["Actual_0", "Actual_1"], columns=["Pred_0", "Pred_1"])
write("sides.json", sides.to_dict())
expect("sides.csv", binary, alerts)
sides.rename(index=lambda name: name.replace("_", " "), columns=lambda name: name.replace("Pred_", "Predicted: ")).to_csv(FILES / "sides.csv")
expect("sides_turned.csv", binary, alerts)
sides.T.to_csv(FILES / "sides_turned.csv")
expect("slash.csv", binary, alerts)
(FILES / "slash.csv").write_text("true \\ predicted,0,1\n" + "".join(f"{i},{a},{b}\n" for i, (a, b) in enumerate(confusion_matrix(binary, alerts))))

# NumPy's own files.
for name, array in {
    "int64.npy": confusion_matrix(kinds, called),
    "float32.npy": confusion_matrix(kinds, called).astype("float32"),
    "float16.npy": confusion_matrix(kinds, called).astype("float16"),
    "uint8_fortran.npy": np.asfortranarray(confusion_matrix(kinds, called).astype("uint8")),
    "big_endian.npy": confusion_matrix(kinds, called).astype(">i8"),
}.items():
    expect(name, kinds, called)
    np.save(FILES / name, array)
np.save(FILES / "shares.npy", confusion_matrix(kinds, called, normalize="true"))
expected["shares.npy"] = {"content": "sharesOfTrue", "recall": np.diag(confusion_matrix(kinds, called, normalize="true")).tolist()}
for name, array, reason in (
    ("oblong.npy", np.ones((2, 3)), "it is not square: its shape is (2, 3)"),
    ("three_axes.npy", np.ones((2, 2, 2)), "it is not square: its shape is (2, 2, 2)"),
    ("negative.npy", np.array([[1, 2], [-3, 4]]), "row 2, column 1 is negative: -3"),
    ("nan.npy", np.array([[1, np.nan], [3, 4]]), "row 1, column 2 is not a number: NaN"),
    ("objects.npy", np.array([[1, "many"], [3, 4]], dtype=object), "it holds pickled Python objects, which can run code when they are loaded"),
    ("complex.npy", np.ones((2, 2), dtype=complex), "its items are not numbers"),
    ("texts.npy", np.array([["1", "2"], ["3", "4"]]), "its items are not numbers"),
    ("fields.npy", np.zeros(2, dtype=[("a", "i4"), ("b", "i4")]), "values of type [('a', '<i4'), ('b', '<i4')] cannot be shown"),
):
    np.save(FILES / name, array)
    refuse(name, reason)
whole = (FILES / "int64.npy").read_bytes()
(FILES / "cut_off.npy").write_bytes(whole[:-8])
refuse("cut_off.npy", "its data are cut off: 99 of 100 values")
(FILES / "head_cut_off.npy").write_bytes(whole[:40])
refuse("head_cut_off.npy", "it ends within its header")
(FILES / "pickle.npy").write_bytes(b"\x80\x04K\x01.")
refuse("pickle.npy", "it does not begin as a NumPy file does")

MALFORMED = {
    "not_square.json": ({"labels": ["a", "b"], "matrix": [[1, 2], [3]]}, "it is not square: row 2 has 1 number for 2 labels"),
    "too_few_rows.json": ({"labels": ["a", "b"], "matrix": [[1, 2]]}, "it is not square: 1 row for 2 labels"),
    "negative.json": ({"labels": ["a", "b"], "matrix": [[1, -2], [3, 4]]}, "row 1, column 2 is negative: -2"),
    "text_cell.json": ({"labels": ["a", "b"], "matrix": [[1, "many"], [3, 4]]}, 'row 1, column 2 is not a number: "many"'),
    "not_a_number.json": ('{"labels": ["a", "b"], "matrix": [[1, NaN], [3, 4]]}', "it is not JSON"),
    "infinite.json": ('{"labels": ["a"], "matrix": [[1e999]]}', "row 1, column 1 is not a number: Infinity"),
    "two_alike.json": ({"labels": ["a", "a"], "matrix": [[1, 2], [3, 4]]}, 'two classes have the label "a"'),
    "label_object.json": ({"labels": [{"a": 1}, "b"], "matrix": [[1, 2], [3, 4]]}, 'label 1 is neither text nor a number: {"a":1}'),
    "empty.json": ({"labels": [], "matrix": []}, "it is empty"),
    "cut_off.json": ('{"labels": ["a", "b"], "matrix": [[1, 2], [3,', "it is not JSON"),
    "labels_alone.json": ({"labels": ["a", "b"]}, "it has labels, but no list of rows “matrix”"),
    "metrics_alone.json": ({"accuracy": 0.9, "f1": 0.8}, "it has no list of rows “matrix”, and no columns of true and predicted classes"),
    "number.json": ("42", "it is neither an object nor a list"),
    "strange_row.csv": (",a,b\na,1,2\nc,3,4\n", 'row "c" is none of its columns'),
    "not_square.csv": (",a,b\na,1,2\nb,3\n", "it is not square: row 2 has 1 number for 2 labels"),
    "open_quote.csv": (',a,b\na,1,2\n"b,3,4\n', "its quotes are not closed (row 3)"),
    "regression.csv": ("y_true,y_pred\n" + "".join(f"{i / 7:.3f},{i / 7.1:.3f}\n" for i in range(40)), "its true and predicted values are 79 different numbers, not classes"),
    "counted_twice.csv": ("actual,predicted,count\na,a,3\na,b,1\na,a,2\n", 'two of its rows count true "a", predicted "a"'),
    "header_alone_by_itself.csv": ("y_true,y_pred\n", "it has no rows"),
    "line_cut_off.jsonl": ('{"y_true": 1, "y_pred": 0}\n{"y_true": 1,\n', "line 2 is not JSON"),
}
for name, (content, reason) in MALFORMED.items():
    write(name, content)
    refuse(name, reason)

# Scores with many ties, with none, a perfect one, and one that says nothing.
truth = (random.random(200) < 0.3).astype(int)
score = (truth * 0.3 + random.random(200)).round(2)
curves = {}
for name, values in {
    "ties": score,
    "no ties": truth * 0.3 + random.random(200),
    "perfect": truth + 0.1 * random.random(200),
    "one score": np.full(200, 0.5),
}.items():
    false_positives, true_positives, _ = roc_curve(truth, values, drop_intermediate=False)
    precision, recall, thresholds = precision_recall_curve(truth, values)
    curves[name] = {
        "truth": truth.tolist(),
        "scores": values.tolist(),
        "rocAuc": float(roc_auc_score(truth, values)),
        "averagePrecision": float(average_precision_score(truth, values)),
        "falsePositiveRates": false_positives.tolist(),
        "truePositiveRates": true_positives.tolist(),
        "precisions": precision.tolist(),
        "recalls": recall.tolist(),
        "thresholds": thresholds.tolist(),
    }

(HERE / "curves.json").write_text(json.dumps(curves) + "\n")
(HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
print(len(expected), "files")
