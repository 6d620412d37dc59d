"""The facts table: its records, reading them from files, and keeping them in DuckDB."""
