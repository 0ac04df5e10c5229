"""Articles that come every day in one form, written for the tests; all of it is invented."""

from __future__ import annotations

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def weather(day: int, *, dated: bool = True) -> str:
    when = f" ({day}/2/2025)" if dated else ""
    return (
        f"Badan Meteorologi memprakirakan cuaca di wilayah Kota Rawamaju pada {WEEKDAYS[day % 7]}"
        f"{when} didominasi kondisi berawan dan hujan ringan.\nPada pagi hari, wilayah barat dan "
        "timur kota diprakirakan cerah berawan, sedangkan pada siang hari hujan ringan turun di "
        "wilayah selatan. Pada malam hari seluruh wilayah berawan.\nSuhu udara berkisar antara "
        f"{22 + day % 3} sampai {31 + day % 2} derajat Celsius dengan kelembapan "
        f"{60 + day % 5} sampai {90 + day % 4} persen. Angin bertiup dari barat daya ke utara "
        f"dengan kecepatan {5 + day % 4} sampai {20 + day % 3} kilometer per jam.\nMasyarakat "
        "diminta membawa payung dan tetap waspada terhadap perubahan cuaca yang mendadak, terutama "
        "di kawasan perbukitan dan di sepanjang bantaran sungai yang rawan banjir serta longsor.\n"
        "Nelayan dan pengguna jasa kapal penyeberangan juga diimbau memperhatikan tinggi gelombang "
        "di perairan utara sebelum berangkat. Prakiraan lengkap dapat dilihat di laman resmi badan "
        "itu dan melalui aplikasi di telepon genggam, yang diperbarui petugas setiap enam jam."
    )


def gold(day: int) -> str:
    weights = ("0,5", "1", "5", "10", "50", "100")
    price = 1_600_000 + 7_000 * day
    lines = (f"Emas {w} gram dijual seharga Rp {(n + 1) * price:,}." for n, w in enumerate(weights))
    return (
        f"Harga emas batangan Logam Jaya pada {day} Februari 2025 tercatat Rp {price:,} per gram, "
        "demikian dikutip dari laman resmi perusahaan pada pagi hari. Harga beli kembali mengikuti "
        f"dan berada di level Rp {price - 150_000:,} per gram.\nPembeli yang ingin menjual kembali "
        "emasnya dikenai pajak penghasilan sesuai peraturan menteri, yang dipotong langsung "
        "dari nilai transaksi. Pembelian dapat dilakukan di butik resmi, kantor pos, dan melalui "
        "laman perusahaan dengan menunjukkan kartu tanda penduduk serta nomor pokok wajib pajak.\n"
        "Perusahaan mengingatkan pelanggan agar berhati-hati terhadap penipu yang mengatasnamakan "
        "butik resmi dan menawarkan harga jauh di bawah pasar melalui media sosial. Keaslian emas "
        "dapat diperiksa dengan memindai kode pada kemasan memakai aplikasi di telepon genggam.\n"
        "Berikut harga emas dalam pecahan lain yang belum termasuk pajak penghasilan:\n"
        + "\n".join(lines)
    )


def licences(day: int, *, dated: bool = True) -> str:
    when = f" ({day} Februari 2025)" if dated else ""
    return (
        "Kepolisian Kota Rawamaju membuka layanan SIM Keliling bagi warga yang ingin memperpanjang "
        f"surat izin mengemudi pada {WEEKDAYS[day % 7]}{when}. Layanan tersedia di lima lokasi "
        "mulai pukul 08.00 sampai 14.00.\nLokasi pertama di halaman parkir Pasar Melati, kedua di "
        "Lapangan Merpati, ketiga di Mal Tirta Asri, keempat di Kantor Pos Rawamaju, dan kelima di "
        "Terminal Sukamaju.\nWarga diminta membawa kartu tanda penduduk dan SIM lama yang masih "
        "berlaku beserta fotokopinya. Biaya perpanjangan SIM A sebesar Rp 80.000 dan SIM C Rp "
        "75.000, sedangkan tes kesehatan dibayar terpisah."
    )


# A report with dates and numbers, and the ways in which it is copied.
REPORT = (
    "Jembatan gantung yang menghubungkan Desa Sukamaju dan Desa Tirtasari putus diterjang banjir "
    "pada Kamis (6/2/2025) sekitar pukul 03.00. Sebanyak 412 kepala keluarga terisolasi.",
    "Kepala desa mengatakan jembatan sepanjang 64 meter itu dibangun pada 12 Maret 2011 dan sudah "
    "dua kali diperbaiki. Pemerintah kabupaten menyiapkan dana Rp 2,4 miliar untuk jembatan baru.",
    "Untuk sementara, warga menyeberang dengan 3 perahu karet milik petugas. Sekitar 150 siswa "
    "terpaksa belajar di rumah sampai keadaan dinyatakan aman oleh petugas di lapangan.",
    "Petugas gabungan masih membersihkan sisa kayu di bawah jembatan, dan alat berat didatangkan "
    "dari kota untuk memperkuat tebing sungai yang longsor di kedua sisi.",
)
