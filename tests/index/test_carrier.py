import struct

import numpy as np
import pytest

from index.errors import CarrierError
from index.model.carrier import parse_carrier
from tests.index.carrier_file import PIECES, SCORES, blocks, weights_file


def test_a_file_gives_shape_pieces_and_normalisation() -> None:
    carrier = parse_carrier(weights_file({}))
    assert (carrier.shape.hidden, carrier.shape.vocabulary, carrier.shape.positions) == (32, len(PIECES), 8)
    assert carrier.shape.layer_norm_eps == 1e-12
    assert list(carrier.pieces.texts) == PIECES
    assert list(carrier.pieces.scores) == SCORES
    assert (carrier.pieces.bos, carrier.pieces.pad, carrier.pieces.eos, carrier.pieces.unk) == (0, 1, 2, 3)
    assert carrier.normalisation == {"Ａ": "A", "\u200b": ""}


def test_a_block_is_dequantised_low_nibbles_first() -> None:
    nibbles = [*range(16), *reversed(range(16))]
    carrier = parse_carrier(weights_file({"w": (1, 32, blocks(nibbles, 0.5))}))
    assert carrier.tensor("w").tolist() == [(n - 8) * 0.5 for n in nibbles]
    assert carrier.tensor("w").dtype == np.float32


def test_a_plain_tensor_is_read_as_it_is() -> None:
    carrier = parse_carrier(weights_file({"b": (0, 3, struct.pack("<3f", 1.5, -2.0, 0.25))}))
    assert carrier.tensor("b").tolist() == [1.5, -2.0, 0.25]


def test_an_unknown_tensor_is_an_error_that_names_it() -> None:
    with pytest.raises(CarrierError, match=r"l0\.q\.w"):
        parse_carrier(weights_file({})).tensor("l0.q.w")


def test_another_file_is_refused() -> None:
    with pytest.raises(CarrierError, match="E5S1"):
        parse_carrier(b"PK\x03\x04" + bytes(100))


@pytest.mark.parametrize("length", [6, 30, 60, 100, 140, 190, -1])
def test_a_file_that_ends_too_early_is_refused(length: int) -> None:
    whole = weights_file({"b": (0, 3, struct.pack("<3f", 1, 2, 3)), "w": (1, 32, blocks([0] * 32, 1))})
    parse_carrier(whole)
    with pytest.raises(CarrierError, match="不完整"):
        parse_carrier(whole[:length])
