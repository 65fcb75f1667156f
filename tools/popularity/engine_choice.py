"""Chooses the engine by name or URL."""

from __future__ import annotations

from typing import Any

import ibis

from tools.popularity.engine import Engine, EngineError


def engine_for(name: str) -> Engine:
    """`duckdb`; `local` or `spark://host:7077`, Spark; else the URL of a backend of Ibis.

    Raises EngineError.
    """
    if name == "duckdb":
        return Engine()
    if name.startswith(("local", "spark://", "yarn", "k8s://")):
        from tools.popularity.spark_engine import SparkEngine  # noqa: PLC0415 - it takes a second

        return SparkEngine(name)
    return Engine(_connected(name))


def _connected(url: str) -> Any:
    if "://" not in url:
        raise EngineError(f"{url}: want duckdb, local, spark://host:7077 or the URL of a backend")
    try:
        return ibis.connect(url)
    except Exception as error:
        raise EngineError(f"{url}: {' '.join(str(error).split())[:200]}") from error
