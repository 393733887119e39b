"""The language: what we agree to say, shared by API, forms, bulk upload and seed files."""
