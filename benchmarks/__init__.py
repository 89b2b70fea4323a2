"""Measure kg on public benchmarks, on a user's own copy of their data: see README.md beside this file."""
