"""Links places to codes: ``span.kb_id_`` *iso3166:EE*, *idn:32.71* or *m49:035*; null when unsure.

Countries have ISO 3166-1 alpha-2 codes (kb ``iso3166``), Indonesian provinces, regencies and cities
the official ones (kb ``idn``), continents and regions of the world those of UN M49 (kb ``m49``).
Foreign cities, districts, islands and mountains have no code here and stay unlinked, also where a
capital stands for its government.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401  (registers span._.entity_id)
from pipeline.stages.places.gazetteer import Place, fold
from pipeline.stages.places.linking import PlaceMention, link_places

_LABELS = ("GPE", "LOC")


class PlaceLinker:
    """Sets ``kb_id_`` of GPE and LOC entities.

    Mentions that share ``span._.entity_id`` share their link; without it, those of the same name.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place; the values of the extension attributes stay."""
        places = [ent for ent in doc.ents if ent.label_ in _LABELS]
        links = link_places(doc.text, [_mention(ent) for ent in places])
        found = {
            ent.start: link for ent, link in zip(places, links, strict=True) if link is not None
        }
        if found:
            doc.ents = tuple(_linked(ent, found.get(ent.start)) for ent in doc.ents)
        return doc


def _mention(ent: Span) -> PlaceMention:
    cluster = ent._.entity_id
    return PlaceMention(
        start=ent.start_char,
        end=ent.end_char,
        text=ent.text,
        label=ent.label_,
        cluster=fold(ent.text) if cluster is None else cluster,
    )


def _linked(ent: Span, place: Place | None) -> Span:
    """*ent* with its link; spaCy keys extension values by offsets, so the new span has them too."""
    if place is None:
        return ent
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=place.link, span_id=ent.id)


@Language.factory("nusawarta_places", assigns=["token.ent_kb_id"], requires=["doc.ents"])
def create_places(nlp: Language, name: str) -> PlaceLinker:
    """Build the component."""
    return PlaceLinker()
