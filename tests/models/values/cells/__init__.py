"""Cells of tables that people bring, whatever they become."""
