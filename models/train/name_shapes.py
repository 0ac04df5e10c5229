"""Short articles around names that annotated news has too few of; written for this project.

Mentions stand in brackets, ``[ORG Dinas Pasar]``; ``{…}`` is filled at random, throughout an
article with the same word. What is outside of brackets is no name: ranks, degrees, generic bodies.
"""

from __future__ import annotations

import random
import re

from ner_data import TaggedSentence

WORDS = {
    "person": ["Rudy Hartadi", "Siti Marlina", "Dodo Sanjaya", "Yohana Lestari", "Bram Wirya",
               "Hendri Kaligis", "Nurul Aini", "Made Sudarta", "Tigor Napitu", "Asep Rohman",
               "Maria Kolo", "Fajar Nugroho", "Lukman Daeng", "Ratna Puspita", "Joko Lelono",
               "Agus Pratikno", "Wahyu Samosir", "Dewi Anggraini", "Iwan Kurnia"],
    "other": ["Surya", "Damar", "Ekawati", "Fahri", "Harun Pradipta", "Leo Brata", "Gilang", "Reza",
              "Taufan", "Yudi", "Bagas", "Krisna", "Melati", "Intan", "Sekar"],
    "initials": ["RT", "SN", "AH", "MY", "DK", "BP", "FR", "WS", "AR", "JL"],
    "foreign": ["Marco di Stefano", "Lucas van der Berg", "Pedro de la Cruz", "Ana dos Santos",
                "Carla di Rienzo", "Jean de Villier", "Omar bin Khalid", "Otto von Hagen",
                "Luigi del Monte", "Ravi al Amin", "Nina di Palma", "Fabio di Sarno",
                "Elena da Costa", "Hugo de Brito", "Rosa di Carpi", "Amir bin Yusof"],
    "common": ["Kenanga", "Gula", "Danau", "Kopi", "Pelita", "Bambu", "Sinar", "Cendana", "Merak",
               "Jendela", "Akar", "Payung", "Serambi", "Kompas", "Lentera", "Kapas", "Sungai",
               "Rotan", "Gerbang", "Tikar", "Embun", "Halaman", "Kunci", "Senja", "Arang"],
    "short": ["Vexa", "Lumo", "Zentri", "Kirana", "Doku", "Sura", "Tarka", "Finto", "Nuvo",
              "Brava", "Olin", "Mekari", "Qira", "Daku", "Ruma"],
    "city": ["Kudus", "Salatiga", "Blora", "Garut", "Klaten", "Takengon", "Sampit", "Bima",
             "Tual", "Parepare", "Banjar", "Wonosobo", "Ende", "Sorong"],
    "river": ["Serayu", "Progo", "Cimanuk", "Batanghari", "Mahakam", "Citanduy", "Musi"],
    "a": ["Brasil", "Jerman", "Ghana", "Jepang"], "b": ["Peru", "Swiss", "Kamerun", "Qatar"],
    "c": ["Chile", "Belgia", "Mesir", "Yordania"], "d": ["Ekuador", "Kroasia", "Mali", "Oman"],
    "e": ["Kolombia", "Wales", "Senegal", "Irak"], "f": ["Bolivia", "Serbia", "Togo", "Suriah"],
    "rank": ["Bripka", "Aiptu", "AKBP", "Kompol", "Brigjen Pol", "Kombes Pol", "Ipda", "Serka",
             "Letkol Inf", "Marsekal Madya (Purn)", "Mayjen TNI", "Laksma TNI", "Briptu", "Brigpol",
             "Kopda", "Bripda", "Iptu", "Kapten Cpl", "Jenderal (Purn)", "Letjen TNI (Purn)",
             "Laksamana Muda TNI (Purn)", "Irjen Pol (Purn)", "Marsda TNI", "Aipda", "Pratu"],
    "title": ["Prof Dr", "Dr", "Ir", "Drs", "KH", "Hj", "Ustaz", "Habib", "Drg", "Prof"],
    "degree": ["SH MHum", "SE MM", "SPd", "ST MT", "SH MH", "SSos MSi", "SKM", "SIP", "SAg", "SH",
               "MPd", "MSi", "SH MKn", "SKep Ners", "SPd MPd", "PhD", "SSTP MAP", "Lc MA"],
    "police": ["Polres", "Polsek", "Polresta", "Kejari"],
    "generic": ["Polda", "Polres", "Ponpes", "LSM", "BUMN", "BUMD", "Pemprov", "Pemkot", "Satgas",
                "DAK Nonfisik", "APBD", "UMKM", "RT", "RW", "SMA"],
    "tribe": ["Baduy", "Sasak", "Asmat", "Mentawai", "Kajang", "Tengger", "Toraja", "Sakai", "Kubu",
              "Dani", "Osing", "Korowai", "Bajo", "Talang Mamak"],
    "feast": ["Maulid Nabi Muhammad", "Isra Mikraj", "Misa Malam Paskah", "Kebaktian Jumat Agung",
              "Misa Malam Natal", "Hari Raya Galungan", "Cap Go Meh", "Waisak", "Tahun Baru Islam",
              "Haul Gus Dur", "Hari Raya Nyepi", "Salat Id", "Imlek"],
    "meeting": ["Rapat Dewan Komisioner", "Rapat Dewan Gubernur", "Rapat Umum Pemegang Saham",
                "Rapat Anggota Tahunan", "Rapat Pleno", "Rapat Kerja Nasional"],
    "board": ["OJK", "Bank Indonesia", "LPS", "KPU", "PSSI", "Pertamina", "BPS", "Kadin", "PWI"],
    "plan": ["RPJMD", "RPJPD", "RKPD", "RTRW", "APBD", "RAPBD", "LKPJ", "UMK", "PAD"],
    "unit": ["Propam", "Humas", "Satreskrim", "Satlantas", "Inafis", "Tipidkor", "Samapta"],
    "kind_of_firm": ["Perusahaan", "Toko", "Pabrik", "Koperasi", "Bengkel", "Penerbit", "Salon",
                     "Maskapai", "Restoran", "Percetakan", "Penyalur", "Studio", "Pengembang"],
    "staff": ["kasir", "karyawan", "pelanggan", "pemilik", "manajer", "buruh", "pemasok",
              "direktur", "pembeli", "pengelola", "bendahara", "sopir", "kurir"],
    "thing": ["Mesin", "Gudang", "Utang", "Rekening", "Cabang", "Produk", "Kantor", "Tagihan",
              "Izin", "Truk", "Kasir", "Karyawan", "Pelanggan", "Saham", "Pemilik", "Seragam"],
    "art": ["film", "novel", "sinetron", "serial", "lagu", "album", "drama", "komik", "gim"],
    "year": ["2023", "2024", "2025", "2026", "2027"],
    "number": ["3", "7", "9", "12", "14", "21", "38"],
    "topic": ["Sampah", "KTR", "Pajak Daerah", "RTRW", "Desa Wisata", "Ketertiban Umum"],
    "adjective": ["Terkenal Ramah", "Tak Segan", "Makin Berani", "Sering Mangkir", "Mulai Resah"],
    "job": ["Guru Honorer", "Sopir Truk", "Pedagang Sayur", "Residivis", "Petani Garam",
            "Nelayan Tua", "Tukang Parkir"],
}  # fmt: skip

ARTICLES = [
    ["Pemilik [ORG {common}] , [PERSON {person}] , digugat pemasoknya .",
     "Gudang [ORG {common}] disegel dan truk [ORG {common}] disita ."],
    ["Kelompok vokal [ORG {common}] menggelar konser di [GPE {city}] .",
     "Album kedua [ORG {common}] terjual habis .",
     "Vokalis [ORG {common}] , [PERSON {person}] , menulis semua lagunya ."],
    ["Toko roti [ORG {common}] dibuka di [GPE {city}] .", "Banyak yang suka roti [ORG {common}] .",
     "[ORG {common}] mempekerjakan dua puluh orang ."],
    ["Penjualan [ORG {short}] naik tajam tahun ini .", "Saham [ORG {short}] dijual di bursa .",
     "Direktur Utama [ORG {short}] [PERSON {person}] menolak berkomentar ."],
    ["Klub [GPE {city}] , [ORG {short}] , merekrut [PERSON {foreign}] .",
     "[ORG {short}] kalah dari [ORG {common} FC] .", "Pelatih [ORG {short}] kecewa ."],
    ["Tim esports [ORG {common}] lolos ke final .", "[ORG {common}] menang atas [ORG {short}] ."],
    ["[WORK_OF_ART {common}] , film garapan [PERSON {person}] , tayang pekan depan .",
     "Syuting [WORK_OF_ART {common}] berlangsung di [GPE {city}] .",
     "Penonton memuji akting [PERSON {other}] dalam [WORK_OF_ART {common}] ."],
    ["Aplikasi [PRODUCT {short}] sudah diunduh sejuta kali .",
     "Pengguna [PRODUCT {short}] mengeluhkan tarifnya ."],
    ["Warga [GPE {city}] bernama [PERSON {common}] melapor ke polisi .",
     "[PERSON {common}] mengaku ditipu tetangganya ."],
    ["{adjective} , Penjual Tiket Palsu Diburu di [GPE {city}]"],
    ["{job} [PERSON {other}] Dapat Hadiah Umrah"],
    ["{job} di [GPE {city}] {adjective}"],
    ["Residivis [PERSON {other}] Ditangkap Lagi", "{job} itu pernah dipenjara di [GPE {city}] ."],
    ["{rank} [PERSON {initials}] dan {rank} [PERSON {other}] diperiksa ."],
    ["{rank} [PERSON {person}] memimpin apel di [GPE {city}] .",
     "Menurut [PERSON {person}] , situasi aman ."],
    ["{title} [PERSON {person}] {degree} dilantik sebagai rektor .",
     "Hadir pula {title} [PERSON {other}] , {degree} ."],
    ["Kasat Reskrim [ORG {police} {city}] {rank} [PERSON {person}] {degree} membenarkan hal itu ."],
    ["Tersangka [PERSON {initials}] ditahan {police} setempat ."],
    ["Aktor [PERSON {foreign}] tiba di [GPE {city}] .", "Lawannya adalah [PERSON {foreign}] ."],
    ["Hasil pertandingan : [GPE {a}] 2 - 0 [GPE {b}] [GPE {c}] 1 - 1 [GPE {d}]"
     " [GPE {e}] 3 - 1 [GPE {f}]"],
    ["[GPE {a}] 4 - 1 [GPE {d}]", "[GPE {b}] 0 - 0 [GPE {c}]"],
    ["Susunan pemain : [PERSON {other}] ( [PERSON {person}] 70 ) , [PERSON {foreign}] ."],
    ["Direktur Operasi : [PERSON {person}] • Direktur Niaga : [PERSON {other}]"],
    ["Ketua : [PERSON {person}] ; Sekretaris : [PERSON {other}] ; Bendahara : [PERSON {foreign}]"],
    ["[ORG Rapat Dewan Gubernur Bank Indonesia] memutuskan bunga tetap .",
     "[ORG Rapat Anggota Tahunan Koperasi {common}] ricuh ."],
    ["[ORG Rumah Sakit Jiwa Daerah (RSJD) dr {other} {city}] menambah kamar ."],
    ["[ORG Rumah Sakit Umum Pusat (RSUP) {city}] penuh ."],
    ["RPJPD [GPE Kota {city}] dibahas pekan depan .", "RKPD [GPE Kabupaten {city}] molor ."],
    ["Perusda [ORG PT {city} Tirta] merugi .", "BUMN [ORG PT {short} Karya (Persero)] untung ."],
    ["{generic} masih menunggu laporan itu .", "Bantuan {generic} cair bulan depan ."],
    ["[ORG Humas {police} {city}] memeriksa {rank} [PERSON {initials}] ."],
    ["[ORG Satresnarkoba Polres {city}] menyita sabu ."],
    ["Dua sungai meluap , antara lain [LOC {river}] dan [LOC Kapuas] ."],
    ["Wisatawan memadati [LOC {common} Putih] di [GPE {city}] ."],
    ["Ia maju dari [LOC Daerah Pemilihan (Dapil) {city} II] .", "Caleg [LOC Dapil {city} III] ."],
    ["Umat merayakan [EVENT Isra Mikraj Nabi Muhammad] di [GPE {city}] ."],
    ["Jemaat mengikuti [EVENT Misa Malam Natal] dengan khusyuk ."],
    ["[ORG Jamkrindo] menurunkan bunga .", "Nasabah [ORG Jamkrindo] bertambah ."],
    ["[GPE {city}] ( [ORG Antara {city}] ) - Harga cabai naik ."],
    ["Warga [NORP Suku Sakai] menolak tambang .", "Adat [NORP Suku Dayak] dijaga ."],
    ["[LAW Putusan Pengadilan Tinggi (PT) {city} Nomor {number}/PID/{year}/PT Smg] terbit .",
     "[LAW Putusan Nomor {number}/Pdt/{year}/PN Tgl] digugat ."],
    ["DPRD membahas [LAW Raperda {topic} {year}] .", "[LAW Perda {topic} {year}] berlaku ."],
    ["Dirjen [ORG Perkeretaapian Kemenhub] [PERSON {person}] hadir .",
     "Plt Dirjen [ORG Pajak Kemenkeu] [PERSON {other}] absen ."],
    ["[ORG Polda Metro Jaya] menahan [PERSON {person}] alias [PERSON {other}] ."],
    ["Mantan {staff} [ORG {common}] bernama [PERSON {person}] dipanggil polisi .",
     "{thing} milik [ORG {common}] rusak .", "{thing} [ORG {common}] disita ."],
    ["{kind_of_firm} [ORG {common}] tutup sejak Senin .", "{thing} [ORG {common}] kosong .",
     "Menurut {staff} [ORG {common}] , [PERSON {other}] , usaha itu merugi ."],
    ["{thing} milik [ORG {short}] dilelang .", "Kreditur menggugat [ORG {short}] ke pengadilan ."],
    ["Seorang {staff} [ORG {common}] , [PERSON {other}] , mengaku belum digaji .",
     "[ORG {common}] berjanji membayar bulan depan ."],
    ["Mengetahui klub [GPE {a}] , [ORG {short} {common}] , mengincarnya , ia senang .",
     "Pelatih [ORG {short} {common}] datang sendiri ."],
    ["Klub [ORG {common} {city}] menjamu [ORG {short} {common}] .",
     "Gol [ORG {short}] dicetak [PERSON {other}] .", "[ORG {common}] kalah lagi ."],
    ["Penonton {art} [WORK_OF_ART {common}] menangis .",
     "Pemain [WORK_OF_ART {common}] tidak datang .", "[WORK_OF_ART {common}] laris di mana-mana ."],
    ["Judul {art} itu [WORK_OF_ART {common}] .", "Sutradara [PERSON {person}] menulis sendiri ."],
    ["{rank} [PERSON {initials}] menembak {rank} [PERSON {other}] ."],
    ["Korban , {rank} [PERSON {initials}] , dimakamkan di [GPE {city}] .",
     "{rank} [PERSON {person}] memimpin upacara ."],
    ["{rank} [PERSON {person}] hadir .", "Upacara dipimpin {rank} [PERSON {other}] ."],
    ["Pelapor , [PERSON {initials}] , dan terlapor , [PERSON {other}] , berdamai ."],
    ["{title} [PERSON {person}] {degree} dilantik .", "[PERSON {person}] {degree} berpidato ."],
    ["Kepala dinas , [PERSON {person}] {degree} , mundur .",
     "Penggantinya [PERSON {foreign}] {degree} ."],
    ["Aktris [PERSON {foreign}] datang bersama [PERSON {other}] ."],
    ["[PERSON {foreign}] mencetak dua gol .", "Kartu merah [PERSON {foreign}] disesali ."],
    ["Umat merayakan [EVENT {feast}] dengan tenang .", "[EVENT {feast}] jatuh pada hari Senin ."],
    ["Warga [GPE {city}] menyambut [EVENT {feast}] .", "Libur [EVENT {feast}] dimulai besok ."],
    ["Warga [NORP Suku {tribe}] menolak jalan itu .", "Rumah [NORP Suku {tribe}] dipugar ."],
    ["Orang [NORP {tribe}] menenun sendiri .", "Suku [NORP {tribe}] tinggal di lereng ."],
    ["[ORG {meeting} {board}] memutuskan hal itu .", "Hasil [ORG {meeting} {board}] diumumkan ."],
    ["DPRD membahas {plan} [GPE Kota {city}] .", "{plan} [GPE {city}] belum disahkan ."],
    ["Anggota [ORG {unit} {police} {city}] memeriksa dia .",
     "[ORG {unit} {police} {city}] diminta turun tangan ."],
    ["Proyek itu dikerjakan BUMD [ORG PT {city} {short}] .", "BUMD [ORG PT {short}] rugi ."],
    ["{generic} hadir dalam rapat itu .", "{generic} dan {generic} belum menjawab ."],
    ["Caleg [LOC Daerah Pemilihan (Dapil) {city} {number}] kalah .",
     "[PERSON {person}] unggul di [LOC Dapil {city} II] ."],
    ["Sungai yang meluap , yaitu [LOC {river}] dan [LOC Bengawan Solo] , sudah surut ."],
    ["Pendaki dilarang ke [LOC Telaga {common}] .", "[LOC Telaga {common}] mengering ."],
    ["[LAW Raperda {topic} {year}] dibahas .", "[LAW Ranperda {topic}] ditolak ."],
    ["[LAW Penetapan Pengadilan Negeri (PN) {city} Nomor {number}/PenPid/{year}/PN Bla] terbit ."],
    ["Pemain cadangan : [PERSON {other}] , [PERSON {person}] , [PERSON {foreign}] ."],
    ["Direktur Utama : [PERSON {person}] • Direktur Keuangan : [PERSON {other}] • Komisaris :"
     " [PERSON {foreign}]"],
    ["[PERSON {person}] ( [PERSON {other}] 70 ) , [PERSON {initials}] ( [PERSON {foreign}] 85 )"],
    ["[GPE {city}] ( [ORG Antara {city}] ) - Panen padi mundur ."],
    ["Umrah gratis bagi {job}", "{job} {adjective} , Keluarga [PERSON {other}] Pasrah"],
    ["{adjective} dan {adjective} , Residivis [PERSON {other}] Ditangkap"],
    ["{job} Dapat Bantuan", "Kisah {job} Keliling [GPE {city}]"],
]  # fmt: skip

_MENTION = re.compile(r"\[([A-Z_]+) ([^\]]+)\]|([^\s\[\]]+)")
_NOT_AFTER_SPACE = frozenset(".,;:)")


def shaped_articles(count: int, rng: random.Random) -> list[list[TaggedSentence]]:
    """*count* articles, each with words of its own; a thousand have some 13,000 words."""
    return [_article(rng.choice(ARTICLES), rng) for _ in range(count)]


def _article(patterns: list[str], rng: random.Random) -> list[TaggedSentence]:
    words = {name: rng.choice(choices) for name, choices in WORDS.items()}
    return [_sentence(pattern.format(**words)) for pattern in patterns]


def _sentence(text: str) -> TaggedSentence:
    words: list[tuple[str, bool]] = []
    tags: list[str] = []
    for label, name, plain in _MENTION.findall(text):
        pieces = [p for word in (name or plain).split() for p in _pieces(word)]
        for form, space in pieces:
            glued = not words or words[-1][0] == "(" or form in _NOT_AFTER_SPACE
            words.append((form, not words or (space and not glued)))
        tags += _bioes(label, len(pieces)) if label else ["O"] * len(pieces)
    return TaggedSentence(words, tags)


def _pieces(word: str) -> list[tuple[str, bool]]:
    """Brackets are words of their own; a number such as ``9/PenPid/2025/PN`` is one."""
    if word[0] not in "(" and word[-1] != ")":
        return [(word, True)]
    return [(part, i == 0) for i, part in enumerate(re.findall(r"[()]|[^()]+", word))]


def _bioes(label: str, count: int) -> list[str]:
    if count == 1:
        return [f"S-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (count - 2), f"E-{label}"]
