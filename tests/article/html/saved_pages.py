"""Pages written for the tests, in the shapes in which Indonesian news sites have been saved."""

# ruff: noqa: E501 - pages are saved with long lines
from __future__ import annotations

from dataclasses import dataclass

TITLE = "Warga Sukamaju Gotong Royong Perbaiki Jembatan Gantung"
BODY = (
    "Puluhan warga Desa Sukamaju memperbaiki jembatan gantung yang putus diterjang banjir bandang "
    "pada akhir pekan lalu. Mereka bekerja tanpa menunggu bantuan pemerintah.",
    "Kepala Desa Sukamaju, Dadang Hermawan, mengatakan jembatan sepanjang 60 meter itu satu-satunya "
    "jalan bagi anak-anak menuju sekolah di seberang sungai.",
    '"Kalau menunggu anggaran, bisa sampai tahun depan. Anak-anak tidak bisa menunggu selama itu," '
    "kata Dadang di lokasi, Kamis.",
    "Warga mengumpulkan uang Rp18 juta untuk membeli kawat baja dan papan kayu ulin. Seorang "
    "pengusaha setempat menyumbang semen sebanyak 40 sak.",
    "Dinas Pekerjaan Umum berjanji mengirim dua tenaga ahli untuk memeriksa kekuatan jembatan itu "
    "sebelum dibuka kembali pada Senin.",
)
TEXT = "\n".join(BODY)
TEASERS = (
    "Harga Cabai Rawit di Pasar Induk Turun Menjelang Akhir Bulan",
    "Klub Sepak Bola Kota Rantau Perpanjang Kontrak Tiga Pemain Muda",
    "Festival Layang-Layang Pantai Barat Digelar Pekan Depan",
    "Pelabuhan Lama Akan Dijadikan Museum Bahari Terbuka",
)


@dataclass(frozen=True)
class Page:
    """A page with what is expected of it."""

    name: str
    html: str
    url: str | None
    published: str | None
    author: str | None = None
    flags: tuple[str, ...] = ()


def paragraphs() -> str:
    return "\n".join(f"<p>{text}</p>" for text in BODY)


def teaser_list(*, css: str = "list") -> str:
    items = "".join(
        f'<li><span class="date">Rabu, 05/11/2014 09:1{i} WIB</span>'
        f'<h4><a href="/baca/{i}">{title}</a></h4></li>'
        for i, title in enumerate(TEASERS)
    )
    return f'<div class="{css}"><strong>Terpopuler</strong><ul>{items}</ul></div>'


def summaries() -> str:
    return "".join(
        f'<div class="kotak"><h3><a href="/baca/{i}">{title}</a></h3>'
        f"<p>Ringkasan singkat berita ini menjelaskan apa yang terjadi di lapangan kemarin...</p>"
        f"</div>"
        for i, title in enumerate(TEASERS)
    )


BREAKS = Page(
    "paragraphs by line breaks, no metadata",
    f"""<html><head><title>{TITLE} - Warta Rantau</title>
<meta property="og:title" content="{TITLE} - Warta Rantau" /></head>
<body><h1>Daerah</h1><div class="kolom"><h2>{TITLE}</h2>
<div class="kecil abu">Kamis, 6 November 2014 | 21:04 WIB</div>
<div class="foto"><img src="a.jpg"/>Jembatan gantung di Desa Sukamaju (Foto: Warta Rantau)</div>
<span class="isi">{"<br/><br/>".join(BODY)}</span>
<table><tr><td>Penulis</td><td>: Rina Wulandari</td></tr></table></div>
{teaser_list()}{summaries()}</body></html>""",
    "http://daerah.wartarantau.com/read/2014/11/06/21040031/jembatan",
    "2014-11-06T21:04:00+07:00",
    "Rina Wulandari",
)
LOCAL_TIME_AS_UTC = Page(
    "local time marked as UTC",
    f"""<html><head><title>{TITLE}</title>
<meta name="pubdate" content="2014-11-06 T10:08:58Z" itemprop="datePublished" />
<meta property="og:site_name" content="kabarnusa" />
<meta property="article:author" content="https://www.facebook.com/kabarnusa"/></head><body>
<ul class="atas">{"".join(f"<li>Rabu, 05/11/2014 09:25 WIB <a href=x>{t}</a></li>" for t in TEASERS)}</ul>
<div class="box_artikel"><h1>{TITLE}</h1><div class="author"><strong>Rina Wulandari</strong> - kabarnusa
</div><div class="date">Kamis, 06/11/2014 10:08 WIB</div>
<div class="teks"><strong>Sukamaju</strong> - {"<br /><br />".join(BODY)}
<div class="baca_juga2"><ul><li><a href=x>{TEASERS[0]}</a></li><li><a href=y>{TEASERS[1]}</a></li></ul>
</div></div></div>{teaser_list()}</body></html>""",
    "http://berita.kabarnusa.id/read/2014/11/06/100026/3062623/10/jembatan",
    "2014-11-06T10:08:58+07:00",
    "Rina Wulandari",
    ("zone_corrected",),
)
LINKED_DATA = Page(
    "JSON-LD in UTC, related links inside the body",
    f"""<html><head><title>{TITLE} | Kabar Nusa</title><script type="application/ld+json">
{{"@context": "http://schema.org", "@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2021-03-04T02:10:56Z", "dateModified": "2021-03-04T04:13:59Z",
"author": [{{"@type": "Person", "name": "Rina Wulandari"}}],
"publisher": {{"@type": "Organization", "name": "Kabar Nusa"}},}}
</script></head><body><nav><a href="/">Beranda</a></nav><article>
<h1 itemprop="headline">{TITLE}</h1><time datetime="2021-03-04 09:10:56">4 Mar 2021, 09:10 WIB</time>
<figure><img src=a><figcaption>Warga bekerja di jembatan gantung. (Kabar Nusa/Budi)</figcaption></figure>
<div class="konten"><p>{BODY[0]}</p><p><strong>Baca juga: <a href="/baca/1">{TEASERS[0]}</a></strong></p>
<p>{BODY[1]}</p><div class="relateds--grid"><h2>Simak juga</h2><a href="/b">{TEASERS[1]}</a>
<a href="/c">{TEASERS[2]}</a></div><p>{BODY[2]}</p><p>{BODY[3]}</p>
<p>{BODY[4]}</p></div></article><aside>{summaries()}</aside></body></html>""",
    "https://www.kabarnusa.id/read/3812/jembatan",
    "2021-03-04T09:10:56+07:00",
    "Rina Wulandari",
)
PREFIXED = Page(
    "site before the title, text outside of paragraphs, no zone",
    f"""<html><head><title>{TITLE} - SinarHarian.com</title>
<meta property="og:title" content="SinarHarian.com: {TITLE}"/>
<meta property="og:site_name" content="SinarHarian.com"/></head><body>
<div class="utama"><h1 class="judul">{TITLE}</h1><span class="jadwal">Kamis, 06 November 2014 11:52</span>
<div class="detail"><b>SinarHarian.com</b> - {BODY[0]}<p><p>{BODY[1]}<p><p>{BODY[2]}<p><p>{BODY[3]}<p>
{BODY[4]}</div><div class="tags"><a href=1>jembatan</a> <a href=2>banjir</a></div></div>
<div id="komentar"><p>Komentar pembaca yang panjang sekali tentang jembatan itu dan hal lain.</p></div>
</body></html>""",
    "http://www.sinarharian.com/daerah/jembatan-a1b2c3.html",
    "2014-11-06T11:52:00+07:00",
    flags=("assumed_wib",),
)
WORDPRESS = Page(
    "a weblog's markup with a sidebar",
    f"""<html><head><title>{TITLE} – Suara Pesisir</title>
<meta property="article:published_time" content="2023-06-01T08:15:00+08:00" />
<link rel="canonical" href="https://suarapesisir.co.id/2023/06/01/jembatan/" /></head><body class="single">
<header><h1 class="entry-title">{TITLE}</h1><span class="author vcard">Oleh Rina Wulandari</span></header>
<div class="entry-content"><h3>Jembatan Putus</h3>{paragraphs()}<div class="sharedaddy share-bar">Bagikan
</div></div><div class="sidebar">{summaries()}</div></body></html>""",
    None,
    "2023-06-01T08:15:00+08:00",
    "Rina Wulandari",
)
AMP = Page(
    "accelerated mobile page",
    f"""<!doctype html><html amp><head><title>{TITLE} - Kabar Nusa</title>
<link rel="canonical" href="https://www.kabarnusa.id/read/3812/jembatan" /></head><body>
<amp-sidebar><ul><li><a href=/>Beranda</a></ul></amp-sidebar><h1>{TITLE}</h1>
<div class="tanggal">Kamis, 04/03/2021 09:10 WITA</div><amp-img src=a></amp-img>
<div class="isi-artikel">{paragraphs()}</div><amp-carousel>{teaser_list()}</amp-carousel></body></html>""",
    "https://amp.kabarnusa.id/read/3812/jembatan",
    "2021-03-04T09:10:00+08:00",
)
PARTS = Page(
    "first of two pages",
    f"""<html><head><title>{TITLE} Halaman 1 - Kabar Nusa</title>
<meta property="og:title" content="{TITLE}"><meta name="content_PublishedDate" content="2021-03-04 09:10:00">
<meta name="content_author" content="Rina Wulandari"><meta name="content_editor" content="Budi Santoso">
</head><body><h1>{TITLE}</h1><div class="read__time">Kompas - 04/03/2021, 09:10 WIB</div>
<div class="read__content"><div class="clearfix">{paragraphs()}</div></div>
<div class="paging"><a class="aktif" href="/read/3812/jembatan">1</a>
<a href="/read/3812/jembatan?page=2">2</a><a href="/read/3812/jembatan?page=2">Selanjutnya</a></div>
</body></html>""",
    "https://www.kabarnusa.id/read/3812/jembatan",
    "2021-03-04T09:10:00+07:00",
    "Rina Wulandari",
    ("multi_page",),
)
NESTED = Page(
    "a layout of tables",
    f"""<html><head><title>Kabar Nusa :: {TITLE}</title></head><body><table><tr>
<td>{teaser_list()}</td><td><table><tr><td><font size=5><strong class="judul">{TITLE}</strong></font></td></tr>
<tr><td>Kamis, 6 Nopember 2014 - 15:56 wib</td></tr><tr><td>{"<br>".join(BODY)}</td></tr></table></td>
<td>{summaries()}</td></tr></table></body></html>""",
    "http://www.kabarnusa.id/berita.php?id=77",
    "2014-11-06T15:56:00+07:00",
)
DIVS = Page(
    "a division for each paragraph",
    f"""<html><head><title>{TITLE} | kabarnusa.id</title><meta name="publishdate" content="2019/02/03 17:05:11">
</head><body><div class="container"><div class="kiri"><h1>{TITLE}</h1>
{"".join(f'<div class="track"><div><span>{text}</span></div></div>' for text in BODY)}
</div><div class="kanan">{teaser_list()}{summaries()}</div></div></body></html>""",
    "https://kabarnusa.id/a/jembatan",
    "2019-02-03T17:05:11+07:00",
    flags=("assumed_wib",),
)
PROSE_BESIDE = "".join(
    f"<div><a href='/baca/{i}'>{title}</a><div>Panitia menyatakan acara itu batal karena hujan "
    f"deras yang turun sejak pagi hari di seluruh wilayah kota, nomor {i}.</div></div>"
    for i, title in enumerate(TEASERS * 3)
)
BESIDE = Page(
    "little text beside a column of summaries, no classes",
    f"""<html><head><title>{TITLE} | Kabar Nusa</title><script>
dataLayer.push({{"published_date": "2022-05-06 07:08:09", "tags": ""}});</script></head><body>
<div><div><div>{PROSE_BESIDE}</div></div><div><div><div>{TITLE}</div><div>
{"".join(f"<p>{text}</p>" for text in BODY)}</div></div></div></div></body></html>""",
    "https://kabarnusa.id/nasional/jembatan",
    "2022-05-06T07:08:09+07:00",
    flags=("assumed_wib",),
)
SPLIT = Page(
    "a body in two parts around an advertisement",
    f"""<html><head><title>{TITLE} - Nasional - kabarnusa.id</title></head><body><div id="atas">
<b>{TITLE}</b><i>Jumat, 6/5/2022 07.08 WIT</i></div><div class="kolom">
<div class="bagian isi">{"".join(f"<p>{text}</p>" for text in BODY[:4])}</div>
<div class="iklan">Pasang iklan di sini</div><div class="bagian isi"><p>{BODY[4]}</p></div></div>
<div class="kolom samping">{teaser_list()}</div></body></html>""",
    "https://kabarnusa.id/nasional/jembatan",
    "2022-05-06T07:08:00+09:00",
)
ALL = (
    BESIDE,
    SPLIT,
    BREAKS,
    LOCAL_TIME_AS_UTC,
    LINKED_DATA,
    PREFIXED,
    WORDPRESS,
    AMP,
    PARTS,
    NESTED,
    DIVS,
)
