"""Titles before and after names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language_data import read_lines
from pipeline.stages.roles.phrases import role_of, roles_of_pair, roles_through_another

BEFORE = [
    ("kata Presiden Rusia ", "Presiden Rusia"),
    ("Menurut Wakil Menteri Luar Negeri ", "Wakil Menteri Luar Negeri"),
    ("ujar Ketua Umum PDIP ", "Ketua Umum PDIP"),
    ("kepada Kapolres Jember, AKBP ", "Kapolres Jember"),
    ("Kabid Humas Polda Bali Kombes Pol. ", "Kabid Humas Polda Bali"),
    ("oleh Brigjen TNI (Purn) ", "Brigjen TNI (Purn)"),
    ("kata Kapolres Tanjungbalai AKBP ", "Kapolres Tanjungbalai"),
    ("Wakapolres Garut Kompol ", "Wakapolres Garut"),
    ("Danrem 071 Kolonel Inf ", "Danrem 071"),
    ("Panglima TNI Jenderal ", "Panglima TNI"),
    ("kata Ketua MUI KH ", "Ketua MUI"),
    ("kata Menteri Keuangan Ibu ", "Menteri Keuangan"),
    ("Sekretaris Jenderal ", "Sekretaris Jenderal"),
    ("Presiden Komisaris ", "Presiden Komisaris"),
    ("Kandidat Presiden Perancis ", "Kandidat Presiden Perancis"),
    ("Kandidat Gubernur Jambi ", "Kandidat Gubernur Jambi"),
    ("PR Manager Jelajahi ", "PR Manager Jelajahi"),
    ("kata Brand Manager Sari Roti ", "Brand Manager Sari Roti"),
    ("kata Public Relations Manager Kelana ", "Public Relations Manager Kelana"),
    ("kata Chief Marketing Officer Kelana ", "Chief Marketing Officer Kelana"),
    ("menurut Head of Marketing Kelana ", "Head of Marketing Kelana"),
    ("Aktris dan sutradara ", "Aktris dan sutradara"),
    ("kata penyanyi sekaligus produser ", "penyanyi sekaligus produser"),
    ("kata penulis, aktor, dan presenter ", "penulis, aktor, dan presenter"),
    ("Pendiri dan CEO Kelana ", "Pendiri dan CEO Kelana"),
    ("Presiden dan Wakil Presiden ", "Wakil Presiden"),
    ("Wali Kota Solo nonaktif ", "Wali Kota Solo nonaktif"),
    ("Gubernur Riau terpilih ", "Gubernur Riau terpilih"),
    ("Perdana Menteri Jepang saat itu, ", "Perdana Menteri Jepang"),
    ("Bupati Blora kala itu, ", "Bupati Blora"),
    ("kata Prof. Dr. ", "Prof. Dr."),
    ("Sopir truk bernama ", "Sopir truk"),
    ("Petani asal Blora, ", "Petani asal Blora"),
    ("Dewan Pakar, sekaligus Ketua Badan Pemenangan PPP, ", "Ketua Badan Pemenangan PPP"),
    ("Menteri Hukum dan HAM ", "Menteri Hukum dan HAM"),
    (
        "Menteri Koordinator Bidang Hukum, HAM, Imigrasi, dan Pemasyarakatan, ",
        "Menteri Koordinator Bidang Hukum, HAM, Imigrasi, dan Pemasyarakatan",
    ),
    ("Presiden Amerika Serikat (AS) ", "Presiden Amerika Serikat (AS)"),
    ("Menteri Perhubungan (Menhub) ", "Menteri Perhubungan (Menhub)"),
    ("menurut pengamat politik Universitas Indonesia, ", "pengamat politik Universitas Indonesia"),
    ("kata juru bicara KPK, ", "juru bicara KPK"),
    ("mantan Gubernur ", "mantan Gubernur"),
    ("Plt. Bupati Bogor ", "Plt. Bupati Bogor"),
    ("Juru Bicara Presiden ", "Juru Bicara Presiden"),
    ("aktris senior ", "aktris senior"),
    ("Rapat ditutup calon. Ketua KPU ", "Ketua KPU"),
    ("Kepala Dinas Kesehatan Kabupaten Tuban, dr. ", "Kepala Dinas Kesehatan Kabupaten Tuban"),
    ("kata Ketua IDI Klaten dr ", "Ketua IDI Klaten"),
    ("dipimpin Uskup Agung Ende Kardinal ", "Uskup Agung Ende"),
    ("kata Humas Katedral Ende ", "Humas Katedral Ende"),
    ("menetapkan kontraktor ", "kontraktor"),
    ("Kuasa hukum terdakwa, ", "Kuasa hukum terdakwa"),
    ("Ketua RT setempat, ", "Ketua RT setempat"),
    ("menantang Pak Menkeu (", "Menkeu"),
    ("ujar analis komoditas ", "analis komoditas"),
    ("kata pengamat keamanan siber ", "pengamat keamanan siber"),
    ("kata dokter forensik ", "dokter forensik"),
    ("Utusan khusus PBB untuk Suriah ", "Utusan khusus PBB untuk Suriah"),
    ("Duta Besar Indonesia untuk Jepang ", "Duta Besar Indonesia untuk Jepang"),
    ("Legenda bulu tangkis ", "Legenda bulu tangkis"),
    ("memeriksa bos Hotel Lawu, ", "bos Hotel Lawu"),
    ("menahan bos jaringan kedai Kopi Lintang, ", "bos jaringan kedai Kopi Lintang"),
    ("Pedagang kaki lima, ", "Pedagang kaki lima"),
    ("kata sang pelatih, ", "pelatih"),
    ("Seorang nelayan, ", "nelayan"),
    ("kata ketua komunitas tersebut, ", "ketua komunitas"),
    ("juru bicara kementerian itu, ", "juru bicara kementerian"),
    ("Perwakilan warga, ", "Perwakilan warga"),
    ("Ketua majelis hakim ", "Ketua majelis hakim"),
    ("kata capres nomor urut 2, ", "capres nomor urut 2"),
    ("kata Calon Bupati (cabup) nomor urut 3 ", "Calon Bupati (cabup) nomor urut 3"),
    ("Guru honorer ", "Guru honorer"),
    ("Pemain naturalisasi ", "Pemain naturalisasi"),
    ("kata orator ", "orator"),
    ("kata pemerhati budaya ", "pemerhati budaya"),
    ("kata pegiat literasi ", "pegiat literasi"),
    ("Astronom Observatorium Bosscha ", "Astronom Observatorium Bosscha"),
    ("kata psikiater ", "psikiater"),
    ("Corporate Secretary PT Bumi Jaya, ", "Corporate Secretary PT Bumi Jaya"),
    ("Kalaksa BPBD Blora ", "Kalaksa BPBD Blora"),
    ("Kadisdikbud Blora ", "Kadisdikbud Blora"),
    ("Wakapolresta Solo AKBP ", "Wakapolresta Solo"),
    ("Striker anyar Persik ", "Striker anyar Persik"),
    ("Gelandang bertahan ", "Gelandang bertahan"),
    ("Dokter spesialis paru RSUD Blora ", "Dokter spesialis paru RSUD Blora"),
    ("Kuasa hukum keluarga korban ", "Kuasa hukum keluarga korban"),
    (
        "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan (Menko Polhukam) ",
        "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan (Menko Polhukam)",
    ),
    ("Menteri Pemuda dan Olahraga (Menpora) ", "Menteri Pemuda dan Olahraga (Menpora)"),
    ("Kepala departemen layanan darurat Jati, ", "Kepala departemen layanan darurat Jati"),
]
NO_TITLE = [
    "kata ",
    "bertemu Pak ",
    "kata Bu ",
    "menurut Bapak ",
    "bersama Mbak ",
    "kepada Tuan ",
    " sebagai Menteri Agama, ",  # that of the person before
    " selaku Ketua KPU, ",
    " (Mensos), ",
    "Menteri Keuangan dan ",  # the minister and somebody else
    "Hadir pula Presiden, ",  # a list
    "kuasa hukum ",  # somebody's lawyer
    "menagih bos ",
    "menurut legenda ",
    "mantan ajudan ",
    "ibu ",  # the mother of
    "bertemu Ibu (",
    "dipilih menjadi cawapres ",  # somebody else's office
    "Resmi Jadi Cawapres ",
    "diumumkan sebagai cawapres ",
    "diusung sebagai bakal calon wakil bupati ",
    "kuasa hukum keluarga ",
    "kata agen ",
    "kata pelatih, ",
    "Presiden datang. ",
    "Presiden Rusia\n",
    "Di Jakarta, ",
    "Presidennya ",
    "Capres Pilih ",
    "Jaksa Tuntut ",
    "Hakim Vonis ",
    "Pelatih Rekrut ",
    "",
]
AFTER = [
    (", Menteri Dalam Negeri, mengatakan", "Menteri Dalam Negeri"),
    (" (Ketua RT 05)", "Ketua RT 05"),
    (" selaku Bupati Karanganyar dan rombongan", "Bupati Karanganyar"),
    (", selaku produser.", "produser"),
    (", mantan Wakil Gubernur Bali.", "mantan Wakil Gubernur Bali"),
    (" sebagai Menteri Sekretaris Negara, ", "Menteri Sekretaris Negara"),
    (" sebagai Wakil Menteri Pertanian.", "Wakil Menteri Pertanian"),
    (" sebagai guru.", None),
    (" menjadi Kepala Dinas Kesehatan dan ", "Kepala Dinas Kesehatan"),
    (" ditunjuk selaku Penjabat Bupati Kudus.", "Penjabat Bupati Kudus"),
    (" menjadi korban banjir.", None),
    (", ketua panitia lomba, meminta maaf", "ketua panitia lomba"),
    (", manajer humas Lawu Jaya dalam siaran pers, Rabu", "manajer humas Lawu Jaya"),
    (", ahli penyakit dalam, hadir", "ahli penyakit dalam"),
    (" (45), pedagang sayur di Pasar Mekar, mengeluh", "pedagang sayur di Pasar Mekar"),
    (" (45), pedagang cabai di sana, mengeluh", "pedagang cabai"),
    (", ketua panitia tidak hadir, tetapi", None),
    (", guru yang mengajar di Blora, hadir", None),
    (", pelatih itu, hadir", None),
    (" (tokoh Pramuka)", "tokoh Pramuka"),
    (" (pemuka adat Baduy)", "pemuka adat Baduy"),
    (" (40), guru SMP 1 Blora, mengatakan", "guru SMP 1 Blora"),
    (" (52 tahun), Lurah Mekarsari, hadir", "Lurah Mekarsari"),
    (", Perdana Menteri Jepang saat itu, hadir", "Perdana Menteri Jepang"),
    (", Wali Kota Solo nonaktif, hadir", "Wali Kota Solo nonaktif"),
    (" SPd MPd sebagai Kepala Bappenas.", "Kepala Bappenas"),
    (", S.H., M.Kn., selaku notaris.", "notaris"),
    (", M.Kes., Kepala Puskesmas Tanon, hadir", "Kepala Puskesmas Tanon"),
    (", pejabat perlindungan sipil yang ada di sana, hadir", "pejabat perlindungan sipil"),
    (", manajer kampanye polusi Walhi Jawa (WJ).", "manajer kampanye polusi Walhi Jawa"),
    (", yang juga Ketua KPK, hadir", None),
    (", Presiden menambahkan bahwa", None),
    (", Ketua KPK ", None),  # another person follows
    (" mengatakan", None),
    (", Jakarta, Senin", None),
]


@pytest.mark.parametrize(("before", "role"), BEFORE)
def test_titles_before_a_name(before, role):
    assert role_of(before, " mengatakan") == role


@pytest.mark.parametrize("before", NO_TITLE)
def test_no_title_before_a_name(before):
    assert role_of(before, " mengatakan") is None


@pytest.mark.parametrize(("after", "role"), AFTER)
def test_titles_after_a_name(after, role):
    assert role_of("kata ", after) == role


def test_a_title_that_a_full_stop_ends_belongs_to_who_spoke():
    assert role_of('"Inilah bantuannya," kata ', ", ketua panitia lomba.") == "ketua panitia lomba"
    assert role_of("kata ", ", petani gagal panen.") is None


@pytest.mark.parametrize("setting", ["saat ditemui di rumahnya, Senin", "kepada wartawan, Senin"])
def test_the_setting_of_speech_is_no_part_of_a_title(setting):
    after = f", ketua RT setempat {setting}"
    assert role_of('"Inilah bantuannya," kata ', after) == "ketua RT setempat"


def test_a_verb_of_speech_ends_the_title_of_its_subject():
    after = ", Pemilik Bengkel Jaya Motor mengatakan, oli"
    assert role_of("", after) == "Pemilik Bengkel Jaya Motor"
    assert role_of("", ", Presiden mengatakan itu") is None
    assert role_of("menurut ", ", Ketua KPK mengatakan itu") is None


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("Susunan direksi: Direktur Utama: ", " • Direktur Niaga: ", "Direktur Utama"),
        ("Budi • Direktur Niaga: ", "\nKomisaris: ", "Direktur Niaga"),
        ("Panitia\n1. Ketua Umum: ", "\n2. Sekretaris: ", "Ketua Umum"),
        ("\nKetua KPK: ", " Ditahan", None),
        ("Laporan pagi: ", "\n", None),
    ],
)
def test_lists_of_people_have_the_title_before_a_colon(before, after, role):
    assert role_of(before, after) == role


def test_an_office_after_the_name_wins_over_a_rank_before_it():
    assert role_of("AKBP ", ", Kapolres Agam, hadir") == "Kapolres Agam"
    assert role_of("AKBP ", " hadir") == "AKBP"


@given(before=st.text(max_size=200), after=st.text(max_size=200))
def test_any_text_is_survived_and_a_title_is_written_there(before, after):
    role = role_of(before, after)
    if role is not None:
        spaced = " ".join(f"{before} {after}".split()).replace(")", "")
        assert role.replace(")", "") in spaced


@pytest.mark.parametrize(
    "name",
    [
        "offices",
        "ranks",
        "rank_complements",
        "honorifics",
        "modifiers",
        "inner",
        "links",
        "stops",
        "relational",
        "addresses",
        "english_heads",
        "professions",
    ],
)
def test_word_lists_are_lower_case_words(name):
    entries = read_lines(f"roles/{name}.txt")
    assert entries
    assert all(entry == entry.lower() for entry in entries)


@pytest.mark.parametrize(
    ("before", "between", "roles"),
    [
        ("pasangan Capres dan Cawapres ", "-", ("Capres", "Cawapres")),
        ("Presiden dan Wapres RI ", " - ", ("Presiden RI", "Wapres RI")),
        ("Gubernur dan Wakil Gubernur Bali ", " dan ", ("Gubernur Bali", "Wakil Gubernur Bali")),
        (
            "pasangan calon bupati dan wakil bupati Blora nomor urut 1, ",
            "-",
            ("calon bupati Blora nomor urut 1", "calon wakil bupati Blora nomor urut 1"),
        ),
        (
            "Mantan Ketua dan Wakil Ketua KPU ",
            " dan ",
            ("Mantan Ketua KPU", "Mantan Wakil Ketua KPU"),
        ),
        (
            "calon presiden dan calon wakil presiden (capres-cawapres), ",
            "-",
            (
                "calon presiden (capres-cawapres)",
                "calon wakil presiden (capres-cawapres)",
            ),
        ),
        ("Ketua dan Cawapres ", "-", None),
        ("Capres dan Cawapres ", " bertemu ", None),
    ],
)
def test_two_people_share_a_phrase(before, between, roles):
    assert roles_of_pair(before, between, role_of(before, between)) == roles


@pytest.mark.parametrize(
    ("before", "between", "after", "roles"),
    [
        ("Kuasa hukum ", ", ", ", menyatakan", (None, "Kuasa hukum Rina Sari")),
        ("kata juru bicara ", ", ", ".", (None, "juru bicara Rina Sari")),
        ("mantan ajudan ", ", ", " (34), hadir", (None, "mantan ajudan Rina Sari")),
        ("Pengacara ", ", ", " mengatakan", (None, "Pengacara Rina Sari")),
        ("Pengacara artis ", ", ", ", hadir", ("artis", "Pengacara artis Rina Sari")),
        (
            "Ajudan Bupati Blora ",
            ", ",
            ", hadir",
            ("Bupati Blora", "Ajudan Bupati Blora Rina Sari"),
        ),
        ("Anggota DPR ", ", ", ", hadir", None),
        ("Pengacara ", ", ", ", dan ", None),  # a list
        ("Pengacara ", ", ", ", ", None),  # another person follows
        ("Pengacara ", ", ", " dan ", None),
        ("Pengacara ", " dan ", ", menyatakan", None),
        ("Bupati Kudus ", ", ", ", menyatakan", None),
        ("bersama ", ", ", ", menyatakan", None),
    ],
)
def test_who_works_for_somebody_is_named_behind_them(before, between, after, roles):
    assert roles_through_another(before, "Rina Sari", between, after) == roles
