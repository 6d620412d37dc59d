"""Roundtable's ways of being asked: answers, their rendering, Discord and the command line."""
