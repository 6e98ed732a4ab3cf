from __future__ import annotations

import socket
from email.message import Message
from http import HTTPStatus
from http.client import HTTPConnection

import pytest
from pydantic import ValidationError

from assistant.page.middleware import POLICY
from assistant.page.serve import listen, url_of
from assistant.page.settings import PageSettings, require_loopback
from assistant.page.sources.place import Place
from corpus.errors import SettingsError


def get(url: str, path: str, host: str | None = None) -> tuple[int, Message]:
    """Fetch a path, as though it had been asked under the name ``host``; gives status and headers."""
    connection = HTTPConnection(url.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        response.read()
        return response.status, response.headers
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_is_allowed(host: str) -> None:
    require_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "policy.example", "", "127.0.0.1.example"])
def test_any_other_address_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match="POLICYQA_PAGE_HOST"):
        listen(PageSettings(host=host, port=0))


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYQA_PAGE_PORT", "8123")
    assert PageSettings().port == 8123


@pytest.mark.parametrize(
    ("name", "value"), [("POLICYQA_PAGE_PROT", "1"), ("POLICYQA_PAGE_PORT", "七"), ("POLICYQA_PAGE_PORT", "70000")]
)
def test_wrong_settings_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="POLICYQA_PAGE_"):
        PageSettings()


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match=r"POLICYQA_PAGE_PORT"):
            listen(PageSettings(port=taken.getsockname()[1]))


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_address_is_one_that_a_browser_opens(host: str, expected: str) -> None:
    if host == "::1" and not socket.has_dualstack_ipv6():
        pytest.skip("no IPv6 on this machine")
    with listen(PageSettings(host=host, port=0)) as listener:
        assert url_of(listener).startswith(expected)


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", None, HTTPStatus.OK),
        ("/", "localhost", HTTPStatus.OK),
        ("/config", None, HTTPStatus.OK),
        ("/", "rebound.example", HTTPStatus.BAD_REQUEST),
        ("/docs", None, HTTPStatus.NOT_FOUND),
    ],
)
def test_only_this_machine_is_answered(url: str, path: str, host: str | None, status: HTTPStatus) -> None:
    assert get(url, path, host)[0] == status


def test_every_response_forbids_other_hosts(url: str) -> None:
    for path in ("/", "/config", "/nowhere"):
        headers = get(url, path)[1]
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "data", [{}, {"what": "file"}, {"what": "citation", "turn": "x"}, {"what": "library", "path": "/etc"}]
)
def test_an_event_that_is_none_of_ours_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate(data)
