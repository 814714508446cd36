"""What others sent, to be read: registers of units, and packages as the reports that they are.

Nothing here changes anything; receiving, asking and deciding are in ui.screens and ui.dialogue.
"""
