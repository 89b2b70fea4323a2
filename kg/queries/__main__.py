"""Answer queries on standard input: the program that `kg.queries.worker` starts."""

from kg.queries.worker import main

if __name__ == "__main__":
    main()
