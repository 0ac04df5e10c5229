"""Links places to codes: ``span.kb_id_`` *iso3166:EE*, *idn:32.71*, *m49:035*; null when unsure.

===================  ==============================================================================
knowledge base       is
===================  ==============================================================================
``iso3166``          countries by ISO 3166-1 alpha-2 code
``idn``              Indonesian provinces, regencies and cities by official code
``m49``              continents and regions of the world by the code of UN M49
``wikidata``         islands (Jawa, Sumatera, Kalimantan...) by Wikidata item
``within_idn``       the Indonesian unit that a village, district or quarter lies in
``within_iso3166``   the country that a foreign city or state lies in
===================  ==============================================================================

A link to a wider unit says where a place lies, not what it is: it has a knowledge base of its own,
so that London never counts as the United Kingdom, and the flag ``wider_unit``. A name that can mean
several places (*Bogor*, the city and the regency) and that the text does not explain has its usual
reading, the city, with the flag ``usual_reading``. Mountains, seas and unknown places have no link.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.stages.places.coordinates import WITHIN
from pipeline.stages.places.gazetteer import fold
from pipeline.stages.places.linking import Link, PlaceMention, link_places
from pipeline.stages.places.wider import place_in_wider_units

_LABELS = ("GPE", "LOC")


class PlaceLinker:
    """Sets ``kb_id_`` and ``span._.flags`` of GPE and LOC entities.

    Mentions that share ``span._.entity_id`` share their link; without it, those of the same name.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place; the values of the extension attributes stay."""
        places = [ent for ent in doc.ents if ent.label_ in _LABELS]
        text, mentions = text_of(doc), [_mention(ent) for ent in places]
        links = place_in_wider_units(text, mentions, link_places(text, mentions))
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


def _linked(ent: Span, link: Link | None) -> Span:
    """Give *ent* its link; spaCy keys extension values by offsets, so the new span has them too."""
    if link is None:
        return ent
    kb = f"{WITHIN if link.is_wider else ''}{link.place.kb}:{link.place.code}"
    linked = Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=kb, span_id=ent.id)
    flags = {"usual_reading": link.is_usual, "wider_unit": link.is_wider}
    linked._.flags = (*ent._.flags, *(flag for flag, holds in flags.items() if holds))
    return linked


@Language.factory(
    "nusawarta_places", assigns=["token.ent_kb_id", "span._.flags"], requires=["doc.ents"]
)
def create_places(nlp: Language, name: str) -> PlaceLinker:
    """Build the component."""
    return PlaceLinker()
