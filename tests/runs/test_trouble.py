from __future__ import annotations

from pathlib import Path

from pipeline.runs.trouble import Place, Watch


def test_a_note_tells_the_place_and_whether_it_moves(tmp_path: Path) -> None:
    watch = Watch(tmp_path, seconds=1)
    assert watch.place("00000") == Place()
    Place(3, 9, 8, 70).write(watch.note("00000"))
    assert watch.place("00000") == Place(3, 9, 8, 70)
    Place(3, 9, rehearsal=True).write(watch.note("00000"))
    assert watch.place("00000") == Place(3, 9, rehearsal=True)
    assert not watch.has_stalled("00000")
    watch._seen["00000"] = (watch.note("00000").read_text(), -1e9)
    assert watch.has_stalled("00000")
    Place(None, None, 9, 80).write(watch.note("00000"))
    assert not watch.has_stalled("00000")
    watch.forget("00000")
    assert list(tmp_path.iterdir()) == []
