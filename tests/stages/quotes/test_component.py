"""`nusawarta_quotes` on hand-built documents."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language_data import read_json
from pipeline.stages.quotes.lexicon import speech_lexicon
from pipeline.stages.quotes.marks import find_marked
from tests.growth import growth
from tests.stages.quotes.invented import FINDER, NLP, direct, facts, indirect, read


@pytest.mark.parametrize(
    "text",
    [
        '"Harga turun," kata Budi Santoso, Senin.',
        "“Harga turun,” kata Budi Santoso, Senin.",
        "«Harga turun,» kata Budi Santoso, Senin.",
        "'Harga turun,' kata Budi Santoso, Senin.",
        "''Harga turun,'' kata Budi Santoso, Senin.",
        "”Harga turun,” kata Budi Santoso, Senin.",
        '" Harga turun, " kata Budi Santoso, Senin.',
        '"Harga turun, "kata Budi Santoso, Senin.',
        '"Harga turun, kata Budi Santoso, Senin.',  # the closing mark is lost
        '"Harga turun," demikian kata Budi Santoso, Senin.',
        '"Harga turun," kata Kepala Pasar Induk Cibitung, Budi Santoso, Senin.',
        '"Harga turun," kata Pelaksana Tugas (Plt) Lurah Budi Santoso di kantornya.',
        '"Harga turun," kata Direktur Urusan Dalam Negeri Budi Santoso saat ditemui.',
        '"Harga turun," kata Juru Bicara Pasar untuk Wilayah Barat, Budi Santoso.',
    ],
)
def test_marks_and_titles(text: str) -> None:
    assert direct(text) == [("Harga turun,", "kata", "Budi Santoso", "Budi Santoso")]


def test_quotation_of_several_sentences_keeps_its_punctuation() -> None:
    text = '"Saya lelah. Apa kalian tidak? Ya sudah!" keluh Sari.'
    assert direct(text) == [
        ("Saya lelah. Apa kalian tidak? Ya sudah!", "keluh", "Sari", "Sari Dewi")
    ]


def test_interrupted_quotation_has_two_parts_under_one_cue() -> None:
    text = '"Kami datang," ujar Budi, "dan kami akan tinggal."'
    assert direct(text) == [
        ("Kami datang,", "ujar", "Budi", "Budi Santoso"),
        ("dan kami akan tinggal.", "ujar", "Budi", "Budi Santoso"),
    ]


def test_second_sentence_of_the_same_speaker() -> None:
    text = '"Kami datang," ujar Budi. "Besok kami pulang."'
    assert [fact[1:] for fact in direct(text)] == [("ujar", "Budi", "Budi Santoso")] * 2


def test_continued_with_the_mark_repeated() -> None:
    text = "“Pertama, jalan diperbaiki.\n“Kedua, lampu dipasang,” kata Budi."
    assert direct(text) == [
        ("Pertama, jalan diperbaiki.", None, "Budi", "Budi Santoso"),
        ("Kedua, lampu dipasang,", "kata", "Budi", "Budi Santoso"),
    ]


def test_continued_without_a_mark_is_one_quotation() -> None:
    text = '"Pertama, jalan diperbaiki.\nKedua, lampu dipasang," kata Budi.'
    assert [fact[0] for fact in direct(text)] == [
        "Pertama, jalan diperbaiki.\nKedua, lampu dipasang,"
    ]


def test_next_paragraph_goes_on_with_the_speaker() -> None:
    text = 'Budi Santoso datang.\n"Saya siap," kata Budi.\n"Kapan saja," imbuhnya.'
    assert direct(text)[1] == ("Kapan saja,", "imbuh", "nya", "Budi Santoso")


@pytest.mark.parametrize(
    ("text", "cue", "mention"),
    [
        ('Budi mengatakan, "Saya pergi."', "mengatakan", "Budi"),
        ('Budi berkata: "Saya pergi."', "berkata", "Budi"),
        ('Kata Budi, "Saya pergi."', "Kata", "Budi"),
        ('"Saya pergi," Budi menimpali.', "menimpali", "Budi"),
    ],
)
def test_cue_before_or_after_the_subject(text: str, cue: str, mention: str) -> None:
    (found,) = direct(text)
    assert found[1:] == (cue, mention, "Budi Santoso")


@pytest.mark.parametrize(
    "text",
    [
        'Keduanya mencari "resolusi damai" di Jenewa.',
        "Keduanya mencari 'resolusi damai' di Jenewa.",
        'Film "Ada Apa dengan Cinta?" diputar lagi.',
        'Tonton juga video "Budi: Harga Turun Lagi" di sini:',
        'Budi menyatakan "perang" terhadap hama.',
        'Budi mengatakan, "cueknya" warga menjadi soal.',
        'Kapal itu dinamai "Gili Sehat".',
        "Rapat Jum'at di Mun'im tahun '90-an dihadiri Syafi'i.",
        'Layar 14" dan 15" itu mahal.',
    ],
)
def test_scare_quotes_and_titles_are_none(text: str) -> None:
    assert direct(text) == []


def test_words_taken_over_into_a_sentence_are_a_quotation() -> None:
    text = 'Budi mengecam putusan itu "sama sekali tidak masuk akal bagi kami".'
    assert direct(text) == [
        ("sama sekali tidak masuk akal bagi kami", "mengecam", "Budi", "Budi Santoso")
    ]


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    text = "\"Dia bilang 'tidak', lalu pergi,\" kata Budi."
    assert [fact[0] for fact in direct(text)] == ["Dia bilang 'tidak', lalu pergi,"]
    text = "“Dia bilang “tidak”, lalu pergi,” kata Budi."
    assert [fact[0] for fact in direct(text)] == ["Dia bilang “tidak”, lalu pergi,"]


@pytest.mark.parametrize("pronoun", ["kata dia", "katanya", "ujar beliau", "tuturnya"])
def test_pronoun_is_the_last_speaker_or_who_was_introduced(pronoun: str) -> None:
    last = f'Budi mengatakan harga beras turun.\n"Alhamdulillah," {pronoun}.'
    introduced = f'"Ya," kata Budi.\nPedagang lain, Sari, setuju.\n"Alhamdulillah," {pronoun}.'
    assert direct(last)[0][3] == "Budi Santoso"
    assert direct(introduced)[1][3] == "Sari Dewi"


def test_person_who_is_only_talked_about_does_not_take_over() -> None:
    text = (
        '"Anton belum ada kabar," kata Budi.\nPolisi mencari Anton karena Anton membawa uang.\n'
        '"Kami terus mencari," ujarnya.'
    )
    assert direct(text)[1][3] == "Budi Santoso"


def test_unnamed_speaker_is_null_and_so_are_the_pronouns_after() -> None:
    text = '"Ya," kata Budi.\n"Macet," ujar seorang sopir.\n"Setiap hari," imbuhnya.'
    assert [fact[2:] for fact in direct(text)] == [
        ("Budi", "Budi Santoso"),
        ("seorang sopir", None),
        ("nya", None),
    ]


def test_description_with_demonstrative_is_the_last_speaker() -> None:
    text = '"Ya," kata Budi.\n"Tidak," kata politikus senior (PS) itu.'
    assert direct(text)[1][2:] == ("politikus senior (PS) itu", "Budi Santoso")


def test_title_stands_for_the_person_it_was_given_to() -> None:
    doc = NLP('Kanit Reskrim Budi Santoso datang. Anton menunggu. "Sudah," kata Kanit, Senin.')
    doc.ents = [doc.char_span(14, 26, label="PERSON"), doc.char_span(35, 40, label="PERSON")]
    for number, ent in enumerate(doc.ents):
        ent._.entity_id, ent._.canonical = number, ent.text
    doc.ents[0]._.role = "Kanit Reskrim"
    (quote,) = FINDER(doc)._.quotes
    assert (quote.speaker, quote.speaker_entity_id) == ("Budi Santoso", 0)


def test_body_as_speaker() -> None:
    doc = read('"Kami kecewa," kata Kremlin dalam pernyataan.', organisations=("Kremlin",))
    assert facts(doc, doc._.quotes[0])[2:] == ("Kremlin", "Kremlin")


def test_speaking_for_somebody_is_not_that_person() -> None:
    assert direct('"Kami sedih," kata keluarga Budi.')[0][2:] == ("keluarga Budi", None)


@pytest.mark.parametrize(
    ("text", "clause", "cue", "mention"),
    [
        ("Budi mengatakan harga beras akan turun.", "harga beras akan turun", "mengatakan", "Budi"),
        ("Budi menyampaikan bahwa harga turun lagi.", "harga turun lagi", "menyampaikan", "Budi"),
        ("Budi menjelaskan, harga beras turun.", "harga beras turun", "menjelaskan", "Budi"),
        ("Menurut Budi, harga beras akan turun.", "harga beras akan turun", "Menurut", "Budi"),
        ("Selain itu, kata Budi, harga beras turun.", "harga beras turun", "kata", "Budi"),
        ("Harga beras akan turun, ujar Budi.", "Harga beras akan turun", "ujar", "Budi"),
    ],
)
def test_indirect(text: str, clause: str, cue: str, mention: str) -> None:
    assert indirect(text) == [(clause, cue, mention, "Budi Santoso")]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ('Budi mengatakan air sungai "sejernih kaca".', 'air sungai "sejernih kaca"'),
        ('Budi mengatakan air sungai "sejernih kaca."', 'air sungai "sejernih kaca."'),
        ("Budi mengatakan air itu “sejernih kaca”.", "air itu “sejernih kaca”"),
        ('Budi mengatakan air "jernih" itu dingin.', 'air "jernih" itu dingin'),
        ("Budi mengatakan air sungai jernih.", "air sungai jernih"),
    ],
)
def test_indirect_that_ends_in_a_quoted_part_keeps_its_mark(text: str, clause: str) -> None:
    assert [found for found, *_ in indirect(text)] == [clause]


def test_indirect_through_a_clitic() -> None:
    text = '"Ya," kata Budi. Menurutnya, harga beras akan turun.'
    assert indirect(text) == [("harga beras akan turun", "Menurut", "nya", "Budi Santoso")]


@pytest.mark.parametrize(
    "text",
    [
        "Budi menyampaikan belasungkawa kepada keluarga.",
        "Budi tidak mengatakan bahwa harga akan turun.",
        "Menurut data pemerintah, harga beras akan turun.",
        "Budi menyebut langkah Sari sebagai kesalahan yang besar.",
    ],
)
def test_no_indirect_speech(text: str) -> None:
    assert indirect(text) == []


def test_parse_decides_subject_and_clause() -> None:
    """Without the parse the nearest name is the subject, and *menyampaikan* needs *bahwa*."""
    words = ["Budi", "yang", "menemui", "Sari", "menyampaikan", "harga", "beras", "turun", "."]
    heads = [4, 2, 0, 2, 4, 7, 5, 4, 4]
    deps = ["nsubj", "nsubj", "acl", "obj", "ROOT", "nsubj", "nmod", "ccomp", "punct"]
    doc = Doc(NLP.vocab, words=words, heads=heads, deps=deps)
    doc.ents = [doc.char_span(0, 4, label="PERSON"), doc.char_span(18, 22, label="PERSON")]
    (quote,) = FINDER(doc)._.quotes
    assert facts(doc, quote) == ("harga beras turun", "menyampaikan", "Budi", None)


def test_clitic_as_a_word_of_its_own() -> None:
    words = ["Budi", "datang", ".", '"', "Saya", "siap", ",", '"', "kata", "nya", "."]
    spaces = [True, False, True, False, True, False, False, True, False, False, False]
    doc = Doc(NLP.vocab, words=words, spaces=spaces)
    doc.ents = [doc.char_span(0, 4, label="PERSON")]
    doc.ents[0]._.canonical = "Budi"
    (quote,) = FINDER(doc)._.quotes
    assert facts(doc, quote) == ("Saya siap,", "kata", "nya", "Budi")


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', '""', "“”", '"""', "' '", '"\n"\n"'])
def test_nothing_to_find(text: str) -> None:
    assert read(text)._.quotes == ()


def test_blank_tokens_shift_nothing() -> None:
    text = 'Judul\n\n  "Saya siap,"  kata   Budi.\n'
    assert direct(text) == [("Saya siap,", "kata", "Budi", "Budi Santoso")]


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ("", '" ', ""),
        ("", '"kata ', ""),
        ('"', "saya pergi, ", '" kata Budi.'),
        ("", '"Saya pergi," kata Budi. ', ""),
        ("", '"Saya pergi, kata\n', ""),
        ("", "'a b' ", ""),
        ("", "menyampaikan ", ""),
        ("", "Budi mengatakan bahwa ", ""),
    ],
    ids=["unbalanced", "openers", "long", "many", "lost", "singles", "verbs", "nested"],
)
def test_stays_linear(before: str, repeated: str, after: str) -> None:
    docs = {times: NLP.make_doc(before + times * repeated + after) for times in (200, 2_000)}
    assert growth(lambda times: FINDER(docs[times]), small=200, large=2_000) < 4


def test_opening_mark_glued_to_the_sentence_before() -> None:
    text = 'Mereka cermat." Harga bisa naik lagi," kata Budi Santoso.'
    assert direct(text) == [("Harga bisa naik lagi,", "kata", "Budi Santoso", "Budi Santoso")]
    stray = 'Mereka cermat." Lalu pergi. "Harga naik," kata Budi Santoso.'
    assert [fact[0] for fact in direct(stray)] == ["Harga naik,"]


def test_quote_of_ten_thousand_words_is_one() -> None:
    text = '"' + "kami menunggu dan menunggu " * 2_500 + 'lagi," kata Budi.'
    assert [len(fact[0].split()) for fact in direct(text)] == [10_001]


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "«", "»", "\n", ", ", ". ", "kata ", "katanya", "Budi ", "ujar ", "(",
     ") ", "mengatakan ", "bahwa ", "Menurut ", "saya pergi ", "dia ", "itu ", "? "]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@example('"kata “"Budi "ujar mengatakan saya pergi "')  # pairs inside a mark that never closes
@given(st.lists(PIECES, max_size=40).map("".join))
def test_offsets_lie_in_the_text_and_direct_quotations_do_not_overlap(text: str) -> None:
    doc = read(text)
    quotes = doc._.quotes
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == text[quote.start : quote.end].strip()
        if quote.speaker_start is not None:
            assert 0 <= quote.speaker_start < quote.speaker_end <= len(text)
    spoken = sorted((q.start, q.end) for q in quotes if q.direct)
    assert all(a[1] <= b[0] for a, b in pairwise(spoken))


@given(st.text(alphabet="\"“”'«» a,.\n", max_size=60))
def test_marks_enclose_their_stretch(text: str) -> None:
    for pair in find_marked(text, cue_ahead=speech_lexicon().cue_ahead):
        assert 0 <= pair.opened < pair.start <= pair.end <= pair.closed <= len(text)


def test_every_word_list_is_read_and_in_lower_case() -> None:
    data = read_json("quotes/lexicon.json")
    assert set(data) == set(speech_lexicon().__dataclass_fields__)
    for name, words in data.items():
        assert words == sorted(set(words)), name
        assert all(word == word.lower() for word in words)
    readme = (files("pipeline.lang") / "quotes" / "README.md").read_text("utf-8")
    assert all(f"`{name}`" in readme for name in data)


def test_factory_declares_what_it_needs() -> None:
    nlp = Language()
    nlp.add_pipe("nusawarta_quotes")
    meta = nlp.get_pipe_meta("nusawarta_quotes")
    assert meta.assigns == ["doc._.quotes", "doc.spans"]
    assert set(meta.requires) == {"doc.ents", "span._.entity_id", "span._.canonical"}
