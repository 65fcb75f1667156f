"""A signal of our own, since Pelican's receivers are called in no order.

A plugin that adds marks to a page's `_content` (a table of claims, say) receives the page here,
before its citations are numbered. The page's title and summary are still as the reader made them.
"""

from blinker import signal

before_numbering = signal("citations_before_numbering")
