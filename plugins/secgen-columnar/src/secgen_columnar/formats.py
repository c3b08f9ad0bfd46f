"""A report as a file data tools open: its rows, typed, with labels in both languages; the total is left to them."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Lang, Text
from secgen.reports.arrow import to_arrow
from secgen.reports.table import Table


def parquet(table: Table, lang: Lang) -> bytes:
    """A Parquet file: money is decimal(18,2) in euros, a rate decimal(12,6)."""
    out = io.BytesIO()
    pq.write_table(_titled(table), out, compression="zstd", store_decimal_as_integer=True)
    return out.getvalue()


def arrow(table: Table, lang: Lang) -> bytes:
    """An Arrow file (IPC), with the same types."""
    out = io.BytesIO()
    titled = _titled(table)
    with pa.ipc.new_file(out, titled.schema) as writer:
        writer.write_table(titled)
    return out.getvalue()


def _titled(table: Table) -> Any:
    try:
        found = to_arrow(table)
    except (pa.ArrowInvalid, OverflowError) as error:
        reason = Text(f"ne tient pas dans le format ({error})", f"does not fit the format ({error})")
        raise InvalidInput("SG-FIELD", act=table.name, field="cells", value="—", reason=reason) from error
    about = {"secgen.report": table.name, "secgen.title.fr": table.title.fr, "secgen.title.en": table.title.en}
    return found.replace_schema_metadata(about)
