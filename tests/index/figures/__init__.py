"""Tests of index/figures."""
