"""`python -m hallpass`: the command line."""

from hallpass.cli import main

main()
