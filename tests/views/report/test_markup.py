from __future__ import annotations

from pipeline.views.report.markup import Markup, table


def test_a_table_names_its_rows_and_escapes_what_is_text():
    found = table(
        "Nama & jumlah", ["nama", "n", ""], [("<b>", 1200, Markup("<i></i>"))], numbers={1}
    )
    assert "<caption>Nama &amp; jumlah</caption>" in found
    assert '<th scope="row">&lt;b&gt;</th>' in found
    assert '<td class="n">1.200</td>' in found
    assert "<i></i>" in found


def test_an_empty_table_is_a_sentence():
    assert table("Inputs that failed", ["a"], []) == "<p>Inputs that failed: none.</p>"
