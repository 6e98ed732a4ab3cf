"""Plain texts become an index in memory: split, tokenised, embedded, scored and fused as documents' passages are.

For collections that are no policy files, such as those that retrieval is measured on; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.read import DocumentRecords
from corpus.records import Corpus, Document, Reading, Record, Source, Span
from index.encoder import Encoder, Progress
from index.legs.tokens import WordTokenizer
from index.legs.words import PARAMETERS, Bm25Index
from index.manifest import FORMAT, METRIC
from index.passages import split_text
from index.records import EncoderIdentity, IndexManifest, Passage, PassageKind
from index.search import Index
from index.segments import Segment, passage_tokens
from index.settings import IndexSettings

_ALL = "texts"
"""The one document that all the texts are filed under."""


class PlainText(Record):
    """A text to be found. ``title`` may be empty, and so may ``text``: then it is found by its title alone."""

    text_id: str
    title: str = ""
    text: str


def index_texts(
    texts: Sequence[PlainText],
    encoder: Encoder,
    tokenizer: WordTokenizer,
    settings: IndexSettings,
    progress: Progress | None = None,
) -> Index:
    """An index over texts; of each hit, ``passage.doc_id`` is the ``text_id``.

    Args:
        texts: What is to be found; a text without any character but white space gives no passage.
        encoder: Embeds passages and questions.
        tokenizer: Cuts texts into words.
        settings: How the legs are fused; the model is the encoder's.
        progress: Called while texts are embedded, with the number done and the number to do.
    """
    passages = tuple(passage for text in texts for passage in text_passages(text))
    tokens = tuple(tuple(passage_tokens(passage, tokenizer.cut)) for passage in passages)
    vectors = encoder.encode_passages([passage.embed_text for passage in passages], progress)
    manifest = _manifest(settings, encoder, tokenizer)
    segment = Segment(_nothing_read(), passages, tokens, vectors)
    corpus = Corpus(documents=(), readings=(), sections=(), tasks=(), targets=(), units=(), problems=())
    return Index(manifest, corpus, [segment], Bm25Index.build(tokens), tokenizer, encoder, settings, command="")


def text_passages(text: PlainText) -> Iterator[Passage]:
    """The passages of a text: split at sentences where it is long; the title stands above each as a heading does."""
    title = " ".join(text.title.split())
    for i, (start, end) in enumerate(split_text(text.text, [(0, len(text.text))])):
        yield _passage(text.text_id, i, title, text.text[start:end], (Span(start=start, end=end),))
    if title and not text.text.strip():
        yield _passage(text.text_id, 0, "", title, ())


def _passage(text_id: str, i: int, title: str, text: str, spans: tuple[Span, ...]) -> Passage:
    return Passage(
        passage_id=f"{text_id}/p{i}",
        doc_id=text_id,
        kind=PassageKind.SECTION,
        record_id=text_id,
        path=(title,) if title else (),
        text=text,
        embed_text=" ".join(text.split()),
        spans=spans,
    )


def _manifest(settings: IndexSettings, encoder: Encoder, tokenizer: WordTokenizer) -> IndexManifest:
    return IndexManifest(
        format=FORMAT,
        reading="",
        documents=(),
        encoder=EncoderIdentity(model=settings.model, fingerprint=encoder.fingerprint),
        dimension=encoder.dimension,
        unread=(),
        metric=METRIC,
        tokenizer=tokenizer.fingerprint,
        words=PARAMETERS,
        derived="",
    )


def _nothing_read() -> DocumentRecords:
    source = Source(path=_ALL, media_type="text/plain", sha256="")
    document = Document(doc_id=_ALL, title="", document_number=None, issuer=None, source=source, text="")
    reading = Reading(doc_id=_ALL, text="", pieces=())
    return DocumentRecords(document=document, reading=reading, sections=(), tasks=(), targets=(), problems=())
