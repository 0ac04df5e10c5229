from __future__ import annotations

import sys

import pyarrow.compute as pc

import pipeline
from tests.bench import repeated_output
from tests.views.report.press import press_output


def test_documents_come_again_with_other_ids_and_days(tmp_path, monkeypatch):
    out = press_output(tmp_path / "out", documents=20)
    target = tmp_path / "large"
    command = ["repeated_output", str(out), str(target), "--documents", "400"]
    monkeypatch.setattr(sys, "argv", command)
    repeated_output.main()
    documents = pipeline.read(target).arrow("documents")
    assert documents.num_rows == len(pc.unique(documents["doc_id"])) == 400
    assert len(pc.unique(documents["published_date"])) > 100
    assert pipeline.read(target).manifest["counts"]["entities"] == 2000
