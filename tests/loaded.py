"""Loads what processes that read articles need. The server from which tests fork such processes imports this module."""

import newscli
import newscli.inputs.html
import newscli.run.extract
import newscli.run.pipeline
import newscli.run.shards

article = newscli.read("By Ana Belic\n\n“We go,” Ines Corvo said on Monday.\n\n“Now,” she added.\n", date="2024-02-09")
article.parse()
article.quotes(indirect=True)
article.timeline()
article.blocks()
