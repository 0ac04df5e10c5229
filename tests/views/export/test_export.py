from __future__ import annotations

from io import StringIO

import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.views.export.export import export
from pipeline.views.export.formats import FORMATS


def test_an_unknown_format_is_answered_with_those_there_are(out):
    with pytest.raises(ConfigError, match="unknown format 'xml'; choose one of: conllu, csv"):
        export(out, "xml", StringIO())


@pytest.mark.parametrize("format", FORMATS)
def test_only_a_finished_output_is_exported(out, tmp_path, format):
    (out / "manifest.json").unlink()
    with pytest.raises(InputError, match="not the output of a run"):
        export(out, format, tmp_path / "a.x")
    assert not (tmp_path / "a.x").exists()


def test_a_file_that_cannot_be_written_is_named(out, tmp_path):
    with pytest.raises(ConfigError, match=r"cannot write .*tidak/ada"):
        export(out, "jsonl", tmp_path / "tidak" / "ada")


@pytest.mark.parametrize("format", ["conllu", "jsonl", "docbin", "label-studio"])
def test_a_damaged_table_leaves_no_half_file(out, tmp_path, format):
    (out / "entities" / "part-00000.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match=r"part-00000.parquet: cannot read the table"):
        export(out, format, tmp_path / "a.x")
    assert not (tmp_path / "a.x").exists()
    assert not (tmp_path / "a.x.tmp").exists()
