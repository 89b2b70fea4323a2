"""What is said where Spark, or the Java it needs, is not there or is another one; and where a job fails."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from kg.errors import ConfigError, DatasetError
from kg.spark.session import failures_told, opened


def installed(monkeypatch, version):
    """Put a Spark of a version in the place of the installed one."""
    pyspark, sql, failures = ModuleType("pyspark"), ModuleType("pyspark.sql"), ModuleType("pyspark.errors")
    pyspark.__version__ = version
    sql.SparkSession = type("SparkSession", (), {"getActiveSession": staticmethod(lambda: None)})
    failures.PySparkException = type("PySparkException", (Exception,), {})
    java = ModuleType("py4j.protocol")
    java.Py4JJavaError = type("Py4JJavaError", (Exception,), {})
    modules = {
        "pyspark": pyspark,
        "pyspark.sql": sql,
        "pyspark.errors": failures,
        "py4j": ModuleType("py4j"),
        "py4j.protocol": java,
    }
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    return failures.PySparkException


def java(monkeypatch, folder, answer):
    """Put a program in the place of Java that tells a version."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(folder))
    if answer:
        (folder / "java").write_text(f"#!/bin/sh\necho '{answer}' >&2\n")
        (folder / "java").chmod(0o755)


def refusal(*, session=None):
    with pytest.raises(ConfigError) as raised, opened(session):
        pass
    return str(raised.value)


def test_spark_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert refusal() == "pyspark is not installed: python -m pip install 'proofgraph[spark]'"


def test_another_spark_is_refused(monkeypatch):
    installed(monkeypatch, "3.5.1")
    assert refusal() == "the installed pyspark is Spark 3.5.1, not 4: python -m pip install 'pyspark>=4,<5'"
    installed(monkeypatch, "4.0.1")
    assert "the cluster is Spark 3.5.0, not 4" in refusal(session=type("Session", (), {"version": "3.5.0"})())


@pytest.mark.skipif(sys.platform == "win32", reason="java is a script here")
@pytest.mark.parametrize(
    ("answer", "said"),
    [("", "no Java: "), ('openjdk version "11.0.2"', "is Java 11, too old for Spark 4: "), ("what?", "is no Java, ")],
)
def test_java_is_asked_for_before_spark_is_started(monkeypatch, tmp_path, answer, said):
    installed(monkeypatch, "4.0.1")
    java(monkeypatch, tmp_path, answer)
    message = refusal()
    assert said in message
    assert "openjdk-17-jre-headless" in message


def test_java_home_without_java_is_named(monkeypatch, tmp_path):
    installed(monkeypatch, "4.0.1")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert f"no Java in {tmp_path}/bin" in refusal()


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (
            "Traceback:\nkg.errors.ConfigError: executor a: its kg is '1': give it",
            ConfigError,
            "executor a: its kg is '1': give it",
        ),
        ("SparkException: Python worker exited unexpectedly (crashed)", DatasetError, "a worker died as often as Spark lets it: "),
        (
            "[PATH_NOT_FOUND] no such path",
            DatasetError,
            "[PATH_NOT_FOUND] no such path: see the log of Spark; what is done is kept",
        ),
    ],
)
def test_a_job_that_fails_is_told_in_the_words_of_kg(monkeypatch, answer, kind, said):
    failure = installed(monkeypatch, "4.0.1")
    with pytest.raises(kind) as raised, failures_told("reading texts", "/shared/work"):
        raise failure(answer)
    assert said in str(raised.value)
