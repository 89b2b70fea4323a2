"""Tables of keys and texts on Spark, as the plan of the derivation needs them (`kg.spark.joining.Table`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import groupby, islice
from typing import TYPE_CHECKING

from kg.dataset import Manifest
from kg.spark.rows import Fields, arrow_table, standing_in, to_batches

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame

LINES = 10_000
"""Lines that are read at a time."""

PAIRS = "key string, text string"
Pair = tuple[str, str]


Step = Callable[[Iterator[Pair]], Iterable[Pair]]
"""What is done with the rows of a task."""


class SparkTable:
    """Rows of a key and a text, spread over the cluster.

    Args:
        base: the rows that it is made of.
        here: the folder that relative paths mean.
        tasks: in how many tasks keys are brought together.
        steps: what is done with them, one after the other, by one worker a task: each other worker would load kg, too.
        kept: what is kept of all tables that were made of the first.
    """

    def __init__(
        self, base: DataFrame, here: str, tasks: int, steps: tuple[Step, ...] = (), kept: list[DataFrame] | None = None
    ) -> None:
        self._base = base
        self._here, self._tasks = here, tasks
        self._steps = steps
        self._kept = [] if kept is None else kept

    @property
    def frame(self) -> DataFrame:
        """The rows."""
        if not self._steps:
            return self._base.select("key", "text")
        here, steps = self._here, self._steps

        def run(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
            with standing_in(here):
                pairs = reduce(lambda rows, step: iter(step(rows)), steps, _pairs(batches))
                rows: Iterator[Fields] = ({"key": key, "text": text} for key, text in pairs)
                yield from to_batches(rows, PAIRS, 256)

        return self._base.select("key", "text").mapInArrow(run, PAIRS)

    def map(self, function: Callable[[str, str], Iterable[Pair]]) -> SparkTable:
        """Return the rows that each row gives."""
        return self._and(lambda pairs: (made for key, text in pairs for made in function(key, text)))

    def grouped(self, function: Callable[[str, Iterator[str]], Iterable[Pair]]) -> SparkTable:
        """Return the rows that each key with its texts, in their order, gives; a task reads them one after the other."""
        together = self.frame.repartition(self._tasks, "key").sortWithinPartitions("key", "text")
        return self._of(together)._and(lambda pairs: _grouped(pairs, function))

    def union(self, *tables: SparkTable) -> SparkTable:
        """Return the rows of all."""
        return self._of(reduce(lambda frame, table: frame.unionByName(table.frame), tables, self.frame))

    def of(self, pairs: Iterable[Pair]) -> SparkTable:
        """Return a table of rows that are here."""
        return self._of(
            self._base.sparkSession.createDataFrame(arrow_table(({"key": key, "text": text} for key, text in pairs), PAIRS))
        )

    def kept(self) -> SparkTable:
        """Return the same rows, worked out once, in memory and on the disks of executors."""
        self._kept.append(self.frame.persist())
        return self._of(self._kept[-1])

    def in_tasks(self, tasks: int) -> SparkTable:
        """Return the same rows in so many tasks or less, and bring keys together in as many."""
        return SparkTable(self.frame.coalesce(tasks), self._here, tasks, (), self._kept)

    def characters(self) -> int:
        """Return how many characters all texts have."""
        from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

        (row,) = self.frame.select(F.sum(F.length("text")).alias("all")).collect()
        return row["all"] or 0

    def forget(self) -> None:
        """Let go of what is kept, of this table and those that were made of it."""
        while self._kept:
            self._kept.pop().unpersist()

    def marked(self, mark: str) -> SparkTable:
        """Return the rows with a mark before their texts."""
        from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

        return self._of(self.frame.withColumn("text", F.concat(F.lit(mark), "text")))

    def keyed(self, *, are: bool) -> SparkTable:
        """Return the rows that have a key, or those that have none."""
        return self._of(self.frame.where("key != ''" if are else "key = ''"))

    def rows(self) -> Iterator[Pair]:
        """Yield the rows here, those of one task after those of another."""
        return ((row["key"], row["text"]) for row in self.frame.toLocalIterator())

    def collect(self) -> list[Pair]:
        """Return the rows here."""
        return [(row["key"], row["text"]) for row in self.frame.collect()]

    def lines(self) -> SparkTable:
        """Return the lines of all texts as keys, each once and in order, over all tasks and within each, by code points."""
        from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

        lines = self.frame.select(F.explode(F.split("text", "\n")).alias("key")).where("key != ''")
        once = lines.repartitionByRange(self._tasks, "key").distinct().sortWithinPartitions("key")
        return self._of(once.withColumn("text", F.lit("")))

    def summed(self, empty: Manifest) -> SparkTable:
        """Return the manifest of the lines of each task that has any, as JSON, beginning with an empty one."""
        return self._and(lambda pairs: _manifests(pairs, empty))

    def _and(self, step: Step) -> SparkTable:
        return SparkTable(self._base, self._here, self._tasks, (*self._steps, step), self._kept)

    def _of(self, base: DataFrame) -> SparkTable:
        return SparkTable(base, self._here, self._tasks, (), self._kept)


def _key(pair: Pair) -> str:
    return pair[0]


def _pairs(batches: Iterable[RecordBatch]) -> Iterator[Pair]:
    return (pair for batch in batches for pair in zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _grouped(pairs: Iterator[Pair], function: Callable[[str, Iterator[str]], Iterable[Pair]]) -> Iterator[Pair]:
    for key, of_key in groupby(pairs, key=_key):
        yield from function(key, (text for _, text in of_key))


def _manifests(pairs: Iterator[Pair], empty: Manifest) -> Iterator[Pair]:
    manifest = empty
    while lines := [f"{line}\n" for line, _ in islice(pairs, LINES)]:
        manifest = manifest.after(lines, ())
    if manifest.quads:
        yield "", manifest.to_json()
