"""Files of many articles, as the databases of newspapers export them: each article with its own header.

`signs.py` takes a quick look, `databases.py` knows the databases and splits a file; the other files read one article of
one kind of layout. The layouts are those of the databases' own documentation and of public programs that read their
files.
"""
