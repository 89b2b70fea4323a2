"""Build a graph on Spark: the same work as `kg build` on many machines, and the same graph, quad for quad.

>>> import kg.spark
>>> kg.spark.build("/shared/articles", "graph", work="/shared/work")            # doctest: +SKIP
>>> kg.spark.build(spark.read.parquet("s3://…"), "graph", work="s3://…")   # doctest: +SKIP
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.analysis import Report, raise_error
from kg.config import Config
from kg.dataset.building import check_target
from kg.dataset.store import parse_line
from kg.documents import Sources, as_several
from kg.graph import KnowledgeGraph
from kg.opening import REMOTE, load_graph, open_graph
from kg.pipeline import begun
from kg.spark.session import failures_told, opened
from kg.spark.tables import LINES
from kg.spark.work import Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["build", "load"]


def build(
    sources: DataFrame | Sources,
    output: str | Path,
    *,
    work: str | Path,
    config: Config | None = None,
    resume: bool = False,
    shared: bool = False,
    report: Report | None = None,
) -> KnowledgeGraph:
    """Build the graph of documents on Spark: in the session of their table, else in the one that is active.

    Where there is none, one is started as SPARK_CONF_DIR or spark-submit says, and stopped at the end.

    Args:
        sources: what `kg.build` takes, or a table of Spark with the columns of table files (text, id, title, date, source, …).
        output: the folder of the graph, one that is there is replaced when the new one is whole; or the address of a SPARQL server.
        work: a folder that all executors reach, as Spark names it; it keeps what is done.
        config: the settings; the default ones without it.
        resume: go on with the work that is there.
        shared: others may read the folder, as the umask says; without it, only who built it.
        report: called with each source that cannot be read or analysed; without it the first one is raised.

    Raises:
        ConfigError: Spark, Java, the model or the ontology is not there, or another one on an executor.
        DatasetError: the work is of another version, or a job failed as often as Spark lets it.
        ReadError: a source cannot be read and there is no `report`.
    """
    config, report = config or Config(), report or raise_error
    report = raise_error if config.strict else report
    if str(output).startswith(REMOTE):
        with begun(output, config):
            pass  # it refuses a server that has a graph already: before hours of work, not after
    else:
        check_target(Path(output))
    with opened(getattr(sources, "sparkSession", None)) as spark:
        from pyspark.sql import DataFrame

        place = Work(spark, str(work), config, resume=resume)
        documents = (
            place.read_table(sources, report) if isinstance(sources, DataFrame) else place.read_sources(as_several(sources), report)
        )
        with failures_told("deriving the graph", place.folder):
            lines = place.derive(place.contribute(documents, report))
            try:
                manifest = place.manifest(lines)
                with TemporaryDirectory(prefix="kg-") as folder:
                    file = Path(folder) / "graph.nq"
                    with file.open("w", encoding="utf-8", newline="") as out:
                        out.writelines(f"{line}\n" for line in place.write_parts(lines, manifest))
                    load(file, output, config, shared=shared)
            finally:
                lines.forget()
    return open_graph(output, model=config.model, ontology=config.ontology, lexicon=config.lexicon)


def load(file: Path, output: str | Path, config: Config, *, shared: bool = False) -> None:
    """Put the lines of a file where the graph is to be: into a folder in bulk, or into a server, many at a time."""
    if not str(output).startswith(REMOTE):
        load_graph(file, Path(output), shared=shared, ontology=config.ontology, lexicon=config.lexicon)
        return
    with begun(output, config) as writer, file.open("rb") as lines:
        while batch := b"".join(islice(lines, LINES)):
            writer.stored.engine.commit(parse_line(batch, file))
