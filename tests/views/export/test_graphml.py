from __future__ import annotations

import networkx
import pytest

from pipeline.errors import InputError
from pipeline.views.corpus.build import build_corpus_view
from pipeline.views.export.export import export
from tests.views.outputs import write_output


def named(name: str, label: str = "PERSON") -> dict[str, object]:
    return {"doc_id": "a", "sent_id": 0, "text": name, "label": label, "canonical": name}


@pytest.fixture
def out(tmp_path):
    entities = [named("Sari & Budi\x07", "ORG"), named("Rini Utami"), named("Bogor", "GPE")]
    return write_output(tmp_path / "out", documents=[{"doc_id": "a"}], entities=entities)


def test_networkx_reads_the_network(out, tmp_path):
    build_corpus_view(out)
    assert export(out, "graphml", tmp_path / "a.graphml") == 1
    graph = networkx.read_graphml(tmp_path / "a.graphml")
    assert not graph.is_directed()
    assert {data["name"] for _, data in graph.nodes(data=True)} == {
        "Sari & Budi\ufffd",
        "Rini Utami",
    }
    ((*ends, data),) = graph.edges(data=True)
    assert set(ends) == {"ORG:sari budi", "PERSON:rini utami"}
    assert data == {"documents": 1, "sentences": 1}


def test_the_command_that_makes_the_network_is_named(out, tmp_path):
    with pytest.raises(InputError, match="nusawarta entities"):
        export(out, "graphml", tmp_path / "a.graphml")
    assert not (tmp_path / "a.graphml").exists()
