from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from tests.cli.rendering.analysed import market
from tests.views.outputs import with_article, write_docs

TEXT = "Penghuninya  melihat Budi Santoso di Bogor. Budi diam.\n\nWarga\u00a0menunggu kabar."
ODD_ID = "berita 1/100%.txt#3"


@pytest.fixture
def out(tmp_path: Path, fake_nlp: Language) -> Path:
    """Two documents: names, an amount and a quotation; multiword tokens and odd white space."""
    return write_docs(tmp_path / "out", market(), with_article(fake_nlp(TEXT), ODD_ID))
