"""The component; the rules are tested with `role_of` in test_phrases.py."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.stages.roles.component import RoleFinder

PEOPLE = re.compile("Ali|Umar")
TEXT = "Presiden Joko Widodo dan Menteri Keuangan Sri Mulyani , serta Kota Bogor"


def test_a_title_belongs_to_the_person_right_beside_it():
    doc = Doc(Vocab(), words=TEXT.split())
    doc.ents = [
        doc.char_span(9, 20, label="PERSON"),
        doc.char_span(42, 53, label="PERSON"),
        doc.char_span(62, 72, label="GPE"),
    ]
    RoleFinder()(doc)
    assert [ent._.role for ent in doc.ents] == ["Presiden", "Menteri Keuangan", None]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("pelantikan Presiden dan Wakil Presiden Ali dan Umar", ["Presiden", "Wakil Presiden"]),
        ("Bupati dan Wakil Bupati Klaten Ali serta Umar", ["Bupati Klaten", "Wakil Bupati Klaten"]),
        ("Wakil Bupati Klaten Ali dan Umar", ["Wakil Bupati Klaten", None]),
        (
            "Ali dilantik sebagai Menteri Agama , Umar sebagai Kepala Bappenas",
            ["Menteri Agama", "Kepala Bappenas"],
        ),
        ("Camat dan Wakil Bupati Klaten Ali dan Umar", ["Wakil Bupati Klaten", None]),
    ],
)
def test_two_people_share_the_phrase_of_an_office_and_its_deputy(text, roles):
    doc = Doc(Vocab(), words=text.split())
    doc.ents = [doc.char_span(*match.span(), label="PERSON") for match in PEOPLE.finditer(text)]
    RoleFinder()(doc)
    assert [ent._.role for ent in doc.ents] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("menangkap Ali (Umar), mantan pejabat MA,", ["mantan pejabat MA", None]),
        ("bersama Ali (Umar) selaku pengacara.", ["pengacara", None]),
        ("menangkap Ali (Umar) di Bogor,", [None, None]),
        ("memeriksa Ali (tokoh Pramuka), dan Umar", ["tokoh Pramuka", None]),
        ("Kuasa hukum Ali, Umar, hadir", [None, "Kuasa hukum Ali"]),
        ("Kuasa hukum artis Ali, Umar, hadir", ["artis", "Kuasa hukum artis Ali"]),
    ],
)
def test_a_second_name_in_a_bracket_does_not_part_name_and_title(text, roles):
    words = re.findall(r"\w+|[^\w\s]", text)
    spaces = [not re.match(r"[),.]", after) for after in [*words[1:], "."]]
    doc = Doc(
        Vocab(), words=words, spaces=[s and w != "(" for s, w in zip(spaces, words, strict=True)]
    )
    doc.ents = [doc.char_span(*match.span(), label="PERSON") for match in PEOPLE.finditer(doc.text)]
    RoleFinder()(doc)
    assert [ent._.role for ent in doc.ents] == roles


@pytest.mark.parametrize("text", ["", " ", "\n", "kata " * 20_000])
def test_documents_without_names_are_left_alone(text):
    doc = spacy.blank("xx").make_doc(text)
    assert RoleFinder()(doc).ents == ()
