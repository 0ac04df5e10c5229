"""What an entity is called."""

from __future__ import annotations

import pytest

from pipeline.stages.aliases.canonical import canonical_name, in_normal_case
from pipeline.stages.aliases.mentions import NamedMention


def called(*names: str, label: str) -> str:
    return canonical_name([NamedMention(0, len(name), name, label) for name in names])


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (["Putin", "Vladimir Putin"], "Vladimir Putin"),
        (["JAKARTA", "Jakarta"], "Jakarta"),
        (["KPK", "Komisi Pemberantasan Korupsi"], "Komisi Pemberantasan Korupsi"),
        (["Gus Ipul", "Gus Ipul", "Saifullah Yusuf"], "Saifullah Yusuf"),
        (["Emil", "Emil", "Emil Dardak"], "Emil Dardak"),
        (["Rahmwati", "Rahmawati", "Rahmawati"], "Rahmawati"),
        (["Joko\nWidodo"], "Joko Widodo"),
        (["MRJ", "MRJ", "Marjono"], "Marjono"),
        (["MRJ"], "MRJ"),
        (["Kang Darma Mulyana", "Darma Mulyana"], "Darma Mulyana"),
        (["M. Tito Karnavian", "Muhammad Tito Karnavian"], "Muhammad Tito Karnavian"),
        (["KPK"], "KPK"),
        (["Romahurmadi", "Romi", "Romi", "Romi"], "Romahurmadi"),
        (["Wawan", "Gondrong", "Gondrong"], "Wawan"),
        (["Hengki", "Hengky", "Hengky"], "Hengky"),
        (["Bobby Nasution", "Bobby", "Bobby"], "Bobby Nasution"),
        (["Emil Dardak", "Emil"], "Emil Dardak"),
        (["Emil Elestianto Dardak", "Emil Dardak", "Emil Dardak"], "Emil Elestianto Dardak"),
        (["Daihatsu Daihatsu", "Daihatsu", "Daihatsu"], "Daihatsu"),
    ],
)
def test_the_fullest_name(names, canonical):
    assert called(*names, label="PERSON") == canonical


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (["Setan Merah", "Setan Merah", "Manchester United"], "Manchester United"),
        (["Tim Merah Putih", "Tim Merah Putih", "Timnas Indonesia"], "Timnas Indonesia"),
        (["telegram.org", "Telegram", "Telegram"], "Telegram"),
        (["KOMPAS.com"], "KOMPAS.com"),
        (["KOMPAS.com", "KOMPAS.com", "Kompas"], "KOMPAS.com"),
    ],
)
def test_nicknames_and_sites_give_way(names, canonical):
    assert called(*names, label="ORG") == canonical


@pytest.mark.parametrize(
    ("label", "name", "canonical"),
    [
        ("ORG", "KPU) Kota Tidore Kepulauan", "KPU Kota Tidore Kepulauan"),
        ("ORG", "(Bawaslu Kota Depok", "Bawaslu Kota Depok"),
        ("ORG", "Dinas Sosial (Dinsos) Blora", "Dinas Sosial (Dinsos) Blora"),
        ("ORG", "CTO Kelana", "Kelana"),
        ("ORG", "CEO Warung Pintar", "Warung Pintar"),
        ("ORG", "Ikatan Guru", "Ikatan Guru"),
        ("PERSON", "Pak Budi Santoso", "Budi Santoso"),
        ("PERSON", "Kombes Pol Rudi Hartawan", "Rudi Hartawan"),
        ("PERSON", "Prof. Dr. Ratna Sari", "Ratna Sari"),
        ("PERSON", "Gus Ipul", "Gus Ipul"),
    ],
)
def test_what_is_not_part_of_a_name_is_left_out(label, name, canonical):
    assert called(name, label=label) == canonical


@pytest.mark.parametrize(
    ("label", "name", "normal"),
    [
        ("GPE", "JAKARTA", "Jakarta"),
        ("GPE", "BANDA ACEH", "Banda Aceh"),
        ("GPE", "DKI JAKARTA", "DKI Jakarta"),
        ("GPE", "NTB", "NTB"),
        ("GPE", "KBB", "KBB"),
        ("GPE", "Jakarta", "Jakarta"),
        ("LOC", "GUNUNG SEMERU", "Gunung Semeru"),
        ("PERSON", "RINA HAPSARI", "Rina Hapsari"),
        ("PERSON", "RH", "RH"),
        ("ORG", "DPRD BANTEN", "DPRD Banten"),
        ("ORG", "PT LAUT BIRU", "PT Laut Biru"),
        ("ORG", "BKPM", "BKPM"),
        ("ORG", "DPP PDI-P", "DPP PDI-P"),
        ("GPE", "KAB. SLEMAN", "Kab. Sleman"),
        ("PERSON", "A.R. SALEH", "A.R. Saleh"),
    ],
)
def test_names_in_capitals_are_written_in_normal_case(label, name, normal):
    assert in_normal_case(name, label) == normal
