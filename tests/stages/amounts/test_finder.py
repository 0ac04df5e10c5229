from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language_data import read_json
from pipeline.stages.amounts.codes import amount_codebook
from pipeline.stages.amounts.finder import find_amounts
from tests.growth import growth


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[m.start : m.end], m.value, m.unit) for m in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp 5-10 juta", [("Rp 5-10 juta", "5000000/10000000", "IDR")]),
        ("Rp 500 ribu-1 juta", [("Rp 500 ribu-1 juta", "500000/1000000", "IDR")]),
        ("10%-20%", [("10%-20%", "10/20", "%")]),
        ("Rp 7,2 M", [("Rp 7,2 M", "7200000000", "IDR")]),
        ("US$ 1,150", [("US$ 1,150", "1150", "USD")]),
        ("Rp 1,125 triliun", [("Rp 1,125 triliun", "1125000000000", "IDR")]),
        ("Rp 100 jutaan", [("Rp 100 jutaan", "100000000", "IDR")]),
        ("5 (lima) persen", [("5 (lima) persen", "5", "%")]),
        ("suhu -3°C", [("-3°C", "-3", "°C")]),
        ("Jakarta - 5 persen", [("5 persen", "5", "%")]),
        ("Rp. 50.000,-", [("Rp. 50.000,-", "50000", "IDR")]),
        ("100 Euro", [("100 Euro", "100", "EUR")]),
        ("naik 0,5 poin persentase", [("0,5 poin persentase", "0.5", "pp")]),
        ("2,5x lipat, bukan 3x4", [("2,5x", "2.5", "x")]),
        ("2,3x-2,5x", [("2,3x-2,5x", "2.3/2.5", "x")]),
        ("1x24 jam, 4x4", []),
        ("rumah 6 x 12 meter, kain 30 × 30 cm", []),
        ("2,189 miliar dollarAS", [("2,189 miliar dollarAS", "2189000000", "USD")]),
        ("laba minus Rp 5 miliar", [("minus Rp 5 miliar", "-5000000000", "IDR")]),
        ("seluas 2.000 km persegi", [("2.000 km persegi", "2000", "km²")]),
        ("sawah 5,6 juta ha", [("5,6 juta ha", "5600000", "ha")]),
        ("dua kaki meja", []),
        ("kolam 3 m x 4 m", [("3 m", "3", "m"), ("4 m", "4", "m")]),
        ("target 2,5±1 persen", [("2,5±1 persen", "1.5/3.5", "%")]),
        ("target 3,0 ± 1,0 persen", [("3,0 ± 1,0 persen", "2/4", "%")]),
        ("inflasi 2,5 plus minus 1 persen", [("2,5 plus minus 1 persen", "1.5/3.5", "%")]),
        ("inflasi 3 persen ± 1 persen", [("3 persen ± 1 persen", "2/4", "%")]),
        ("margin of error ±2,5 persen", [("2,5 persen", "2.5", "%")]),
        ("naik 5,42 perse. dari", [("5,42 perse", "5.42", "%")]),
        ("sampah 20-ton sebulan", [("20-ton", "20", "ton")]),
        ("layar 6-inci, 1.500-cc", [("6-inci", "6", "in"), ("1.500-cc", "1500", "cm³")]),
        ("bak 17,1×7,9×1,5-sentimeter", []),
        ("Pasal 5 - km 10, naik 5 -km", []),
        ("kelas 4-L, tipe 36-m", []),
        ("layar 5,5 incinya", [("5,5 inci", "5.5", "in")]),
        ("3 juta rupiahnya", [("3 juta rupiah", "3000000", "IDR")]),
        ("2 kakinya patah", []),
    ],
)
def test_forms(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        # a scale of a scale, and *ratus*, *puluh* behind digits
        ("Rp 3 ribu triliun", "3000000000000000", "IDR"),
        ("dua ribu triliun rupiah", "2000000000000000", "IDR"),
        ("Rp 1,5 ribu triliun", "1500000000000000", "IDR"),
        ("Rp 3 ratus juta", "300000000", "IDR"),
        ("5 puluh ribu rupiah", "50000", "IDR"),
        ("Rp 2 ratus ribu", "200000", "IDR"),
        ("Rp1,2-triliun", "1200000000000", "IDR"),
        ("Rp 2-3-juta", "2000000/3000000", "IDR"),
        ("Rp 1 milyard", "1000000000", "IDR"),
        ("US$ 1.2 million", "1200000", "USD"),
        ("US$1,2 billion", "1200000000", "USD"),
        ("$3 trillion", "3000000000000", "USD"),
        # ranges whose unit stands twice
        ("Rp1 M-Rp2 M", "1000000000/2000000000", "IDR"),
        ("10 persen-15 persen", "10/15", "%"),
        ("10%–15%", "10/15", "%"),
        ("5 km-10 km", "5/10", "km"),
        ("2 kg hingga 3 kg", "2/3", "kg"),
        ("US$ 5-US$ 7", "5/7", "USD"),
        ("Rp 500 miliar hingga Rp 1 triliun", "500000000000/1000000000000", "IDR"),
        ("Rp 50 ribu sampai Rp 75 ribu", "50000/75000", "IDR"),
        # one unit a second one
        ("51,7 km/liter", "51.7", "km/L"),
        ("6,4 ton per hektare", "6.4", "t/ha"),
        ("1,5 liter/detik", "1.5", "L/s"),
        ("40 gram per liter", "40", "g/L"),
        ("3 ton/hari", "3", "t/d"),
        ("12 kWh per 100", "12", "kWh"),
        # units that were unknown
        ("3 juta yen Jepang", "3000000", "JPY"),
        ("60.500 Yen", "60500", "JPY"),
        ("Rp 1,6 juta yen", "1600000", "JPY"),
        ("25 basis poin", "25", "bps"),
        ("50 bps", "50", "bps"),
        ("M 5,6", "5.6", "magnitude"),
        ("M5,6", "5.6", "magnitude"),
        ("bermagnitudo 5,6", "5.6", "magnitude"),
        ("Magnitudo (M) 5,6", "5.6", "magnitude"),
        ("5,6 magnitudo", "5.6", "magnitude"),
        ("39oC", "39", "°C"),
        ("39 ºC", "39", "°C"),
        # a scale of *seribu*, and round numbers
        ("seribu triliun rupiah", "1000000000000000", "IDR"),
        ("20-an persen", "20", "%"),
        ("Rp 50-an juta", "50000000", "IDR"),
        ("20.000-an hektare", "20000", "ha"),
    ],
)
def test_the_whole_text_is_one_amount(text, value, unit):
    whole = text.removesuffix(" per 100")
    assert found(f"sebesar {text} lalu") == [(whole, value, unit)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Rp 16.235/US$", ["Rp 16.235"]),
        ("$150 miliar-dan", ["$150 miliar"]),
        ("Rp 5 juta - 10 persen", ["Rp 5 juta", "10 persen"]),
        ("Rp 5 juta - 3 orang", ["Rp 5 juta"]),
        ("5 km - 10 ekor", ["5 km"]),
        ("naik dari 10 persen sampai 12 persen", ["10 persen", "12 persen"]),
        ("mulai dari Rp 15 ribu hingga Rp 45 ribu", ["Rp 15 ribu hingga Rp 45 ribu"]),
        ("1,2 miliar ton per tahun", ["1,2 miliar ton"]),
        ("Bank Warta (+5,00%) dan Bank Kabar (-1,2%)", ["5,00%", "-1,2%"]),
        ("margin galat +-2,6 persen", ["2,6 persen"]),
        ("60 persennya perempuan", ["60 persen"]),
    ],
)
def test_extent(text, mentions):
    assert [mention for mention, _, _ in found(text)] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "7,2 M penonton",
        "menang 2-0",
        "Pasal 5 ayat 1",
        "UU Nomor 11 Tahun 2020",
        "Barcelona 3 Real Madrid 1",
        "gol ke-3 Euro 2016",
        "dua kaki",
        "lari 4x400 meter",
        "satu dua persen",
        "puluhan juta rupiah",
        "1.150 orang",
        "0812-3456-7890",
        "50:50 persen",
        "diskon 50+20%",
        "generasi 90-an",
        "",
    ],
)
def test_no_amounts(text):
    assert found(text) == []


@given(st.text(st.sampled_from("0123456789.,-%/() \nRpjutaiMk€°") | st.characters(), max_size=200))
def test_any_text_gives_ordered_slices_with_decimal_values(text):
    end = 0
    for match in find_amounts(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        assert match.value is not None
        assert match.unit
        for number in match.value.split("/"):
            float(number)


def test_cost_is_linear_in_the_number_of_mentions():
    sentence = "Harga naik 5-10 persen menjadi Rp 2,5 juta untuk 3 kg. "

    def work(times: int) -> None:
        assert len(find_amounts(sentence * times)) == 3 * times

    assert growth(work, small=100, large=1000) < 4


@pytest.mark.parametrize("text", ["1 ", "1-", "dua ", "juta ", "("])
def test_no_backtracking_on_hostile_text(text):
    assert growth(lambda times: find_amounts(text * times), small=500, large=5_000) < 4


def test_every_unit_and_currency_is_found_after_a_number():
    for unit, symbol in read_json("amounts/units.json")["words"].items():
        assert found(f"sebanyak 25 {unit} saja") == [(f"25 {unit}", "25", symbol)]
    for name, code in read_json("amounts/currencies.json")["names"].items():
        assert found(f"sebanyak 25 {name} saja") == [(f"25 {name}", "25", code)]
    for prefix, code in read_json("amounts/currencies.json")["prefixes"].items():
        assert found(f"sebanyak {prefix}25 saja") == [(f"{prefix}25", "25", code)]


def test_currencies_are_iso_4217():
    from babel import Locale

    known = Locale("en").currencies
    tables = read_json("amounts/currencies.json")
    for name in ("prefixes", "names", "codes", "prefixes_as_written"):
        assert set(tables[name].values()) <= set(known)


def test_units_that_need_digits_exist():
    units = read_json("amounts/units.json")
    assert set(units["only_after_digits"]) <= set(units["words"]) | set(units["as_written"])
    assert amount_codebook().folded["kaki"][0] == "v"
