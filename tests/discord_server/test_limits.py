"""Discord's limits on messages and registrations: at the limit all is well, one beyond it is a fault."""

from __future__ import annotations

import pytest

from tests.discord_server.command_limits import registration_faults
from tests.discord_server.errors import ApiError, Fault, Refusal
from tests.discord_server.limits import check_files, choices_faults, message_faults
from tests.discord_server.wire import Json, Upload


def embed(**parts: object) -> Json:
    return {"embeds": [parts]}


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def button(n: int = 0, **parts: object) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": f"go {n}", **parts}


def menu(count: int) -> Json:
    return {"type": 3, "custom_id": "menu", "options": [{"label": "x", "value": str(n)} for n in range(count)]}


def fields(count: int, name: str = "n", value: str = "v") -> Json:
    return embed(fields=[{"name": name, "value": value}] * count)


def texts(*lengths: int) -> Json:
    return {"embeds": [{"description": "x" * length} for length in lengths]}


BUTTONS = [button(n) for n in range(6)]
LIMITS = [
    pytest.param({"content": "x" * 2000}, {"content": "x" * 2001}, "content", id="content"),
    pytest.param(embed(title="x" * 256), embed(title="x" * 257), "embeds.0.title", id="title"),
    pytest.param(texts(4096), texts(4097), "embeds.0.description", id="description"),
    pytest.param(
        embed(footer={"text": "x" * 2048}), embed(footer={"text": "x" * 2049}), "embeds.0.footer.text", id="footer"
    ),
    pytest.param(
        embed(author={"name": "x" * 256}), embed(author={"name": "x" * 257}), "embeds.0.author.name", id="author"
    ),
    pytest.param(fields(25), fields(26), "embeds.0.fields", id="fields"),
    pytest.param(fields(1, name="x" * 256), fields(1, name="x" * 257), "embeds.0.fields.0.name", id="field name"),
    pytest.param(fields(1), fields(1, name=""), "embeds.0.fields.0.name", id="empty field name"),
    pytest.param(fields(1, value="x" * 1024), fields(1, value="x" * 1025), "embeds.0.fields.0.value", id="value"),
    pytest.param(texts(3000, 3000), texts(3000, 3001), "embeds", id="all embeds together"),
    pytest.param(texts(*[1] * 10), texts(*[1] * 11), "embeds", id="embeds"),
    pytest.param(
        {"components": [row(button(n)) for n in range(5)]},
        {"components": [row(button(n)) for n in range(6)]},
        "components",
        id="rows",
    ),
    pytest.param(
        {"components": [row(*BUTTONS[:5])]}, {"components": [row(*BUTTONS)]}, "components.0.components", id="buttons"
    ),
    pytest.param(
        {"components": [row(menu(1))]},
        {"components": [row(menu(1), button())]},
        "components.0.components",
        id="menu beside a button",
    ),
    pytest.param(
        {"components": [row(menu(25))]},
        {"components": [row(menu(26))]},
        "components.0.components.0.options",
        id="menu options",
    ),
    pytest.param(
        {"components": [row(button(label="x" * 80))]},
        {"components": [row(button(label="x" * 81))]},
        "components.0.components.0.label",
        id="label",
    ),
    pytest.param(
        {"components": [row(button(custom_id="x" * 100))]},
        {"components": [row(button(custom_id="x" * 101))]},
        "components.0.components.0.custom_id",
        id="custom id",
    ),
    pytest.param(
        {"components": [row(button(1), button(2))]},
        {"components": [row(button(1), button(1))]},
        "components.0.components.1.custom_id",
        id="custom ids of one message",
    ),
    pytest.param(
        {"components": [row(button())]}, {"components": [button()]}, "components.0.type", id="button without a row"
    ),
    pytest.param(
        {"flags": 1 << 15, "components": [{"type": 10, "content": "x" * 4000}]},
        {"flags": 1 << 15, "components": [{"type": 10, "content": "x" * 4001}]},
        "components",
        id="text of the second generation",
    ),
    pytest.param(
        {"flags": 1 << 15, "components": [row(button())]},
        {"flags": 1 << 15, "components": [row(button())], "content": "x"},
        "content",
        id="content beside the second generation",
    ),
]


@pytest.mark.parametrize(("within", "beyond", "where"), LIMITS)
def test_message_limit(within: Json, beyond: Json, where: str) -> None:
    assert message_faults(within) == []
    assert {str(fault).split(":")[0] for fault in message_faults(beyond)} == {where}


def test_choices_have_limits() -> None:
    assert choices_faults([{"name": "x" * 100, "value": "x" * 100}] * 25) == []
    faults = choices_faults([{"name": "x" * 101, "value": "x" * 101}, {"name": "", "value": 1}])
    assert [fault.path for fault in faults] == [
        ("data", "choices", 0, "name"),
        ("data", "choices", 0, "value"),
        ("data", "choices", 1, "name"),
    ]


def test_files_have_limits() -> None:
    small = Upload("files[0]", "a", b"a")
    check_files((small,) * 10)
    with pytest.raises(ApiError) as many:
        check_files((small,) * 11)
    with pytest.raises(ApiError) as large:
        check_files((Upload("files[0]", "a", b"a" * (10 * 1024 * 1024 + 1)),))
    assert (many.value.refusal, large.value.refusal) == (Refusal.INVALID_FORM_BODY, Refusal.TOO_LARGE)


def test_faults_are_nested_as_discord_nests_them() -> None:
    error = ApiError(Refusal.INVALID_FORM_BODY, [Fault(("embeds", 0, "title"), "CODE", "Too long.")])
    assert error.json() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {"embeds": {"0": {"title": {"_errors": [{"code": "CODE", "message": "Too long."}]}}}},
    }


def a_command(**parts: object) -> Json:
    return {"name": "ask", "description": "Ask", "type": 1, **parts}


def an_option(name: str = "question", **parts: object) -> Json:
    return {"name": name, "description": "What", "type": 3, **parts}


CHOICES = [{"name": str(n), "value": str(n)} for n in range(26)]


@pytest.mark.parametrize(
    ("command", "where"),
    [
        pytest.param(a_command(name="Ask"), "0.name", id="capital"),
        pytest.param(a_command(name="a" * 33), "0.name", id="long name"),
        pytest.param(a_command(description=""), "0.description", id="no description"),
        pytest.param(a_command(description="x" * 101), "0.description", id="long description"),
        pytest.param(a_command(options=[an_option(f"o{n}") for n in range(26)]), "0.options", id="many options"),
        pytest.param(a_command(options=[an_option(), an_option()]), "0.options", id="same option twice"),
        pytest.param(
            a_command(options=[an_option(), an_option("more", required=True)]), "0.options", id="required comes late"
        ),
        pytest.param(a_command(options=[an_option(choices=CHOICES)]), "0.options.0.choices", id="many choices"),
        pytest.param(
            a_command(options=[an_option(choices=CHOICES[:1], autocomplete=True)]),
            "0.options.0.autocomplete",
            id="choices and autocomplete",
        ),
        pytest.param(
            a_command(options=[an_option(choices=[{"name": "x" * 101, "value": "x"}])]),
            "0.options.0.choices.0",
            id="long choice",
        ),
        pytest.param({"name": "x" * 33, "type": 3}, "0.name", id="long name in a context menu"),
    ],
)
def test_registration_limit(command: Json, where: str) -> None:
    assert [str(fault).split(":")[0] for fault in registration_faults([command])] == [where]


def test_registrations_are_limited_together() -> None:
    assert registration_faults([a_command(options=[an_option(required=True), an_option("more")])]) == []
    assert [fault.code for fault in registration_faults([a_command(), a_command()])] == [
        "APPLICATION_COMMANDS_DUPLICATE_NAME"
    ]
    crowd = [a_command(name=f"c{n}") for n in range(101)]
    assert [fault.path for fault in registration_faults(crowd)] == [(100,)]
    heavy = [an_option(f"o{n}", description="x" * 100, choices=CHOICES[:25]) for n in range(25)]
    heavy = [{**option, "choices": [{"name": "x" * 100, "value": "x"}] * 4} for option in heavy]
    assert [fault.code for fault in registration_faults([a_command(options=heavy)])] == [
        "APPLICATION_COMMAND_TOO_LARGE"
    ]
