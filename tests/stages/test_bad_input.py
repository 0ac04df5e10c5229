"""What no rule expects, through the shipped models: rows all the same, and no failure."""

from __future__ import annotations

import pytest

from pipeline import enrich


def entities(text, config):
    tables = enrich([text], config=config)
    assert tables["failures"].empty
    return tables["entities"].set_index("text")


def test_impossible_years_have_no_value(real_config):
    text = "Undang-undang itu disahkan pada 3 Februari 0000 dan berlaku sampai 31/12/99999 di sana."
    found = entities(text, real_config)
    dates = found[found["label"] == "DATE"]
    assert not dates.empty
    assert dates["value"].isna().all()


def test_amounts_beyond_64_bits_are_exact(real_config):
    text = f"Pemerintah daerah menyetujui anggaran sebesar Rp {'9' * 26},5 miliar pada rapat itu."
    (money,) = entities(text, real_config).query("label == 'MONEY'").itertuples()
    assert (money.value, money.unit) == ("9" * 26 + "500000000", "IDR")


def test_relative_dates_without_any_anchor_have_no_value(real_config):
    found = entities("Gubernur mengatakan jembatan itu dibuka kemarin.", real_config)
    assert found.loc["kemarin", "label"] == "DATE"
    assert found["value"].isna().all()


@pytest.mark.parametrize(
    "text",
    [
        'Budi berkata, "Saya pergi. Siti menjawab bahwa ia tinggal “di sini. Mereka lalu pulang.',
        "Gubernur berkata, “" + "kami akan datang besok pagi, " * 800 + "” kata Budi Santoso.",
        "\n".join(f"Siti Aminah berangkat ke kota Bogor pada hari ke {i}." for i in range(1_000)),
    ],
    ids=["unbalanced quotes", "a quote of 4,000 words", "2,000 mentions"],
)
def test_extreme_texts_are_analysed(text, real_config):
    tables = enrich([text], config=real_config)
    assert tables["failures"].empty
    assert len(tables["entities"]) >= 2
    assert len(tables["tokens"]) > 0
