"""Writes trackers.h: of the stores of MLflow and Optuna in ../shared/trackers what each column of an
analysis of them holds. Read by Python alone; run in the project's folder:

    python3 tests/oracle/trackers.py > tests/oracle/trackers.h
"""
import datetime
import json
import math
import sqlite3

FOLDER = "../shared/trackers/"


def rows(file, sql):
    db = sqlite3.connect(f"file:{FOLDER}{file}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return db.execute(sql).fetchall()


def iso(ms):
    time = datetime.datetime.fromtimestamp(ms // 1000, datetime.timezone.utc)
    return f"{time:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03}Z"


def mlflow():
    runs = {}
    for r in rows("mlflow.db", "SELECT * FROM runs WHERE lifecycle_stage = 'active'"):
        runs[r["run_uuid"]] = {
            "run_id": r["run_uuid"], "status": r["status"], "start_time": iso(r["start_time"]),
            "end_time": iso(r["end_time"]), "run_name": r["name"], "user": r["user_id"],
            "duration_seconds": (r["end_time"] - r["start_time"]) / 1000}
    for p in rows("mlflow.db", "SELECT * FROM params"):
        value = {"True": 1, "False": 0, "None": None}.get(p["value"], p["value"])
        runs.get(p["run_uuid"], {})[p["key"]] = value
    for m in rows("mlflow.db", "SELECT * FROM metrics ORDER BY step"):
        runs.get(m["run_uuid"], {})[m["key"]] = None if m["is_nan"] else m["value"]
    return runs


def optuna():
    studies = dict(rows("optuna.db", "SELECT study_id, study_name FROM studies"))
    trials = {}
    for t in rows("optuna.db", "SELECT * FROM trials"):
        begin, end = t["datetime_start"], t["datetime_complete"]
        span = datetime.datetime.fromisoformat(end) - datetime.datetime.fromisoformat(begin)
        trials[t["trial_id"]] = {
            "trial_id": t["trial_id"], "trial_number": t["number"], "state": t["state"],
            "study": studies[t["study_id"]], "start_time": begin, "end_time": end,
            "duration_seconds": span.total_seconds()}
    for p in rows("optuna.db", "SELECT * FROM trial_params"):
        attributes, value = json.loads(p["distribution_json"])["attributes"], p["param_value"]
        if "choices" in attributes:
            value = attributes["choices"][int(value)]
        trials[p["trial_id"]][p["param_name"]] = value
    for v in rows("optuna.db", "SELECT * FROM trial_values"):
        trials[v["trial_id"]]["objective"] = v["value"]
    for v in rows("optuna.db", "SELECT * FROM trial_intermediate_values ORDER BY step"):
        trials[v["trial_id"]]["intermediate_value"] = v["intermediate_value"]
    for a in rows("optuna.db", "SELECT * FROM trial_user_attributes"):
        trials[a["trial_id"]][a["key"]] = json.loads(a["value_json"])
    return trials


def number(value):
    try:
        x = float(value)
    except (TypeError, ValueError):
        return None
    return x if math.isfinite(x) else None


def summary(name, runs):
    """Values, the sum of those that are numbers, the length of the others together."""
    values = [v for v in (r.get(name) for r in runs.values()) if v not in (None, "", "None")]
    numbers = [number(v) for v in values]
    texts = sum(len(v) for v, x in zip(values, numbers) if x is None)
    return f"{name} {len(values)} {sum(x for x in numbers if x is not None):.4f} {texts}"


def write(name, runs):
    columns = sorted({column for run in runs.values() for column in run})
    print(f"\nstatic const char *const {name}[] = {{")
    for column in columns:
        print(f'    "{summary(column, runs)}",')
    print("    NULL};")


print("/* Made by trackers.py: name, values, sum of the numbers, length of the texts. */")
write("real_mlflow", mlflow())
write("real_optuna", optuna())
