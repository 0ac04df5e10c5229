from __future__ import annotations

from io import StringIO

import pandas as pd
import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.views.export.export import export


def test_a_table_reads_back_into_pandas(out, tmp_path):
    assert export(out, "csv", tmp_path / "a.csv", table="entities") == 6
    frame = pd.read_csv(tmp_path / "a.csv")
    assert frame["text"].tolist()[:4] == ["Sari", "BOGOR", "Sari Dewi", "2500 rupiah"]
    assert frame["value"].dropna().tolist() == [2500]
    assert frame["flags"].tolist()[0] == "[]"


def test_lists_are_json_and_days_iso(out):
    stream = StringIO()
    export(out, "csv", stream, table="documents")
    row = pd.read_csv(StringIO(stream.getvalue())).iloc[0]
    assert row["published_date"] == "2025-08-21"
    assert row["dropped"].startswith('[{"at": 9, "text": "Baca juga: Lain"')
    assert "\n\nBOGOR" in row["text"]


def test_truth_values_are_in_small_letters(out):
    stream = StringIO()
    export(out, "csv", stream, table="quotes")
    assert stream.getvalue().splitlines()[1].endswith(",true")


def test_tables_that_are_not_there_are_named(out):
    with pytest.raises(ConfigError, match="unknown table 'teks'"):
        export(out, "csv", StringIO(), table="teks")
    with pytest.raises(InputError, match="nusawarta entities"):
        export(out, "csv", StringIO(), table="edges")
