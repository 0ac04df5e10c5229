from __future__ import annotations

import sys
from types import SimpleNamespace

import pandas as pd
import pytest

from pipeline import api, enricher
from pipeline.config import FieldConfig, ModelConfig, RunConfig
from pipeline.errors import ConfigError, InputError
from pipeline.records import Record
from pipeline.schema import SCHEMAS
from tests.duplicates.daily_forms import REPORT
from tests.fakes import load_fake_language

pytestmark = pytest.mark.usefixtures("fake_articles")

TEXT = "Kabar itu benar."


@pytest.fixture(autouse=True)
def fake_models(monkeypatch):
    """The fake in place of the weights, and out of the cache again for other tests."""
    monkeypatch.setitem(
        sys.modules, "pipeline.nlp.load", SimpleNamespace(load_language=load_fake_language)
    )
    enricher._models.cache_clear()
    yield
    enricher._models.cache_clear()


def _enrich(data, **config):
    return api.enrich(data, config=RunConfig(clean="none", **config))


def test_texts_become_documents():
    tables = _enrich([TEXT, f"{TEXT} Di Bogor."])
    assert set(tables) == set(SCHEMAS)
    assert tables["documents"]["n_sentences"].tolist() == [1, 2]
    assert tables["documents"]["doc_id"].is_unique
    assert tables["tokens"]["text"].tolist()[:3] == ["Kabar", "itu", "benar"]


def test_records_keep_their_id():
    tables = _enrich([Record("x7", "a.txt", text=TEXT)])
    assert tables["documents"][["doc_id", "path"]].values.tolist() == [["x7", "a.txt"]]


def test_ids_that_repeat_are_made_unique():
    documents = _enrich(pd.DataFrame({"id": [1, 1, 2], "text": [TEXT] * 3}))["documents"]
    assert documents["doc_id"].tolist() == ["<DataFrame>#1#0", "<DataFrame>#1#1", "2"]
    assert [list(notes) for notes in documents["notes"]] == [["renamed_id"], ["renamed_id"], []]


def test_columns_are_guessed_and_the_others_travel_in_meta():
    frame = pd.DataFrame(
        {"judul": ["Satu", None], "isi": [TEXT, TEXT], "foto": ["Dunia", None], "id": [7, 8]}
    )
    documents = _enrich(frame)["documents"]
    assert documents["doc_id"].tolist() == ["7", "8"]
    assert documents["title"].fillna("-").tolist() == ["Satu", "-"]
    assert documents["meta"][0] == '{"foto": "Dunia"}'


def test_columns_can_be_named():
    frame = pd.DataFrame({"a": [TEXT], "text": ["bukan"]})
    documents = _enrich(frame, fields=FieldConfig(text="a"))["documents"]
    assert documents["text"].tolist() == [TEXT]


def test_a_row_without_text_is_a_failure():
    tables = _enrich(pd.DataFrame({"text": [TEXT, None, float("nan")], "n": [1, 2, 3]}))
    assert len(tables["documents"]) == 1
    assert tables["failures"]["position"].tolist() == [1, 2]
    assert set(tables["failures"]["stage"]) == {"read"}


def test_the_limit_counts_records():
    assert len(_enrich([TEXT] * 5, limit=2)["documents"]) == 2


@pytest.mark.parametrize("data", [[], pd.DataFrame({"text": []})])
def test_no_data_gives_empty_frames_with_all_columns(data):
    for name, frame in _enrich(data).items():
        assert frame.columns.tolist() == SCHEMAS[name].names
        assert frame.empty


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pd.DataFrame({"angka": [1]}), "text.*angka"),
        (pd.DataFrame([[TEXT, TEXT]], columns=["text", "text"]), "not unique"),
        ([{"angka": 1}], "text.*angka"),
        ([TEXT, 7], "record 1: .*not int"),
        (7, "not int"),
    ],
)
def test_what_cannot_be_enriched_is_refused(data, message):
    with pytest.raises(InputError, match=message):
        _enrich(data)


def test_the_configuration_may_be_positional_and_nothing_else():
    assert len(api.enrich([TEXT] * 3, RunConfig(clean="none", limit=2))["documents"]) == 2
    with pytest.raises(ConfigError, match="must be a RunConfig, not dict"):
        api.enrich([TEXT], {"clean": "none"})


def test_what_cannot_be_read_is_a_failure_with_its_place():
    tables = _enrich(pd.Series([TEXT, None, TEXT]))
    assert tables["failures"][["path", "position"]].values.tolist() == [["<Series>", 1]]
    ids = {*tables["documents"]["doc_id"], *tables["failures"]["doc_id"]}
    assert len(ids) == 3


def test_integers_stay_integers_where_some_are_missing():
    entities = _enrich([TEXT.replace("itu", "Bogor")])["entities"]
    assert str(entities["entity_id"].dtype) == "Int32"
    assert entities["entity_id"].isna().all()
    assert str(entities["start"].dtype) == "int32"


def test_load_gives_a_pipeline_of_ones_own():
    first, second = api.load(), api.load(config=RunConfig(models=ModelConfig(threads=1)))
    assert first is not second
    assert [token.text for token in first("Kabar baik.")] == ["Kabar", "baik", "."]


def test_duplicates_are_marked():
    text = "\n".join(REPORT)
    tables = _enrich([text, TEXT, text, text.replace("Kepala desa", "Lurah")])
    ids = tables["documents"]["doc_id"].tolist()
    found = tables["duplicates"][["doc_id", "duplicate_of"]].values.tolist()
    assert found == [[ids[2], ids[0]], [ids[3], ids[0]]]
    assert (tables["documents"]["n_tokens"] > 0).all()
