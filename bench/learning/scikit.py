"""Trains scikit-learn on snapshots that Holdfast wrote, and predicts later ones.

    python3 scikit.py <folder>

The folder holds `snapshots.json` (features, rows, testRows, and what happened in the rows to train on), and `train.f32`
and `test.f32`: one column after the other, little-endian, NaN for a missing value. What happened in the rows to test on
is not told. Prints JSON: the probability of each of them, by model.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
told = json.loads((folder / "snapshots.json").read_text())


def values(name, rows):
    return np.fromfile(folder / name, dtype="<f4").reshape(len(told["features"]), rows).T


train, test = values("train.f32", told["rows"]), values("test.f32", told["testRows"])
models = {
    "logistic": make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True),
        StandardScaler(),
        LogisticRegression(max_iter=2000),
    ),
    "boosting": HistGradientBoostingClassifier(random_state=0),
}
predicted = {
    name: model.fit(train, told["happened"]).predict_proba(test)[:, 1].tolist() for name, model in models.items()
}
print(json.dumps({"version": sklearn.__version__, **predicted}))
