"""Official forms as data: definition, loader, sheets, checks, merging, layout.

Figures are stored by storage.returns; their look on paper is in exports.paper.
"""
