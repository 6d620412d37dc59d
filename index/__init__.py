"""From files to knowledge: briefings and facts tables become searchable passages and computable figures.

Imports nothing of Discord and nothing of ``bot``. Importing this package loads no engine: FAISS, DuckDB and the
encoder are imported by the modules that use them, when they are used.
"""
