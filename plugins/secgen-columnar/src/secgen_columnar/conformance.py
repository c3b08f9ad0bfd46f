"""The kits this plugin passes: ``secgen plugins check secgen-columnar``."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Sequence
from importlib.util import find_spec
from typing import ClassVar
from unittest import SkipTest

import pyarrow as pa
import pyarrow.parquet as pq

from secgen.kernel.text import Lang
from secgen.reports.table import Table
from secgen.testing import EngineKit, FormatKit
from secgen_columnar import formats
from secgen_columnar.duck import DuckEngine
from secgen_columnar.spark import SparkEngine


class ParquetKit(FormatKit):
    """The format kit on Parquet."""

    capabilities = frozenset({"reads-back", "same-bytes"})

    def render(self, table: Table, lang: Lang) -> bytes:
        """The table as a Parquet file."""
        return formats.parquet(table, lang)

    def read(self, written: str | bytes) -> Sequence[Sequence[object]]:
        """The rows of a Parquet file."""
        assert isinstance(written, bytes)
        return [tuple(row.values()) for row in pq.read_table(io.BytesIO(written)).to_pylist()]


class ArrowKit(FormatKit):
    """The format kit on Arrow files."""

    capabilities = frozenset({"reads-back", "same-bytes"})

    def render(self, table: Table, lang: Lang) -> bytes:
        """The table as an Arrow file."""
        return formats.arrow(table, lang)

    def read(self, written: str | bytes) -> Sequence[Sequence[object]]:
        """The rows of an Arrow file."""
        assert isinstance(written, bytes)
        return [tuple(row.values()) for row in pa.ipc.open_file(io.BytesIO(written)).read_all().to_pylist()]


class DuckKit(EngineKit):
    """The engine kit on DuckDB."""

    def setup_method(self) -> None:
        """One engine for each check."""
        super().setup_method()
        self._engine = DuckEngine(threads=1)

    def teardown_method(self) -> None:
        """Free it."""
        self._engine.close()
        del self._engine  # pytest keeps this object until the end, DuckDB must not be
        super().teardown_method()

    def engine(self) -> DuckEngine:
        """The engine of this check."""
        return self._engine


class SparkKit(EngineKit):
    """The engine kit on Spark; skipped where pyspark or Java is missing."""

    _engine: ClassVar[SparkEngine | None] = None

    def engine(self) -> SparkEngine:
        """One engine for all checks: Spark takes seconds to start."""
        if find_spec("pyspark") is None:
            raise SkipTest("pyspark is not installed: pip install 'secgen-columnar[spark]'")
        if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise SkipTest("no Java here: apt-get install openjdk-17-jre-headless")
        if SparkKit._engine is None:
            SparkKit._engine = SparkEngine(master="local[2]")
        return SparkKit._engine
