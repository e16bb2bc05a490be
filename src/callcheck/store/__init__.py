"""The disk: paths, shipped data, SQLite and file formats. It says nothing aloud."""
