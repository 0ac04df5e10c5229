from __future__ import annotations

from pathlib import Path

from pipeline.config import RunConfig
from pipeline.records import RENAMED
from pipeline.runs.committed import count_notes
from pipeline.runs.output import Output
from pipeline.runs.runner import run
from tests.word_enricher import WordEnricher


def test_notes_are_counted_over_shards(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, ids in {"a": "112", "b": "345", "c": "2"}.items():
        lines = [f'{{"id": {doc_id}, "text": "Halo"}}\n' for doc_id in ids]
        (corpus / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    run(corpus, tmp_path / "out", config=RunConfig(shard_size=3), enricher=WordEnricher())
    output = Output(tmp_path / "out")
    counts = [count_notes(output, [shard]) for shard in ("00000", "00001", "00002")]
    assert [found.get(RENAMED, 0) for found in counts] == [3, 0, 1]
    assert count_notes(output, ["00000", "00002"])[RENAMED] == 4
    assert "other_language" not in count_notes(output, ["00000"])
