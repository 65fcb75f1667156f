"""`python -m tools.serve --settings FILE --port N` serves any Pelican site."""

from tools.serve.command import main

if __name__ == "__main__":
    main()
