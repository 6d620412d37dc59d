"""Files on messages: kept, dropped, added and shown in embeds as Discord does it."""

from __future__ import annotations

import io
from itertools import count

import discord as library
import pytest

from tests.discord_server import DiscordServer
from tests.discord_server.attachments import Attachment, attachments_after, pictures_of, shown_json
from tests.discord_server.errors import ApiError
from tests.discord_server.limits import message_faults
from tests.discord_server.small_bot import running
from tests.discord_server.wire import Json, Upload

OLD = Attachment(7, "old.png", b"old")
NEW = Upload("files[0]", "new.png", b"new")
PICTURE = {"title": "Chart", "image": {"url": "attachment://old.png"}}


def after(body: Json, *files: Upload) -> list[tuple[int, str, str | None]]:
    """What hangs on a message that had one file."""
    ids = count(100)
    found = attachments_after([OLD], body, files, take_id=lambda: next(ids))
    return [(one.id, one.filename, one.description) for one in found]


def test_an_edit_that_does_not_speak_of_files_keeps_them() -> None:
    assert after({"content": "x"}) == [(7, "old.png", None)]


def test_an_edit_keeps_what_it_lists() -> None:
    assert after({"attachments": []}) == []
    assert after({"attachments": [{"id": "7"}]}) == [(7, "old.png", None)]


def test_a_file_takes_the_description_that_is_listed_for_it() -> None:
    listed = [{"id": 7}, {"id": 0, "filename": "chart.png", "description": "A chart"}]
    assert after({"attachments": listed}, NEW) == [(7, "old.png", None), (100, "chart.png", "A chart")]


def test_a_listed_file_that_is_nowhere_is_refused() -> None:
    with pytest.raises(ApiError, match=r"attachments\.0\.id"):
        after({"attachments": [{"id": 8}]})
    with pytest.raises(ApiError, match=r"attachments\.0\.id"):
        after({"attachments": [{"id": 0}]})


def test_kept_and_new_files_are_limited_together() -> None:
    uploads = [Upload(f"files[{n}]", f"{n}.png", b"x") for n in range(10)]
    assert len(after({"attachments": []}, *uploads)) == 10
    with pytest.raises(ApiError, match="10 or fewer"):
        after({}, *uploads)


def test_an_embed_shows_the_file_that_it_names() -> None:
    assert pictures_of(PICTURE, [OLD]) == [OLD]
    assert shown_json(PICTURE, [OLD], "http://here")["image"]["url"] == "http://here/attachments/7/old.png"
    assert pictures_of({"image": {"url": "attachment://other.png"}}, [OLD]) == []


def test_a_picture_has_an_address_of_a_known_scheme() -> None:
    faults = message_faults({"embeds": [{"image": {"url": "file:///etc/passwd"}}]})
    assert [fault.path for fault in faults] == [("embeds", 0, "image", "url")]
    assert message_faults({"embeds": [PICTURE, {"thumbnail": {"url": "https://a.example/x.png"}}]}) == []


def test_a_description_has_a_limit() -> None:
    faults = message_faults({"attachments": [{"id": 0, "description": "x" * 1025}]})
    assert [fault.path for fault in faults] == [("attachments", 0, "description")]


async def test_a_client_sees_a_shown_file_in_the_embed_and_not_beside_it(pointed: DiscordServer) -> None:
    deals = pointed.add_guild("Club").channel("deals")
    embed = library.Embed(title="Chart").set_image(url="attachment://chart.png")
    async with running(pointed) as bot:
        channel = bot.get_partial_messageable(deals.id)
        file = library.File(io.BytesIO(b"picture"), "chart.png", description="A chart")
        sent = await channel.send(embed=embed, file=file)
        assert sent.attachments == []
        assert sent.embeds[0].image.url is not None
        assert sent.embeds[0].image.url.endswith("/chart.png")
        await sent.edit(content="the same picture")
        [held] = deals.messages
        assert [(one.filename, one.description) for one in held.pictures] == [("chart.png", "A chart")]
        await sent.edit(embed=None)
        assert [one.filename for one in held.loose] == ["chart.png"]
        await sent.edit(attachments=[])
    assert held.attachments == []
