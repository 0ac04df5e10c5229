"""What is said and what is only named behind a verb of speech."""

from __future__ import annotations

import pytest

from pipeline.stages.quotes.lexicon import speech_lexicon
from tests.stages.quotes.invented import direct, indirect, parsed


@pytest.mark.parametrize(
    "text",
    [
        "Budi mengatakan sesuatu kepada wasit sebelum keluar.",
        "Budi mengatakan itu setelah bertemu para korban.",
        "Budi mengatakan hal itu dalam rapat kemarin sore.",
        "Budi mengatakan hal serupa saat dihubungi Rabu lalu.",
        "Budi menjelaskan semuanya kepada polisi yang datang.",
        "Budi menegaskan hal yang sama, Senin lalu.",
    ],
)
def test_a_word_for_what_was_said_is_no_report(text: str) -> None:
    assert indirect(text) == []


@pytest.mark.parametrize(
    "report",
    ["sesuatu yang buruk akan terjadi", "itu tidak benar", "hal itu sudah selesai"],
)
def test_the_same_words_as_subject_of_a_report(report: str) -> None:
    assert indirect(f"Budi mengatakan {report}.")[0][0] == report


ATTRIBUTE = ("Budi 2 nsubj PROPN",)


@pytest.mark.parametrize(
    ("verb", "rows", "report"),
    [
        (
            "menekankan",
            ["penting+ 2 advcl ADJ", "nya 3 det DET", "imunisasi 3 nsubj NOUN"],
            "pentingnya imunisasi",
        ),
        (
            "menyoroti",
            ["rendah+ 2 advcl ADJ", "nya 3 det DET", "upah 3 nsubj NOUN"],
            "rendahnya upah",
        ),
        (
            "membantah",
            ["ada+ 2 advcl VERB", "nya 3 det DET", "pungutan 3 nsubj NOUN"],
            "adanya pungutan",
        ),
        (
            "mendorong",
            ["dibuka+ 2 ccomp VERB", "nya 3 det DET", "jalan 3 nsubj:pass NOUN"],
            "dibukanya jalan",
        ),
    ],
)
def test_a_predicate_made_a_noun_is_a_report(verb: str, rows: list[str], report: str) -> None:
    doc = parsed(*ATTRIBUTE, f"{verb} 0 root VERB", *rows, people=("Budi",))
    (quote,) = doc._.quotes
    assert (doc.text[quote.start : quote.end], quote.speaker) == (report, "Budi")


@pytest.mark.parametrize(
    "rows",
    [
        ["menilai 0 root VERB", "kinerja+ 2 obj NOUN", "nya 3 nmod PRON", "kemarin 2 obl NOUN"],
        [
            *("memaparkan 0 root VERB", "makalah 4 mark ADV", "berjudul 2 ccomp VERB"),
            *("Hutan 4 obj PROPN", "Kita 5 nmod PRON"),
        ],
        # found or seen, not said
        ["menemukan 0 root VERB", "ada+ 2 advcl VERB", "nya 3 det DET", "racun 3 nsubj NOUN"],
        # the subject the parse takes it for is that of another clause
        [
            *("mengatakan 0 root VERB", "ini 5 nsubj PRON", "saat 5 mark SCONJ"),
            *("membuka 2 ccomp VERB", "rapat 5 obj NOUN"),
        ],
    ],
)
def test_a_thing_is_no_report(rows: list[str]) -> None:
    assert parsed(*ATTRIBUTE, *rows, people=("Budi",))._.quotes == ()


def test_a_report_may_open_with_what_something_is() -> None:
    doc = parsed(
        *("Budi 2 nsubj PROPN", "mengatakan 0 root VERB", "sebagai 4 case ADP"),
        *("pelabuhan+ 7 obl NOUN", ", 4 punct PUNCT", "Tegal 7 nsubj PROPN"),
        *("berkembang 2 ccomp VERB", "pesat 7 advmod ADV"),
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end] == "sebagai pelabuhan, Tegal berkembang pesat"


@pytest.mark.parametrize(
    "text",
    [
        'Sari membuka seminar bertema "Menjaga Laut dan Menghidupi Nelayan Kecil" di Tegal.',
        'Sari menyampaikan orasi bertajuk "Pangan Lokal untuk Anak Bangsa Kita" di Solo.',
        'Sari memaparkan makalah berjudul "Hutan yang menjaga pesisir kita" di Palu.',
        'Sari menulis buku berjudul "Malam yang panjang di kota tua" tahun lalu.',
        'Sari menjelaskan program "Satu Desa Satu Sumur Bor" kepada warga.',
        'Pada acara dengan tema "Bersama Kita Bangun Desa", Sari mengatakan dana desa naik.',
    ],
)
def test_the_name_of_something_is_no_quotation(text: str) -> None:
    assert direct(text) == []


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        (
            'Sari menulis soal film "yang tidak pantas ditonton anak kecil" itu.',
            "yang tidak pantas ditonton anak kecil",
        ),
        ('Sari bernyanyi lagu "Aku Pulang Malam Ini," kata Budi.', "Aku Pulang Malam Ini,"),
    ],
)
def test_speech_behind_the_word_for_a_work(text: str, quotation: str) -> None:
    assert direct(text)[0][0] == quotation


def test_the_report_behind_a_named_speech() -> None:
    text = 'Sari berkata dalam pidato bertema "Kita Semua Sama" bahwa korupsi harus diberantas.'
    assert indirect(text)[0][0] == "korupsi harus diberantas"


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        (["warga 4 nsubj NOUN", "beralih 2 ccomp VERB", "segera 4 advmod ADV"], True),
        (
            ["semua 4 det DET", "umat 2 obj NOUN", "untuk 6 mark SCONJ", "berdoa 2 xcomp VERB"],
            True,
        ),
        (["ibu 2 obj NOUN", "menari 2 xcomp VERB", "lagi 4 advmod ADV"], False),
        (["warga 2 obj NOUN", "ke 5 case ADP", "pasar 2 obl NOUN"], False),
    ],
)
def test_everybody_is_invited_by_words(rows: list[str], report: bool) -> None:
    doc = parsed(*ATTRIBUTE, "mengajak 0 root VERB", *rows, people=("Budi",))
    assert len(doc._.quotes) == report


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        (["diberi 2 ccomp VERB", "waktu 3 obl NOUN", "bicara 4 acl VERB"], "diberi waktu bicara"),
        (["tolong 2 xcomp VERB", "kepada 5 case ADP", "warga 2 obl NOUN"], None),
        (["maaf 2 obj NOUN", "kepada 5 case ADP", "warga 2 obl NOUN"], None),
    ],
)
def test_what_is_asked_for_in_plain_words(rows: list[str], report: str | None) -> None:
    doc = parsed(*ATTRIBUTE, "minta 0 root VERB", *rows, people=("Budi",))
    assert [doc.text[q.start : q.end].strip() for q in doc._.quotes] == ([report] if report else [])


@pytest.mark.parametrize(("first", "reports"), [("dengan", 0), ("lalu", 1)])
def test_ensuring_as_one_of_the_means(first: str, reports: int) -> None:
    doc = parsed(
        *(
            "Budi 2 nsubj PROPN",
            "datang 0 root VERB",
            f"{first} 4 mark SCONJ",
            "menambah 2 advcl VERB",
        ),
        *("petugas 4 obj NOUN", "serta 7 cc CCONJ", "memastikan 4 conj VERB"),
        *("jalan 9 nsubj NOUN", "lancar 7 ccomp ADJ"),
        people=("Budi",),
    )
    assert len(doc._.quotes) == reports


VERBS = sorted(speech_lexicon().clause_verbs)


@pytest.mark.parametrize("tail", ["", " tolong", " hal", " hal itu", " pentingnya"])
def test_a_text_may_end_behind_any_verb_without_a_stop(tail: str) -> None:
    for verb in VERBS:
        rows = ["Budi 2 nsubj PROPN", f"{verb} 0 root VERB"]
        rows += [f"{word} 2 ccomp VERB" for word in tail.split()]
        assert len(parsed(*rows, people=("Budi",))._.quotes) <= 1
        assert len(indirect(f"Budi {verb}{tail}")) <= 1


@pytest.mark.parametrize("asking", ["meminta", "mengingatkan", "menyarankan"])
@pytest.mark.parametrize("mark", ["agar", "untuk"])
def test_who_is_asked_may_be_the_clitic_of_the_verb(asking: str, mark: str) -> None:
    doc = parsed(
        *("Budi 2 nsubj PROPN", f"{asking}+ 0 root VERB", "nya 2 obj PRON"),
        *(f"{mark} 5 mark SCONJ", "berobat 2 advcl VERB", "besok 5 advmod ADV"),
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end].strip() == "berobat besok"


@pytest.mark.parametrize("verb", ["memprediksi", "memproyeksikan"])
@pytest.mark.parametrize(("mark", "found"), [("akan", 1), ("yang", 0)])
def test_an_object_and_what_it_will_do_are_a_prediction(verb: str, mark: str, found: int) -> None:
    doc = parsed(
        *("Budi 2 nsubj PROPN", f"{verb} 0 root VERB", "harga 2 obj NOUN", "beras 3 nmod NOUN"),
        *(f"{mark} 6 aux AUX", "turun 3 acl VERB"),
        people=("Budi",),
    )
    assert len(doc._.quotes) == found


@pytest.mark.parametrize(
    ("verb", "rows", "found"),
    [
        ("mengakui", ("kesalahan+ 2 obj NOUN", "nya 3 nmod PRON", "kemarin 2 obl NOUN"), 0),
        ("mengakui", ("diri+ 5 nsubj NOUN", "nya 3 nmod PRON", "bersalah 2 ccomp VERB"), 1),
        ("menegaskan", ("kembali 2 advmod VERB", "janji 2 obj NOUN", "lama 4 amod ADJ"), 0),
    ],
)
def test_a_thing_that_is_admitted_or_confirmed_again(verb, rows, found) -> None:
    doc = parsed("Budi 2 nsubj PROPN", f"{verb} 0 root VERB", *rows, people=("Budi",))
    assert len(doc._.quotes) == found
