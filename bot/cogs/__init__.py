"""One file per group of slash commands, each thin: parse, ask, render, send."""
