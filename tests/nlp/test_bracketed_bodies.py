from __future__ import annotations

import pytest

from pipeline.nlp.bracketed_bodies import with_brackets_joined
from tests.nlp.named_spans import spans_of


@pytest.mark.parametrize(
    ("text", "names", "joined"),
    [
        (
            "Kejaksaan Negeri ( Kejari ) Ogan Ilir menahan",
            [("Kejaksaan Negeri ( Kejari )", "ORG"), ("Ogan Ilir", "GPE")],
            [("Kejaksaan Negeri ( Kejari ) Ogan Ilir", "ORG")],
        ),
        (
            "Dinas Pekerjaan Umum ( PU ) Ende menutup",
            [("Dinas Pekerjaan Umum", "ORG"), ("PU", "ORG"), ("Ende", "ORG")],
            [("Dinas Pekerjaan Umum ( PU ) Ende", "ORG")],
        ),
        (
            "Daerah Pemilihan ( Dapil ) Papua Tengah",
            [("Daerah Pemilihan ( Dapil )", "ORG"), ("Papua Tengah", "GPE")],
            [("Daerah Pemilihan ( Dapil ) Papua Tengah", "LOC")],
        ),
        (
            "Komisi Pemilihan Umum ( KPU ) Blora",
            [("Komisi Pemilihan Umum", "ORG"), ("KPU", "ORG"), ("Blora", "GPE")],
            [("Komisi Pemilihan Umum", "ORG"), ("KPU", "ORG"), ("Blora", "GPE")],
        ),
        (
            "Dinas Kesehatan ( Dinkes ) Ratih Ayu",
            [("Dinas Kesehatan", "ORG"), ("Dinkes", "ORG"), ("Ratih Ayu", "PERSON")],
            [("Dinas Kesehatan", "ORG"), ("Dinkes", "ORG"), ("Ratih Ayu", "PERSON")],
        ),
    ],
)
def test_the_kind_of_a_body_needs_its_place(text, names, joined):
    found = with_brackets_joined(*spans_of(text, names))
    assert [(span.text, span.label_) for span in found] == joined
