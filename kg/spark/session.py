"""Start Spark, or say what it lacks; tell what ended a job in the words of kg."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg import errors
from kg.errors import ConfigError, DatasetError, KgError, needing

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MAJOR, JAVA = 4, 17
"""The major version of Spark that this is for, and the least Java that it runs on."""

RAISED = re.compile(r"^kg\.errors\.(\w+): (.+)$", re.MULTILINE)
"""How an error of kg stands in what Spark tells of a task that failed."""

LOST = re.compile(r"Python worker exited unexpectedly|ExecutorLostFailure|Python worker failed to connect back|OutOfMemory")


@contextmanager
def opened(session: SparkSession | None = None) -> Iterator[SparkSession]:
    """Yield the session given, or the one that is active; else one that is started here and ends with the block.

    Raises:
        ConfigError: Spark is not installed or of another version, or there is no Java for it.
    """
    _check_library()
    from pyspark.sql import SparkSession

    session = session or SparkSession.getActiveSession()
    if session is not None:
        _check_version(session.version, "the cluster")
        yield session
        return
    _check_java()
    session = _start()
    try:
        yield session
    finally:
        session.stop()


def _check_library() -> None:
    with needing("spark"):
        import pyspark
        import pyspark.sql
    _check_version(pyspark.__version__, "the installed pyspark")


def _check_version(version: str, what: str) -> None:
    if not version.startswith(f"{MAJOR}."):
        raise ConfigError(
            f"{what} is Spark {version}, not {MAJOR}", remedy=f"python -m pip install 'pyspark>={MAJOR},<{MAJOR + 1}'"
        )


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    remedy = f"install Java {JAVA} or newer (Debian: apt-get install openjdk-{JAVA}-jre-headless), or name it in JAVA_HOME"
    if java is None:
        raise ConfigError(f"no Java in {home}/bin" if home else "no Java", remedy=remedy)
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603  # what the user runs as java
    version = re.search(r'version "(\d+)', answer.stderr + answer.stdout)
    if version is None or int(version[1]) < JAVA:
        raise ConfigError(f"{java} is {f'Java {version[1]}' if version else 'no Java'}, too old for Spark {MAJOR}", remedy=remedy)


def _start() -> SparkSession:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        session = SparkSession.builder.appName("kg").getOrCreate()
    except PySparkException as error:
        raise ConfigError(f"Spark does not start: {_first_line(error)}", remedy="see what it printed above") from error
    return session


@contextmanager
def failures_told(stage: str, work: str) -> Iterator[None]:
    """Tell in the words of kg why a job in the block failed.

    Args:
        stage: what it did.
        work: the folder that keeps what is done.

    Raises:
        KgError: the error of kg that ended a task, or what Spark tells.
    """
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    go_on = f"what is done is kept in {work}; go on with it by --resume"
    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        text = str(error)
        if raised := RAISED.search(text):
            kind = getattr(errors, raised[1], KgError)
            known = kind.__new__(kind)
            KgError.__init__(known, raised[2])
            raise known from error
        if LOST.search(text):
            remedy = f"give executors more memory (spark.executor.memoryOverhead) or more tries (spark.task.maxFailures); {go_on}"
            raise DatasetError(f"{work}: {stage}: a worker died as often as Spark lets it", remedy=remedy) from error
        raise DatasetError(f"{work}: {stage}: {_first_line(error)}", remedy=f"see the log of Spark; {go_on}") from error


def _first_line(error: Exception) -> str:
    lines = [line.strip(" :") for line in str(error).splitlines() if line.strip()]
    return next((line for line in lines if "Exception: " in line), lines[0] if lines else type(error).__name__)[:300]
