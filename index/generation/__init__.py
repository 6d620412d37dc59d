"""Generations: build, verify, publish and open one immutable directory of everything that answers need."""
