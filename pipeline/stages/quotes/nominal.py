"""Reports of a noun of speech: ``... membantah klaim Sari bahwa harga turun``."""

from __future__ import annotations

from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.extent import clause_end
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import Speaker
from pipeline.stages.quotes.speaker_after import speaker_after

_CLAIM_REACH = 3  # words between a verb and the noun it takes
_SHORTEST = 2  # words of a reported clause


def nominal_report(
    passage: Passage, noun: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read what the one claimed who is named between the *noun* and *bahwa*.

    None where a verb must still follow the report: the noun opens the sentence.
    """
    speaker = _claimant(passage, noun, last, lexicon)
    if speaker is None or noun == passage.sentences[passage.sentence_of[noun]][0]:
        return None
    start = speaker.last_word + 1
    end = clause_end(passage, start, last, cue=noun, lexicon=lexicon)
    if end - start < _SHORTEST:
        return None
    cue = Cue(passage.starts[noun], passage.ends[noun], speaker)
    return Spoken(passage.starts[start], passage.ends[end - 1], False, cue)


def claims_next(passage: Passage, verb: int, last: int, *, lexicon: SpeechLexicon) -> bool:
    """Whether the *verb* is about somebody else's claim, whose *bahwa* is not its own."""
    if passage.words[verb] in lexicon.bare_clause:
        return False
    near = range(verb + 1, min(last, verb + _CLAIM_REACH))
    noun = next((i for i in near if passage.words[i] in lexicon.claim), None)
    return noun is not None and _claimant(passage, noun, last, lexicon) is not None


def _claimant(passage: Passage, noun: int, last: int, lexicon: SpeechLexicon) -> Speaker | None:
    """Find who is named between the *noun* and its *bahwa*: *klaim Menteri ESDM Sari bahwa*."""
    speaker = speaker_after(passage, noun, lexicon=lexicon)
    if speaker is None or speaker.kind not in ("name", "pronoun"):
        return None
    at = speaker.last_word
    return speaker if at < last and passage.words[at] == "bahwa" else None
