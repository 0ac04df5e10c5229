from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.runs.output import Output
from pipeline.views.export.documents import documents
from tests.views.outputs import write_output


def row(doc_id: str, number: int = 0) -> dict[str, object]:
    return {"doc_id": doc_id, "ent_id": number}


def test_each_document_gets_its_rows_over_all_shards(tmp_path):
    texts = [{"doc_id": d, "text": d.upper()} for d in "abcd"]
    entities = [row("a"), row("c"), row("a", 1), row("d"), row("c", 1)]
    out = write_output(tmp_path, documents=texts, shards=1, entities=sorted(entities, key=str))
    found = [
        (d.doc_id, d.text, len(d.rows["entities"])) for d in documents(Output(out), "entities")
    ]
    assert found == [("a", "A", 2), ("b", "B", 0), ("c", "C", 2), ("d", "D", 1)]


def test_rows_of_no_document_are_an_error_and_not_lost(tmp_path):
    out = write_output(tmp_path, documents=[{"doc_id": "a", "text": ""}], entities=[row("b")])
    with pytest.raises(InputError, match="rows of the document b are out of place"):
        list(documents(Output(out), "entities"))
