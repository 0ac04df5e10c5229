"""Which mentions of a text are one entity, and its name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.aliases.clusters import cluster_mentions
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
        ("[P:Ganjar-Mahfud] menang. [P:Ganjar] dan [P:Mahfud] tiba", [0, 1, 2]),
        ("[P:Rudiantara] hadir. Kata [P:Rudi]", [0, 0]),
        ("[P:Abdul Qohar] hadir. Kata [P:Abdul], pulang", [0, 0]),
        ("[P:Abdul Qohar] dan [P:Rizal Abdul]. Kata [P:Abdul]", [0, 1, 2]),
        ("[P:Abdul Qohar] dan [P:Abdul Hadi]. Tanya [P:Rini], lalu [P:Abdul]", [0, 1, 2, 3]),
        ("[P:Abdul Ghofur Maulana] hadir. [P:Gus Ghofur] pulang", [0, 0]),
        ("[O:PT Suzuki Indomobil Motor] naik. [O:Suzuki] di Hamamatsu", [0, 1]),
        ("[O:Kementerian Laut Dalam] ([O:LD]) rapat. [O:Kementerian LD] buka", [0, 0, 0]),
        ("[O:Kementerian Laut Dalam] ([O:LD]) rapat. [O:Kementerian MD] buka", [0, 0, 1]),
        ("[O:PT Sumber Jaya Makmur Tbk] ([O:Sujatex]) tutup. [O:Sujatex] pailit", [0, 0, 0]),
        ("[O:PT Sumber Jaya Makmur] ([O:Persero]) tutup", [0, 1]),
        ("[O:PT Bank Sumber Jaya] ([O:Sumaya]) buka. [O:Bank Sumaya]", [0, 0, 0]),
        ("[P:Rahmari] menang\n\n[P:Siti Rahmarianita] tiba. Kata [P:Siti]", [0, 0, 0]),
        ("[P:Rahmari] menang. [P:Siti Rahmarianita] tiba", [0, 1]),
        ("[O:Bank Central Asia] naik. [O:Bank BCA], [O:BCA]. [O:Bank NTT]", [0, 0, 0, 1]),
        ("[O:Regu Polda Sulsel] dan [O:Regu Polda Sumsel]", [0, 1]),
        ("[O:Regu Polda Papua] dan [O:Regu Polda Papua Barat]", [0, 1]),
        ("[P:Bagas Prakoso]-[P:Dewandaru Halim] ([P:Dewa]) tiba. [P:Dewa]", [0, 1, 1, 1]),
        ("[P:Bagas]-[P:Dewandaru] ([P:Bade]) tiba", [0, 1, 2]),
        ("[O:Jaringan Relawan Muda] ([O:JARMA]) rapat. [O:JARMA Lampung] ikut", [0, 0, 1]),
        ("[O:Pengadilan Negeri Kelas IA Khusus Palembang] buka. [O:PN Palembang] tutup", [0, 0]),
        ("[O:Lapas Kelas IIB Blora] dan [O:Lapas Kelas Jauh Blora]", [0, 1]),
        ("[O:Pengadilan Agama Jakarta Timur] tutup. [O:PA Jaktim] buka", [0, 0]),
        ("[P:Budiman] hadir. Kata [P:Budi]", [0, 1]),  # too little is left out
        ("[P:Rudiantara] dan [P:Rudihartono]. Kata [P:Rudi]", [0, 1, 2]),
        ("[O:Partai Hanura Langsa] dan [O:Hanura]", [0, 1]),  # a branch and its party
        ("[O:UNTR] naik. [O:PT United Tractors Tbk] senang", [0, 0]),
        ("[P:Elsa] pulang. [O:PT Elnusa Tbk.] rapat", [0, 1]),
        ("[O:Garuda Muda] menang. [O:Timnas U20 Indonesia] lolos", [0, 0]),
        ("[O:Garuda Muda], [O:Timnas Indonesia U-17] dan [O:Timnas Indonesia U-20]", [0, 1, 2]),
        ("[O:Komisi Yudisial] rapat. [O:KY] setuju", [0, 0]),
        ("[O:Wadah Pegawai] ([O:WP]) [O:KPK]. [O:WP KPK], [O:Wadah Pegawai]", [0, 0, 1, 0, 0]),
        ("[O:Federal Reserve] ([O:Fed]) rapat. [O:The Fed] naik", [0, 0, 0]),
        ("[O:Persib Bandung] menang. [O:Tim Maung Bandung] senang", [0, 0]),
        ("[P:Buldani] petani. Pria yang akrab disapa [P:Dani] itu menanam", [0, 0]),
        ("[P:Sari] bertemu [P:Buldani]. Pria yang akrab disapa [P:Dani] itu", [0, 1, 2]),
        ("[P:Sari] pulang. Lalu [P:Buldani] tiba. Pria yang biasa dipanggil [P:Dani]", [0, 1, 1]),
        ("[P:Rudi 'Kancil' Hartono] hadir. [P:Kancil] pulang", [0, 0]),
        ("[P:Hengki] hadir, kata [P:Hengk]. lalu pulang", [0, 0]),  # a lost letter
        ("Kantor [O:DPRD] dirusak, juga rumah anggota [O:DPR]. Polisi datang", [0, 1]),
        ("Kata [O:KPUD] dan [O:KPU]. Hujan lebat. angin reda", [0, 1]),
        ("Anggota [O:FKPWD] bertemu [O:FKPW]. Mereka rapat", [0, 1]),
        ("Sebagai gambara. izin [O:FKPW] dan [O:FKP]. menurut kabarny. dicabut", [0, 0]),
        (
            "Gambara. izin [O:BPKP], [O:Badan Pemeriksa Keuangan] ([O:BPK]) kabarny. dicabut. oleh",
            [0, 1, 1],
        ),
        (
            "Sebagai gambara. kabarny. [O:Badan Pemeriksa Keuangan] dan [O:BPK]. kata [O:BPKP]",
            [0, 0, 1],
        ),
        ("[O:Akademi Militer] ([O:Akmil]) [G:Magelang] buka. [O:Akmil Magelang]", [0, 0, 1, 0]),
        (
            "[O:Forum Guru Muda] ([O:FGM]) Cabang [G:Rembang]. [O:FGM Kabupaten Rembang]",
            [0, 0, 1, 0],
        ),
        (
            "[O:Forum Guru Muda] ([O:FGM]) [G:Blora]. [O:FGM Blora], [O:FGM Pati]",
            [0, 0, 1, 2, 3],
        ),
        ("[O:Forum Guru Muda] ([O:FGM]) [G:Blora]. [O:FGM RI], [O:FGM Blora]", [0, 0, 1, 0, 2]),
        ("[O:Forum Guru Muda] ([O:FGM]) [G:Provinsi Jawa Timur]. [O:FGM Jatim]", [0, 0, 1, 0]),
        ("[O:Kementerian Agama] ([O:Kemenag]) [G:Blora]. [O:Kemenag Blora]", [0, 0, 1, 2]),
        (
            "[O:Persatuan Wartawan] ([O:PWI]) [G:Jawa Timur] dan [O:Persatuan Wartawan] ([O:PWI]) "
            "[G:Bali]. Kata [O:PWI Bali]",
            [0, 0, 1, 0, 0, 2, 3],
        ),
        ("[O:PWI Pusat] rapat. Kata [O:PWI]", [0, 0]),
        ("[O:Kantor Kanwil Kemenag Bali], [O:Kantor Wilayah (Kanwil) Kemenag Bali]", [0, 0]),
        ("[P:Andin] dan [P:Andi]. Kata [P:Andi] itu", [0, 1, 1]),
        ("Wali Kota [G:Bandung] hadir. Warga [G:Bandung] senang", [0, 0]),
        ("Wali Kota [G:Bandung], Bupati [G:Bandung]. Warga [G:Bandung]", [0, 1, 2]),
        ("[W:Pasal 368 Kitab Undang-Undang Hukum Pidana] ([W:KUHP]). [W:KUHP] baru", [0, 1, 1]),
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
        ("Di [G:Kota Bengkulu]. Gubernur [G:Bengkulu] hadir di [G:Bengkulu]", [0, 1, 1]),
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
        # initials
        ("[O:PT Laut Biru] rugi. Izin [O:PT LB] dicabut", [0, 0]),
        ("[O:PT Sinar Jaya Abadi Tbk], [O:PT SJA]", [0, 0]),
        ("[O:CV Karya Mandiri] dan [O:CV KM]", [0, 0]),
        ("[O:PT Laut Biru], [O:PT Lestari Bumi], [O:PT LB]", [0, 1, 2]),
        ("[O:PT Laut Biru] ([O:LB]) dan [O:LB]", [0, 0, 0]),
        ("[O:Badan Koordinasi Tanam Raya] hadir. [O:BKTR] rapat", [0, 0]),
        ("[O:Lembaga Riset dan Inovasi Laut], [O:LRIL]", [0, 0]),
        ("[O:Badan Pangan Sejahtera] dan [O:BPS]", [0, 1]),  # readers know another BPS
        ("[O:Forum Anak Desa], [O:Forum Adat Dayak], [O:FAD]", [0, 1, 2]),
        ("[P:Mia Santoso] ditahan. [P:MS] mengaku", [0, 0]),
        ("[P:Mia Santoso], [P:Marno Siregar], [P:MS]", [0, 1, 2]),
        ("[P:Marjono] ([P:MRJ]) ditahan. [P:MRJ] diam", [0, 0, 0]),
        # abbreviated regions and brackets inside names
        ("[O:Pengadilan Negeri Jakarta Barat] dan [O:PN Jakbar]", [0, 0]),
        ("[O:Kejari Ogan Komering Ilir], [O:Kejari OKI]", [0, 0]),
        ("[O:Polda Jawa Tengah] dan [O:Polda Jateng]", [0, 0]),
        ("[O:Kanwil DJP Jawa Tengah II], [O:DJP Jateng II]", [0, 0]),
        ("[O:PN Jakbar] dan [O:PN Jaksel]", [0, 1]),
        ("[O:Dinas Perumahan dan Kawasan (PRKP) Sikka], [O:Dinas PRKP Sikka]", [0, 1]),
        (
            "[O:Dinas Perumahan Rakyat dan Kawasan Permukiman (PRKP) Sikka], [O:Dinas PRKP Sikka]",
            [0, 0],
        ),
        ("[O:PT Sawit Indonesia Tbk], [O:PT Sawit], [O:Sawit Indonesia]", [0, 0, 0]),
        ("[O:PT Bank Sawit Indonesia Tbk] dan [O:Sawit]", [0, 0]),
        ("[O:PT Kawanishi Motors Indonesia] dan [O:Kawanishi Motors]", [0, 1]),
        ("[O:Bank Sentral AS], [O:Federal Reserve], [O:The Fed]", [0, 0, 0]),
        ("[O:Bank Sentral Eropa], [O:ECB], [O:Bank Sentral Jepang]", [0, 0, 1]),
        ("[O:Badan Air Minum (BAM) Blora], [O:BAM Blora]", [0, 0]),
        ("[O:Relawan Air Minum (RAM) Provinsi Bali], [O:RAM Bali]", [0, 0]),
        ("[O:Relawan Air Minum (RAM) Provinsi Bali], [O:RAM Jawa Barat]", [0, 1]),
        ("[O:Relawan Air Minum (RAM) Kota Bogor], [O:RAM Kabupaten Bogor]", [0, 1]),
        (
            "[O:Relawan Air Minum (RAM) Kota Bogor], [O:RAM Kabupaten Bogor], [O:RAM Bogor]",
            [0, 1, 2],
        ),
        (
            "[O:Relawan Air Minum (RAM) Kota Bogor], [O:Relawan Air Minum (RAM) Kabupaten Bogor]",
            [0, 1],
        ),
        ("[O:Dinas Sosial (Kota)] dan [O:Badan Pusat Air (Provinsi)]", [0, 1]),
        ("[O:LZU PP Albahri] dan [O:Albahri]", [0, 1]),
        (
            "[O:Lembaga Zakat Umat (LZU) Pimpinan Pusat Al Bahri], [O:LZU PP Al Bahri], [O:LZU]",
            [0, 0, 0],
        ),
        # clipped names and nicknames
        ("[P:Ferdiansyah Wijaya] hadir. Kata [P:Ferdi]", [0, 0]),
        ("[P:Rafael Natalo], [P:Rafa]", [0, 0]),
        ("[P:Kristianto Adi] dan [P:Kris]", [0, 0]),
        ("[P:Ferdiansyah Wijaya], [P:Ferdinan Hutapea], [P:Ferdi]", [0, 1, 2]),
        ("[P:Ahmad Mustaqimuddin], kata [P:Mustaqim]", [0, 0]),
        ("[P:Ahmad Mustaqimuddin], [P:Budi Mustaqimullah], [P:Mustaqim]", [0, 1, 2]),
        ("[P:Budi Rahmadi], [P:Rahma]", [0, 1]),
        ("[P:Darmaji Sulistyo] pergi. [P:Darsul] pulang", [0, 0]),
        ("[P:Darmaji Sulistyo], [P:Darto Sulaiman]. [P:Darsul] pulang", [0, 1, 2]),
        ("[P:Rahmat Maulana] pergi. [P:Rahma] pulang", [0, 1]),  # no blend, and clipped too little
        ("[P:Harun Tono] pergi. [P:Hartono] pulang", [0, 1]),
        ("[P:Ferdi Hakim], [P:Ferdiansyah Wijaya], [P:Ferdi]", [0, 1, 0]),
        ("[P:Muhammad Buldani] (36), warga Blora, yang akrab disapa [P:Dani]", [0, 0]),
        ("[P:Sri Rahayu], guru di Tuban, yang biasa dipanggil [P:Bu Yayuk]", [0, 0]),
        ("[P:Wartono Adi] hadir. Ketua, yang akrab disapa [P:Gembul], pergi", [0, 1]),
        # teams, sites, what is not the same
        ("[O:Barcelona] menang. [O:Barca] unggul", [0, 0]),
        ("[O:Persib Bandung], [O:Maung Bandung], [O:Persib]", [0, 0, 0]),
        ("[O:Manchester United] dan [O:Setan Merah]", [0, 0]),
        ("[O:Timnas Indonesia U - 22] dan [O:Timnas U-22]", [0, 0]),
        ("[O:Persegu Gunung United] dan [O:Gunung United]", [0, 0]),
        ("[O:DW Indonesia] dan [O:DWIndonesia.com]", [0, 0]),
        ("[O:Kabar Kita] dan [O:KabarKita.co.id]", [0, 0]),
        ("[O:Warta Kota] dan [O:WartaSore.com]", [0, 1]),
        ("[O:The Kelana Post] dan [O:Kelana Post]", [0, 0]),
        ("[O:Pusat Data Nusantara] ([O:PDN]) dan [O:PDN Indonesia]", [0, 0, 1]),
        ("[O:PT Kawahara Motors Indonesia] dan [O:Kawahara]", [0, 1]),
        ("[O:Bank Mekar Syariah] dan [O:Bank Mekar]", [0, 1]),
        ("[F:Jembatan Balba Estate] dan [F:Balba Estate]", [0, 1]),
        ("Relawan [P:Anis-Muhamin] ([P:Amin])", [0, 1]),
        ("[O:CTO Kelana] dan [O:Kelana]", [0, 0]),
        ("[P:Ahmad Zulkifli] tiba. [P:Zul], begitu ia akrab disapa, senang", [0, 0]),
        ("[P:Fitria Ramadhani] tiba. [P:Ria], sapaan akrabnya, senang", [0, 0]),
        ("[P:Nurhayati Basri], atau [P:Yati], membantu", [0, 0]),
        ("[P:Nurhayati Basri] atau [P:Doni] membantu", [0, 1]),
        (
            "[O:Dinas Kependudukan dan Pencatatan Sipil (Dukcapil) Ende], [O:Dinas Dukcapil Ende]",
            [0, 0],
        ),
        ("[O:Kepolisian Resor Lampung Tengah] dan [O:Polres Lamteng]", [0, 0]),
        (
            "[O:Balai Karantina Hewan dan Ikan Jawa Tengah], [O:Balai Karantina Jateng], "
            "[O:Balai Karantina]",
            [0, 0, 0],
        ),
        ("[O:Dinas Kesehatan Kota Bogor], [O:Dinas Kesehatan Kota Depok]", [0, 1]),
        ("[P:Ayu Tingting Sari], [P:Ayu Tingting Sar] tiba", [0, 0]),
        ("[O:Kejaksaan] dan [O:Kejaksaan Negeri Blora]", [0, 1]),
        ("relawan [P:Anis]-[P:Muhamin] ([P:Amin])", [0, 1, 2]),
        ("[P:Manfaluthy Hakim] tiba. Kata Dr [P:Luthy], aman", [0, 0]),
        ("[P:Manfaluthy Hakim] dan [P:Luthy Sari] tiba. Kata [P:Luthy], aman", [0, 1, 1]),
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


def test_a_last_name_with_another_office_is_somebody_else():
    text, mentions = read("[P:Lestari Sigit Prabowo] [P:Prabowo] [P:Lestari]")
    offices = ["Kapolri", "Presiden", "Ketua PMI"]
    titled = [
        NamedMention(m.start, m.end, m.text, m.label, role)
        for m, role in zip(mentions, offices, strict=True)
    ]
    assert [entity.entity_id for entity in cluster_mentions(text, titled)] == [0, 1, 0]


def test_a_name_in_the_middle_is_the_weakest():
    marked = "[P:Bambang Prodjo] hadir. [P:Susilo Bambang Hartanto] pergi. [P:Bambang] pulang"
    assert clusters(marked) == [0, 1, 0]
    assert clusters("[P:Susilo Bambang Hartanto] pergi. [P:Bambang] pulang") == [0, 0]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[O:Ponpes Nurul Falah] ramai. [O:Ponpes] itu, [O:Pondok Pesantren] itu", [0, 0, 0]),
        ("[G:Sukabumi] dan [G:Sukabum]. [G:Hebei] dan [G:Hubei]", [0, 0, 1, 2]),
        ("[O:Polres Metro Jakarta Selatan], [O:Polres Metro Jaksel], [O:Polres Jaksel]", [0, 0, 0]),
        ("[O:Polres Metro] di Lampung, [O:Polres Lampung]", [0, 1]),
        ("[O:Polda Metro Jaya], [O:Polda Jaya]", [0, 1]),
        ("[O:SMA Negeri 3 Bandung], [O:SMAN 3 Bandung]", [0, 0]),
        ("[O:SMA Negeri 3 Bandung], [O:SMAN 5 Bandung]", [0, 1]),
        ("[O:Pemerintah Provinsi Daerah Khusus Jakarta], [O:Pemprov DKI]", [0, 0]),
        ("[O:Apindo DKI Jakarta], [O:Apindo Jakarta], [O:Apindo Jawa Barat]", [0, 0, 1]),
        ("[O:Kementerian PUPR], [O:Kemen PUPR]", [0, 0]),
    ],
)
def test_names_of_bodies_written_in_several_ways(marked, expected):
    assert clusters(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[O:PSIM Yogyakarta] menang. [O:Laskar Mataram] naik", [0, 0]),
        ("[O:Timnas Argentina] menang. [O:Tim Tango] naik", [0, 0]),
        ("[O:Timnas Brasil] menang. [O:Tim Samba] naik, [O:Les Bleus] kalah", [0, 0, 1]),
    ],
)
def test_nicknames_of_teams(marked, expected):
    assert clusters(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Irjen [P:Suwondo Nainggolan] hadir. Juga Irjen [P:Suwond]. Ia pergi", [0, 0]),
        ("Irjen [P:Suwondo Nainggolan] hadir. Irjen [P:Suwond] pergi", [0, 1]),  # no stop
        ("Kata [P:Andin Saputra]. Juga [P:Andi]. Ia pergi", [0, 1]),  # too short to tell
    ],
)
def test_a_word_of_a_name_that_lost_its_last_letter(marked, expected):
    assert clusters(marked) == expected


def test_an_unclear_name_is_the_one_named_nearby():
    marked = "[P:Budi Santoso] " + " " * 700 + "[P:Rini Santoso] hadir. [P:Santoso] pergi"
    assert clusters(marked) == [0, 1, 1]


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


def test_cost_is_linear_in_a_run_of_letters():
    assert growth(lambda count: cluster_mentions("a" * count, []), small=3_000, large=30_000) < 4

    def named(count: int) -> None:
        text = f"Budi {'a' * count}"
        cluster_mentions(text, [NamedMention(0, len(text), text, "PERSON")])

    assert growth(named, small=3_000, large=30_000) < 4
