"""What we already know: public facts and exercise data, reviewed like code, every row with its source."""
