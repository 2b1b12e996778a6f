"""Reads files of many articles, as newspaper databases export them: each article has its own header.

`signs.py` takes a quick look, `databases.py` recognises the database and splits the file, and the other files each read
one article in one kind of layout. The layouts follow the databases' documentation and public programs that read them.
"""
