"""The tools' door: JSON under /api/v1, and the description of it."""
