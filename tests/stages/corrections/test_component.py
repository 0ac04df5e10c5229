from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.stages.aliases.component import AliasResolver
from pipeline.stages.corrections.component import Corrector
from pipeline.stages.corrections.known_names import Corrections

VOCAB = spacy.blank("xx").vocab
LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE", "D": "DATE"}


def make_doc(marked: str) -> Doc:
    """A document of ``[P Ratna Widjaja]`` marks; a word with ``|`` before it begins a sentence."""
    words: list[str] = []
    ents: list[str] = []
    starts: list[bool] = []
    label, begins = "", False
    for piece in marked.split():
        if piece[0] == "[":
            label, begins = LABELS[piece[1:]], True
            continue
        word = piece.removeprefix("|").removesuffix("]")
        words.append(word)
        starts.append(piece[0] == "|" or not starts)
        ents.append(f"{'B' if begins else 'I'}-{label}" if label else "O")
        begins = False
        label = "" if piece.endswith("]") else label
    return Doc(VOCAB, words=words, ents=ents, sent_starts=starts)


def corrected(marked: str, **corrections: Any) -> list[tuple[str, str]]:
    doc = Corrector(Corrections(**corrections))(make_doc(marked))
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize("marked", ["[O Simak] kabar [P Sari]", "[D SIMAK] kabar [P Sari]"])
def test_what_is_never_a_name_is_taken_away(marked):
    assert corrected(marked, never=("Simak",)) == [("Sari", "PERSON")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Warga di Bank Melati", [("Bank Melati", "ORG")]),  # missed
        ("Warga di [G Bank Melati]", [("Bank Melati", "ORG")]),  # another label
        ("Warga di [P bank melati]", [("bank melati", "ORG")]),  # other letters
        ("Warga di BANK MELATI", [("BANK MELATI", "ORG")]),
        ("Warga di [G Bank] Melati", [("Bank Melati", "ORG")]),  # found in part
        ("Warga di [O Ikatan Bank Melati]", [("Ikatan Bank Melati", "ORG")]),  # part of another
        ("Warga di bank melati", []),  # common nouns
        ("Warga di Bank |Melati tutup", []),  # not of one sentence
        ("Warga di [O Bank Melati]", [("Bank Melati", "ORG")]),
        ("[G Bank] [P Melati]", [("Bank Melati", "ORG")]),
    ],
)
def test_what_a_name_is(marked, expected):
    assert corrected(marked, labels=(("Bank Melati", "ORG"),)) == expected


def test_other_names_are_what_their_name_is():
    assert corrected(
        "Kata BM", labels=(("Bank Melati", "ORG"),), names=(("BM", "Bank Melati"),)
    ) == [("BM", "ORG")]


def test_values_and_score_go_with_a_wrong_label():
    doc = make_doc("Warga di [D Kamis Ceria]")
    ent = doc.ents[0]
    ent._.value, ent._.score, ent._.flags = "2025-01-01", 0.5, ("guessed",)
    (ent,) = Corrector(Corrections(labels=(("Kamis Ceria", "EVENT"),)))(doc).ents
    assert (ent._.value, ent._.score, ent._.flags) == (None, None, ("corrected",))


def entities(marked: str, **corrections: Any) -> list[tuple[int, str]]:
    doc = AliasResolver()(Corrector(Corrections(**corrections))(make_doc(marked)))
    return [(ent._.entity_id, ent._.canonical) for ent in doc.ents]


RATNA = (("Bu Ratna", "Ratna Widjaja"), ("RW", "Ratna Widjaja"))


@pytest.mark.parametrize(
    "marked",
    [
        "[P Ratna Widjaja] pergi |Kata [O RW]",
        "[O RW] pergi |Kata [P Ratna Widjaja]",
        "[P RW] pergi |Kata [P Bu Ratna]",  # the name itself is nowhere
        "[P Ratna Widjaja] pergi |Kata [P Widjaja]",  # clusters go on
        "[P Pak Ratna Widjaja] pergi |Kata [P bu ratna]",
    ],
)
def test_names_that_are_one_are_one_entity(marked):
    assert entities(marked, names=RATNA) == [(0, "Ratna Widjaja")] * 2


def test_the_name_is_the_given_one_even_where_a_fuller_one_stands():
    found = entities("[P Ratna Dewi Widjaja] pergi |Kata [P Ratna Widjaja]", names=RATNA)
    assert found == [(0, "Ratna Widjaja")] * 2


def test_an_alias_is_the_given_person_and_not_the_likelier_one():
    marked = "[P Ratna Sari] dan [P Rudi Hartono] |Kata [P Ratna]"
    assert entities(marked) == [(0, "Ratna Sari"), (1, "Rudi Hartono"), (0, "Ratna Sari")]
    found = entities(marked, names=(("Ratna", "Rudi Hartono"),))
    assert found == [(0, "Ratna Sari"), (1, "Rudi Hartono"), (1, "Rudi Hartono")]


def test_only_what_was_changed_is_flagged():
    doc = Corrector(Corrections(names=RATNA))(make_doc("[P Ratna Widjaja] [P RW] [P Sari]"))
    assert [list(ent._.flags) for ent in doc.ents] == [[], ["corrected"], []]


def test_values_do_not_become_names():
    assert entities("[D RW]", names=RATNA) == [(None, None)]


def test_the_component_travels_with_its_corrections(tmp_path):
    nlp = spacy.blank("xx")
    given = Corrections(("Simak",), (("PT A=B: [C]", "ORG"),), (("RW", "Ratna"),))
    nlp.add_pipe("nusawarta_corrections", config=given.as_config())
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("Kabar PT A=B: [C] hari ini")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("PT A=B: [C]", "ORG")]
