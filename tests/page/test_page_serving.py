from __future__ import annotations

import socket

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from assistant.page.chat import build_page
from assistant.page.serve import POLICY, build_application, listen, url_of
from assistant.page.settings import PageSettings, require_loopback
from assistant.page.sources.place import Place
from corpus.errors import SettingsError
from tests.page.stand_in import StandIn


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


def test_every_response_forbids_other_hosts(stand_in: StandIn) -> None:
    application = build_application(build_page(stand_in, PageSettings()))
    client = TestClient(application, base_url="http://127.0.0.1")
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-security-policy"] == POLICY
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 400
    assert client.get("/docs").status_code == 404


@pytest.mark.parametrize(
    "data", [{}, {"what": "file"}, {"what": "citation", "turn": "x"}, {"what": "library", "path": "/etc"}]
)
def test_an_event_that_is_none_of_ours_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate(data)
