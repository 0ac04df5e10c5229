"""Which mentions of a text are one entity, and its name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.aliases.clusters import canonical_name, cluster_mentions
from pipeline.stages.aliases.mentions import NamedMention
from tests.growth import growth

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE", "L": "LOC", "F": "FAC", "E": "EVENT"}
LABELS |= {"R": "PRODUCT", "W": "LAW", "N": "NORP", "T": "LANGUAGE"}


def read(marked: str) -> tuple[str, list[NamedMention]]:
    """Text and mentions of ``[P:Putin]`` marks."""
    text, mentions = "", []
    for plain, label, name in re.findall(r"([^\[]*)(?:\[(\w):([^\]]+)\])?", marked):
        text += plain
        if label:
            mentions.append(NamedMention(len(text), len(text) + len(name), name, LABELS[label]))
            text += name
    return text, mentions


def clusters(marked: str) -> list[int]:
    return [entity.entity_id for entity in cluster_mentions(*read(marked))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P:Boris Johnson] pergi. [P:Johnson] pulang. [P:Boris] tidur", [0, 0, 0]),
        ("Kata [P:Johnson]. [P:Boris Johnson] pulang", [0, 0]),  # a headline comes first
        ("[P:Joko Widodo-Ma'ruf Amin], [P:Jokowi], [P:Ma'ruf], [P:Joko Widodo]", [0, 1, 2, 1]),
        ("[P:Irène Joliot-Curie] dan [P:Joliot-Curie]", [0, 0]),
        ("[P:Budi Santoso] dan [P:Rini Santoso]. Keluarga [P:Santoso]", [0, 1, 2]),
        ("[P:M. Tito Karnavian], [P:Muhammad Tito Karnavian], [P:Tito]", [0, 0, 0]),
        ("[P:Donald Trump] dan [P:Donald Trump Jr]. [P:Trump] pergi", [0, 1, 0]),
        ("[P:AR] dan [P:AS] serta [P:AR]", [0, 1, 0]),
        ("[P:Fauzan] alias [P:Ojan]. [P:Ojan] lari", [0, 0, 0]),
        ("[P:Sari Dewi], yang akrab disapa [P:Mbak Ita], hadir", [0, 0]),
        ("[P:Agus Harimurti Wibowo] ([P:AHW]) hadir", [0, 0]),
        ("[P:Will Turner] ([P:Orlando Bloom]) hadir", [0, 1]),  # a role and its actor
        ("[O:Komisi Aneka Usaha] ([O:KAU]) dan [O:KAU]", [0, 0, 0]),
        ("[O:KAU] ([O:Komisi Aneka Usaha])", [0, 0]),
        ("[O:Badan Pangan Dunia] ([O:WFP]). [O:WFP] hadir", [0, 0, 0]),  # foreign
        ("[O:Komisi Fatwa Majelis Ulama Indonesia] ([O:MUI]) dan [O:MUI]", [0, 1, 1]),
        ("[O:Timnas Indonesia] dan [G:Indonesia]", [0, 1]),
        ("[O:Persib Bandung], [O:Persib], [G:Bandung]", [0, 0, 1]),
        ("[O:Dewan Keamanan PBB], [O:Dewan Keamanan], [O:PBB]", [0, 0, 1]),
        ("[O:DPRD Bali] dan [O:DPRD Banten]. [O:DPRD] rapat", [0, 1, 2]),
        ("[O:KPU Kota Batu] dan [O:KPU]", [0, 1]),
        ("[O:Manchester United], [O:MU], [O:United]", [0, 0, 0]),
        ("[O:Timnas Indonesia U-23] dan [O:Timnas Indonesia]", [0, 1]),
        ("[G:JAKARTA], [G:Jakarta], [G:DKI Jakarta]", [0, 0, 0]),
        ("[G:Kota Bogor] dan [G:Bogor]", [0, 0]),
        ("[G:Kota Bogor], [G:Kabupaten Bogor], [G:Bogor]", [0, 1, 2]),
        ("Bupati [G:Bandung] dan Wali Kota [G:Bandung]", [0, 1]),
        ("[L:Gunung Semeru] dan [L:Semeru]", [0, 0]),
        ("[L:Laut Jawa] dan [L:Jawa]", [0, 1]),
        ("[F:Masjid Istiqlal] dan [F:Istiqlal]", [0, 0]),
        ("[E:Piala Asia 2027] dan [E:Piala Asia]", [0, 0]),
        ("[E:Piala Asia 2023], [E:Piala Asia 2027], [E:Piala Asia]", [0, 1, 2]),
        ("[W:Pasal 55 Ayat (1) KUHP] dan [W:Pasal 64 Ayat (1) KUHP]", [0, 1]),
        ("[R:WhatsApp] dan [O:WhatsApp]", [0, 0]),
        ("[O:Barcelona] dan [G:Barcelona]", [0, 1]),
        ("[T:Inggris] dan [G:Inggris]", [0, 1]),
        ("[P:Jakarta] dan [G:Jakarta]", [0, 1]),
        ("", []),
    ],
)
def test_clusters(marked, expected):
    assert clusters(marked) == expected


def test_the_title_tells_two_of_one_name_apart():
    text, mentions = read("[P:Budi Santoso] [P:Rini Santoso]" + " " * 700 + "[P:Santoso]")
    roles = ["Bupati", "Camat", "Camat"]
    titled = [
        NamedMention(m.start, m.end, m.text, m.label, role)
        for m, role in zip(mentions, roles, strict=True)
    ]
    assert [entity.entity_id for entity in cluster_mentions(text, titled)] == [0, 1, 1]


def test_an_unclear_name_is_the_one_named_nearby():
    marked = "[P:Budi Santoso] " + " " * 700 + "[P:Rini Santoso] hadir. [P:Santoso] pergi"
    assert clusters(marked) == [0, 1, 1]


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (["Putin", "Vladimir Putin"], "Vladimir Putin"),
        (["JAKARTA", "Jakarta"], "Jakarta"),
        (["KPK", "Komisi Pemberantasan Korupsi"], "Komisi Pemberantasan Korupsi"),
        (["Gus Ipul", "Gus Ipul", "Saifullah Yusuf"], "Saifullah Yusuf"),
        (["Rahmwati", "Rahmawati", "Rahmawati"], "Rahmawati"),
        (["Joko\nWidodo"], "Joko Widodo"),
        (["M. Tito Karnavian", "Muhammad Tito Karnavian"], "Muhammad Tito Karnavian"),
        (["KPK"], "KPK"),
        (["Daihatsu Daihatsu", "Daihatsu", "Daihatsu"], "Daihatsu"),
    ],
)
def test_the_fullest_name(names, canonical):
    mentions = [NamedMention(0, len(name), name, "PERSON") for name in names]
    assert canonical_name(mentions) == canonical


def mentions_of(count: int) -> tuple[str, list[NamedMention]]:
    """Full names that share their parts, and short names that several of them cover."""
    names = [
        f"Budi {'abcdefghij'[i % 10] * 3}{i} Santoso" if i % 2 else "Budi" for i in range(count)
    ]
    text, mentions = "", []
    for name in names:
        mentions.append(NamedMention(len(text), len(text) + len(name), name, "PERSON"))
        text += f"{name} hadir. "
    return text, mentions


def test_the_time_grows_with_the_number_of_mentions_not_with_its_square():
    cases = {count: mentions_of(count) for count in (500, 5000)}
    assert growth(lambda count: cluster_mentions(*cases[count]), small=500, large=5000) < 4


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=30), st.sampled_from(sorted(LABELS.values()))),
        max_size=12,
    )
)
def test_any_mentions_are_numbered_by_first_appearance(named):
    text, mentions = "", []
    for name, label in named:
        mentions.append(NamedMention(len(text), len(text) + len(name), name, label))
        text += f"{name} "
    numbers = [entity.entity_id for entity in cluster_mentions(text, mentions)]
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))
