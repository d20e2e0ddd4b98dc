"""Writes what numpy and scipy make of some numbers, for the tests beside this folder.

    python makeImportanceReference.py    # in an environment with numpy and scipy
"""

import json
from pathlib import Path

import numpy as np
from scipy import special, stats

here = Path(__file__).parent
random = np.random.default_rng(20240202)


def correlations():
    cases = []
    for count in (3, 4, 10, 120):
        for kind in ("noise", "ties", "monotone", "falling"):
            x = random.normal(size=count).round(3)
            y = random.normal(size=count).round(3)
            if kind == "ties":
                x = np.floor(np.abs(x) * 2)
                y = np.round(x + y)
                x[:2], y[:2] = [-1, 7], [9, 5]
            if kind == "monotone":
                y = (x**3).round(6)
            if kind == "falling":
                y = (-x + 0.3 * y).round(3)
            found = stats.spearmanr(x, y)
            cases.append(
                {
                    "x": x.tolist(),
                    "y": y.tolist(),
                    "rho": float(found.statistic),
                    "p": float(found.pvalue),
                }
            )
    return cases


def ranks():
    values = [3.0, 1.0, 3.0, -2.5, 3.0, 1.0, 0.0]
    return {"values": values, "ranks": stats.rankdata(values).tolist()}


def effects():
    cases = []
    for sizes in ((2, 2), (5, 5, 5), (1, 1, 8), (1, 12, 3, 4), (40, 2, 60, 7, 30)):
        for shift in (0, 1, 20):
            groups = np.repeat(np.arange(len(sizes)), sizes)
            values = (random.normal(size=len(groups)) + shift * groups).round(3)
            parts = [values[groups == group] for group in range(len(sizes))]
            n, k = len(values), len(sizes)
            total = ((values - values.mean()) ** 2).sum()
            within = sum(((part - part.mean()) ** 2).sum() for part in parts)
            between = sum(len(part) * (part.mean() - values.mean()) ** 2 for part in parts)
            cases.append(
                {
                    "values": values.tolist(),
                    "groups": groups.tolist(),
                    "etaSquared": between / total,
                    "epsilonSquared": (between - (k - 1) * within / (n - k)) / total,
                    "p": float(stats.f_oneway(*parts).pvalue),
                }
            )
    return cases


def betas():
    return [
        [x, a, b, float(special.betainc(a, b, x))]
        for a in (0.5, 1, 3.5, 40, 2_000)
        for b in (0.5, 2, 17.5, 300)
        for x in (0.0, 1e-6, 0.03, 0.2, 0.5, 0.87, 0.999, 1.0)
    ]


def boxes():
    cases = []
    for count in (1, 2, 3, 4, 5, 8, 25, 60):
        values = random.standard_t(2, count).round(3)
        low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
        reach = 1.5 * (high - low)
        inside = values[(values >= low - reach) & (values <= high + reach)]
        outside = values[(values < low - reach) | (values > high + reach)]
        cases.append(
            {
                "values": values.tolist(),
                "quartiles": [low, middle, high],
                "whiskers": [inside.min(), inside.max()],
                "outliers": sorted(outside.tolist()),
            }
        )
    return cases


content = {
    "correlations": correlations(),
    "ranks": ranks(),
    "effects": effects(),
    "betas": betas(),
    "boxes": boxes(),
}
(here / "importance.json").write_text(json.dumps(content) + "\n")
