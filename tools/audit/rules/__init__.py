"""The rules that need a browser, one generator each; the docstring is the rule."""
