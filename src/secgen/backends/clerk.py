"""The clerk (*greffier*): a process of its own that writes the journal while the next acts are decided.

A long posting on a machine with two cores decides on one and seals and writes on the other. The
clerk opens the same store by its address, is sent batches of acts already written out, seals and
commits them one after another, and answers each with the head it made or the error it met. After
an error it writes nothing more. When the office dies it stops before its next batch.
"""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Final

try:
    import fcntl
except ImportError:  # not a Unix
    fcntl = None  # type: ignore[assignment]

from secgen.kernel.dates import instant_text, parse_instant
from secgen.kernel.errors import LedgerError, SecgenError
from secgen.ledger import Draft, Head, Journal

_SERVE: Final = "import sys; sys.path[:] = sys.argv[1:]; from secgen.backends.clerk import serve; serve()"
_SIZE: Final = 8
_WIDE: Final = 1 << 20


class Clerk:
    """The office's side: ``write`` sends a batch, ``answer`` waits for what became of the oldest one sent."""

    def __init__(self, opener: str, url: str, head: Head) -> None:
        self._url = url
        command = [sys.executable, "-c", _SERVE, *sys.path]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        _widen(self._process.stdin)
        self._send((opener, url, tuple(head)))

    @staticmethod
    def can_help() -> bool:
        """Whether this machine has a second core, and Python can be started again."""
        return (os.cpu_count() or 1) > 1 and bool(sys.executable)

    def write(self, drafts: Sequence[Draft], instant: datetime) -> None:
        """Send a batch; returns at once."""
        self._send((list(zip(*drafts, strict=True)), instant_text(instant)))

    def answer(self) -> Head:
        """The head the oldest batch not yet answered made; raises what the clerk met instead."""
        assert self._process.stdout is not None
        try:
            answer = pickle.load(self._process.stdout)  # from our own process, over our own pipe
        except EOFError:
            raise LedgerError("SG-STORE-OPEN", url=self._url, problem="the writing process stopped") from None
        if isinstance(answer, SecgenError):
            raise answer
        return Head(*answer)

    def close(self) -> None:
        """Let the clerk finish what it was sent, and wait for its end."""
        with suppress(LedgerError):  # it may have stopped already: what it met was its answer
            self._send(None)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.read()  # answers nobody waits for any more
        self._process.stdout.close()
        self._process.wait()

    def _send(self, message: Any) -> None:
        data, pipe = marshal.dumps(message), self._process.stdin
        assert pipe is not None
        try:
            pipe.write(len(data).to_bytes(_SIZE, "little") + data)
            pipe.flush()
        except OSError as error:
            raise LedgerError("SG-STORE-OPEN", url=self._url, problem="the writing process stopped") from error


def _widen(pipe: IO[bytes] | None) -> None:
    """Let a whole batch wait in the pipe, where the system can: the office does not wait until it is taken."""
    if fcntl is not None and pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # a user's share of pipes may be used up
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _WIDE)


class _Inbox:
    """Batches as they arrive, read by a thread so that sending never waits for writing."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.abandoned = False
        self._pipe = pipe
        self._received: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=self._read, daemon=True).start()

    def next(self) -> Any:
        """The next message; ``None`` at the end, or when the office is gone."""
        data = self._received.get()
        return None if self.abandoned or not data else marshal.loads(data)

    def _read(self) -> None:
        end = marshal.dumps(None)
        while size := self._pipe.read(_SIZE):
            data = self._pipe.read(int.from_bytes(size, "little"))
            self._received.put(data)
            if data == end:
                return
        self.abandoned = True
        self._received.put(b"")


def serve() -> None:
    """The clerk's side: open the store, then write batch after batch."""
    from secgen.plugins.specs import resolve

    gc.disable()
    inbox, out = _Inbox(sys.stdin.buffer), sys.stdout.buffer
    first = inbox.next()
    if first is None:  # the office died before it said what to open
        return
    opener, url, head = first
    answer: SecgenError | tuple[Any, ...] = ()
    try:
        store = resolve(opener)(url)
        journal = Journal(store)
        journal.head = Head(*head)
    except SecgenError as error:
        answer = error
    while (message := inbox.next()) is not None:
        if not isinstance(answer, SecgenError):
            columns, instant = message
            try:
                journal.append(list(map(Draft._make, zip(*columns, strict=True))), parse_instant(instant))
                answer = tuple(journal.head)
            except SecgenError as error:
                answer = error
        try:
            pickle.dump(answer, out)
            out.flush()
        except BrokenPipeError:  # the office died while this batch was written
            os._exit(0)
