"""Prose held against the facts: what a briefing states, and whether the tables say so."""
