from __future__ import annotations

import json

import pytest

from pipeline.article.html.app_data import read_app_data
from pipeline.article.html.linked_data import LinkedArticle
from pipeline.article.html.tree import parse

TITLE = "Sumur Tua di Blora Kembali Dipakai"
LINES = ["Warga memakai lagi sumur tua itu sejak Senin karena sungai mengering. " * 3] * 2
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def _read(data: object, *, titles: tuple[str, ...] = (f"{TITLE} - Warta Blora",)) -> LinkedArticle:
    script = f'<script type="application/json">{json.dumps(data)}</script>'
    root, _ = parse(f"<html><head>{script}</head><body></body></html>")
    return read_app_data(root.iter("script"), titles=titles)


@pytest.mark.parametrize(
    "body",
    [
        {"content": BODY},
        {"content": {"rendered": BODY}},
        {"isi": [{"type": "paragraph", "text": line} for line in LINES]},
        {"blocks": [{"data": {"text": line}} for line in LINES]},
    ],
)
def test_shapes_of_a_body(body: dict[str, object]) -> None:
    found = _read({"page": {"post": {"title": TITLE, **body}}}).body
    assert found in (BODY, "\n".join(LINES))


def test_who_wrote_it_when_and_where_it_stands() -> None:
    about = {"judul": TITLE, "published_at": "2025-11-03 13:00", "kanal": {"nama": "Daerah"}}
    people = {"authors": [{"name": "Rina Sari"}, {"name": "Budi Hadi"}], "editor": "Tri Utomo"}
    assert _read({**about, **people, "isi": BODY}) == LinkedArticle(
        headline=TITLE,
        published="2025-11-03 13:00",
        author="Rina Sari, Budi Hadi",
        editor="Tri Utomo",
        section="Daerah",
        body=BODY,
    )


def test_another_article_is_not_that_of_the_page() -> None:
    others = [{"title": "Harga Cabai di Brebes Turun Lagi", "content": BODY * 3}]
    assert _read({"related": others}) == LinkedArticle()
    page = {"title": TITLE, "content": BODY, "related": [*others, {"title": "Jalan Putus"}]}
    assert _read(page).body == BODY


def test_a_teaser_or_the_name_of_a_section_is_no_article() -> None:
    assert _read({"title": TITLE, "summary": LINES[0]}) == LinkedArticle()
    assert _read({"title": "Blora", "content": BODY}) == LinkedArticle()
