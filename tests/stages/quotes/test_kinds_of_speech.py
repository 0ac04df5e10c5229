"""Kinds of attribution seen in news: titles, claims, events, short reports; with a parse."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from tests.stages.quotes.invented import direct, facts, indirect, parsed, read


def _facts(doc: Doc) -> list[tuple[str, str | None, str | None, str | None]]:
    return [facts(doc, quote) for quote in doc._.quotes]


@pytest.mark.parametrize(
    "cue", ["balas", "potong", "sela", "cecar", "cibir", "gerutu", "ralat", "bentak", "selidik"]
)
def test_cues_of_dialogue(cue: str) -> None:
    text = f'Sari bertanya lagi. "Surat itu sudah dua kali dikirim," {cue} Budi.'
    assert direct(text) == [("Surat itu sudah dua kali dikirim,", cue, "Budi", "Budi Santoso")]


@pytest.mark.parametrize("passive", ["dibantah", "ditepis", "diamini", "ditanggapi"])
def test_who_answers_is_who_speaks_next(passive: str) -> None:
    doc = parsed(
        "Sari 2 nsubj PROPN", "mengklaim 0 root VERB", "harga 4 nsubj NOUN", "turun 2 ccomp VERB",
        ". 2 punct PUNCT", "Klaim 7 nsubj:pass NOUN", f"{passive} 0 root VERB", "Budi 7 obl PROPN",
        ". 7 punct PUNCT", "Ia 11 nsubj PRON", "mengatakan 0 root VERB", "harga 13 nsubj NOUN",
        "naik 11 ccomp VERB", ". 11 punct PUNCT",
        people=("Sari", "Budi"),
    )  # fmt: skip
    assert [fact[2:] for fact in _facts(doc)] == [("Sari", "Sari"), ("Ia", "Budi")]


@pytest.mark.parametrize(
    "office",
    [
        "Menteri Koordinator Politik, Hukum, dan Keamanan",
        "Kepala Pusat Data, Informasi, dan Komunikasi Kebencanaan BNPB",
        "Kepala Dinas Pemuda, Olahraga, dan Pariwisata",
    ],
)
def test_title_with_a_list_belongs_to_the_name_behind_it(office: str) -> None:
    doc = read(f'"Kami siap," kata {office} Rudi Wiryawan.', roles={"Rudi Wiryawan": office})
    assert [(quote.speaker_text, quote.speaker) for quote in doc._.quotes] == [
        ("Rudi Wiryawan", "Rudi Wiryawan")
    ]
    doc = read(f'"Kami siap," kata {office} itu, Rabu.')
    assert [quote.speaker_text for quote in doc._.quotes] == [f"{office} itu"]


def test_list_of_people_is_no_title_with_a_list() -> None:
    assert direct('"Kami siap," kata Ketua RT Jati, Budi, dan Sari.')[0][3] == "Budi Santoso"


def test_body_in_a_title_is_not_who_speaks() -> None:
    rows = (
        "Kasat 8 obl NOUN", "Lantas 1 nmod SCONJ", "Polres 8 nsubj PROPN", "Jati 3 flat:name PROPN",
        "AKP 1 nmod PROPN", "Budi 1 appos PROPN", "Santoso 6 flat:name PROPN",
        "mengatakan 0 root VERB", "sopir 10 nsubj NOUN", "mengantuk 8 ccomp VERB",
    )  # fmt: skip
    roles = {"Budi Santoso": "Kasat Lantas Polres Jati"}
    doc = parsed(*rows, people=("Budi Santoso",), bodies=("Polres Jati",), roles=roles)
    assert _facts(doc) == [("sopir mengantuk", "mengatakan", "Budi Santoso", "Budi Santoso")]
    doc = parsed(*rows, people=("Budi Santoso",), bodies=("Polres Jati",))
    assert _facts(doc)[0][3] == "Polres Jati"


def test_place_of_residence_is_not_who_speaks() -> None:
    doc = parsed(
        "Warga 5 nsubj NOUN", "Jati 1 nmod PROPN", ", 4 punct PUNCT", "Blora 1 appos PROPN",
        "mengatakan 0 root VERB", "jalan 7 nsubj NOUN", "rusak 5 ccomp ADJ",
        places=("Blora",),
    )  # fmt: skip
    assert _facts(doc) == [("jalan rusak", "mengatakan", "Warga Jati", None)]


@pytest.mark.parametrize("noun", ["Fakta", "Kekalahan", "Peristiwa", "Fenomena", "Gol"])
def test_event_says_nothing(noun: str) -> None:
    rows = [
        f"{noun} 3 nsubj NOUN", "ini 1 det DET", "memastikan 0 root VERB", "tim 5 nsubj NOUN",
        "gugur 3 ccomp VERB",
    ]  # fmt: skip
    assert not parsed(*rows)._.quotes
    assert len(parsed("Panitia 3 nsubj NOUN", *rows[1:])._.quotes) == 1


def test_result_says_nothing_but_a_survey_does() -> None:
    rows = ["memastikan 0 root VERB", "tim 5 nsubj NOUN", "gugur 3 ccomp VERB"]
    assert not parsed("Hasil 3 nsubj NOUN", "ini 1 det DET", *rows)._.quotes
    assert len(parsed("Hasil 3 nsubj NOUN", "survei 1 nmod NOUN", *rows)._.quotes) == 1


def test_claim_of_somebody_else() -> None:
    text = "Sari membantah klaim Budi bahwa beras sudah habis."
    assert indirect(text) == [("beras sudah habis", "klaim", "Budi", "Budi Santoso")]
    assert indirect("Sari membantah bahwa beras sudah habis.")[0][1:] == (
        "membantah",
        "Sari",
        "Sari Dewi",
    )
    assert indirect("Pernyataan Budi bahwa beras sudah habis diragukan.") == []


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        (["pasrah 2 xcomp VERB"], "pasrah"),
        (["tidak 4 advmod PART", "keberatan 2 ccomp NOUN"], "tidak keberatan"),
        (["sudah 4 aux AUX", "menyerah 2 ccomp VERB"], "sudah menyerah"),
        (["kewalahan 2 obj NOUN"], "kewalahan"),
    ],
)
def test_short_reports_of_what_one_feels_or_does(rows: list[str], report: str) -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN", "mengaku 0 root VERB", *rows, ". 2 punct PUNCT", people=("Budi",)
    )
    assert [fact[0] for fact in _facts(doc)] == [report]


def test_thing_is_no_short_report() -> None:
    rows = ("Budi 2 nsubj PROPN", "mengaku 0 root VERB", "dosa 2 obj NOUN", ". 2 punct PUNCT")
    assert not parsed(*rows, people=("Budi",))._.quotes


@pytest.mark.parametrize("verb", ["optimistis", "mengeluh", "khawatir"])
def test_clause_that_the_parse_hides_behind_a_verb_without_object(verb: str) -> None:
    head = ["Warga 2 nsubj NOUN", f"{verb} 0 root VERB"]
    as_object = [*head, "harga 2 obj NOUN", "gabah 3 nmod NOUN", "naik 3 acl VERB"]
    as_adverb = [*head, "harga 5 nsubj NOUN", "gabah 3 nmod NOUN", "naik 2 advcl VERB"]
    for rows in (as_object, as_adverb):
        assert [fact[0] for fact in _facts(parsed(*rows))] == ["harga gabah naik"]
    relative = [*head, "harga 2 obj NOUN", "yang 5 nsubj PRON", "naik 3 acl:relcl VERB"]
    assert not parsed(*relative)._.quotes


def test_people_and_what_they_shall_do() -> None:
    rows = ["menyarankan 0 root VERB", "warga 2 obj NOUN", "menunggu 3 acl VERB", "lama 4 obl ADJ"]
    doc = parsed("Budi 2 nsubj PROPN", *rows, people=("Budi",))
    assert [fact[0] for fact in _facts(doc)] == ["warga menunggu lama"]
    rows[1] = "cara 2 obj NOUN"
    assert not parsed("Budi 2 nsubj PROPN", *rows, people=("Budi",))._.quotes


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (["basis 4 nsubj NOUN", "partai 1 nmod NOUN", "cenderung 4 advmod ADJ"], "basis partai"),
        (["Guru 4 nsubj NOUN", "dan 3 cc CCONJ", "murid 1 conj NOUN"], "Guru dan murid"),
        (["Akun 4 nsubj NOUN", "@warga_j 1 nmod PROPN", "juga 4 advmod ADV"], "Akun @warga_j"),
    ],
)  # fmt: skip
def test_phrase_of_the_speaker_ends_where_the_predicate_begins(
    rows: list[str], phrase: str
) -> None:
    doc = parsed(*rows, "menilai 0 root VERB", "koalisi 6 nsubj NOUN", "rapuh 4 ccomp ADJ")
    assert [fact[2] for fact in _facts(doc)] == [phrase]


def test_title_in_quote_marks_is_part_of_the_phrase() -> None:
    doc = parsed(
        "Pelantun 6 nsubj NOUN", '" 3 punct PUNCT', "Rindu 1 nmod PROPN", '" 3 punct PUNCT',
        "itu 1 det DET", "mengaku 0 root VERB", "sudah 8 aux AUX", "bercerai 6 ccomp VERB",
    )  # fmt: skip
    assert [fact[2] for fact in _facts(doc)] == ['Pelantun " Rindu " itu']


def test_report_ends_where_somebody_else_reports() -> None:
    text = "Budi mengatakan partainya belum bersikap, namun Sari menegaskan koalisi tetap solid."
    assert [fact[0] for fact in indirect(text)] == [
        "partainya belum bersikap",
        "koalisi tetap solid",
    ]
    text = "Budi mengatakan warga sudah siap dan sepakat untuk pindah."
    assert [fact[0] for fact in indirect(text)] == ["warga sudah siap dan sepakat untuk pindah"]
    text = "Budi menilai harga pupuk terlalu tinggi dan mendorong agar petani dibantu."
    assert [fact[0] for fact in indirect(text)] == ["harga pupuk terlalu tinggi", "petani dibantu"]


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("BPS", "harga beras turun"),
        ("data BPS", "harga beras turun"),
        ("hasil survei", "harga beras turun"),
        ("keadaan di pasar", "harga beras turun, tetapi keadaan di pasar menunjukkan sebaliknya"),
    ],
)
def test_report_ends_where_a_source_finds_otherwise(source: str, report: str) -> None:
    text = f"Budi mengatakan harga beras turun, tetapi {source} menunjukkan sebaliknya."
    assert [fact[0] for fact in _facts(read(text, organisations=("BPS",)))] == [report]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Harga turun lagi, kata Rudi, ketua RT setempat.", "Harga turun lagi"),
        ("Rudi menyatakan dalam sebuah wawancara, harga turun lagi.", "harga turun lagi"),
        ("Rudi menyatakan dalam dua hari, harga turun lagi.", "dalam dua hari, harga turun lagi"),
    ],
)
def test_extent_of_a_report(text: str, report: str) -> None:
    doc = read(text, roles={"Rudi": "ketua RT setempat"})
    assert [fact[0] for fact in _facts(doc)] == [report]


@pytest.mark.parametrize("link", ["Pasal", "Akibat", "Arti"])
def test_connective_in_two_words_is_no_part_of_a_report(link: str) -> None:
    doc = parsed(
        f"{link}+ 8 mark SCONJ", "nya 1 fixed DET", ", 4 punct PUNCT", "kata 8 parataxis VERB",
        "Budi 4 nsubj PROPN", ", 4 punct PUNCT", "harga 8 nsubj NOUN", "turun 0 root VERB",
        ". 8 punct PUNCT",
        people=("Budi",),
    )  # fmt: skip
    assert [fact[0] for fact in _facts(doc)] == ["harga turun"]


def test_medium_that_is_only_cited_is_not_the_company() -> None:
    text = "PT Obor Jaya rugi, dikutip dari Warta Kita. Perusahaan itu mengatakan stok akan habis."
    assert indirect(text, organisations=("PT Obor Jaya", "Warta Kita"))[0][3] == "PT Obor Jaya"


def test_body_in_a_relative_clause_is_not_the_author() -> None:
    text = '"Kami siap," bunyi pernyataan warga yang disampaikan kepada KPU Blora.'
    doc = read(text, organisations=("KPU Blora",))
    assert [quote.speaker for quote in doc._.quotes] == [None]


def test_headline_that_reveals_something_has_no_speaker() -> None:
    text = "Warga Menolak Pindah, Ungkap Alasannya\n\nWarga Jati menolak pindah."
    assert indirect(text) == []
    assert indirect("Warga Menolak Pindah, Kata Lurah\n\nWarga menolak.")[0][2] == "Lurah"


def test_both_of_two_people_with_titles() -> None:
    text = (
        "Menlu Mesir Budi dan Menlu Oman Sari bertemu. Keduanya mengatakan bahwa damai itu mahal."
    )
    doc = read(text, roles={"Budi": "Menlu Mesir", "Sari": "Menlu Oman"})
    assert [quote.speaker for quote in doc._.quotes] == ["Budi Santoso dan Sari Dewi"]


@pytest.mark.parametrize("verb", ["sepakat", "membalas", "memandang", "mengonfirmasi"])
def test_verbs_that_report_before_bahwa(verb: str) -> None:
    assert indirect(f"Budi {verb} bahwa harga akan naik.")[0][0] == "harga akan naik"
    assert indirect(f"Budi {verb} harga akan naik.") == []


@pytest.mark.parametrize("verb", ["berargumen", "menengarai", "bersikukuh", "mendalilkan"])
def test_further_verbs_of_opinion(verb: str) -> None:
    assert indirect(f"Budi {verb}, harga akan naik.")[0][0] == "harga akan naik"


def test_second_of_two_titled_people_speaks() -> None:
    rows = (
        "Ketua 8 nsubj NOUN", "Tim 1 nmod PROPN", "Rina 1 nmod PROPN", "yang 6 nsubj PRON",
        "juga 6 advmod ADV", "Lurah 1 acl:relcl NOUN", "Budi 6 nmod PROPN",
        "mengatakan 0 root VERB", "harga 10 nsubj NOUN", "turun 8 ccomp VERB",
    )  # fmt: skip
    roles = {"Rina": "Ketua Tim", "Budi": "Lurah"}
    assert _facts(parsed(*rows, people=("Rina", "Budi"), roles=roles))[0][3] == "Budi"
    rows = (*rows[:4], "memuji 1 acl:relcl VERB", *rows[5:])
    assert _facts(parsed(*rows, people=("Rina", "Budi"), roles=roles))[0][3] == "Rina"


@pytest.mark.parametrize("called", ["akrab disapa", "biasa dipanggil", "lebih dikenal"])
def test_who_a_nickname_names_speaks(called: str) -> None:
    text = f'"Kami belum siap," kata pria yang {called} Anton itu via telepon. "Nanti," katanya.'
    assert [fact[2:] for fact in direct(text)] == [
        (f"pria yang {called} Anton itu", "Anton"),
        ("nya", "Anton"),
    ]


@pytest.mark.parametrize(
    ("answer", "speaker"),
    [
        ("memberikan penjelasan", "Anton"),
        ("angkat bicara", "Anton"),
        ("buka suara", "Anton"),
        ("memberikan bantuan", "Budi Santoso"),
    ],
)
def test_who_answers_a_matter_speaks_next(answer: str, speaker: str) -> None:
    text = (
        '"Kami siap," kata Budi. '
        f"Adapun soal video yang beredar luas di media sosial sejak Minggu itu, Anton {answer}. "
        '"Video itu lama," ujarnya.'
    )
    assert direct(text)[1][3] == speaker


def test_source_behind_an_attribution_is_no_report() -> None:
    assert indirect("Harga naik. Kata Budi, sebagaimana dikutip dari laman itu kemarin.") == []


@pytest.mark.parametrize(
    ("verb", "rows", "report"),
    [
        ("menyatakan", ["kecewa 2 xcomp ADJ"], "kecewa"),
        ("menyatakan", ["banding 2 obj NOUN"], None),
        ("membantah", ["melakukan 2 xcomp VERB", "pembiaran 3 obj NOUN"], "melakukan pembiaran"),
        ("membantah", ["kabar 2 obj NOUN", "itu 3 det DET"], None),
        ("menyerukan", ["massa 2 obj NOUN", "bertahan 3 acl VERB"], "massa bertahan"),
        (
            "mendorong",
            ["agar 5 mark SCONJ", "harga 5 nsubj NOUN", "turun 2 advcl VERB"],
            "harga turun",
        ),
    ],
)
def test_short_reports_of_further_verbs(verb: str, rows: list[str], report: str | None) -> None:
    doc = parsed("Budi 2 nsubj PROPN", f"{verb} 0 root VERB", *rows, ". 2 punct PUNCT")
    assert next((fact[0] for fact in _facts(doc)), None) == report


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Petani", "group"),
        ("Petani itu", "person"),
        ("Petani bernama Wiryo", "person"),
        ("Massa itu", "group"),
        ("Maskapai", "organisation"),
        ("Perseroan", "organisation"),
        ("Majelis hakim", "organisation"),
        ("Tujuh hakim", "group"),
        ("Ribuan orang", "group"),
        ("Pelaku usaha", "group"),
        ("Pelaku", "person"),
        ("Pak Kades", "office"),
        ("Salah satu spanduk", "document"),
        ("Salah satu warga", "person"),
    ],
)
def test_kinds_of_people(phrase: str, kind: str) -> None:
    doc = read(f"{phrase} mengatakan bahwa harga akan naik.")
    assert [quote.speaker_kind for quote in doc._.quotes] == [kind]


def test_body_of_the_kind_is_meant_before_the_last_one() -> None:
    text = "Bank Lestari merugi sejak kerja sama dengan PT Obor. {} itu mengatakan stok akan habis."
    bodies = ("Bank Lestari", "PT Obor")
    assert indirect(text.format("Bank"), organisations=bodies)[0][3] == "Bank Lestari"
    assert indirect(text.format("Perusahaan"), organisations=bodies)[0][3] == "PT Obor"


@pytest.mark.parametrize(
    ("speaker", "noun", "report"),
    [
        ("Budi 12 obl PROPN", "pedagang", "harga cabai naik"),
        ("Budi 12 obl PROPN", "cabai", "cabai yang berjualan di sana, harga cabai naik"),
        ("dia 12 obl PRON", "pedagang", "pedagang yang berjualan di sana, harga cabai naik"),
    ],
)
def test_a_description_with_a_relative_clause_is_no_part_of_the_report(speaker, noun, report):
    rows = (
        "Menurut 2 case ADP",
        speaker,
        ", 2 punct PUNCT",
        f"{noun} 12 nsubj NOUN",
        "yang 6 nsubj PRON",
        "berjualan 4 acl:relcl VERB",
        "di 8 case ADP",
        "sana+ 6 obl PRON",
        ", 12 punct PUNCT",
        "harga 12 nsubj NOUN",
        "cabai 10 nmod NOUN",
        "naik+ 0 root VERB",
        ". 12 punct PUNCT",
    )
    doc = parsed(*rows, people=("Budi",))
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end] == report


def test_who_is_listed_behind_a_relative_clause_is_who_the_report_is_about():
    rows = (
        "Menurut 2 case ADP",
        "Budi 12 obl PROPN",
        ", 2 punct PUNCT",
        "warga 12 nsubj NOUN",
        "yang 6 nsubj PRON",
        "datang+ 4 acl:relcl VERB",
        ", 8 punct PUNCT",
        "pedagang 4 appos NOUN",
        "dan 10 cc CCONJ",
        "pembeli+ 8 conj NOUN",
        ", 8 punct PUNCT",
        "pulang+ 0 root VERB",
        ". 12 punct PUNCT",
    )
    doc = parsed(*rows, people=("Budi",))
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end].startswith("warga yang datang, pedagang")


@pytest.mark.parametrize(
    ("noun", "speaker"), [("Nenek", "Budi"), ("nenek", None), ("Teman", None), ("Sopir", "Budi")]
)
def test_an_elder_with_a_capital_is_the_one_named_behind(noun, speaker):
    rows = (
        f"{noun} 3 nsubj NOUN",
        "Budi 1 nmod PROPN",
        "mengatakan 0 root VERB",
        "harga 5 nsubj NOUN",
        "naik+ 3 ccomp VERB",
        ". 3 punct PUNCT",
    )
    (quote,) = parsed(*rows, people=("Budi",))._.quotes
    assert quote.speaker == speaker
