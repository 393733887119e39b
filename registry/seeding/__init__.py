"""The door for files: reading a directory of rows, and checking it."""
