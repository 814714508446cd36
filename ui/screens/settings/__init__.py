"""Settings: language, appearance, size of the type, who works here."""
