"""Hallpass: may this officer serve in this school on this day, which paragraph says so, and what is owed by when?"""

__version__ = "0.1.0"
