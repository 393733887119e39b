"""What exists: nations, standards, interfaces, munitions, weapons, platforms, and how they are found."""
