"""Cubes on Apache Spark: the same SQL text, on this machine (``local[2]``) or on a cluster."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import warnings
import weakref
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from secgen.kernel.errors import PluginError
from secgen.kernel.text import Text
from secgen.reports.cells import Kind
from secgen.reports.cube import Cube
from secgen.reports.extras import need
from secgen.reports.facts import Facts
from secgen.reports.query import Query
from secgen.reports.table import Table
from secgen_columnar.dataset import Dataset
from secgen_columnar.schema import to_arrow
from secgen_columnar.sql import SOURCE, statement

MASTER: Final = "SECGEN_SPARK_MASTER"
_TYPES: Final[dict[Kind, str]] = {
    "text": "STRING",
    "int": "BIGINT",
    "money": "DECIMAL(18,2)",
    "rate": "DECIMAL(12,6)",
    "date": "DATE",
    "bool": "BOOLEAN",
}
_STARTED: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
}
_SESSION: Final = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.variable.substitute": "false",
    "spark.sql.session.timeZone": "UTC",
}
"""What makes Spark read the common SQL text; set in a session of our own, whoever started Spark."""


class SparkError(PluginError):
    """Spark cannot be started here; carries its own ``remedy``."""

    @property
    def remedy(self) -> str:
        """What to do, in the current language."""
        return str(self.params["remedy"])


class SparkEngine:
    """Computes cubes on Spark, started at the first one.

    Give the ``session`` of a cluster, or a ``master`` (the variable SECGEN_SPARK_MASTER, else ``local[2]``) and
    settings. A session given is left running; one started here is stopped by :meth:`close`.
    """

    def __init__(self, *, session: Any = None, master: str | None = None, **settings: str) -> None:
        self._given = session
        self._started: Any = None
        self._session: Any = None
        self._master = master or os.environ.get(MASTER, "local[2]")
        self._settings = settings
        self._scratch = ""
        self._lock = threading.RLock()

    def run(
        self,
        cube: Cube,
        facts: Facts | Dataset | str | Path,
        by: Sequence[str] | None = None,
        where: Mapping[str, str | Sequence[str]] | None = None,
        on: date | None = None,
        date_column: str = "on",
    ) -> Table:
        """Compute a cube as :func:`secgen.reports.engine.run` does, over facts in memory or a data set's address."""
        given = facts if isinstance(facts, Facts | Dataset) else Dataset.open(facts)
        compiled = statement(Query.of(cube, given.columns, by, where, on, date_column))
        with self._lock:
            spark = self._open()
            if isinstance(given, Dataset):
                frame = spark.read.schema(_schema(given)).parquet(_plain(given.path))
            else:
                frame = _frame(spark, to_arrow(given, compiled.columns, wide=True))
            frame.createOrReplaceTempView(SOURCE)
            return compiled.table(spark.sql(compiled.text).collect())

    def close(self) -> None:
        """Stop Spark if it was started here; closing twice is fine."""
        with self._lock:
            if self._started is not None:
                self._started.stop()
                self._started = None
                shutil.rmtree(self._scratch, ignore_errors=True)
            self._session = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self) -> Any:
        if self._session is None:
            spark = self._given if self._given is not None else self._start()
            self._session = spark.newSession()
            for name, value in _SESSION.items():
                self._session.conf.set(name, value)
        return self._session

    def _start(self) -> Any:
        sql = need("pyspark.sql", "spark", "spark")
        if self._master.startswith("local") and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise _no_java("java")
        if (running := sql.SparkSession.getActiveSession()) is not None:
            return running  # somebody else's: used, never stopped
        self._scratch = tempfile.mkdtemp(prefix="secgen-spark-")
        weakref.finalize(self, shutil.rmtree, self._scratch, ignore_errors=True)
        builder = sql.SparkSession.builder.master(self._master).appName("secgen")
        settings = {**_STARTED, "spark.sql.warehouse.dir": self._scratch, **self._settings}
        for name, value in settings.items():
            builder = builder.config(name, value)
        try:
            self._started = builder.getOrCreate()
        except Exception as error:
            shutil.rmtree(self._scratch, ignore_errors=True)
            if "JAVA" in str(error).upper():
                raise _no_java(" ".join(str(error).split())) from error
            raise
        self._started.sparkContext.setLogLevel("ERROR")
        return self._started


def _frame(spark: Any, table: Any) -> Any:
    """An Arrow table as Spark takes it; its remark on a pandas it does not use here is left out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        return spark.createDataFrame(table)


def _no_java(problem: str) -> SparkError:
    return SparkError(
        "SG-PLUGIN-BROKEN",
        plugin="spark",
        distribution="secgen-columnar",
        problem=Text(f"Java absent ou inutilisable ({problem})", f"Java missing or unusable ({problem})"),
        remedy=Text(
            "apt-get install openjdk-17-jre-headless, ou indiquer JAVA_HOME",
            "apt-get install openjdk-17-jre-headless, or set JAVA_HOME",
        ),
    )


def _schema(dataset: Dataset) -> str:
    """The columns as Spark declares them: the types are ours, not guessed from the names of folders."""
    return ", ".join(f"`{c.name.replace('`', '``')}` {_TYPES[c.kind]}" for c in dataset.columns)


def _plain(path: Path) -> str:
    """A path in which nothing is a pattern."""
    return "".join(f"\\{c}" if c in "*?[]{}\\" else c for c in path.absolute().as_posix())
