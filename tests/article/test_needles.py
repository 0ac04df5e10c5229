from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.needles import Needles

_FEW = st.text("abA é“😀", min_size=1, max_size=4)


@given(st.sets(_FEW, min_size=1), st.text("abA é“😀", max_size=40))
def test_every_occurrence_is_found_and_no_other(needles: set[str], text: str) -> None:
    search = Needles({needle: needle.upper() for needle in needles})
    places = [(i, i + len(n)) for n in needles for i in range(len(text)) if text.startswith(n, i)]
    assert sorted(search.spans_in(text)) == sorted(places)
    occurring = {n.upper() for n in needles if n in text}
    assert set(search.found_in(text)) == occurring
