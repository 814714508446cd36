"""The words around a form on paper, as they are asked: of the office for all its papers, and of one document.

What the forms themselves say is not here.
"""
