"""Runs every notebook from nothing, and writes what it shows as pages: ``python notebooks/run.py OUT [NAME…]``.

Committed notebooks hold no output: a change is then a change of words or code, and nothing of a machine gets in.
"""

from __future__ import annotations

import os
import sys
import time
from html import escape
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>
:root{{color-scheme:light dark}}
body{{font:16px/1.6 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}
pre{{overflow-x:auto;font-size:.875rem;line-height:1.45}}
.input_area pre{{background:#8881;border-left:3px solid #8885;padding:.6rem .9rem;border-radius:4px}}
.prompt,.anchor-link{{display:none}}
.output{{margin:.75rem 0 1.5rem}}svg{{max-width:100%;height:auto}}
</style></head><body>{body}</body></html>
"""


def main(out: Path, *names: str) -> int:
    """Run them all, or those whose name begins so; tells each error with its cell, and how many there were."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    chosen = [path for path in sorted(HERE.glob("*.ipynb")) if path.name.startswith(names or ("",))]
    return sum(run(path, out) for path in chosen)


def run(path: Path, out: Path) -> int:
    """Run one; 0 if it went well, 1 if not."""
    started = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    if any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells):
        return say(path, "holds outputs; clear them before committing")
    try:
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(HERE)}}).execute()
    except CellExecutionError as error:
        return say(path, error.evalue if error.ename == "SystemExit" else str(error))
    notebook.metadata.pop("widgets", None)
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    page = PAGE.format(lang=notebook.metadata.get("lang", "en"), title=escape(title), body=body)
    (out / f"{path.stem}.html").write_text(page, encoding="utf-8")
    sys.stdout.write(f"{path.name}: {len(notebook.cells)} cells, {time.monotonic() - started:.0f} s\n")
    return 0


def say(path: Path, problem: str) -> int:
    """Tell what went wrong in a notebook."""
    sys.stderr.write(f"{path.name}: {problem}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/notebooks"), *sys.argv[2:]))
