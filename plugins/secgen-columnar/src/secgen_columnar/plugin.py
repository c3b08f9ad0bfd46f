"""Describes the formats, the exporter and the engines to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import EngineSpec, ExporterSpec, FormatSpec, PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    """Who this plugin is."""
    kits = tuple(f"secgen_columnar.conformance:{name}Kit" for name in ("Parquet", "Arrow", "Duck", "Spark"))
    return PluginInfo("secgen-columnar", (1, 0), "Parquet and Arrow; cubes on DuckDB and Spark", kits)


@hookimpl
def secgen_report_formats() -> Iterable[FormatSpec]:
    """A report as a Parquet or an Arrow file."""
    return [
        FormatSpec("parquet", "application/vnd.apache.parquet", ".parquet", "secgen_columnar.formats:parquet"),
        FormatSpec("arrow", "application/vnd.apache.arrow.file", ".arrow", "secgen_columnar.formats:arrow"),
    ]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    """The facts of an office: one Parquet file, or a data set by year and region."""
    summary = "facts (--facts budget) as a Parquet file; --partitioned yes adds to a data set by year and region"
    options = ("facts", "partitioned", "on", "known_at", "year")
    return [ExporterSpec("parquet", summary, ".parquet", "secgen_columnar.export:parquet", options)]


@hookimpl
def secgen_cube_engines() -> Iterable[EngineSpec]:
    """The engines that compute cubes from facts in memory or from a data set."""
    return [
        EngineSpec("duckdb", "DuckDB, embedded", "secgen_columnar.duck:DuckEngine"),
        EngineSpec("spark", "Apache Spark (SECGEN_SPARK_MASTER, local[2])", "secgen_columnar.spark:SparkEngine"),
    ]
