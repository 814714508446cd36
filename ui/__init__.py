"""What a person sees and presses: the Qt desktop, and the commands (without Qt)."""
