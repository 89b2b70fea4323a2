"""Read files on standard input: the program that `kg.documents.isolation` starts."""

from kg.documents import READERS
from kg.documents.isolation import answer

if __name__ == "__main__":
    answer(lambda ending, source, content: READERS[ending].read(source, content))
