"""What the README's figures come from: `python -m tests.benchmarks --help`."""
