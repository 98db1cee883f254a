"""The search index: what is indexed, lunr's scoring, the compact wire format.

Public names: ``Document`` (documents.py), ``index_state`` (state_index.py), ``assemble`` (build.py), ``build_index`` for both in one
call, ``synonym_file`` (synonyms.py). README.md beside this file describes the wire format byte by byte.
"""

from generator.search.build import assemble, build_index
from generator.search.documents import Document
from generator.search.fields import COMPOUNDS, FIELDS, Field
from generator.search.state_index import StateIndex, index_state
from generator.search.synonyms import synonym_file

__all__ = [
    "COMPOUNDS",
    "FIELDS",
    "Document",
    "Field",
    "StateIndex",
    "assemble",
    "build_index",
    "index_state",
    "synonym_file",
]
