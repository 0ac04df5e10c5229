"""`Enricher`: records in, the tables out.

The recipe is cheap and picklable; the models are loaded once per process, on first use. One bad
article is data, not an exception: `_attempt` is the one place where it becomes a row of
`failures`, and it costs no other document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.batching import packed
from pipeline.config import ModelConfig, RunConfig
from pipeline.errors import ConfigError, InputError, MissingDependencyError, ModelError
from pipeline.loading import corrections_of, load_models
from pipeline.records import EMPTY, OTHER_LANGUAGE, UNREADABLE, Article, Record
from pipeline.stages.corrections.known_names import Corrections
from pipeline.tables import (
    Analysed,
    Failure,
    Tables,
    concat,
    empty_tables,
    tabulate,
    tabulate_failures,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_T = TypeVar("_T")

_CHARACTERS_A_WORD = 7  # of Indonesian news, with the space
_WORDS_KEPT = 30_000  # in spaCy's vocabulary, 15 MB: 94 % of the words of news are among them
_NOT_THE_ARTICLES_FAULT = (ConfigError, MissingDependencyError, ModelError)


@dataclass(frozen=True, slots=True)
class Enricher:
    """Clean, analyse and tabulate records.

    *load* must be a function that can be pickled by name; it takes the `ModelConfig` and, where
    there are some, the *corrections* of the user. Its `Language` needs a tokenizer with ``pipe``.
    """

    config: RunConfig
    load: Callable[..., Language] = load_models

    def __call__(self, records: Iterable[Record], *, skip: Set[str] = frozenset()) -> Tables:
        """Enrich the records and give all tables of `pipeline.schema.SCHEMAS`.

        The second of two records with one ``doc_id`` is a row of `failures`. Documents whose id
        is in *skip* are cleaned and recorded, but not analysed.

        Raises:
            ModelError: the models cannot be loaded.
            ConfigError: the file of corrections cannot be used.
            MissingDependencyError: an optional package is needed and not installed.
        """
        nlp = _models(self.load, self.config.models, corrections_of(self.config))
        failures: list[Failure] = []
        articles = _articles(records, config=self.config, skip=skip, failures=failures)
        batches = packed(articles, _words, self.config.models.batch_words)
        parts = [part for batch in batches for part in _enrich(batch, nlp=nlp, failures=failures)]
        return concat([*parts, {**empty_tables(), "failures": tabulate_failures(failures)}])


@lru_cache(maxsize=1)  # one set of weights in memory at a time
def _models(
    load: Callable[..., Language], config: ModelConfig, corrections: Corrections | None
) -> Language:
    return load(config) if corrections is None else load(config, corrections=corrections)


@dataclass(frozen=True, slots=True)
class _Prepared:
    item: Analysed  # its doc still to come
    wanted: bool  # whether to analyse it


@dataclass(frozen=True, slots=True)
class _Caught:
    stage: str
    error: Exception


def _attempt(stage: str, work: Callable[[], _T]) -> _T | _Caught:
    """Do *work*; what goes wrong in it comes back as a `_Caught`."""
    try:
        return work()
    except _NOT_THE_ARTICLES_FAULT:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where a bad article becomes data
        return _Caught(stage, error)


def cut_article(record: Record, *, config: RunConfig) -> Article:
    """The article of a record, as *config* wants it cut; needs no model.

    Raises:
        InputError: the record has neither text nor HTML, or HTML alone where nothing is cleaned.
    """
    from pipeline.article.clean import clean

    if record.text is None and (record.html is None or config.clean == "none"):
        missing = "neither text nor HTML" if record.html is None else "HTML needs --clean article"
        raise InputError(missing, path=record.path, position=record.position)
    article = clean(
        record, mode=config.clean, date_order=config.date_order, site_rules=config.site_rules
    )
    return replace(article, flags=(*record.flags, *article.flags)) if record.flags else article


def _articles(
    records: Iterable[Record], *, config: RunConfig, skip: Set[str], failures: list[Failure]
) -> Iterator[_Prepared]:
    seen: set[str] = set()
    for record in records:
        prepared = _prepare(record, config=config, seen=seen)
        if isinstance(prepared, _Caught):
            failures.append(_failure(record, prepared))
        elif record.doc_id in skip:
            yield replace(prepared, wanted=False)
        else:
            yield prepared


def _prepare(record: Record, *, config: RunConfig, seen: set[str]) -> _Prepared | _Caught:
    from pipeline.article.language import identify

    if record.doc_id in seen:
        return _Caught("read", InputError(f"doc_id {record.doc_id!r} was already used"))
    seen.add(record.doc_id)
    article = _attempt("clean", partial(cut_article, record, config=config))
    if isinstance(article, _Caught):
        return article
    article = _noted(article)
    found = _attempt("language", partial(identify, article.body or article.text))
    if isinstance(found, _Caught):
        return found
    lang, score = found
    # A text too short to tell its language (und) is analysed: it is in no other language.
    wanted = config.lang == "any" or lang in {config.lang, "und"}
    if not wanted:
        article = replace(article, flags=(*article.flags, OTHER_LANGUAGE))
    return _Prepared(Analysed(article, lang=lang, lang_score=score), wanted)


def _noted(article: Article) -> Article:
    """The article, with a note where there is nothing, or not everything, to be read."""
    notes = [EMPTY] * (not article.text.strip()) + [UNREADABLE] * ("\ufffd" in article.text)
    return replace(article, flags=(*article.flags, *notes)) if notes else article


def _words(prepared: _Prepared) -> int:
    """Estimate how many words are to be analysed."""
    return len(prepared.item.article.text) // _CHARACTERS_A_WORD + 1 if prepared.wanted else 0


def _enrich(
    batch: Sequence[_Prepared], *, nlp: Language, failures: list[Failure]
) -> Iterator[Tables]:
    """Yield the tables of a batch; if it fails, those of its articles one by one."""
    together = _attempt("analysis", lambda: _tables_together(batch, nlp=nlp))
    if not isinstance(together, _Caught):
        yield together
        return
    for prepared in batch:
        with _vocabulary(nlp):
            alone = _enrich_one(prepared, nlp=nlp)
        if isinstance(alone, _Caught):
            failures.append(_failure(prepared.item.article.record, alone))
        else:
            yield alone


def _tables_together(batch: Sequence[_Prepared], *, nlp: Language) -> Tables:
    with _vocabulary(nlp):
        return tabulate(_analyse(batch, nlp=nlp))


def _vocabulary(nlp: Language) -> AbstractContextManager[object]:
    """Let spaCy, which keeps all words, forget those of a batch, once it has the frequent ones."""
    return nlp.memory_zone() if len(nlp.vocab) > _WORDS_KEPT else nullcontext()


def _analyse(batch: Sequence[_Prepared], *, nlp: Language) -> list[Analysed]:
    wanted = [prepared.item.article for prepared in batch if prepared.wanted]
    docs = nlp.pipe(tokenise(wanted, nlp=nlp), batch_size=max(len(wanted), 1))
    return [
        replace(prepared.item, doc=next(docs)) if prepared.wanted else prepared.item
        for prepared in batch
    ]


def _enrich_one(prepared: _Prepared, *, nlp: Language) -> Tables | _Caught:
    """Make the tables of one article, stage by stage, so that a failure names its stage."""
    item = prepared.item
    if prepared.wanted:
        doc = _analyse_one(item.article, nlp=nlp)
        if isinstance(doc, _Caught):
            return doc
        item = replace(item, doc=doc)
    return _attempt("tables", lambda: tabulate([item]))


def _analyse_one(article: Article, *, nlp: Language) -> Doc | _Caught:
    doc = _attempt("tokenizer", lambda: tokenise([article], nlp=nlp)[0])
    for name, component in nlp.pipeline:
        if isinstance(doc, _Caught):
            break
        doc = _attempt(name, partial(component, doc))
    return doc


def tokenise(articles: Sequence[Article], *, nlp: Language) -> list[Doc]:
    """Tokenise in one call; spaCy's own loop would call the tokenizer text by text."""
    from pipeline.extensions import text_of

    tokenizer: Any = nlp.tokenizer  # spaCy types it as a function
    docs: list[Doc] = list(tokenizer.pipe([article.text for article in articles]))
    for doc, article in zip(docs, articles, strict=True):
        if text_of(doc) != article.text:
            raise ValueError("the tokenizer changed the text")
        doc._.article = article
        _open_sentences(doc, article)
    return docs


def _open_sentences(doc: Doc, article: Article) -> None:
    """Start a sentence after a city dateline, a paragraph that shares its line with the next."""
    from pipeline.extensions import split_word

    for line, following in zip(article.paragraphs, article.paragraphs[1:], strict=False):
        if line.kind == "dateline" and "\n" not in article.text[line.end : following.start]:
            split_word(doc, following.start)  # a dash may join the two
            for token in doc:
                if token.idx >= following.start:
                    token.is_sent_start = token.idx == following.start or token.is_sent_start
                    break


def _failure(record: Record, caught: _Caught) -> Failure:
    return Failure.of(record, stage=caught.stage, error=caught.error)
