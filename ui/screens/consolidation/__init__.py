"""Consolidation: who has sent, the merged forms, and where each of their figures comes from."""
