"""Sentences in the shapes of news, for the tokenizer: what treebanks hardly have.

Patterns are written for this project. Tokens stand between spaces (a space in the text) and bars
(no space); ``+`` joins the words of a multiword token; ``{…}`` is filled at random, ``{S}`` and
``{Q}`` with a treebank sentence with and without its final full stop. The splits follow the
treebanks: *Rp* apart from its number (CSUI), *Dr.* and *PT.* apart from their stop (GSD), *Tbk.*
and *No.* one token (CSUI, PUD), dates and clock times one token.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

Token = list[str]  # the words of an orthographic token
Shape = list[tuple[Token, bool]]  # with: is there a space before?

SITES = ["KOMPAS.com", "ANTARA", "Liputan6.com", "TEMPO.CO", "REPUBLIKA.CO.ID", "Bisnis.com",
         "detikcom", "Tribunnews.com", "SINDOnews.com", "VIVA.co.id", "merdeka.com"]  # fmt: skip
CITIES = ["Jakarta", "Surabaya", "Bandung", "Medan", "Makassar", "Padang", "Kupang", "Ambon",
          "Pontianak", "Manado", "Mataram", "Serang", "Bogor", "Malang"]  # fmt: skip
COUNTRIES = ["Rusia", "Ukraina", "Indonesia", "Malaysia", "Jepang", "Korea", "Israel", "Iran"]
NAMES = ["Budi Hartono", "Siti Aminah", "Yohanes Lobo", "Made Suardana", "Rini", "Andi M. Rahman",
         "H.M. Saleh", "Dewi K. Sari", "R. Bambang", "Teuku Rizal", "Maria G. Tanu"]  # fmt: skip
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = ["Januari", "Februari", "Maret", "Agustus", "Okt", "Nov", "Desember", "Agu"]
SAID = ["kata", "ujar", "tutur", "jelas", "ungkap", "tegas", "ucap", "imbuh"]
TITLES = ["Dr|.", "Ir|.", "Prof|.", "H|.", "Drs|.", "KH|."]
DEGREES = ["S.H.", "M.H.", "M.Si.", "S.Sos.", "M.M.", "Ph.D."]

PREFIXES = [
    "{CITY}|, {SITE} -", "{CITY} (|{SITE}|) -", "{SITE}|, {CITY} -", "{SITE}|, {CITY} --",
    "{CITY}|, {SITE} --", "{CITY} (|{SITE}|) –",
]  # fmt: skip
INSERTS = [
    "|, {DAY} (|{DATE}|)", "pada {DAY} (|{DAYMONTH}|)", "pukul {CLOCK} WIB", "pukul {CLOCK} WITA",
    "senilai Rp|{DECIMAL} miliar", "sebesar Rp {THOUSANDS}", "hingga {DECIMAL} persen",
    "sekitar {DECIMAL}|%", "sebanyak {THOUSANDS} orang", "pada {DAY}|, {LONGDATE}",
    "di Jl|. {NAME} No. {SMALL}", "antara {SMALL}|-|{SMALL} {MONTH} {YEAR}",
    "(|{COUNTRY}|-|{COUNTRY}|)", "bersama {TITLE} {NAME}|, {DEGREE}|, {DEGREE}",
    "dari PT|. {CITY} Jaya Tbk. di {CITY}", "sejak {YEAR}-an", "(|{SITE}|/|{NAME}|)",
    "di {CITY}|/|{CITY}", "senilai US|$|{DECIMAL} juta",
]  # fmt: skip
WHOLE = [
    '"|{Q}|,|" {SAID} {NAME}|, {DAY} (|{DATE}|)|.',
    '"|{Q}|,|" {SAID}+nya|.',
    "“|{Q}|,|” {SAID} {NAME} kepada wartawan|.",
    "“|{Q}|,|” {SAID}+nya|, {DAY} (|{DAYMONTH}|)|.",
    '"|{Q}|.|"',
    "“|{Q}|.|”",
    "“|{Q}|!|” {SAID} {NAME}|.",
    "Menurut {TITLE} {NAME}|, {DEGREE}|, hal itu wajar|.",
    "Keterangan lengkap ada di https://www.contoh-berita.id/{YEAR}/{SMALL} dan {SITE}|.",
    "Video itu dibagikan akun @kabar_{SMALL} di media sosial|.",
    "Laga {COUNTRY}|-|{COUNTRY} berakhir {SMALL}|-|{SMALL}|.",
    "Foto|: {SITE}|/|{NAME}",
    "[|{SITE}|/|{NAME}|]",
    "Laga {COUNTRY} {SMALL}|-|{SMALL} {COUNTRY} disiarkan {SITE}|/|{SITE}|.",
    "Pasangan {NAME}|-|{NAME} unggul {SMALL}|-|{SMALL} di {CITY}|.",
    "Kita tunggu saja|... {Q}|.",
    "Hubungan {COUNTRY}|-|{COUNTRY} kembali dibahas ({SAID}+nya)|.",
]


def shaped(sentences: Sequence[Shape], count: int, rng: random.Random) -> list[Shape]:
    """*count* sentences in the shapes of news, filled from *sentences*."""
    return [_one(sentences, rng) for _ in range(count)]


def _one(sentences: Sequence[Shape], rng: random.Random) -> Shape:
    kind = rng.random()
    sentence = rng.choice(sentences)
    if kind < 0.2:
        return _parse(rng.choice(PREFIXES), sentences, rng) + _spaced(sentence)
    if kind < 0.55:
        body, stop = _without_stop(sentence)
        return body + _parse(rng.choice(INSERTS), sentences, rng) + stop
    if kind < 0.9:
        return _parse(rng.choice(WHOLE), sentences, rng)
    body, _ = _without_stop(sentence)
    return [([w.capitalize() if w.islower() else w for w in token], s) for token, s in body]


def _spaced(sentence: Shape) -> Shape:
    return [(token, space or i == 0) for i, (token, space) in enumerate(sentence)]


def _without_stop(sentence: Shape) -> tuple[Shape, Shape]:
    if sentence[-1][0] == ["."] and len(sentence) > 1:
        return sentence[:-1], sentence[-1:]
    return sentence, []


def _parse(pattern: str, sentences: Sequence[Shape], rng: random.Random) -> Shape:
    result: Shape = []
    for i, group in enumerate(pattern.split(" ")):
        for j, part in enumerate(group.split("|")):
            space = j == 0 and (i > 0 or bool(group))
            result += _fill(part, space, sentences, rng) if part else []
    return result


def _fill(part: str, space: bool, sentences: Sequence[Shape], rng: random.Random) -> Shape:
    if part in ("{S}", "{Q}"):
        body, _ = _without_stop(rng.choice(sentences))
        return [(token, space if i == 0 else s) for i, (token, s) in enumerate(body)]
    if part == "{TITLE}":
        return [
            ([piece], space and i == 0) for i, piece in enumerate(rng.choice(TITLES).split("|"))
        ]
    text = part
    for name, value in _values(rng).items():
        text = text.replace("{" + name + "}", value)
    if len(text) > 1 and (text.startswith("(") or text.endswith(")")):
        inner = [t for t in text.replace("(", "( ").replace(")", " )").split(" ") if t]
        return [(token.split("+"), space and i == 0) for i, token in enumerate(inner)]
    return [(token.split("+"), space or i > 0) for i, token in enumerate(text.split(" "))]


def _values(rng: random.Random) -> dict[str, str]:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1998, 2026)
    city = rng.choice(CITIES)
    return {
        "CITY": city.upper() if rng.random() < 0.4 else city,
        "SITE": rng.choice(SITES),
        "COUNTRY": rng.choice(COUNTRIES),
        "NAME": rng.choice(NAMES),
        "DAY": rng.choice(DAYS),
        "MONTH": rng.choice(MONTHS),
        "SAID": rng.choice(SAID),
        "DEGREE": rng.choice(DEGREES),
        "DATE": rng.choice([f"{day}/{month}/{year}", f"{day:02}/{month:02}/{year}"]),
        "DAYMONTH": f"{day}/{month}",
        "LONGDATE": f"{day} {rng.choice(MONTHS)} {year}",
        "CLOCK": rng.choice([f"{rng.randint(0, 23):02}.{rng.randint(0, 59):02}",
                             f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"]),
        "DECIMAL": rng.choice([f"{day},{month}", f"{day}", f"{day},{month:02}", f"{day}.{month}"]),
        "THOUSANDS": f"{day}.{rng.randint(0, 999):03}",
        "SMALL": str(day),
        "YEAR": str(year),
    }  # fmt: skip
