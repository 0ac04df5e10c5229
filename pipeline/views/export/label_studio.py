"""``label-studio``: tasks with the found names as predictions, for correction by hand.

`pipeline.views.annotations` reads what comes back. `labelling_config` is the interface that the
tasks fit: paste it into the settings of the project.
"""

from __future__ import annotations

import json
from statistics import fmean
from typing import Any, Final, TextIO

from pipeline import __version__
from pipeline.runs.output import Output
from pipeline.views.export.documents import Document, Row, documents

FROM_NAME: Final = "label"
TO_NAME: Final = "text"
LABELS: Final = {
    "PERSON": "#d55e00",
    "NORP": "#8f5a2b",
    "ORG": "#0072b2",
    "GPE": "#009e73",
    "LOC": "#4f7f1f",
    "FAC": "#56b4e9",
    "PRODUCT": "#cc79a7",
    "EVENT": "#a8529b",
    "WORK_OF_ART": "#7b5fc4",
    "LAW": "#8a7a00",
    "LANGUAGE": "#5f6a72",
    "DATE": "#777777",
    "TIME": "#777777",
    "MONEY": "#b8860b",
    "PERCENT": "#b8860b",
    "QUANTITY": "#b8860b",
    "DURATION": "#999999",
    "CARDINAL": "#999999",
}


def write(output: Output, stream: TextIO) -> int:
    """Write a JSON array of one task a document and return their number."""
    written = 0
    stream.write("[")
    for document in documents(output, "entities"):
        stream.write(",\n" if written else "\n")
        stream.write(json.dumps(_task(document), ensure_ascii=False))
        written += 1
    stream.write("\n]\n")
    return written


def labelling_config() -> str:
    """Give the interface of a Label Studio project that the tasks fit.

    >>> print(labelling_config().splitlines()[2])
        <Label value="PERSON" background="#d55e00"/>
    """
    labels = [f'    <Label value="{name}" background="{LABELS[name]}"/>' for name in LABELS]
    return "\n".join(
        [
            "<View>",
            f'  <Labels name="{FROM_NAME}" toName="{TO_NAME}">',
            *labels,
            "  </Labels>",
            f'  <Text name="{TO_NAME}" value="$text" granularity="word"/>',
            "</View>",
            "",
        ]
    )


def _task(document: Document) -> dict[str, Any]:
    entities = document.rows["entities"]
    scores = [row["score"] for row in entities if row["score"] is not None]
    prediction = {
        "model_version": f"nusawarta {__version__}",
        **({"score": round(fmean(scores), 3)} if scores else {}),
        "result": [_region(row) for row in entities],
    }
    data = {"text": document.text, "doc_id": document.doc_id, "title": document.row["title"]}
    return {"data": data, "predictions": [prediction]}


def _region(row: Row) -> dict[str, Any]:
    value = {
        "start": row["start"],
        "end": row["end"],
        "text": row["text"],
        "labels": [row["label"]],
    }
    region = {"id": f"e{row['ent_id']}", "from_name": FROM_NAME, "to_name": TO_NAME}
    return {**region, "type": "labels", "value": value}
