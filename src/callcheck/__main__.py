"""`python -m callcheck` is the same as `callcheck`."""

from callcheck.cli.main import main

if __name__ == "__main__":
    main()
