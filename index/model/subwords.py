"""Build the XLM-R subword tokenizer (unigram, Kudo 2018) out of the carrier's pieces."""

from __future__ import annotations

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.model.carrier import Pieces

_WAVE_DASH = "～"
_STAND_IN = "\ufdd0"  # a noncharacter: no text has it


def build_tokenizer(pieces: Pieces, max_length: int) -> Tokenizer:
    """The tokenizer, padding and truncation left to whoever calls it.

    Args:
        pieces: The vocabulary; ``<mask>`` comes after it, as in XLM-R.
        max_length: Tokens that the model takes, special tokens included.
    """
    vocabulary = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.unk, byte_fallback=False))
    tokenizer.normalizer = _nmt_nfkc()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, pieces.bos), (eos, pieces.eos)],
    )
    special = [bos, pieces.texts[pieces.pad], eos, pieces.texts[pieces.unk]]
    tokenizer.add_special_tokens([AddedToken(text, normalized=False, special=True) for text in special])
    tokenizer.enable_truncation(max_length)
    return tokenizer


def _nmt_nfkc() -> normalizers.Normalizer:
    """Sentencepiece's ``nmt_nfkc``, which is NMT's spaces and NFKC, but for the wave dash, which it keeps."""
    return normalizers.Sequence(
        [
            normalizers.Replace(_WAVE_DASH, _STAND_IN),
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace(_STAND_IN, _WAVE_DASH),
        ]
    )
