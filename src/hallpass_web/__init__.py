"""Hallpass on the web: the register kept with its journal, and the pages that ask the kernel."""
