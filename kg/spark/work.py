"""The folder of a build on Spark: documents, and what each gives to the graph, as Parquet that a next run goes on with.

In: files or a table. Out: contributions, each known by the content of its document. They hold for one kg, model, ontology and
settings, which are kept beside them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.analysis import Report
from kg.config import Config
from kg.contributions import BATCH, settings_of, versions_of
from kg.dataset import Manifest, activity_iri, quad_line
from kg.documents import READERS, STDIN, Source, iter_documents
from kg.documents.fetching import is_address
from kg.documents.files import find_sources
from kg.errors import DatasetError, ReadError
from kg.model import Document
from kg.pipeline import begun
from kg.resolution import Decisions
from kg.spark import joining, rows
from kg.spark.derivation import joined
from kg.spark.session import failures_told
from kg.spark.tables import Pair, SparkTable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Row, SparkSession

logger = logging.getLogger(__name__)
PART = 5_000_000
"""Characters of quads that are a task's: of fewer, Spark would do more than the task does. More documents are in as many tasks as Spark is set to."""

HERE = 30_000_000
"""Characters of documents' quads from which a graph is derived by tasks; of fewer, planning the jobs takes longer than the work (of 96,662 quads
37 jobs and 34.7 s instead of 59 and 41.8, on two cores). Chosen by hand: where the two are even was not measured."""

KEPT_BY_TASK = {"mapreduce.fileoutputcommitter.algorithm.version": "2"}
"""What a task has written stays, also where its job fails later; what is written twice is the same, and read once."""


class Work:
    """The folder of a build, and the session that works in it.

    Args:
        session: Spark.
        folder: any folder that all executors reach, as Spark names it.
        config: the settings of the graph.
        resume: go on with what is there.

    Raises:
        DatasetError: something is there, and is not to be gone on with, or is of another version.
    """

    def __init__(self, session: SparkSession, folder: str, config: Config, *, resume: bool) -> None:
        self._session = session
        self._here = str(Path.cwd())
        self.folder = folder.rstrip("/") if "://" in folder else str(Path(folder).absolute())
        self._config = config
        self.versions = versions_of(config)
        self.activity = activity_iri(config.base, self.versions)
        self._version = json.dumps({**self.versions, "base": settings_of(config)["base"]}, sort_keys=True)
        kept = self._read("contributions")
        if kept is not None:
            self._check(kept, resume=resume)

    def _check(self, kept: DataFrame, *, resume: bool) -> None:
        if not resume:
            remedy = "go on with it by --resume, name another folder, or delete it"
            raise DatasetError(f"{self.folder}: there is work of a build already", remedy=remedy)
        now = json.loads(self._version)
        with failures_told("reading contributions", self.folder):
            versions = [json.loads(row["version"]) for row in kept.select("version").distinct().collect()]
        for before in versions:
            for name in sorted({*before, *now}):
                if before.get(name) != now.get(name):
                    raise DatasetError(
                        f"{self.folder}/contributions: of another version: {name} {before.get(name)!r}, not {now.get(name)!r}",
                        remedy="resume with the same kg, model and options, name another folder, or delete this one",
                    )

    def _read(self, name: str) -> DataFrame | None:
        """Return a table of the folder; None where it is not there."""
        from pyspark.errors import AnalysisException

        try:
            return self._session.read.parquet(f"{self.folder}/{name}")
        except AnalysisException as error:
            if error.getCondition() in ("PATH_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA"):
                return None
            raise

    def read_sources(self, sources: Iterable[Source], report: Report) -> DataFrame:
        """Read files, each by whichever executor takes it, and what is here; return the table of documents."""
        options, folder = self._config.reading, self._here
        here: list[Source] = []
        files: list[str] = []
        for source in sources:
            if isinstance(source, Document) or source == STDIN or is_address(source):
                here.append(source)
                continue
            for path in find_sources([source], READERS, options):
                if isinstance(path, ReadError):
                    report(path)
                else:
                    files.append(path)
        tables = [
            self._session.createDataFrame(rows.arrow_table(rows.document_rows(iter_documents(here, options)), rows.DOCUMENTS))
        ]
        if files:
            listed = rows.arrow_table(({"file": number, "path": path} for number, path in enumerate(files)), rows.FILES)
            table = self._session.createDataFrame(listed).repartition(min(len(files), self._tasks))
            tables.append(table.mapInArrow(lambda b: rows.read_rows(b, options, folder), rows.DOCUMENTS))
        return self._kept(reduce(lambda first, second: first.unionByName(second), tables), report)

    def read_table(self, table: DataFrame, report: Report) -> DataFrame:
        """Read the rows of a table, whose columns are called as those of table files are; return the table of documents."""
        options = self._config.reading
        return self._kept(table.mapInArrow(lambda b: rows.table_rows(b, options, "table"), rows.DOCUMENTS), report)

    @property
    def _tasks(self) -> int:
        return int(self._session.conf.get("spark.sql.shuffle.partitions") or 1)

    def _kept(self, documents: DataFrame, report: Report) -> DataFrame:
        """Write documents down, each id once; report what could not be read, and what has an id that another one has."""
        from pyspark.sql import Window
        from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

        with failures_told("reading documents", self.folder):
            documents.write.mode("overwrite").parquet(f"{self.folder}/documents")
            nameless = F.when(F.col("id").isNull(), F.concat("file", F.lit(":"), "number"))  # each stands for itself
            # The rows of a table are numbered in each task anew: the key, a hash of what they hold, decides which is the first.
            order = Window.partitionBy("id", nameless).orderBy("file", "number", "key", "document")
            whole = (
                self._session.read.schema(rows.DOCUMENTS)
                .parquet(f"{self.folder}/documents")
                .withColumn("first", F.first("document").over(order))
            )
            ranked = whole.withColumn("place", F.row_number().over(order))
            for row in ranked.where("document IS NULL OR place > 1").orderBy("file", "number").toLocalIterator():
                _report_row(row, report)
        return ranked.where("document IS NOT NULL AND place = 1").select("id", "key", "document")

    def contribute(self, documents: DataFrame, report: Report) -> DataFrame:
        """Read what documents give to the graph, unless that is kept already; return the name and the lines of each one's graph."""
        from pyspark.sql import Window
        from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

        kept = self._read("contributions")
        done = None if kept is None else kept.where("error IS NULL").select("key")  # what failed is tried again
        todo = documents if done is None else documents.join(done, "key", "left_anti")
        config, versions, folder, tasks = self._config, self.versions, self._here, self._tasks
        shard = F.pmod(F.hash("key"), F.lit(tasks))  # as Spark shares rows among tasks by their keys: a task writes one shard
        with failures_told("reading texts", self.folder):
            shared = todo.repartition(tasks, "key")
            made = shared.mapInArrow(lambda batches: rows.contribution_rows(batches, config, versions, folder), rows.CONTRIBUTIONS)
            labelled = made.withColumn("shard", shard).withColumn("version", F.lit(self._version))
            labelled.write.mode("append").options(**KEPT_BY_TASK).partitionBy("shard").parquet(f"{self.folder}/contributions")
        kept = self._read("contributions")
        assert kept is not None, "it was written"
        best = Window.partitionBy("key").orderBy(F.col("error").asc_nulls_first())
        one_each = kept.withColumn("place", F.row_number().over(best)).where("place = 1").drop("place")
        whole = one_each.join(documents.select("key"), "key", "left_semi")
        for row in whole.where("error IS NOT NULL").select("error").orderBy("error").toLocalIterator():
            report(rows.error_of(row["error"]))
        return whole.where("error IS NULL").selectExpr("graph AS key", "lines AS text")

    def derive(self, contributions: DataFrame) -> SparkTable:
        """Derive what follows from all contributions; return the lines of the graph, each once, in their order, but for its manifest's."""
        kept = SparkTable(contributions, self._here, self._tasks).kept()
        characters = kept.characters()
        if characters < HERE:
            return kept.of((line, "") for line in self._derived_here(kept.rows())).kept()
        documents = kept.in_tasks(min(self._tasks, 1 + characters // PART))
        return documents.union(joining.derive(documents, self._config)).lines().kept()

    def _derived_here(self, documents: Iterable[Pair]) -> list[str]:
        """Return the lines of the graph, but for its manifest's, derived in this process as `kg build` derives them.

        Args:
            documents: the name of each document's graph, and its lines.
        """
        with begun(None, self._config) as writer:
            rest = iter(documents)
            while batch := list(islice(rest, BATCH)):
                writer.change({URIRef(graph): [f"{line}\n" for line in text.split("\n")[:-1]] for graph, text in batch})
            own = writer.stored.graphs.manifest
            return sorted(quad_line(quad).removesuffix("\n") for quad in writer.stored.engine.find() if quad[3] != own)

    def manifest(self, lines: SparkTable) -> Manifest:
        """Return the manifest of a graph by its lines."""
        empty = Manifest(settings=settings_of(self._config), decisions=Decisions().hash)
        parts = lines.summed(empty.with_activity(self.activity, self.versions)).collect()
        if not parts:
            remedy = "see what was said of the sources"
            raise DatasetError(f"{self.folder}: no document could be read, so no graph was written", remedy=remedy)
        return reduce(joined, (Manifest.from_json(text) for _, text in parts))

    def write_parts(self, lines: SparkTable, manifest: Manifest) -> Iterator[str]:
        """Write a graph as N-Quads in sorted parts, packed, the last of them its manifest; yield the lines of all."""
        own = lines.of((line, "") for line in sorted(quad_line(quad).removesuffix("\n") for quad in manifest.to_quads()))
        place = f"{self.folder}/quads"
        for table, mode in ((lines, "overwrite"), (own, "append")):
            table.frame.select("key").write.mode(mode).option("compression", "gzip").text(place)
        return (row["key"] for table in (lines, own) for row in table.frame.toLocalIterator())


def _report_row(row: Row, report: Report) -> None:
    """Report what could not be read, was mended, or has an id that another document has."""
    if row["mended"] is not None:
        logger.warning("%s", row["mended"])
    elif row["error"] is not None:
        report(rows.error_of(row["error"]))
    else:
        document, first = rows.document_of(row["document"]), rows.document_of(row["first"])
        if document.text != first.text:
            message = f"a second document with the id {document.id!r} (the first: {first.source})"
            report(ReadError(document.source, message, remedy="give each document its own id"))
