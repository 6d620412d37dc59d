"""Tests, mirroring the packages: real model, real engines, real discord.py over a real socket."""
