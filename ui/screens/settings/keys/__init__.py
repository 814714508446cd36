"""Keys in the settings: cards, tokens, drivers, trying and diagnosing them.

Other settings are in ui.screens.settings.
"""
