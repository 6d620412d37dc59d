"""Transport compression: what is framed is what discord.py's own decompressor gives back."""

from __future__ import annotations

import json

from discord import utils

from tests.discord_server.compression import compressor_for

PAYLOADS = [json.dumps({"n": n, "text": "x" * n}) for n in (0, 10, 300_000, 5)]


def test_stream_is_read_by_the_installed_client() -> None:
    context = utils._ActiveDecompressionContext()
    compressor = compressor_for(context.COMPRESSION_TYPE)
    frames = [compressor.frame(payload) for payload in PAYLOADS]
    assert all(isinstance(frame, bytes) for frame in frames)
    assert [context.decompress(frame) for frame in frames if isinstance(frame, bytes)] == PAYLOADS


def test_zstd_stream_is_one_frame_of_stored_blocks() -> None:
    compressor = compressor_for("zstd-stream")
    assert compressor.frame("ab") == bytes.fromhex("28b52ffd") + bytes([0, 56]) + bytes([16, 0, 0]) + b"ab"
    assert compressor.frame("c") == bytes([8, 0, 0]) + b"c"


def test_uncompressed_text_stays_text() -> None:
    assert compressor_for(None).frame("ab") == "ab"
