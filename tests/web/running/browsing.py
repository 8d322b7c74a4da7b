"""Somebody with a browser, over the wire: for tests in which the server is a process of its own."""

from __future__ import annotations

import re
import time
import urllib.request
from http.cookiejar import CookieJar
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

SECONDS: Final = 30


class Browser:
    """Signs in as somebody of the demo, fetches pages and sends forms; raises OSError where the server is gone."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def wait(self) -> None:
        """Until the server answers."""
        until = time.monotonic() + SECONDS
        while True:
            try:
                self.get("/health/")
                return
            except HTTPError:
                raise
            except (URLError, ConnectionError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def get(self, path: str) -> str:
        """The page at an address."""
        with self._opener.open(self.base + path, timeout=SECONDS) as page:
            return str(page.read().decode())

    def post(self, path: str, page: str, **fields: str) -> str:
        """Send the form of a page; where it led to."""
        data = {name: value for name, value in self._hidden(page).items() if name != "next"} | fields
        with self._opener.open(self.base + path, urlencode(data).encode(), timeout=SECONDS) as answer:
            answer.read()
            return str(answer.url).removeprefix(self.base)

    def sign_in(self, name: str) -> None:
        """Sign in as somebody of the demo, by one click."""
        page = self.get("/account/login/")
        forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
        (form,) = [form for form in forms if f"Sign in as {name}" in form]
        address = re.search(r'action="([^"]+)"', form)
        assert address
        assert self.post(address[1], form) == "/"

    def _hidden(self, page: str) -> dict[str, str]:
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
