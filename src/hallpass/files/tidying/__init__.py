"""Untidy workbooks and CSV files in, a register out, with everything that was guessed, asked or not read."""
