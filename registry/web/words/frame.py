"""What stands on every page: names of the main parts, warnings, the fields of a form."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "registry": ("Munitions interchangeability registry", "Registre d'interchangeabilité des munitions"),
    "skip": ("Skip to the content", "Aller au contenu"),
    "unclassified": ("UNCLASSIFIED", "NON CLASSIFIÉ"),
    "menu": ("Main pages", "Pages principales"),
    "languages": ("Language", "Langue"),
    "unreachable": (
        "The registry cannot be reached: nothing was asked. Check the connection and ask again.",
        "Le registre est injoignable : rien n'a été demandé. Vérifiez la connexion et redemandez.",
    ),
    "home": ("Ask a question", "Poser une question"),
    "twins": ("The same as a file:", "Les mêmes données en fichier :"),
    "api": ("For tools: API", "Pour les outils : API"),
    "footer": (
        "Registry information only: not a firing order, not a safety approval.",
        "Information de registre uniquement : ni ordre de tir, ni homologation de sécurité.",
    ),
}
