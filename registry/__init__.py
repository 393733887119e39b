"""The machine that answers: capabilities by business, doors by audience."""
