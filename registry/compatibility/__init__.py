"""The answer: may these crews fire this munition in this system, in this context, on this date, and why."""
