from __future__ import annotations

import pickle

import pyarrow as pa
import pytest

from pipeline.config import ModelConfig, RunConfig
from pipeline.enricher import Enricher
from pipeline.errors import ModelError
from pipeline.records import Record
from pipeline.schema import SCHEMAS
from tests.fakes import (
    BREAKS_ANALYSIS,
    BREAKS_CLEANING,
    BREAKS_TOKENIZER,
    ENGLISH,
    load_fake_language,
)

pytestmark = pytest.mark.usefixtures("fake_articles")


def _enrich(*texts, ids=None, **config):
    names = ids or [f"d{n}" for n in range(len(texts))]
    records = [
        Record(name, "a.jsonl", n, text=text)
        for n, (name, text) in enumerate(zip(names, texts, strict=True))
    ]
    return Enricher(RunConfig(**config), load_fake_language)(records)


def test_tables_have_the_schemas_of_the_contract_in_corpus_order():
    tables = _enrich("Kabar satu.", f"{ENGLISH} so.", "Kabar dua di Bogor.")
    assert {name: table.schema for name, table in tables.items()} == SCHEMAS
    assert tables["documents"]["doc_id"].to_pylist() == ["d0", "d1", "d2"]
    assert tables["documents"]["n_tokens"].to_pylist() == [3, 0, 5]
    assert tables["documents"]["lang"].to_pylist() == ["id", "en", "id"]
    assert tables["paragraphs"].num_rows == 3
    assert tables["entities"]["text"].to_pylist() == ["Bogor"]


def test_html_that_nothing_may_clean_is_a_failure():
    records = [Record("page", "a.jsonl", 0, html="<p>Kabar.</p>")]
    tables = Enricher(RunConfig(clean="none"), load_fake_language)(records)
    assert tables["documents"].num_rows == 0
    (failure,) = tables["failures"].to_pylist()
    assert (failure["doc_id"], failure["stage"]) == ("page", "clean")
    assert "HTML needs --clean article" in failure["message"]


def test_other_languages_are_analysed_on_request():
    (row,) = _enrich(f"{ENGLISH} so.", lang="any")["documents"].to_pylist()
    assert (row["n_tokens"], row["notes"]) == (5, [])


@pytest.mark.parametrize("clean", ["article", "none"])
def test_other_languages_are_recorded_and_noted(clean):
    (row,) = _enrich(f"{ENGLISH} so.", clean=clean)["documents"].to_pylist()
    assert (row["n_tokens"], row["lang"], row["notes"]) == (0, "en", ["other_language"])


@pytest.mark.parametrize("clean", ["article", "none"])
@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("", ["empty"]),
        (" \n\u00a0\n", ["empty"]),
        ("Kaf\ufffd Senja.", ["unreadable_characters"]),
        ("Kabar.", []),
    ],
)
def test_what_cannot_be_read_is_noted(clean, text, notes):
    (row,) = _enrich(text, clean=clean)["documents"].to_pylist()
    assert row["notes"] == notes


@pytest.mark.parametrize(
    ("text", "stage", "error"),
    [
        (None, "clean", "InputError"),
        (BREAKS_CLEANING, "clean", "ZeroDivisionError"),
        (BREAKS_TOKENIZER, "tokenizer", "ValueError"),
        (BREAKS_ANALYSIS, "fake_analysis", "ValueError"),
    ],
)
def test_a_bad_article_is_a_failure_and_costs_no_other(text, stage, error):
    tables = _enrich("Kabar satu.", text, "Kabar dua.")
    assert tables["documents"]["doc_id"].to_pylist() == ["d0", "d2"]
    assert set(tables["tokens"]["doc_id"].to_pylist()) == {"d0", "d2"}
    (row,) = tables["failures"].to_pylist()
    message = row.pop("message")
    assert row == {
        "path": "a.jsonl",
        "position": 1,
        "doc_id": "d1",
        "stage": stage,
        "error": error,
    }
    assert message and "a.jsonl" not in message  # the path has a column of its own


def test_a_batch_is_retried_as_if_nothing_had_happened():
    good = _enrich("Kabar satu di Bogor.", "Kabar dua di Solo.", ids=["a", "c"])
    mixed = _enrich("Kabar satu di Bogor.", BREAKS_ANALYSIS, "Kabar dua di Solo.", ids=[*"abc"])
    for name in set(SCHEMAS) - {"failures"}:
        assert mixed[name].equals(good[name]), name


def test_a_repeated_doc_id_is_a_failure():
    tables = _enrich("Kabar satu.", "Kabar dua.", ids=["x", "x"])
    assert tables["documents"]["text"].to_pylist() == ["Kabar satu."]
    assert tables["failures"]["position"].to_pylist() == [1]
    assert "'x'" in tables["failures"]["message"][0].as_py()


def test_results_do_not_depend_on_the_batch_size():
    texts = [f"Kabar ke-{n} di Bogor. Penghuninya pergi." for n in range(9)]
    small = _enrich(*texts, models=ModelConfig(batch_words=1))
    for name, table in _enrich(*texts).items():
        assert table.equals(small[name]), name


def test_texts_are_tokenised_in_batches():
    made = []

    def load(config):
        made.append(load_fake_language(config))
        return made[0]

    records = [Record(str(n), "a.jsonl", n, text="Kabar satu.") for n in range(20)]
    Enricher(RunConfig(models=ModelConfig(batch_words=20)), load)(records)
    assert made[0].tokenizer.calls == 2  # two words an article


def test_models_are_loaded_once_for_equal_configurations():
    calls = []

    def load(config):
        calls.append(config)
        return load_fake_language(config)

    for threads in (1, 1, 2):
        config = RunConfig(models=ModelConfig(threads=threads))
        Enricher(config, load)([Record("a", "a.txt", text="Kabar.")])
    assert [config.threads for config in calls] == [1, 2]


def test_missing_models_are_an_error_not_a_failure():
    def load(config):
        raise ModelError("models/manifest.toml is missing")

    with pytest.raises(ModelError):
        Enricher(RunConfig(), load)([Record("a", "a.txt", text="Kabar.")])


def test_it_can_be_pickled_and_is_equal_after():
    enricher = Enricher(RunConfig(lang="any"), load_fake_language)
    assert pickle.loads(pickle.dumps(enricher)) == enricher  # noqa: S301


def test_a_dateline_is_a_sentence_of_its_own():
    tables = _enrich("JAKARTA - Kabar itu benar.")
    assert tables["sentences"]["text"].to_pylist() == ["JAKARTA -", "Kabar itu benar."]
    assert tables["sentences"]["par_id"].to_pylist() == [0, 1]


@pytest.mark.parametrize("text", ["", " ", "a", "🙂", "\n\n", "\x00\x07", "Kabar\ud800 itu."])
def test_odd_texts_are_documents(text):
    tables = _enrich(text)
    assert tables["failures"].num_rows == 0
    assert len(tables["documents"]["text"][0].as_py()) == len(text)


def test_no_records_give_empty_tables():
    tables = Enricher(RunConfig(), load_fake_language)([])
    assert all(table.num_rows == 0 for table in tables.values())
    assert isinstance(tables["tokens"], pa.Table)


def test_only_the_first_words_of_a_corpus_stay_in_the_vocabulary():
    nlp = load_fake_language(ModelConfig())
    enrich = Enricher(RunConfig(lang="any"), lambda _config: nlp)
    texts = [" ".join(map(str, range(i, i + 2000))) for i in range(0, 38_000, 2000)]
    records = [Record(str(n), "a.jsonl", n, text=text) for n, text in enumerate(texts)]
    enrich(records[:16])
    tables = enrich(records[16:])
    assert [str(n) in nlp.vocab.strings for n in (0, 29_999, 37_999)] == [True, True, False]
    assert tables["tokens"]["text"].to_pylist()[-1] == "37999"
