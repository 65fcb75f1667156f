"""Changes to files that happen whole or not at all."""
