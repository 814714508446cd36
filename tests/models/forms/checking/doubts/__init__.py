"""Tests of models.forms.checking.doubts."""
