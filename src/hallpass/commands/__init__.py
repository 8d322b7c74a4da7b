"""The commands of the command line, each a thin frame around a question to the register."""
