"""Measurements: quality and speed. Nothing in ``index/`` or ``bot/`` imports this."""
