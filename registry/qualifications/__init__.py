"""What nations state: records, their completeness, their life."""
