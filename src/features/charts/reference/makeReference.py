"""Writes what pandas, numpy and scipy make of some series, for the tests beside this folder.

    python makeReference.py    # in an environment with numpy, pandas and scipy
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

here = Path(__file__).parent
random = np.random.default_rng(20240101)


def rounded(values):
    """None where a value is no number, which JSON cannot say."""
    return [None if not np.isfinite(value) else float(value) for value in values]


def smoothing():
    cases = []
    for half_life in (0.5, 3, 40):
        for kind in ("even", "gaps", "duplicates", "nan"):
            steps = np.arange(30.0)
            if kind == "gaps":
                steps = np.cumsum(random.integers(1, 200, 30)).astype(float)
            if kind == "duplicates":
                steps = np.floor(np.arange(30.0) / 3)
            values = random.normal(5, 2, 30)
            if kind == "nan":
                values[[0, 7, 8]] = np.nan
            times = pd.to_datetime(steps, unit="s")
            smoothed = (
                pd.Series(values).ewm(halflife=pd.Timedelta(seconds=half_life), times=times).mean()
            )
            # pandas carries a mean over a point without a number; the chart leaves a gap there.
            smoothed[np.isnan(values)] = np.nan
            cases.append(
                {
                    "halfLife": half_life,
                    "steps": steps.tolist(),
                    "values": rounded(values),
                    "smoothed": rounded(smoothed),
                }
            )
    return cases


def bands():
    cases = []
    for count in (1, 2, 3, 5, 40):
        values = random.normal(0.8, 0.05, count)
        mean = values.mean()
        error = stats.sem(values) if count > 1 else 0.0
        reach = error * stats.t.ppf(0.975, count - 1) if count > 1 else 0.0
        deviation = values.std(ddof=1) if count > 1 else 0.0
        low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
        cases.append(
            {
                "values": values.tolist(),
                "std": [mean, mean - deviation, mean + deviation],
                "stderr": [mean, mean - error, mean + error],
                "ci95": [mean, mean - reach, mean + reach],
                "minmax": [mean, values.min(), values.max()],
                "quartiles": [middle, low, high],
            }
        )
    return cases


def student_t():
    return [[freedom, stats.t.ppf(0.975, freedom)] for freedom in (*range(1, 61), 100, 1_000)]


def write(name, content):
    (here / name).write_text(json.dumps(content, indent=1) + "\n")


write("smoothing.json", smoothing())
write("bands.json", bands())
write("studentT95.json", student_t())
