"""The same query on Apache Spark, for logs that outgrow a machine. PySpark 4, Java 17."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ibis

from report.diagnostic import Diagnostic, DiagnosticsError
from tools import PROJECT
from tools.popularity import page_views
from tools.popularity.counting_rules import CountingRules
from tools.popularity.engine import Advance, Engine, EngineError, LogCounts, to_log_counts
from tools.popularity.formats import parquet
from tools.popularity.log_files import Log

_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - it is memory
# Both repeat the split of a line for each condition, up to code that Java cannot compile.
_NOT_FOR_LINES = (
    "org.apache.spark.sql.catalyst.optimizer.PushDownPredicates",
    "org.apache.spark.sql.catalyst.optimizer.InferFiltersFromConstraints",
)
_SETTINGS = {
    "spark.app.name": "popularity",
    "spark.io.encryption.enabled": "true",  # what is shuffled or spilled holds addresses
    "spark.log.level": "ERROR",
    "spark.sql.optimizer.excludedRules": ",".join(_NOT_FOR_LINES),
    "spark.sql.ansi.enabled": "false",  # a broken line has null cells; it is no reason to stop
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_FILE = "_metadata.file_path AS file"
_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.adaptive.enabled": "false",  # it plans each stage anew: on one machine, in vain
    "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
}


class SparkEngine(Engine):
    """*master* is `local` or `local[4]`, this machine, or the URL of a cluster.

    A cluster must see the log files under the same paths, and its Python must have pyarrow and
    crawler-user-agents. Raises EngineError when Spark cannot be started.
    """

    def __init__(self, master: str) -> None:
        self._interrupt = signal.getsignal(signal.SIGINT)
        self._session = _session("local[*]" if master == "local" else master)
        super().__init__(ibis.pyspark.connect(self._session))

    def log_counts(
        self, logs: Sequence[Log], rules: CountingRules, today: date, _advance: Advance
    ) -> LogCounts:
        """As DuckDB counts them; Spark reads the files by itself and tells no progress."""
        frames = [self._frame(log) for log in logs]
        hits = []
        for number, (log, frame) in enumerate(zip(logs, frames, strict=True)):
            frame.createOrReplaceTempView(f"log_{number}")
            requests = log.layout.requests(self._backend.table(f"log_{number}"))
            hits.append(page_views.page_views(requests, rules, today))
        views = page_views.once(ibis.union(*hits, distinct=False))
        counts = page_views.daily_counts(views, rules.pages_a_minute)
        try:
            rows = self._rows(counts)
            return to_log_counts(rows, sum(frame.count() for frame in frames))
        except Exception as error:
            raise _explained(error, logs) from error

    def close(self) -> None:
        """Stop the session, and restore the handler of Ctrl-C."""
        self._session.stop()
        if threading.current_thread() is threading.main_thread():
            # PySpark's own handler stays, and fails when there is no session to cancel.
            signal.signal(signal.SIGINT, self._interrupt)

    def _frame(self, log: Log) -> Any:
        paths = [str(input_file.path.absolute()) for input_file in log.files]
        wrong = [
            Diagnostic(input_file.name, 1, "file", "Spark reads no zip", "unpack it first")
            for input_file in log.files
            if input_file.archived
        ]
        if wrong:
            raise DiagnosticsError(wrong)
        if not log.layout.parquet:
            return self._session.read.text(paths).selectExpr("value AS line", _FILE)
        frame = self._session.read.parquet(*paths)
        return frame.selectExpr(*parquet.spark_columns(frame.columns, dict(frame.dtypes)), _FILE)


def _session(master: str) -> Any:
    """A session of its own; the workers get the modules of this project that the query needs."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 - it takes a second
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(PROJECT), str(PROJECT / "plugins"), os.environ.get("PYTHONPATH", "")]
    )
    builder = SparkSession.builder.master(master)
    settings = {**_SETTINGS, **(_LOCAL if master.startswith("local") else {})}
    if master.startswith("local") and _MEMORY_DISK.is_dir():
        settings["spark.local.dir"] = str(_MEMORY_DISK)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        reason = " ".join(str(error).split())[:200]
        raise EngineError(f"{master}: Spark does not start ({reason}); it wants Java 17") from error


def _explained(error: Exception, logs: Sequence[Log]) -> Exception:
    """A file that ends too soon is the user's to mend; anything else is passed on."""
    text = str(error)
    if "Unexpected end of input stream" not in text and "EOFException" not in text:
        return error
    input_file = next(
        (one for log in logs for one in log.files if one.path.name in text), logs[0].files[0]
    )
    return DiagnosticsError(
        [Diagnostic(input_file.name, 1, "file", "it ends in the middle", "fetch it again")]
    )
