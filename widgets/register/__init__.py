"""Importing a register in the window: drop a file, map its columns, check, import, correct what was refused."""
