"""Writes seedNoise.json: how far two runs of one configuration may be apart, as NumPy and SciPy have it.

    python seedNoise.py > seedNoise.json
"""

import json

import numpy as np
from scipy import stats

GROUPS = [
    ([0.71, 0.74, 0.69], None),
    ([0.6860, 0.6744, 0.7012, 0.6931, 0.6802], None),
    ([0.71, 0.74, 0.69], [0.81, 0.80, 0.84, 0.79]),
    ([12.5, 13.1, 11.9, 12.2, 12.8, 13.4, 12.0], [15.0, 14.1, 14.9]),
    ([-3.0, -3.2, -2.9, -3.1], [1e-3, 2e-3, 1.5e-3, 1.2e-3, 1.9e-3]),
    (np.random.default_rng(7).normal(0.5, 0.02, 40).round(6).tolist(), None),
]


def half_width(one, other):
    samples = [np.array(sample) for sample in (one, other) if sample is not None]
    freedom = sum(len(sample) - 1 for sample in samples)
    variance = sum(np.var(sample, ddof=1) * (len(sample) - 1) for sample in samples) / freedom
    return stats.t.ppf(0.975, freedom) * np.sqrt(variance) * np.sqrt(2)


cases = [
    {"one": one, "other": other, "halfWidth": float(half_width(one, other))} for one, other in GROUPS
]
print(json.dumps(cases, indent=2))
