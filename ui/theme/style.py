"""The style sheet of the desktop, written from the palette; a widget's `kind` asks for a style."""

from dataclasses import asdict
from string import Template

from resources import ROOT
from ui.theme import sizes
from ui.theme.palette import TONES, Palette

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[kind="window"] { background: $window; }
QWidget[kind="surface"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QWidget[kind="rail"] { background: $surface; border-right: 1px solid $line; }
QWidget[kind="status"] { background: $surface; border-top: 1px solid $line; }
QFrame[kind="hairline"] { background: $line; border: none; }
QWidget[kind="strip"] { background: $surface; border-top: 1px solid $line; }
QLabel { background: transparent; }
QLabel[kind="brand"] { color: $accent; font-size: ${section2}pt; font-weight: 700; }
QLabel[kind="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[kind="section"] { font-size: ${section}pt; font-weight: 700; }
QLabel[kind="label"] { font-weight: 600; }
QLabel[kind="note"] { color: $muted; font-size: ${note}pt; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="refusal"] { color: $red; font-size: ${note}pt; }
QLabel:disabled { color: $disabled; }
QToolTip { background: $surface; color: $text; border: 1px solid $strong_line; padding: 4px; }

QPushButton { background: $surface; border: 1px solid $strong_line; border-radius: ${radius}px;
  padding: 0 12px; min-height: ${button}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $grey_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: ${button_focus}px; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $grey_soft; color: $disabled; border-color: $line; }
QPushButton[kind="danger"] { color: $red; border-color: $red; font-weight: 600; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $blue;
  padding: 0 2px; min-height: 20px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; }
QPushButton[kind="rail"] { background: transparent; border: 1px solid transparent; text-align: left;
  padding: 0 12px; min-height: ${rail}px; margin: 0; }
QPushButton[kind="rail-folded"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-height: ${rail}px; min-width: 40px; margin: 0; }
QPushButton[kind="rail-folded"]:hover { background: $hover; }
QPushButton[kind="rail-folded"]:checked { background: $selection; }
QPushButton[kind="rail-folded"]:focus { border: 1px solid $focus; }
QPushButton[kind="rail"]:hover { background: $hover; }
QPushButton[kind="rail"]:checked { background: $selection; color: $on_selection; font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 1px solid $focus; }
QPushButton[kind="strip"] { padding: 0; min-height: 64px; }
QPushButton[kind="pill"] { background: $grey_soft; color: $grey; border: 1px solid $pill_line;
  border-radius: 11px; padding: 0 12px; min-height: ${pill}px; font-size: ${note}pt; font-weight: 600; }
QPushButton[kind="pill"]:hover { color: $text; }
QPushButton[kind="pill"]:checked { background: $selection; color: $on_selection; border-color: $pill_line; }
QPushButton[kind="pill"]:focus { border: 1px solid $focus; }
QPushButton[kind="sibling"] { background: transparent; color: $grey; border: 1px solid transparent;
  border-bottom: 2px solid transparent; border-radius: 0; padding: 0 4px; min-height: 24px; font-weight: 600; }
QPushButton[kind="sibling"]:hover { color: $text; }
QPushButton[kind="sibling"]:checked { color: $on_selection; border-bottom: 2px solid $accent; }
QPushButton[kind="sibling"]:focus { border: 1px solid $focus; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; border: 1px solid $strong_line;
  border-radius: ${radius}px; padding: 0 8px; min-height: ${field}px; placeholder-text-color: $muted;
  selection-background-color: $accent;
  selection-color: $on_accent; }
QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 7px;
  min-height: ${field_focus}px; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] { border-color: $red;
  background: $red_soft; }
QLineEdit:read-only { background: $computed; color: $muted; }
QLineEdit:disabled, QComboBox:disabled { background: $computed; color: $disabled; border-color: $line; }
QComboBox { combobox-popup: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; background: transparent; padding: 0;
  min-height: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView, QListView[kind="popup"] { background: $surface; border: 1px solid $strong_line;
  selection-background-color: $selection; selection-color: $on_selection; outline: 0; padding: 4px; }
QListView[kind="popup"]::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $muted;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx:0.5, cy:0.5, radius:0.5,
  fx:0.5, fy:0.5, stop:0 $accent, stop:0.55 $accent, stop:0.65 $surface, stop:1 $surface); }
QCheckBox:focus, QRadioButton:focus { color: $focus; text-decoration: underline; }

QTableView { background: $surface; border: 1px solid $line; border-radius: ${radius}px; gridline-color: $line;
  selection-background-color: $selection; selection-color: $text; outline: 0; }
QTableView[kind="frozen"] { border: none; border-right: 1px solid $strong_line; border-radius: 0; }
QTableView::item { padding: 0 5px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView:focus { border-color: $focus; }
QHeaderView { background: $raised; border: none; border-top-left-radius: ${radius}px;
  border-top-right-radius: ${radius}px; }
QHeaderView::section { background: $raised; color: $muted; font-weight: 600; border: none;
  border-right: 1px solid $line; border-bottom: 1px solid $line; padding: 0 8px;
  min-height: 36px; }
QTableCornerButton::section { background: $raised; border: none; }
QListView, QListWidget { background: $surface; border: 1px solid $line; border-radius: ${radius}px;
  outline: 0; }
QListWidget::item { min-height: 32px; padding: 0 8px; border-radius: 4px; }
QListWidget::item:selected { background: $selection; color: $on_selection; }
QListWidget:focus { border-color: $focus; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 4px; min-height: 32px; min-width: 32px;
  margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $grey_soft; border: 1px solid $pill_line; border-radius: 4px; min-height: 6px;
  max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; border: 1px solid $strong_line; padding: 4px; }
QMenu::item { padding: 4px 20px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px; }
QSplitter::handle { background: transparent; }
""")

_TONE = Template("""
QFrame[card="$name"] { background: $soft; border: 1px solid $edge; border-left: 4px solid $strong;
  border-radius: ${radius}px; }
QFrame[card="$name"]:focus { border-color: $strong; }
QLabel[tone="$name"] { color: $strong; }
QLabel[chip="$name"] { background: $soft; color: $strong; border: 1px solid $edge; border-radius: 10px;
  padding: 0 12px; min-height: ${pill}px; font-size: ${note}pt; font-weight: 600; }
""")


def style_sheet(palette: Palette, scale: int = 100) -> str:
    """The style sheet for a palette; scale of the type in percent."""

    def points(size: float) -> str:
        return f"{size * scale / 100:g}"

    def pixels(height: int, less: int = 0) -> str:
        return str(height * max(scale, 100) // 100 - less)

    light_tick = palette.on_accent == "#ffffff"
    names = asdict(palette) | {
        "radius": str(sizes.RADIUS),
        "title": points(sizes.TITLE),
        "section": points(sizes.SECTION),
        "section2": points(sizes.SECTION + 2),
        "note": points(sizes.NOTE),
        "button": pixels(sizes.FIELD - 2),
        "button_focus": pixels(sizes.FIELD - 2, less=2),
        "field": pixels(sizes.FIELD - 2),
        "field_focus": pixels(sizes.FIELD - 2, less=2),
        "rail": pixels(34),
        "pill": pixels(20),
        "tick": (ROOT / "theme" / f"tick-{'light' if light_tick else 'dark'}.svg").as_posix(),
        "pill_line": palette.line if palette.line == palette.text else "transparent",
    }
    plain = palette.line == palette.text
    tones = [
        _TONE.substitute(
            names,
            name=tone,
            soft=palette.ground(tone),
            strong=palette.tone(tone),
            edge=palette.tone(tone) if plain else palette.ground(tone),
        )
        for tone in TONES
    ]
    return _SHEET.substitute(names) + "".join(tones)
