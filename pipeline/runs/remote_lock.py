"""A lock for an output behind a URL: a small file there, which says who holds it.

Stores of objects have no locks of their own. A process that was killed leaves the file behind: it
is taken over where that process was one of this machine and is gone; elsewhere nobody can know, so
that the message says what to remove.
"""

from __future__ import annotations

import json
import os
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from pipeline.errors import ConfigError
from pipeline.readers.remote import as_oserror, system_of

_held: Final[set[str]] = set()  # keys of locks that this process holds


@contextmanager
def locked_at(url: str) -> Iterator[None]:
    """Hold the lock of the output behind *url*.

    Raises:
        ConfigError: somebody else does, or may.
        OSError: it cannot be read or written.
    """
    with as_oserror():
        system, root = system_of(url)
    path = f"{root.rstrip('/')}/_state/lock"
    holder = _holder(system, path)
    if holder is not None and not _is_gone(holder):
        raise _held_by(holder, url)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    mine: dict[str, Any] = {"key": uuid.uuid4().hex, "since": now}
    mine |= {"host": socket.gethostname(), "pid": os.getpid()}
    _held.add(mine["key"])
    try:
        _write(system, path, json.dumps(mine).encode())
        if (found := _holder(system, path) or {}).get("key") != mine["key"]:
            raise _held_by(found, url)  # two began at once, and the other one wrote last
        try:
            yield
        finally:
            with suppress(OSError), as_oserror():
                system.rm_file(path)
    finally:
        _held.discard(mine["key"])


def _write(system: Any, path: str, data: bytes) -> None:
    with as_oserror():
        try:
            system.pipe_file(path, data)
        except FileNotFoundError:  # where folders are made, not named
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            system.pipe_file(path, data)


def _holder(system: Any, path: str) -> dict[str, Any] | None:
    """Who holds the lock; nobody where there is none, nobody known where it is damaged."""
    try:
        with as_oserror():
            content = system.cat_file(path)
        holder = json.loads(content)
    except FileNotFoundError:
        return None
    except ValueError:
        return {}
    return holder if isinstance(holder, dict) else {}


def _held_by(holder: dict[str, Any], url: str) -> ConfigError:
    known = {"pid", "host", "since"} <= holder.keys()
    who = " (process {pid} of {host}, since {since})".format(**holder) if known else ""
    return ConfigError(
        f"another run is writing to {url}{who}; if it has died, remove {url}/_state/lock"
    )


def _is_gone(holder: dict[str, Any]) -> bool:
    """Whether the process that holds a lock was one of this machine and no longer is."""
    if holder.get("host") != socket.gethostname() or not isinstance(holder.get("pid"), int):
        return False
    if holder["pid"] == os.getpid():
        return holder.get("key") not in _held
    try:
        os.kill(holder["pid"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
