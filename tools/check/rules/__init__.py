"""The rules, one generator each; the docstring is the rule. `catalogue.py` lists them all."""
