"""Articles written for the tests: one agency story in several dresses, and other stories."""

from __future__ import annotations

LEAD = (
    "Sebanyak 214 rumah di tiga desa di Kecamatan Tanjungsari terendam banjir setelah tanggul "
    "Sungai Cipari jebol pada Selasa malam, kata Kepala Badan Penanggulangan Bencana Daerah "
    "setempat, Wahyu Setiadi."
)
PARAGRAPHS = (
    LEAD,
    "Wahyu mengatakan ketinggian air di permukiman warga sempat mencapai satu setengah meter "
    "sebelum berangsur surut pada Rabu pagi. Petugas gabungan mengevakuasi warga lanjut usia dan "
    "anak-anak dengan empat perahu karet.",
    "Hingga Rabu siang, sekitar 600 orang masih mengungsi di balai desa dan dua gedung sekolah "
    "dasar. Pemerintah kabupaten mendirikan dapur umum serta pos kesehatan untuk melayani mereka.",
    "Kami sudah meminta dua alat berat kepada dinas pekerjaan umum untuk menutup tanggul yang "
    "jebol sepanjang dua belas meter, ujarnya.",
    "Badan Meteorologi memperkirakan hujan dengan intensitas sedang hingga lebat masih akan turun "
    "di wilayah itu sampai akhir pekan, sehingga warga di bantaran sungai diminta tetap waspada.",
)
# The same event by another reporter: the same facts and names in other sentences.
OTHER_STORY = (
    "Jebolnya tanggul Sungai Cipari membuat warga tiga desa di Kecamatan Tanjungsari kehilangan "
    "tempat tinggal untuk sementara waktu.",
    "Rohayati, 43 tahun, bercerita bahwa air datang begitu cepat ketika keluarganya baru saja "
    "selesai makan malam. Ia hanya sempat menyelamatkan ijazah dan surat tanah.",
    "Di pengungsian, para relawan membagikan selimut, popok bayi, dan makanan siap saji. Kepala "
    "Badan Penanggulangan Bencana Daerah Wahyu Setiadi menyebut 214 rumah terdampak.",
    "Bupati berjanji memperbaiki tanggul itu secara permanen tahun depan. Anggarannya kini "
    "dibahas bersama dewan perwakilan rakyat daerah.",
)
# A follow-up of the next day that repeats two paragraphs of background.
FOLLOW_UP = (
    "Penutupan tanggul Sungai Cipari yang jebol di Kecamatan Tanjungsari akhirnya rampung pada "
    "Kamis sore, lebih cepat sehari daripada rencana semula.",
    "Kepala dinas pekerjaan umum setempat, Dedi Ruswandi, mengatakan sebanyak 1.800 karung pasir "
    "dan dua belas batang bronjong dipasang oleh para pekerja secara bergantian siang dan malam.",
    "Warga yang mengungsi mulai kembali untuk membersihkan lumpur dari rumah masing-masing. "
    "Sebagian masih bertahan karena perabotan mereka rusak dan sumur belum dapat dipakai.",
    PARAGRAPHS[2],
    "Perusahaan air minum daerah mengirim lima truk tangki air bersih setiap hari sampai sumur "
    "warga selesai dikuras dan diperiksa oleh petugas kesehatan lingkungan.",
)
UNRELATED = (
    "Tim bulu tangkis Nusantara Muda memastikan langkah ke babak final setelah mengalahkan juara "
    "bertahan dengan skor tiga dua dalam laga yang berlangsung lebih dari lima jam.",
    "Ganda putri menjadi penentu kemenangan lewat permainan sabar dari garis belakang. Pelatih "
    "kepala memuji ketenangan para pemain muda yang baru pertama kali tampil di turnamen ini.",
    "Pada laga puncak, mereka akan menghadapi wakil tuan rumah yang belum pernah kalah tahun ini.",
)


def text_of(paragraphs: tuple[str, ...]) -> str:
    return "\n".join(paragraphs)
