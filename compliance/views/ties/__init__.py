"""Who agrees with, denies, or says a duty is not kept by whom: statements, counted and named."""
