"""Read files on standard input: the program that `kg.documents.isolation` starts."""

from kg.documents.isolation import main

if __name__ == "__main__":
    main()
