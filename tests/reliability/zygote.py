"""A process that has loaded everything and forks a child for each work, so that killing often is quick.

It has one thread and no open journal. ``begin`` with a work, a folder, an address and a seed is answered with the
child's number; ``end`` with that number waits until the child is over and tells how it ended. Until then nobody else
can bear the number.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from reliability.mixed import MIXED
from reliability.places import Place, sqlite_place
from reliability.works import NAMED


def serve() -> None:
    """Fork for each line that begins a work, wait for each that ends one."""
    while line := sys.stdin.readline():
        word, *rest = line.rstrip("\n").split("\t")
        if word == "begin":
            name, folder, url, seed = rest
            child = os.fork()
            if not child:
                _work(name, Place(Path(folder), url, int(seed)))
            say(child)
        else:
            say(os.waitstatus_to_exitcode(os.waitpid(int(rest[0]), 0)[1]))


def say(answer: object) -> None:
    """One line to whoever asked."""
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


def _work(name: str, place: Place) -> None:
    """Do the work in this child, quietly, and leave; it and its helpers are a group of their own."""
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    code = 1
    try:
        ({**NAMED, **MIXED})[name].do(place)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    for module in sys.argv[1:]:
        import_module(module)
    with TemporaryDirectory() as folder:
        for name in ("recording", "keeping people"):  # whatever is made at its first use is made here, once
            place = sqlite_place(Path(folder, name))
            NAMED[name].prepare(place)
            NAMED[name].do(place)
    say("ready")
    serve()
