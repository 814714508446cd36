"""The language of the interface: Vietnamese unless the person switches. One translation file a part."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from models.values.languages import form_words
from resources import ROOT

LANGUAGES = ("vi", "en")
_LOCALES = {
    "vi": QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Mark a text of a table for translation; the table translates it when it is shown."""
    del context
    return source


class _Speech:
    """The translators that are installed now, kept alive here."""

    language = "en"
    translators: tuple[QTranslator, ...] = ()


def speak(language: str) -> None:
    """Put the interface into a language; windows opened before must be built anew."""
    for translator in _Speech.translators:
        QCoreApplication.removeTranslator(translator)
    _Speech.language = language if language in LANGUAGES else "vi"
    _Speech.translators = tuple(_installed(_Speech.language))
    QLocale.setDefault(_LOCALES[_Speech.language])


def language() -> str:
    """The language in force, "vi" or "en"."""
    return _Speech.language


def form_word(text: str) -> str:
    """A name, title, row, column, sector or unit of a form in the language in force."""
    return form_words.form_word(text, language())


def own_name(wanted: str) -> str:
    """What a language calls itself."""
    if wanted == "en":
        return QLocale.languageToString(QLocale.Language.English)
    return _LOCALES[wanted].nativeLanguageName()


def _installed(wanted: str) -> list[QTranslator]:
    translators = []
    for path in sorted((ROOT / "translations").glob(f"*_{wanted}.qm")):
        translator = QTranslator()
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            translators.append(translator)
    return translators
