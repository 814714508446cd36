"""A grid that is typed into: cells, blocks of the clipboard, filling down, frozen columns.

It knows neither forms nor the register: a model says what stands in its cells and keeps what is typed.
"""
