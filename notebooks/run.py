"""Runs every notebook from nothing, and writes what it shows as pages: ``python notebooks/run.py OUT [NAME…]``.

Committed notebooks hold no output: a change is then a change of words or code, and nothing of a machine gets in.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>
:root{{color-scheme:light dark}}
body{{font:16px/1.6 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}}
pre{{overflow-x:auto;font-size:.875rem;line-height:1.45}}
.jp-InputArea pre{{background:#8881;border-left:3px solid #8885;padding:.6rem .9rem;border-radius:4px}}
.jp-InputPrompt,.jp-OutputPrompt,.anchor-link{{display:none}}
.jp-OutputArea{{margin:.75rem 0 1.5rem}}svg{{max-width:100%;height:auto}}
</style></head><body>{body}</body></html>
"""


def main(out: Path, *names: str) -> None:
    """Run them one after another, or those whose name begins so; the first error stops, with its notebook and cell."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    for path in sorted(HERE.glob("*.ipynb")):
        if not path.name.startswith(names or ("",)):
            continue
        started = time.monotonic()
        notebook = nbformat.read(path, as_version=4)
        held = [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
        if held:
            raise SystemExit(f"{path.name} holds outputs; clear them before committing")
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(HERE)}}).execute()
        body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
        lang = str(notebook.metadata.get("lang", "en"))
        title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
        (out / f"{path.stem}.html").write_text(PAGE.format(lang=lang, title=title, body=body), encoding="utf-8")
        sys.stdout.write(f"{path.name}: {len(notebook.cells)} cells, {time.monotonic() - started:.0f} s\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
