"""The kits of secgen, every check."""

from __future__ import annotations

import pytest

from secgen_columnar import conformance


class TestParquet(conformance.ParquetKit):
    """Parquet as a format."""


class TestArrow(conformance.ArrowKit):
    """Arrow as a format."""


class TestDuck(conformance.DuckKit):
    """DuckDB as an engine."""


@pytest.mark.spark
class TestSpark(conformance.SparkKit):
    """Spark as an engine."""
