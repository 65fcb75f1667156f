"""How each system keeps its texts, one module a system."""
