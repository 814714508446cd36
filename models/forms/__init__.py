"""Official forms as data: definition, loader, sheets, checks, merging, layout.

Where figures are kept is in storage.returns; how they look on paper in exports.paper.
"""
