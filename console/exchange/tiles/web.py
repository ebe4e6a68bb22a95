"""Fetching from the user's own tile servers: time-outs, sizes and one clear sentence for each trouble.

Only http and https, only addresses that the user gave or that the document found there names. The key of a
service never appears in a message.
"""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from console.errors import BadInput
from console.exchange.tiles.tile import LARGEST, BadTile, SourceGone
from console.language import tr

TIMEOUT = 12.0     # seconds for one answer
PATIENCE = 3       # failures in a row after which a server is left alone …
REST = 20.0        # … for this many seconds
_OPENER = urllib.request.build_opener()
_OPENER.addheaders = [("User-Agent", "GridConsole/0.1"), ("Accept", "*/*")]


class Web:
    """Answers of one server; a server that fails again and again is left alone for a while.

    Args:
        key: "tk=…" or just the key (then it is 天地图's `tk`), added to every request; "" for none.
        timeout: seconds.
    """

    def __init__(self, key: str = "", timeout: float = TIMEOUT) -> None:
        name, sign, value = key.partition("=")
        self._key = (name, value) if sign and value else ("tk", key)
        self._timeout = timeout
        self._lock = threading.Lock()
        self._failures = 0
        self._rest_until = 0.0

    def get(self, address: str) -> bytes | None:
        """The body; None where the server says that there is nothing (204, 404).

        Raises:
            SourceGone: it does not answer, or refuses the key.
            BadTile: it answers with an error of its own.
        """
        host = urllib.parse.urlsplit(address).netloc
        with self._lock:
            if time.monotonic() < self._rest_until:
                raise SourceGone(_silent(host, tr("it did not answer {n} times", n=PATIENCE)))
        try:
            with _OPENER.open(with_key(address, self._key), timeout=self._timeout) as answer:
                if answer.status == 204:
                    return self._well(None)
                body = answer.read(LARGEST + 1)
        except urllib.error.HTTPError as error:
            error.close()
            self._check(error.code, host)
            return self._well(None)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._failed()
            raise SourceGone(_silent(host, reason(error))) from error
        if len(body) > LARGEST:
            raise BadTile(tr("too large"))
        return self._well(body)

    def _check(self, code: int, host: str) -> None:
        """Say what an error code means, unless it means that there is no such tile."""
        if code in (404, 410):
            return
        if code in (401, 403, 418):  # 418 is 天地图's answer to a key it does not like
            raise SourceGone(tr("The server {host} refuses access ({code}); check the key given with --key. "
                                "Tiles that are here already are still shown.", host=host, code=code))
        self._failed()
        if code == 429 or code >= 500:
            raise SourceGone(_silent(host, tr("it answers with error {code}", code=code)))
        raise BadTile(str(code))

    def _well(self, body: bytes | None) -> bytes | None:
        with self._lock:
            self._failures = 0
        return body

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= PATIENCE:
                self._failures = 0
                self._rest_until = time.monotonic() + REST


def check_address(address: str) -> str:
    """The address itself.

    Raises:
        BadInput: it is not one of http or https.
    """
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise BadInput(tr("“{address}” is neither a file nor an http(s) address.", address=address[:200]))
    return address


def with_key(address: str, key: tuple[str, str]) -> str:
    """The address with the key among its parameters, in place of one of the same name."""
    name, value = key
    if not value:
        return address
    parts = urllib.parse.urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.lower().startswith(f"{name.lower()}=")]
    query = "&".join([*kept, f"{name}={urllib.parse.quote(value, safe='')}"])
    return urllib.parse.urlunsplit(parts._replace(query=query))


def reason(error: Exception) -> str:
    """Why a request failed, without addresses or keys in it."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return tr("no answer within {n} s", n=round(TIMEOUT))
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return type(cause).__name__ if isinstance(cause, Exception) else str(cause)


def _silent(host: str, why: str) -> str:
    return tr("The server {host} cannot be reached ({why}); tiles that are here already are still shown.",
              host=host, why=why)
