"""The component; the rules are tested in test_linking.py."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.stages.aliases.component import AliasResolver
from pipeline.stages.places.component import PlaceLinker


def doc_of(text: str, ents: list[str]) -> Doc:
    return Doc(spacy.blank("xx").vocab, words=text.split(), ents=ents)


def test_links_are_set_and_everything_else_stays():
    doc = doc_of("Putin di Estonia Senin", ["B-PERSON", "O", "B-GPE", "B-DATE"])
    doc.ents[2]._.value = "2022-02-03"
    doc.ents[0]._.role = "Presiden"
    PlaceLinker()(AliasResolver()(doc))
    assert [(ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("PERSON", ""),
        ("GPE", "iso3166:EE"),
        ("DATE", ""),
    ]
    assert doc.ents[0]._.role == "Presiden"
    assert doc.ents[1]._.canonical == "Estonia"
    assert doc.ents[2]._.value == "2022-02-03"


def test_mentions_of_a_cluster_share_their_link():
    doc = doc_of(
        "Bupati Bogor tiba . Warga Bogor senang", ["O", "B-GPE", "O", "O", "O", "B-GPE", "O"]
    )
    PlaceLinker()(AliasResolver()(doc))
    assert [ent.kb_id_ for ent in doc.ents] == ["idn:32.01", "idn:32.01"]


def test_it_works_without_clusters():
    doc = PlaceLinker()(doc_of("Di Estonia", ["O", "B-GPE"]))
    assert doc.ents[0].kb_id_ == "iso3166:EE"


@pytest.mark.parametrize("text", ["", " ", "kata " * 20_000])
def test_documents_without_names_are_left_alone(text):
    assert PlaceLinker()(spacy.blank("xx").make_doc(text)).ents == ()
