"""What dates and times look like, as one regular expression over the codes of the codebook."""

from __future__ import annotations

import re

_YEAR = r"(?:,?t?Y|t[LFI]|[Dc]t[LF]|[LFI])"  # Mei 2025; Mei tahun lalu; Mei dua tahun lalu
_DATE = r"(?:D[MmE](?:,?t?Y)?|D-[MmE]-Y|S|s|k)"
_WEEKDAY = r"W[LFI]?G?[LFI]?"
_HEAD = rf"(?:K(?:,?{_WEEKDAY})?|{_WEEKDAY}K?)G?"
_DAY = (
    rf"(?:{_HEAD}(?:,?T?{_DATE}|,?\((?:[WK],?)?{_DATE}\)?)"  # Rabu, 24 Desember; Rabu (24/12)
    rf"|WG?p[LFI]|{_HEAD}|D[MmE]{_YEAR}?|D-[MmE]-Y|[ME]D,Y|S"  # Senin pekan depan; May 5, 2020
    r"|(?<=T)(?:s|k|Db[LFI]|D\([Mm]\))|(?<=\()s(?=\)))"  # tanggal 5 bulan depan
)
_TIME = r"P?H?[CDc]G?Z?"
_CLOCK = rf"(?:PH?[CDc]G?Z?(?:[-R]{_TIME}(?![Mm]))?|C(?:[-R]P?C)?G?Z(?:[-R]P?C(?:G?Z)?)?)"
_MOMENT = rf"(?:z|{_DAY}(?:[,|]?G?,?{_CLOCK}|(?<=[YS)])[,|]?C)?)"

_DAYS = rf"D(?:[-R]|(?:,D){{0,8}},?&)(?:D[Mm]{_YEAR}?|S|s)|s[Mm]{_YEAR}?"  # 24-27 Oktober 2024
_LISTED = r"D(?:,D){0,8},[sS]"  # (23, 24, 25/8)
_WEEKDAYS = r"W(?:,W){0,5}(?:,?&|[-R])W"  # Sabtu, Minggu, dan Senin
_MONTH = rf"(?:M{_YEAR}?|[mE],?Y)"
_OF_YEAR = r"(?:[-/,]?t?Y|t[LFI])"  # kuartal III-2025; kuartal I tahun depan
_JOINED = r"(?:,?&|[-R])"
_MONTH_END = rf"(?:D[Mm]{_YEAR}?|{_MONTH})"
_ALTERNATIVES = {
    # Recurring days, holy days, weekdays without a date on both sides; years of laws.
    "skip": r"gh?W(?:[-R&,]{1,2}W){0,6}|g[tb]?T?b?D?[Mm]|Wa|c[Mm]"
    r"|W[-R]W(?![-R&]?W?[GLFI]?,?\(?[DSs]|G?p[LFI])|Wo|u[DnYsSiC]t?Y?|U,?Y|[Dnc]tY|V&?[DcV]?[hpbt][LFN]|[nYX][hpbt][LFN]"
    r"|(?<!T)[Dcn](?:[-R&][Dcn])?[hpbt]I|[Dcn][-R&][Dcn][hpbt][LNFA]|/P[DC]",
    "days": rf"(?:{_WEEKDAYS}[GLFI]?(?:,?(?:{_DAYS})|\((?:{_DAYS}|{_LISTED})\)?)|{_DAYS})",
    "moments": rf"{_MOMENT}(?P<between_moments>[-R]|,R|(?<=W)&(?=WG?p[LFI])){_MOMENT}",
    "months": rf"{_MONTH_END}(?P<between_months>[-R])w?{_MONTH_END}"
    rf"|[Mm](?:,[Mm]){{0,8}},?&{_MONTH}(?<=[YLFI])",
    "moment": _MOMENT,
    "month": _MONTH,
    "years": r"t?[YX][-R]t?[YX]|(?<=r)t?Y&t?Y",
    "season": r"t?Y-D(?![MmD])",
    "quarter": rf"q-?[oD](?:{_JOINED}|,[oD]{_JOINED})q?[oD]{_OF_YEAR}|Q{_JOINED}Q{_OF_YEAR}"
    rf"|j|(?:q-?[oD]|Q)(?:{_OF_YEAR}|[LFI])?|qx(?:t?Y|t[LFI])|q[LFI]",
    # enam bulan pertama 2025, dua kuartal terakhir tahun lalu
    "beginning": r"(?:[Dc]b|cq)(?:o(?:t?Y|t[LFI])|x(?:t?Y|tL))",
    "century": r"(?<![Dcn])B[oD]",
    "year": r"t?[YiX]|t[nD]y",  # tahun 856 Masehi
    "count": r"(?:[Dc][hpbt]|e)[LNF]|(?:[Dc][hp]|e)A|J",
    "period": r"[pbt][LFI]",
    # tujuh pagi sampai sepuluh malam; hingga sepuluh malam; lima sore
    "clock": rf"(?<![Dcn]){_CLOCK}|(?<![DcnP])[Dc]G[-R][Dc]GZ?|(?<=R)[Dc]GZ?|(?<![DcnPT])[Dc]GZ?"
    r"|C(?:[-R]C)?",  # at the start of a line of a schedule
}
GRAMMAR = re.compile("|".join(f"(?P<{kind}>{rule})" for kind, rule in _ALTERNATIVES.items()))
