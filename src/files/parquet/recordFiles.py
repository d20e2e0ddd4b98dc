"""Writes the Parquet files of this folder, and what pyarrow reads in them: `python recordFiles.py` with pandas and pyarrow."""

import datetime as dt
import decimal
import json
import pathlib

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
CODECS = ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]


def table() -> pa.Table:
    """Every type that a training script is likely to log, each with a missing value."""
    utc = dt.timezone.utc
    return pa.table(
        {
            "integer": pa.array([1, -2, None, 9_007_199_254_740_993], pa.int64()),
            "small": pa.array([1, 2, 3, 4], pa.uint8()),
            "float": pa.array([0.1, float("nan"), None, -1.5e-9], pa.float64()),
            "float32": pa.array([0.1, 3.14, None, 1e10], pa.float32()),
            "text": pa.array(["GOTO.JK", "", None, "=cmd|' /C calc'!A0, \"x\"\n\u202e\U0001f600"]),
            "flag": pa.array([True, False, None, True]),
            "time": pa.array(
                [
                    dt.datetime(2024, 1, 2, 3, 4, 5, 678901),
                    dt.datetime(1969, 12, 31, 23, 59, 59, 500000),
                    None,
                    dt.datetime(2024, 1, 2),
                ],
                pa.timestamp("us"),
            ),
            "utc": pa.array([dt.datetime(2024, 1, 2, 3, tzinfo=utc)] * 3 + [None], pa.timestamp("ms", tz="UTC")),
            "day": pa.array([dt.date(2024, 2, 29), None, dt.date(1969, 7, 20), dt.date(2024, 1, 1)]),
            "price": pa.array(
                [decimal.Decimal("12345678901234567890.12"), decimal.Decimal("-0.05"), None, decimal.Decimal("7.00")],
                pa.decimal128(22, 2),
            ),
            "list": pa.array([[1, 2], [], None, [None, 3]], pa.list_(pa.int64())),
            "struct": pa.array([{"a": 1, "b": "x"}, None, {"a": None, "b": "y"}, {"a": 2, "b": None}]),
            "nothing": pa.array([None] * 4, pa.null()),
        }
    )


def main() -> None:
    for codec in CODECS:
        pq.write_table(table(), HERE / f"types_{codec}.parquet", compression=codec)

    numbers = pd.DataFrame({"step": range(1000), "loss": [1 / (i + 1) for i in range(1000)]})
    numbers.to_parquet(HERE / "row_groups.parquet", row_group_size=250)

    indexed = pd.DataFrame({"f1": [0.5, 0.75]}, index=["zscore", "forest"])
    indexed.to_parquet(HERE / "pandas_index.parquet")

    expected = {"pyarrow": pa.__version__, "rows": 4, "columns": table().column_names}
    (HERE / "expected.json").write_text(json.dumps(expected, indent=2) + "\n")


if __name__ == "__main__":
    main()
