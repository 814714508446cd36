"""What the screens of the register share: words for its values, fields by shape, drafts, undo."""
