"""Trains scikit-learn on snapshots that Holdfast wrote, and predicts the later ones.

    python3 scikit.py <folder>

The folder holds `snapshots.json` (features, rows, train, happened) and `values.f32` (one column after the other,
little-endian, NaN: missing). Prints JSON: the probability of each row that is not for training, by model.
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
values = np.fromfile(folder / "values.f32", dtype="<f4").reshape(len(told["features"]), told["rows"]).T
train = np.array(told["train"], dtype=bool)
happened = np.array(told["happened"])

models = {
    "logistic": make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True),
        StandardScaler(),
        LogisticRegression(max_iter=2000),
    ),
    "boosting": HistGradientBoostingClassifier(random_state=0),
}
predicted = {
    name: model.fit(values[train], happened[train]).predict_proba(values[~train])[:, 1].tolist()
    for name, model in models.items()
}
print(json.dumps({"version": sklearn.__version__, **predicted}))
