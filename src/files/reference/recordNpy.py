"""Writes npy/ and npy.json beside this script: arrays as NumPy saves them, and what is in them. Needs NumPy.

    python recordNpy.py
"""

import json
import math
import pathlib
import shutil

import numpy as np

HERE = pathlib.Path(__file__).parent
FILES = HERE / "npy"
shutil.rmtree(FILES, ignore_errors=True)
FILES.mkdir()

cube = np.arange(24).reshape(2, 3, 4)
ARRAYS = {
    "cube": cube,
    "cube_fortran": np.asfortranarray(cube),
    "half_cube_fortran": np.asfortranarray(cube.astype("float16") / 8),
    "single": np.array(42.5),
    "line": np.array([1, 2, 3], dtype="int32"),
    "empty": np.zeros((0, 3)),
    "truth": np.array([[True, False], [False, True]]),
    "bytes": np.array([0, 127, 255], dtype="uint8"),
    "signed_bytes": np.array([-128, -1, 127], dtype="int8"),
    "shorts": np.array([-32768, 32767], dtype=">i2"),
    "unsigned_shorts": np.array([0, 65535], dtype="<u2"),
    "unsigned": np.array([0, 4294967295], dtype=">u4"),
    "long": np.array([-9007199254740991, -1, 0, 4294967296], dtype="<i8"),
    "long_swapped": np.array([-9007199254740991, -1, 0, 4294967296], dtype=">i8"),
    "unsigned_long": np.array([1, 9007199254740991], dtype="<u8"),
    "too_long": np.array([2**62 + 1, 5], dtype="<i8"),
    "float": np.array([0.1, -1e30, math.inf, -math.inf, math.nan], dtype=">f4"),
    "double": np.array([0.1, 5e-324, -0.0, 1.7976931348623157e308]),
    "half": np.array([0.1, 65504, 6e-8, -0.0, math.inf, math.nan], dtype="float16"),
}


def written(value):
    value = float(value)
    return value if math.isfinite(value) else str(value)


expected = {}
for name, array in ARRAYS.items():
    np.save(FILES / f"{name}.npy", array)
    expected[name] = {
        "dtype": array.dtype.str,
        "shape": list(array.shape),
        "fortran": bool(array.flags.f_contiguous and not array.flags.c_contiguous),
        "values": [written(value) for value in array.ravel(order="C")],
    }

with (FILES / "version_2.npy").open("wb") as file:
    np.lib.format.write_array(file, cube, version=(2, 0))
expected["version_2"] = expected["cube"]

(HERE / "npy.json").write_text(json.dumps(expected) + "\n")
print(len(expected), "files")
