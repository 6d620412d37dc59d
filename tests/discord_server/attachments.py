"""Files that hang on messages: which a message has after an edit, and which of them its embeds show.

As Discord does it: an edit that says nothing of attachments keeps all, one that lists them keeps those listed and
adds the files that came along. An embed shows a file by ``attachment://NAME``, and then the message does not list it.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.discord_server.errors import ApiError, Fault, Refusal, raise_for
from tests.discord_server.limits import FILES_PER_MESSAGE, check_files
from tests.discord_server.wire import Json, Upload

_SCHEME = "attachment://"
_SHOWN_BY = ("image", "thumbnail")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that hangs on a message."""

    id: int
    filename: str
    content: bytes
    description: str | None = None

    def json(self, base: str) -> Json:
        """The attachment as the API gives it."""
        url = self.url(base)
        kind = mimetypes.guess_type(self.filename)[0] or "application/octet-stream"
        shape = {"id": str(self.id), "filename": self.filename, "size": len(self.content), "content_type": kind}
        return {**shape, "url": url, "proxy_url": url, "description": self.description, "flags": 0}

    def url(self, base: str) -> str:
        """Its address, which is this server's own."""
        return f"{base}/attachments/{self.id}/{self.filename}"


def attachments_after(
    present: Sequence[Attachment], body: Json, files: tuple[Upload, ...], *, take_id: Callable[[], int]
) -> list[Attachment]:
    """What hangs on a message once a body with these files was taken over; ApiError where Discord refuses it."""
    check_files(files)
    listed = body.get("attachments")
    described = {str(entry["id"]): entry for entry in listed or []}
    known = {str(old.id) for old in present} | {file.index for file in files}
    raise_for(list(_unknown(listed or [], known)))
    kept = [old for old in present if "attachments" not in body or str(old.id) in described]
    if len(kept) + len(files) > FILES_PER_MESSAGE:
        most = f"Must be {FILES_PER_MESSAGE} or fewer in length."
        raise ApiError(Refusal.INVALID_FORM_BODY, [Fault(("attachments",), "BASE_TYPE_MAX_LENGTH", most)])
    return [*kept, *(_attached(file, described.get(file.index, {}), take_id()) for file in files)]


def pictures_of(embed: Json, attachments: Iterable[Attachment]) -> list[Attachment]:
    """The attachments that an embed shows."""
    names = [str((embed.get(key) or {}).get("url")) for key in _SHOWN_BY]
    return [one for one in attachments if f"{_SCHEME}{one.filename}" in names]


def shown_json(embed: Json, attachments: Sequence[Attachment], base: str) -> Json:
    """The embed as the API gives it, with the addresses of the attachments that it shows."""
    addresses = {f"{_SCHEME}{one.filename}": one.url(base) for one in attachments}
    pictures = {key: embed[key] for key in _SHOWN_BY if embed.get(key)}
    shown = {
        key: {**picture, "url": addresses.get(picture.get("url"), picture.get("url"))}
        for key, picture in pictures.items()
    }
    return {**embed, **shown}


def _unknown(listed: list[Json], known: set[str]) -> Iterator[Fault]:
    """Entries that stand for no file of the request and for none of the message."""
    for n, entry in enumerate(listed):
        if str(entry["id"]) not in known:
            yield Fault(("attachments", n, "id"), "ATTACHMENT_NOT_FOUND", "Attachment was not found.")


def _attached(file: Upload, entry: Json, attachment_id: int) -> Attachment:
    return Attachment(attachment_id, entry.get("filename") or file.filename, file.content, entry.get("description"))
