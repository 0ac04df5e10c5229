from __future__ import annotations

from pipeline.article.clean import clean
from pipeline.records import Record

LEAD = "Warga Demak membersihkan lumpur di jalan desa setelah banjir surut, Senin."
ONE = "Petugas menyemprot jalan dengan air bersih di depan balai desa Sukamaju."
TWO = "Anak-anak membantu orang tua mereka mengangkat meja dari ruang kelas."


def _page(pictures: str) -> str:
    return clean(Record("1", "a", html=f"<h1>Foto Banjir Demak</h1><p>{LEAD}</p>{pictures}")).text


def test_captions_in_attributes_are_text_once() -> None:
    pictures = (
        f"<img src=a alt='{ONE}'><a data-description='{ONE}'></a><img src=b alt='{TWO}'>"
        f"<img src=c alt='Foto Banjir Demak'><img src=d alt='{LEAD}'>"
    )
    assert _page(pictures) == f"Foto Banjir Demak\n\n{LEAD}\n{ONE}\n{TWO}"


def test_the_picture_of_an_article_is_no_page_of_photos() -> None:
    assert ONE not in _page(f"<img src=a alt='{ONE}'>")
