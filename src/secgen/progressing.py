"""How far long work is: a bar in a notebook, one line on a terminal, nothing in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from secgen.kernel.figures import whole
from secgen.kernel.progress import Listener, listening


@contextmanager
def progress() -> Iterator[None]:
    """Show inside a ``with`` block how far imports, postings and checks of the journal are.

    A notebook or a terminal shows a bar if ``tqdm`` is there (extra ``notebook``), or else a plain line. It goes to
    the error stream and only where somebody looks: what is redirected to a file stays as it is.
    """
    if not (in_notebook() or sys.stderr.isatty()):
        yield
        return
    with ExitStack() as stack, listening(_bars(stack) if find_spec("tqdm") else plain_line):
        yield


def in_notebook() -> bool:
    """Whether this runs in the kernel of a notebook."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return getattr(shell, "kernel", None) is not None


def plain_line(label: str, done: int, last: bool) -> None:
    """One line, written over itself until the work is done."""
    sys.stderr.write(f"\r{label}: {whole(done)}{' ✔' if last else ' …'}" + ("\n" if last else ""))
    sys.stderr.flush()


def _bars(stack: ExitStack) -> Listener:
    """One bar for each label; those left open by an error are closed with the block."""
    with_widgets = in_notebook() and find_spec("ipywidgets") is not None
    make: Any = import_module("tqdm.auto" if with_widgets else "tqdm").tqdm
    bars: dict[str, Any] = {}

    def listen(label: str, done: int, last: bool) -> None:
        if label not in bars:
            bars[label] = make(desc=label, unit="", unit_scale=True)
            stack.callback(bars[label].close)
        bars[label].update(done - bars[label].n)
        if last:
            bars.pop(label).close()

    return listen
