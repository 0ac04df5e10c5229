from __future__ import annotations

import json

import pytest

from pipeline.article.html.script_data import script_values
from pipeline.article.html.tree import parse

ARTICLE = {"title": "Banjir Surut", "body": "<p>Air “turun” sejak Rabu.</p>"}
TEXT = ARTICLE["body"]
TEXT_ROW = f"b:T{len(TEXT.encode()):x},{TEXT}"


def _values(scripts: str) -> list[object]:
    root, _ = parse(f"<html><head>{scripts}</head><body><p>Memuat</p></body></html>")
    values = script_values(root.iter("script"), about=["Surut"])
    return [value for value in values if value is not None]


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json"> {json.dumps(ARTICLE)} </script>',
        f"<script>window.__STATE__ = {json.dumps(ARTICLE)};(function(){{}})();</script>",
        f"<script>var state={json.dumps(ARTICLE)}</script>",
        f"<script>window.__DATA__=JSON.parse({json.dumps(json.dumps(ARTICLE))})</script>",
    ],
)
def test_forms_in_which_scripts_hold_data(script: str) -> None:
    assert _values(script) == [ARTICLE]


def test_objects_that_name_their_values_by_place() -> None:
    values = [["Reactive", 1], {"post": 2}, {"title": 3, "id": 9}, "Banjir Surut"]
    found = _values(f'<script type="application/json">{json.dumps(values)}</script>')
    post = {"title": "Banjir Surut", "id": 9}
    assert found == [[["Reactive", 1], {"post": post}, post, "Banjir Surut"]]


def test_rows_of_a_stream_with_a_text_of_its_own() -> None:
    rows = ['0:["$","html"]\n', TEXT_ROW, '1:I[4,[],"x"]\n', '2:{"title":"Banjir ', 'Surut",']
    rows.append('"body":"$b"}\n')
    scripts = "".join(f"<script>self.__next_f.push([1,{json.dumps(row)}])</script>" for row in rows)
    assert _values(scripts) == [["$", "html"], ARTICLE]


@pytest.mark.parametrize("text", ["x = {", "var a = [1, {]", "__next_f.push([1,", "{", "a={}" * 99])
def test_scripts_that_hold_no_data(text: str) -> None:
    assert all(value in ({}, None) for value in _values(f"<script>{text}</script>"))


def test_scripts_that_name_no_word_of_the_article_are_not_parsed() -> None:
    assert _values('<script>var state={"title": "Harga Cabai Naik"}</script>') == []
    row = json.dumps('0:{"title":"Harga Cabai Naik"}\n')
    assert _values(f"<script>self.__next_f.push([1,{row}])</script>") == []
