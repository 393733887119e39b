"""The people's door: pages that work without JavaScript, and the pieces of them that htmx asks for."""
