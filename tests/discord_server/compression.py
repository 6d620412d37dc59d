"""Transport compression of the gateway: one compressor per connection, one flushed piece per payload.

zstd streams are written as stored blocks, which every decompressor reads: the point is the framing that
the client asks for, not the saving, and so no compression library is needed.
"""

from __future__ import annotations

import zlib
from typing import Protocol

_ZSTD_MAGIC = 0xFD2FB528.to_bytes(4, "little")
_ZSTD_HEADER = bytes([0, 7 << 3])  # no checksum, no size; a window of 128 KiB
_ZSTD_BLOCK = 128 * 1024


class Compressor(Protocol):
    """Turns the text of one payload into one websocket frame."""

    def frame(self, text: str) -> str | bytes:
        """The frame to send: text as it is, or bytes."""


class Plain:
    """No compression."""

    def frame(self, text: str) -> str:
        """The text as it is."""
        return text


class ZlibStream:
    """Discord's `zlib-stream`: every payload ends in a sync flush."""

    def __init__(self) -> None:
        self._zlib = zlib.compressobj()

    def frame(self, text: str) -> bytes:
        """The next piece of the stream."""
        return self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """Discord's `zstd-stream`: every payload is a run of whole blocks of one frame."""

    def __init__(self) -> None:
        self._pending = _ZSTD_MAGIC + _ZSTD_HEADER

    def frame(self, text: str) -> bytes:
        """The next piece of the stream."""
        opening, self._pending = self._pending, b""
        data = text.encode()
        pieces = [data[at : at + _ZSTD_BLOCK] for at in range(0, len(data), _ZSTD_BLOCK)]
        return opening + b"".join((len(piece) << 3).to_bytes(3, "little") + piece for piece in pieces)


_KINDS: dict[str | None, type[Plain] | type[ZlibStream] | type[ZstdStream]] = {
    None: Plain,
    "zlib-stream": ZlibStream,
    "zstd-stream": ZstdStream,
}


def compressor_for(asked: str | None) -> Compressor:
    """A new compressor of the kind that the client's query string asks for."""
    return _KINDS[asked]()
