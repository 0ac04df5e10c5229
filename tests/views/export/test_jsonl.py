from __future__ import annotations

import json
from io import StringIO

from pipeline.views.export.export import export


def test_a_document_a_line_with_its_rows_inside(out):
    stream = StringIO()
    assert export(out, "jsonl", stream) == 2
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first["published_at"] == "2025-08-21T02:00:00+00:00"
    assert [entity["canonical"] for entity in first["entities"]][:2] == ["Sari Dewi", "Bogor"]
    assert "doc_id" not in first["entities"][0]
    (quote,) = first["quotes"]
    assert first["text"][quote["start"] : quote["end"]] == quote["text"]
    assert [paragraph["kind"] for paragraph in second["paragraphs"]] == ["body", "body"]
