"""The words of the pages, English and French side by side, one module for each part of the business.

A part has `TEXTS`, and may name in `BUILT` the beginnings of those keys that are put together from a code (`mark_` and a mark).
"""
