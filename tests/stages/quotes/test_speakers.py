"""Who speaks: offices, groups, pronouns over paragraphs, descriptions; and the kind of speaker."""

from __future__ import annotations

import pytest

from pipeline.stages.quotes.kinds import SPEAKER_KINDS
from tests.stages.quotes.invented import direct, indirect, parsed, read

OFFICES = {
    "Guntur Halim": "Wakil Presiden",
    "Intan Sari": "Wakil Wali Kota Bogor",
    "Danu Prakoso": "Menteri Perhubungan",
    "Rina Hapsari": "Direktur Utama PT Maju",
    "Andi Rahman": "Kapolda Papua Irjen",
    "Wati Lestari": "Menteri Dalam Negeri",
    "Joko Susilo": "Wakil Menteri Perhubungan",
}


@pytest.mark.parametrize(
    ("introduced", "office", "speaker"),
    [
        ("Menteri Perhubungan Danu Prakoso", "Menhub", "Danu Prakoso"),
        ("Menteri Dalam Negeri Wati Lestari", "Mendagri", "Wati Lestari"),
        ("Direktur Utama PT Maju Rina Hapsari", "Dirut", "Rina Hapsari"),
        ("Kapolda Papua Irjen Andi Rahman", "Kapolda", "Andi Rahman"),
        ("Kapolda Papua Irjen Andi Rahman", "Kapolda Papua", "Andi Rahman"),
        ("Wakil Menteri Perhubungan Joko Susilo", "Menhub", None),
        ("Menteri Perhubungan Danu Prakoso", "Menkes", None),
        ("Wakil Presiden Guntur Halim", "Wapres", "Guntur Halim"),
        ("Wakil Wali Kota Bogor Intan Sari", "Wali Kota", None),
    ],
)
def test_office_is_who_holds_it_here(introduced: str, office: str, speaker: str | None) -> None:
    doc = read(f'{introduced} datang. "Kami siap," kata {office}, Senin.', roles=OFFICES)
    (quote,) = doc._.quotes
    assert (quote.speaker_text, quote.speaker, quote.speaker_kind) == (office, speaker, "office")


@pytest.mark.parametrize(
    "cue", ["sambungnya", "tambahnya", "imbuh dia", "lanjutnya", "pungkas dia", "tutupnya"]
)
def test_continuing_cue_is_the_last_speaker(cue: str) -> None:
    text = f'"Itu bukan urusan saya," tulis Anton.\nMantan kekasih Budi, Sari, marah.\n"Ya," {cue}.'
    assert direct(text)[1][3] == "Anton"


def test_pronoun_chain_over_paragraphs() -> None:
    text = (
        '"Kami menunggu," kata Budi.\nDia tiba kemarin. Hujan turun.\n"Besok," ujar dia.\n'
        'Polisi menjaga jalan.\nMenurutnya, semua sudah siap.\n"Kita pergi," pungkasnya.'
    )
    doc = read(text)
    assert [quote.speaker for quote in doc._.quotes] == ["Budi Santoso"] * 4


@pytest.mark.parametrize("plural", ["keduanya", "mereka"])
def test_plural_is_who_spoke_together(plural: str) -> None:
    text = f'Menurut Sari dan Budi, jalan itu rusak. "Kami lelah," kata {plural}.'
    assert direct(text)[0][3] == "Sari Dewi dan Budi Santoso"


def test_both_are_the_two_named_together() -> None:
    text = 'Sari dan Budi hadir bersama Anton. "Kami lelah," kata keduanya.'
    assert direct(text)[0][3] == "Sari Dewi dan Budi Santoso"


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("pengacara Sari, Budi, kepada wartawan", "Budi Santoso"),
        ("kuasa hukum Sari, Budi", "Budi Santoso"),
        ("ibu Anton, Sari, Senin", "Sari Dewi"),
        ("istri Budi, Sari, di rumahnya", "Sari Dewi"),
        ("pengacara Sari", None),
        ("teman dekat Sari, mencoba tenang", None),
        ("adik kandung Sari", None),
        ("Ketua Satuan Koordinasi dan Supervisi Budi", "Budi Santoso"),
    ],
)
def test_name_after_a_description_by_another_name(phrase: str, speaker: str | None) -> None:
    assert direct(f'"Klien kami tidak bersalah," kata {phrase}.')[0][3] == speaker


def test_description_of_an_organisation() -> None:
    text = 'PT Telko membuka kantor. "Kami bangga," tambah raksasa telekomunikasi asal Solo ini.'
    doc = read(text, organisations=("PT Telko",))
    (quote,) = doc._.quotes
    assert (quote.speaker, quote.speaker_kind) == ("PT Telko", "organisation")


def test_unnamed_somebody_is_not_the_person_named_before() -> None:
    text = (
        'Budi hadir. "Gagal," kata seorang diplomat.\nBudi pulang.\n'
        '"Itu gagal total," kata diplomat itu.'
    )
    assert [fact[3] for fact in direct(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"Ya," kata Budi.', "person"),
        ('"Ya," kata seorang sopir.', "person"),
        ('"Ya," kata keduanya.', "group"),
        ('"Ya," kata para pedagang.', "group"),
        ('"Ya," kata warga.', "group"),
        ('"Ya," kata Kapolda Jambi.', "office"),
        ('"Ya," kata Bank Dunia.', "organisation"),
        ('"Ya," kata pihak sekolah.', "organisation"),
        ('"Ya," tulis akun tersebut.', "document"),
        ('"Ya," bunyi surat itu.', "document"),
        ('"Ya, begitu," kata Sari dan Budi.', "group"),
    ],
)
def test_kind_of_speaker(text: str, kind: str) -> None:
    (quote,) = read(text, organisations=("Bank Dunia",))._.quotes
    assert quote.speaker_kind == kind
    assert kind in SPEAKER_KINDS


def test_admission_as_a_cue() -> None:
    assert direct('"Saya melihatnya," aku Budi.')[0][1:] == ("aku", "Budi", "Budi Santoso")
    assert direct('"Saya melihatnya," akunya.')[0][1:3] == ("aku", "nya")


def test_agent_of_a_passive_is_introduced() -> None:
    text = (
        "Sari mengatakan harga akan turun.\nHal senada disampaikan Ketua Panitia Budi Santoso.\n"
        '"Kami setuju," paparnya.'
    )
    assert direct(text)[0][3] == "Budi Santoso"


def test_passive_without_agent_goes_on() -> None:
    text = "Budi mengatakan harga akan turun.\nDikatakan, stok beras juga cukup."
    assert indirect(text)[1][3] == "Budi Santoso"


def test_name_that_only_describes_the_subject() -> None:
    text = "Sari hadir. Istri aktor Budi itu mengatakan harga akan turun."
    assert indirect(text)[0][2:] == ("Istri aktor Budi itu", "Sari Dewi")


def test_coordinated_verb_has_the_subject_of_the_first() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "datang 0 root VERB",
        "dan 4 cc CCONJ",
        "menyebut 2 conj VERB",
        "harga 6 nsubj NOUN",
        "turun 4 ccomp VERB",
        "lagi 6 advmod ADV",
        ". 2 punct PUNCT",
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    assert (doc.text[quote.start : quote.end], quote.speaker) == ("harga turun lagi", "Budi")


def test_thing_that_is_explained_is_no_report() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "menjelaskan 0 root VERB",
        "kronologi 2 obj NOUN",
        "kejadian 3 nmod NOUN",
        "yang 6 nsubj PRON",
        "terjadi 4 acl:relcl VERB",
        "kemarin 6 advmod ADV",
        ". 2 punct PUNCT",
        people=("Budi",),
    )
    assert doc._.quotes == ()


def test_who_does_something_after_a_source_is_not_the_source() -> None:
    doc = parsed(
        "Menurut 5 case ADP",
        "polisi 4 obl NOUN",
        ", 2 punct PUNCT",
        "Marjono 5 nsubj PROPN",
        "mencuri 0 root VERB",
        "tiga 7 nummod NUM",
        "motor 5 obj NOUN",
        ". 5 punct PUNCT",
        people=("Marjono",),
    )
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end] == "Marjono mencuri tiga motor"
    assert (quote.speaker, quote.speaker_text) == (None, "polisi")


def test_subject_without_a_name_is_kept_as_text() -> None:
    doc = parsed(
        "Penyidik 6 nsubj NOUN",
        "senior 1 amod ADJ",
        "itu 1 det DET",
        ", 1 punct PUNCT",
        "kemudian 6 advmod ADV",
        "mengatakan 0 root VERB",
        "pelaku 8 nsubj NOUN",
        "kabur 6 ccomp VERB",
        "lagi 8 advmod ADV",
        ". 6 punct PUNCT",
    )
    (quote,) = doc._.quotes
    assert (quote.speaker_text, quote.speaker_kind) == ("Penyidik senior itu", "person")


def test_name_that_the_recogniser_missed() -> None:
    roles: dict[str, str | None] = {"Rudi Hartono": None}
    doc = read('Rudi Hartono tiba. "Kami siap," kata Hartono, Senin.', roles=roles)
    (quote,) = doc._.quotes
    assert (quote.speaker_text, quote.speaker) == ("Hartono", "Rudi Hartono")


def test_body_named_by_its_kind_and_place() -> None:
    text = '"Kami maju," kata militer Ruritania. "Kami siap," tambah militer.'
    doc = read(text, organisations=("Ruritania",))
    assert [quote.speaker for quote in doc._.quotes] == ["militer Ruritania"] * 2
    assert [quote.speaker_kind for quote in doc._.quotes] == ["organisation"] * 2


def test_body_without_a_name_is_nobody() -> None:
    (quote,) = read('"Kami siap," kata polisi.')._.quotes
    assert (quote.speaker_text, quote.speaker) == ("polisi", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Pelatih Persip Rudi Hartono puas. "Kami menang," kata pelatih.', "Rudi Hartono"),
        (
            'Pelatih Persip Rudi Hartono dan Pelatih Persikaba Joko Susilo hadir. "Ya, kami '
            'menang," kata pelatih.',
            None,
        ),
    ],
)
def test_office_in_small_letters_is_who_alone_holds_it(text: str, speaker: str | None) -> None:
    roles = {"Rudi Hartono": "Pelatih Persip", "Joko Susilo": "Pelatih Persikaba"}
    (quote,) = read(text, roles=roles)._.quotes
    assert quote.speaker == speaker


def test_headline_names_an_office_that_the_article_fills() -> None:
    text = "Gubernur Sebut Harga Beras Stabil\n\nGubernur Jawa Rudi Hartono tiba di pasar itu."
    (quote,) = read(text, roles={"Rudi Hartono": "Gubernur Jawa"})._.quotes
    assert (quote.speaker_text, quote.speaker) == ("Gubernur", "Rudi Hartono")


def test_whom_a_description_names_is_not_who_speaks() -> None:
    doc = read('Budi menangis. "Saya sedih," kata istri aktor Budi itu.')
    assert [quote.speaker for quote in doc._.quotes] == [None]


def test_reports_of_two_words() -> None:
    doc = parsed(
        "Andi 2 nsubj PROPN",
        "memastikan 0 root VERB",
        "situasi 2 obj NOUN",
        "aman 3 amod ADJ",
        ". 2 punct PUNCT",
        people=("Andi",),
    )
    assert [doc.text[q.start : q.end] for q in doc._.quotes] == ["situasi aman"]
    doc = parsed(
        "Andi 2 nsubj PROPN",
        "mengatakan 0 root VERB",
        "hujan 4 nsubj NOUN",
        "turun 2 ccomp VERB",
        ". 2 punct PUNCT",
        people=("Andi",),
    )
    assert [doc.text[q.start : q.end] for q in doc._.quotes] == ["hujan turun"]


def test_name_between_commas_is_the_offices_wherever_the_tree_hangs_it() -> None:
    doc = parsed(
        "Kuasa 7 nsubj NOUN",
        "hukum 1 nmod NOUN",
        "Sari 1 nmod:poss PROPN",
        ", 5 punct PUNCT",
        "Budi 3 appos PROPN",
        ", 5 punct PUNCT",
        "menilai 0 root VERB",
        "putusan 9 nsubj NOUN",
        "keliru 7 ccomp ADJ",
        ". 7 punct PUNCT",
        people=("Sari", "Budi"),
    )
    (quote,) = doc._.quotes
    assert (doc.text[quote.start : quote.end], quote.speaker) == ("putusan keliru", "Budi")


def test_somebody_called_by_a_relative_clause_is_who_was_spoken_of() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "datang 0 root VERB",
        ". 2 punct PUNCT",
        "Legislator 10 nsubj NOUN",
        "yang 6 nsubj PRON",
        "membidangi 4 acl:relcl VERB",
        "pariwisata 6 obj NOUN",
        "itu 4 det DET",
        ", 4 punct PUNCT",
        "mengatakan 0 root VERB",
        "harga 12 nsubj NOUN",
        "turun 10 ccomp VERB",
        ". 10 punct PUNCT",
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    said = (quote.speaker_text, quote.speaker)
    assert said == ("Legislator yang membidangi pariwisata itu", "Budi")


def test_who_is_named_by_a_verb_is_the_subject() -> None:
    doc = parsed(
        "Sopir 4 nsubj NOUN",
        "bernama 1 acl VERB",
        "Budi 2 obj PROPN",
        "mengatakan 0 root VERB",
        "harga 6 nsubj NOUN",
        "turun 4 ccomp VERB",
        ". 4 punct PUNCT",
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    assert quote.speaker == "Budi"


def test_who_is_only_told_of_is_not_who_goes_on_speaking() -> None:
    text = (
        'Senin. Acara dihadiri Budi. "Kami siap," kata Sari. Budi memimpin doa. Lalu hujan turun. '
        '"Acara ditunda," kata dia.'
    )
    assert [said[3] for said in direct(text)] == ["Sari Dewi", "Sari Dewi"]


def test_manner_of_a_denial_is_no_report() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "membantah 0 root VERB",
        "tegas 2 xcomp ADJ",
        "kabar 2 obj NOUN",
        "tersebut 4 det DET",
        ". 2 punct PUNCT",
        people=("Budi",),
    )
    assert doc._.quotes == ()


def test_two_words_are_a_report_of_what_somebody_means_to_do() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "berjanji 0 root VERB",
        "memperbaiki 2 xcomp VERB",
        "layanan 3 obj NOUN",
        ". 2 punct PUNCT",
        people=("Budi",),
    )
    assert [doc.text[q.start : q.end] for q in doc._.quotes] == ["memperbaiki layanan"]


def test_pronoun_with_pun_is_who_spoke() -> None:
    text = '"Kami siap," kata Sari. Iapun mengatakan harga akan turun.'
    assert indirect(text)[0][2:] == ("Iapun", "Sari Dewi")


def test_what_somebody_is_called_is_a_report() -> None:
    doc = parsed(
        "Budi 2 nsubj PROPN",
        "mengatakan 0 root VERB",
        "pelaku 2 obj NOUN",
        "berinisial 3 acl VERB",
        "TW 4 obj PROPN",
        ". 2 punct PUNCT",
        people=("Budi",),
    )
    assert [doc.text[q.start : q.end] for q in doc._.quotes] == ["pelaku berinisial TW"]


@pytest.mark.parametrize(
    "phrase",
    [
        "pria yang sudah menjadi guru sejak 2006 itu",
        "bapak tiga anak yang tinggal di Klaten itu",
        "pria yang akrab disapa Toni tersebut",
    ],
)
def test_a_relative_clause_that_is_pointed_at_belongs_to_who_speaks(phrase: str) -> None:
    doc = read(f'Budi Santoso punya cerita lain. "Jalan putus," kata {phrase}. Hujan turun.')
    (quote,) = doc._.quotes
    assert (quote.speaker_text, quote.speaker) == (phrase, "Budi Santoso")


@pytest.mark.parametrize(
    "phrase", ["seorang pejabat yang tahu hal itu", "sumber yang tahu hal itu"]
)
def test_somebody_who_knows_that_is_nobody_spoken_of(phrase: str) -> None:
    text = f'Budi Santoso datang. "Jalan putus," kata {phrase}. Hujan.'
    assert [(q.speaker_text, q.speaker) for q in read(text)._.quotes] == [(phrase, None)]


def test_a_relative_clause_does_not_hide_the_office() -> None:
    roles = {"Danu Prakoso": "dosen", "Rina Hapsari": "Bupati Blora"}
    text = "Menurut dosen Danu Prakoso, hujan turun. Rina Hapsari datang. Rina Hapsari pulang. "
    text += '"Jalan putus," kata dosen yang juga aktivis itu.'
    assert read(text, roles=roles)._.quotes[-1].speaker == "Danu Prakoso"


def test_a_relative_clause_that_is_not_pointed_at_stays_out() -> None:
    doc = read('Budi Santoso datang. "Jalan putus," kata warga yang mengungsi. Hujan turun itu.')
    assert [(q.speaker_text, q.speaker) for q in doc._.quotes] == [("warga", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Yayasan Obor menyatakan jalan itu aman.", "Yayasan Obor"),
        ("Kantor imigrasi menyatakan jalan itu aman.", None),
        ("Yayasan Obor menyatakan jalan itu aman.\n", "Budi Santoso"),
        ("Yayasan Obor menyatakan jalan itu aman. Hujan turun lagi.", "Budi Santoso"),
        ("Yayasan Obor menyatakan jalan itu aman. Sari Dewi datang.", "Sari Dewi"),
    ],
)
def test_clitic_is_the_body_that_has_just_spoken(text: str, speaker: str | None) -> None:
    before = '"Saya lelah," kata Budi Santoso. Sari Dewi mengatakan Budi lelah. '
    before = before if speaker == "Sari Dewi" else before.partition(" Sari")[0] + " "
    doc = read(f'{before}{text} "Kami siap," katanya.', organisations=("Yayasan Obor",))
    assert doc._.quotes[-1].speaker == speaker


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("pernyataan yayasan", "Yayasan Obor"),
        ("pernyataan resmi yayasan itu", "Yayasan Obor"),
        ("keterangan resmi kementerian", None),
    ],
)
def test_document_of_a_kind_of_body_is_the_last_one_of_that_kind(
    phrase: str, speaker: str | None
) -> None:
    text = f'Yayasan Obor menolak. Bank Dunia setuju. "Kami siap," bunyi {phrase}.'
    doc = read(text, organisations=("Yayasan Obor", "Bank Dunia"))
    assert [q.speaker for q in doc._.quotes] == [speaker]


@pytest.mark.parametrize("cue", ["tepis", "lirih", "dalih", "prediksi", "tantang"])
def test_words_that_quotations_end_with(cue: str) -> None:
    assert direct(f'"Jalan putus," {cue} Budi Santoso.')[0][1:3] == (cue, "Budi Santoso")


def test_agent_of_a_passive_may_have_a_title_and_degrees() -> None:
    roles = {"Rina Hapsari": "Direktur RSUD Klaten"}
    text = '"Stok cukup," kata Budi Santoso. Hal serupa diutarakan Direktur RSUD Klaten, dr Rina '
    text += "Hapsari. Dia menyebut pasien di sana menurun."
    assert read(text, roles=roles)._.quotes[-1].speaker == "Rina Hapsari"


def test_somebody_introduced_by_what_they_are_called_goes_on_speaking() -> None:
    text = '"Saya lelah," kata Budi Santoso. Kakak korban bernama Sari Dewi datang. '
    text += '"Jalan putus!" serunya.'
    assert read(text)._.quotes[-1].speaker == "Sari Dewi"


@pytest.mark.parametrize(
    "text",
    [
        "Pengacara Budi Santoso, Tigor Manalu, mengatakan jalan itu putus.",
        "Menurut pengacara Budi Santoso, Tigor Manalu, jalan itu putus.",
        '"Jalan itu putus," kata pengacara Budi Santoso, Tigor Manalu.',
    ],
)
def test_who_works_for_somebody_speaks_for_them(text: str) -> None:
    doc = read(text, roles={"Tigor Manalu": "pengacara Budi Santoso"})
    assert [(q.speaker_text, q.speaker) for q in doc._.quotes] == [("Tigor Manalu",) * 2]


def test_people_in_a_list_speak_for_themselves() -> None:
    text = "Budi Santoso, Tigor Manalu, dan Anton mengatakan jalan itu putus lagi."
    doc = read(text, roles={"Tigor Manalu": "pengacara Sari Dewi"})
    assert doc._.quotes[0].speaker_text != "Tigor Manalu"


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        # of the staff of a place mentioned before, or a guest of it
        ("perawat klinik tersebut", None),
        ("presenter televisi pemerintah itu", None),
        ("juru bicara kementerian itu", None),
        ("karyawan pabrik itu", None),
        # whoever holds an office may be so described
        ("politikus partai itu", "Rudi Hartono"),
        ("mantan dosen tersebut", "Rudi Hartono"),
        ("guru asal Solo itu", "Rudi Hartono"),
        ("manajer klub itu", "Rudi Hartono"),
    ],
)
def test_one_of_the_staff_is_not_who_holds_the_office(phrase: str, speaker: str | None) -> None:
    text = f'"Kami siap," kata Wali Kota Rudi Hartono.\n\n"Pasien sudah datang," ujar {phrase}.'
    office = {"Rudi Hartono": "Manajer" if "manajer" in phrase else "Wali Kota"}
    quotes = read(text, roles=office)._.quotes
    assert [quote.speaker for quote in quotes] == ["Rudi Hartono", speaker]
