"""What happened: the version of the data, and later the trail of who changed what."""
