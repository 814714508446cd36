"""How the desktop looks: one palette file, one type scale, one set of icons."""
