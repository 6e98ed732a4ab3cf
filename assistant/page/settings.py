"""Settings (配置) of the page: ``POLICYQA_PAGE_…``."""

from __future__ import annotations

from ipaddress import ip_address

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from assistant.page.wording import NOT_LOOPBACK
from corpus.errors import SettingsError
from corpus.settings import RoomSettings


class PageSettings(RoomSettings):
    """Settings of the page.

    ``port`` 0 takes any free one. ``n_at_once`` is how many questions are answered at the same time, the others wait;
    ``n_kept`` how many exchanges of a conversation the page keeps.
    """

    model_config = SettingsConfigDict(env_prefix="POLICYQA_PAGE_")

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    n_at_once: int = Field(default=8, ge=1)
    n_kept: int = Field(default=40, ge=1)


def require_loopback(host: str) -> None:
    """Refuse an address that other machines can reach: the page knows no login yet.

    Raises:
        SettingsError: when ``host`` is neither ``localhost`` nor a loopback address (127.0.0.0/8, ::1).
    """
    if host == "localhost":
        return
    try:
        is_loopback = ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise SettingsError(NOT_LOOPBACK.format(host=host))
