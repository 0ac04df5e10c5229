"""Frames of reports and attributions, each varied; without a parse."""

from __future__ import annotations

import pytest

from tests.stages.quotes.invented import direct, indirect, read

BUDI = "Budi Santoso"
BANK = "Bank Dunia"
THREE = "Anton, Sari Dewi dan Budi Santoso"


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Sari Dewi, kata Budi, telah pindah.", "Sari Dewi, kata Budi, telah pindah"),
        ("Harga beras, menurut Budi, akan turun.", "Harga beras, menurut Budi, akan turun"),
        ("Para pedagang, ujar Budi, sudah pulang.", "Para pedagang, ujar Budi, sudah pulang"),
        ("Sejak itu, lanjut Budi, pasar sepi.", "Sejak itu, lanjut Budi, pasar sepi"),
        ("Warga desa, tutur Budi, belum tahu.", "Warga desa, tutur Budi, belum tahu"),
        ("Namun, kata Budi, warga belum tahu.", "warga belum tahu"),
        ("Oleh karena itu, kata Budi, warga pindah lagi.", "warga pindah lagi"),
        ("Sehingga menurut Budi, kabar itu tidak benar.", "kabar itu tidak benar"),
        ("Kata Budi, hujan turun.", "hujan turun"),
        ("Menurut Budi, hujan turun.", "hujan turun"),
        ("Harga beras turun, kata Budi, Senin (3/2).", "Harga beras turun"),
        ("Harga beras turun, kata Budi, di kantornya, Senin lalu.", "Harga beras turun"),
        ("Namun kata Budi, beras masih mahal.", "beras masih mahal"),
        ("Lanjut Budi, beras masih mahal.", "beras masih mahal"),
        ("Diberitakan Bola Raya, menurut Budi, hujan turun.", "hujan turun"),
        ("Oleh karena itu ujar Budi, beras masih mahal.", "beras masih mahal"),
        (
            "Harga beras turun, kata Budi, karena panen.",
            "Harga beras turun, kata Budi, karena panen",
        ),
    ],
)
def test_attribution_inside_or_beside_its_report(text: str, report: str) -> None:
    ((found, _, _, speaker),) = indirect(text)
    assert (found, speaker) == (report, BUDI)


@pytest.mark.parametrize(
    "setting",
    ["saat ditemui di kantornya, Senin (3/2)", "ketika dikonfirmasi wartawan", ", kala dihubungi"],
)
def test_when_the_speaker_was_asked_is_no_part_of_the_report(setting: str) -> None:
    text = f"Budi mengatakan stok beras cukup {setting}.".replace(" ,", ",")
    assert indirect(text)[0][0] == "stok beras cukup"


def test_verb_with_its_object_reports_no_clause_of_its_own() -> None:
    text = "Budi mengatakan kabar itu sudah dibantah polisi dan memastikannya tidak benar."
    assert [found for found, *_ in indirect(text)] == [text[len("Budi mengatakan ") : -1]]


@pytest.mark.parametrize(
    "end",
    ["saat gempa terjadi", "saat", "saat ditanya penyidik", "ketika ditemui oleh petugas di sana"],
)
def test_when_it_happened_is_part_of_the_report(end: str) -> None:
    assert indirect(f"Budi mengatakan warga panik {end}.")[0][0] == f"warga panik {end}"


@pytest.mark.parametrize(
    ("dateline", "places"),
    [
        ("JAKARTA, KOMPAS.com - ", ("JAKARTA", "KOMPAS.com")),
        ("Bandung (ANTARA) - ", ("Bandung", "ANTARA")),
        ("Jakarta, CNN Indonesia -- ", ("Jakarta", "CNN Indonesia")),
    ],
)
def test_dateline_is_no_part_of_a_report(dateline: str, places: tuple[str, ...]) -> None:
    text = f"{dateline}Harga beras akan turun, kata Budi."
    assert indirect(text, organisations=places)[0][0] == "Harga beras akan turun"


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "Budi mengatakan NATO bersembunyi di sana, kata pernyataan itu.",
            "NATO bersembunyi di sana",
        ),
        ("Budi menyebut jembatan itu aman, ujar Sari.", "jembatan itu aman"),
        ("Budi menyebut jembatan itu aman, menurut koran itu, Rabu (3/2).", "jembatan itu aman"),
        ("Dikutip dari laman Warta, menurut Budi, air itu aman.", "air itu aman"),
        ("Melansir koran itu, kata Budi, air itu aman.", "air itu aman"),
        ("Budi menilai jalan itu aman, menurut keterangan resmi.", "jalan itu aman"),
        ("Budi mengatakan air itu aman, dikutip dari situsnya.", "air itu aman"),
        ("Budi mengatakan air itu aman, seperti dilansir koran.", "air itu aman"),
        ("Budi mengatakan air itu aman, tanpa merinci alasannya.", "air itu aman"),
    ],
)
def test_report_ends_before_what_the_reporter_adds(text: str, report: str) -> None:
    assert indirect(text)[0][0] == report


@pytest.mark.parametrize(
    "text",
    [
        'Album itu dari buku "Cerita Kita," yang mengisahkan kesaksian Budi.',
        "Meskipun jarang dipakai, kata ini telah menjadi lazim.",
        'Pilot mengalami "disorientasi", tapi kemudian mengaku tidak bersalah.',
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    assert direct(text) == []
    assert not any(cue in ("kata", "mengisahkan") for _, cue, *_ in indirect(text))


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        (
            "Budi mengaku tidak bersalah sama sekali dan berjanji akan datang besok.",
            ["tidak bersalah sama sekali"],
        ),
        (
            "Budi mengatakan harga turun lagi dan menegaskan stok beras cukup.",
            ["harga turun lagi", "stok beras cukup"],
        ),
        (
            "Budi mengatakan harga turun lagi, sedangkan Sari menilai harga akan naik.",
            ["harga turun lagi", "harga akan naik"],
        ),
        (
            "Warga, lanjut Budi, berhak marah, tetapi ia mengatakan semua harus tenang.",
            ["Warga, lanjut Budi, berhak marah", "semua harus tenang"],
        ),
    ],
)
def test_several_reports_in_a_sentence(text: str, reports: list[str]) -> None:
    assert [found for found, *_ in indirect(text)] == reports


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Budi menyarankan agar warga memakai masker.", "warga memakai masker"),
        ("Budi mengakui jika jalan itu rusak.", "jalan itu rusak"),
        ("Budi mengatakan kalau jalan itu rusak.", "jalan itu rusak"),
        ("Budi meminta supaya warga tenang di rumah.", "warga tenang di rumah"),
        ("Budi berjanji untuk memperbaiki jalan itu.", "memperbaiki jalan itu"),
        ("Budi mengatakan adanya perubahan jadwal.", "adanya perubahan jadwal"),
        ("Budi menyampaikan kepada wartawan bahwa jalan itu rusak.", "jalan itu rusak"),
        ("Budi mengumumkan pada Senin bahwa jalan itu rusak.", "jalan itu rusak"),
        ("Budi mengimbau warga agar waspada.", "warga agar waspada"),
        ("Budi mengatakan jika hujan, acara ditunda.", "jika hujan, acara ditunda"),
        ("Petinju Budi sesumbar bahwa ia akan menang.", "ia akan menang"),
        ("Penelitian baru menemukan, jalan itu rusak.", "jalan itu rusak"),
        ("Budi menjabarkan, jalan itu rusak.", "jalan itu rusak"),
        ("Budi tak memungkiri bahwa jalan itu rusak.", "jalan itu rusak"),
    ],
)
def test_report_begins_behind_its_conjunction(text: str, report: str) -> None:
    assert [found for found, *_ in indirect(text)] == [report]


@pytest.mark.parametrize(
    "text",
    [
        "Kunjungan itu bertujuan memastikan stok beras cukup.",
        "Kunjungan itu dilakukan untuk memastikan stok beras cukup.",
        "Petugas turun guna memastikan stok beras cukup.",
        "Warga menolak proyek itu karena menganggap jalan itu tidak perlu.",
        "Budi pergi sebab menilai tempat itu tidak aman.",
        "Budi meminta maaf kepada warga.",
        "Budi ingin mengatakan sesuatu yang penting sekali.",
        "Menurut rencana, jalan itu selesai tahun depan.",
        "Menurut rumor terkini, jalan itu selesai tahun depan.",
        "Budi mengantarnya untuk berobat ke kota.",
        "ujar Budi ketika memberikan keterangan di kantornya.",
        "Budi mengajak kepada",
        "Kemudian tambah Royco, aduk rata.",
        "Menurut saya, jalan itu selesai tahun depan.",
        "Selain biaya perbaikan jalan, usul itu juga ditolak keluarga Budi.",
        "Selain biaya perbaikan jalan, janji juga tidak pernah ditepati Budi.",
        "BCA mencatat pertumbuhan transaksi yang cukup tinggi.",
    ],
)
def test_no_report(text: str) -> None:
    assert indirect(text) == []


@pytest.mark.parametrize(
    ("text", "speaker_text", "speaker"),
    [
        ("Menurut laporan Bank Dunia, ekonomi tumbuh lagi.", "laporan Bank Dunia", BANK),
        ("Menurut data Bank Dunia, ekonomi tumbuh lagi.", "data Bank Dunia", BANK),
        ("Menurut survei oleh Bank Dunia, ekonomi tumbuh.", "survei oleh Bank Dunia", BANK),
        ("Ekonomi tumbuh lagi menurut laman Bank Dunia.", "laman Bank Dunia", BANK),
        ("Dalam data Bank Dunia disebutkan bahwa ekonomi tumbuh lagi.", "data Bank Dunia", BANK),
        ("Di laman Bank Dunia tertulis, ekonomi tumbuh lagi.", "laman Bank Dunia", BANK),
        ("Menurut Sari dan Budi, jalan itu rusak.", "Sari dan Budi", "Sari Dewi dan Budi Santoso"),
        ("Menurut Anton, Sari, dan Budi, jalan itu rusak.", "Anton", "Anton"),
        ("Menurut Anton, Sari dan Budi, jalan itu rusak.", "Anton, Sari dan Budi", THREE),
        ("Menurut Anton, Sari dan Budi pergi ke pasar.", "Anton", "Anton"),
        ("Menurut warga, jalan itu rusak lagi.", "warga", None),
        ("Dijelaskan Budi, jalan itu rusak lagi.", "Budi", BUDI),
        ("Seperti dikatakan Budi, jalan itu rusak lagi.", "Budi", BUDI),
        ("Sebagaimana disampaikan Budi, jalan itu rusak lagi.", "Budi", BUDI),
        ("Dalam keterangan tertulis, Budi menyebut jalan itu rusak lagi.", "Budi", BUDI),
        ("Lewat siaran pers tertulis, Budi menegaskan jalan itu rusak.", "Budi", BUDI),
        ("Dalam surat itu tertulis, jalan rusak lagi.", "surat itu", None),
        ("Jalan itu rusak lagi, demikian disampaikan Budi.", "Budi", BUDI),
        ("Jalan itu rusak lagi. Demikian disampaikan Budi.", "Budi", BUDI),
    ],
)  # fmt: skip
def test_who_reports(text: str, speaker_text: str, speaker: str | None) -> None:
    assert indirect(text, organisations=("Bank Dunia",))[0][2:] == (speaker_text, speaker)


def test_headline_with_a_bare_verb() -> None:
    text = "Budi Klaim Harga Beras Turun\n\nHarga beras turun di pasar."
    assert indirect(text) == [("Harga Beras Turun", "Klaim", "Budi", BUDI)]
    assert indirect("Budi klaim harga beras turun.") == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ('"Kami menyesal," demikian Budi.', "demikian"),
        ('"Kami menyesal", begitu Budi.', "begitu"),
        ('Budi: "Saya lelah."', None),
        ('Rapat selesai.\nBudi Santoso: "Saya lelah."', None),
        ('"Kota ini harus bersih." — Budi, Wali Kota', None),
        ('"Kota ini harus bersih." - Budi Santoso', None),
        ('"Kota ini harus bersih." (Budi, Wali Kota)', None),
        ('"Kota ini harus bersih" (Budi Santoso)', None),
        ('"Kota ini bersih." Demikian disampaikan Budi.', "disampaikan"),
        ('"Kota ini bersih." Hal itu dikatakan Budi, Senin.', "dikatakan"),
    ],
)
def test_direct_speech_without_a_verb(text: str, cue: str | None) -> None:
    ((_, found, _, speaker),) = direct(text)
    assert (found, speaker) == (cue, BUDI)


@pytest.mark.parametrize(
    "text",
    ['Buku "Laut Bercerita Lagi" (Budi) laris.', 'Film "Malam Panjang di Kota Tua" - Budi.'],
)
def test_title_before_a_name_is_no_speech(text: str) -> None:
    assert direct(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('Layar 14" itu mahal. "Harganya tinggi," kata Budi.', ["Harganya tinggi,"]),
        ('"Laptop 14" ini ringan," kata Budi.', ['Laptop 14" ini ringan,']),
        ('Pipa 2" dan 3" dipasang. "Air mengalir," ujar Budi.', ["Air mengalir,"]),
        ('"Suhunya mencapai 40" ujar Budi.', ["Suhunya mencapai 40"]),
        ('Televisi 32" murah. "Saya puas," kata Budi, "sekali."', ["Saya puas,", "sekali."]),
    ],
)
def test_inches_are_no_quote_marks(text: str, quotes: list[str]) -> None:
    assert [found for found, *_ in direct(text)] == quotes


def test_words_in_marks_belong_to_the_report_around_them() -> None:
    doc = read('Budi menegaskan putusan itu "sama sekali tidak masuk akal bagi kami" dan aneh.')
    ((quote),) = doc._.quotes
    assert not quote.direct
    assert doc.text[quote.start : quote.end].startswith('putusan itu "sama sekali')


def test_spans_are_labelled() -> None:
    doc = read('Budi mengatakan harga beras turun. "Saya senang," ujarnya.')
    spans = [(span.label_, span.text) for span in doc.spans["quotes"]]
    assert spans == [("indirect", "harga beras turun"), ("direct", "Saya senang,")]


def test_turns_of_a_dialogue_in_one_line() -> None:
    text = 'Di sana Sari: "Kenapa kamu diam?" Budi: "Saya takut sekali." Hakim: "Jawab saja."'
    assert [(found, speaker) for found, _, _, speaker in direct(text)] == [
        ("Kenapa kamu diam?", "Sari Dewi"),
        ("Saya takut sekali.", BUDI),
        ("Jawab saja.", None),
    ]
    assert direct('Buku karya Budi: "Laut Sunyi Malam" laris.') == []


def test_first_man_of_a_place_is_who_heads_it() -> None:
    text = 'Gubernur Ratna tiba. "Dana sudah siap," kata orang nomor satu di Jawa Barat itu.'
    assert read(text, roles={"Ratna": "Gubernur"})._.quotes[0].speaker == "Ratna"


def test_who_confirms_it_is_who_goes_on() -> None:
    text = 'Hal itu dibenarkan Kepala Desa Jati, Rasyid. "Benar, ada longsor," katanya.'
    quotes = read(text, roles={"Rasyid": "Kepala Desa Jati"})._.quotes
    assert quotes[0].speaker == "Rasyid"
