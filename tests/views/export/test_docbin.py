from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from pipeline.errors import ConfigError, InputError
from pipeline.views.export.export import export
from tests.cli.rendering.analysed import market
from tests.views.export.conftest import ODD_ID, TEXT
from tests.views.outputs import with_article, write_docs, write_table


def docs_of(folder) -> list[Doc]:
    vocab = spacy.blank("xx").vocab
    return [
        doc
        for file in sorted(folder.glob("*.spacy"))
        for doc in DocBin(store_user_data=True).from_disk(file).get_docs(vocab)
    ]


def test_documents_come_back_as_they_were(out, tmp_path, fake_nlp):
    assert export(out, "docbin", tmp_path / "docs") == 2
    found, other = docs_of(tmp_path / "docs")
    wanted = market()
    assert (found.text, other.text) == (wanted.text, TEXT)
    assert (found.user_data["doc_id"], other.user_data["doc_id"]) == ("a", ODD_ID)
    assert found._.quotes == wanted._.quotes
    names = [(e.text, e.label_, e.kb_id_, e._.canonical, e._.role, e._.value) for e in found.ents]
    assert names == [
        (e.text, e.label_, e.kb_id_, e._.canonical, e._.role, e._.value) for e in wanted.ents
    ]


def test_words_and_trees_come_back_as_they_were(out, tmp_path, fake_nlp):
    export(out, "docbin", tmp_path / "docs")
    _, found = docs_of(tmp_path / "docs")
    wanted = with_article(fake_nlp(TEXT))

    def facts(doc: Doc) -> list[tuple[object, ...]]:
        return [
            (t.text, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.text, t._.stem, t._.surface)
            for t in doc
            if not t.is_space
        ]

    assert facts(found) == facts(wanted)
    assert [s.text.strip() for s in found.sents] == [s.text.strip() for s in wanted.sents]


def test_a_folder_that_is_there_is_left_alone(out, tmp_path):
    with pytest.raises(ConfigError, match="is there already"):
        export(out, "docbin", tmp_path)


def test_an_entity_beside_its_words_is_named(tmp_path, fake_nlp):
    out = write_docs(tmp_path / "out", with_article(fake_nlp("Budi diam.")))
    wrong = {"doc_id": "a", "ent_id": 0, "start": 1, "end": 4, "label": "PERSON", "flags": []}
    write_table(out, "entities", [wrong])
    with pytest.raises(InputError, match="the entity 0 of a does not lie on words"):
        export(out, "docbin", tmp_path / "docs")
    assert not (tmp_path / "docs").exists()
    assert not (tmp_path / "docs.tmp").exists()
