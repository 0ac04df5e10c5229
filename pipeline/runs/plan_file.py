"""The plan as ``plan.json`` holds it."""

from __future__ import annotations

import dataclasses
import json

from pipeline.errors import ConfigError
from pipeline.runs.plan import Appended, Plan, PlannedFile


def plan_to_json(plan: Plan) -> str:
    """Write the plan as `plan.json` holds it."""
    values = {**dataclasses.asdict(plan), "n_records": plan.n_records, "n_shards": plan.n_shards}
    del values["stamps"]
    # ASCII: the bytes of a file name that are not UTF-8 can be written as escapes only
    return json.dumps(values, indent=1) + "\n"


def plan_from_json(text: str) -> Plan:
    """Read the plan that `plan_to_json` wrote.

    Raises:
        ConfigError: the text is not a plan.
    """
    try:
        values = json.loads(text)
        files = tuple(
            PlannedFile(str(file["name"]), str(file["digest"]), int(file["records"]))
            for file in values["files"]
        )
        limit = None if values["limit"] is None else int(values["limit"])
        appended = tuple(
            Appended(int(part["first"]), int(part["shard_size"])) for part in values["appended"]
        )
        return Plan(int(values["shard_size"]), limit, files, appended)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"plan.json is damaged ({error}); run again with overwrite") from error
