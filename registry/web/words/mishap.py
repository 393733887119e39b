"""What went wrong."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "mishap_400": ("The request cannot be read", "La requête est illisible"),
    "mishap_400_advice": ("Go back and try again, or start anew.", "Revenez en arrière, ou recommencez."),
    "mishap_401": ("This page is for registrars", "Cette page est réservée aux responsables du registre"),
    "mishap_401_advice": (
        "Load it again and give the registrar's token as the password, under any user name. The operator has it.",
        "Rechargez-la et donnez le jeton de responsable comme mot de passe, sous un nom quelconque. L'exploitant le détient.",
    ),
    "mishap_403": ("This may not be done from there", "Cela ne peut se faire depuis cet endroit"),
    "mishap_403_advice": (
        "Nothing was changed. Use the button on the registry's own page, in a browser of today.",
        "Rien n'a été modifié. Servez-vous du bouton de la page du registre, dans un navigateur récent.",
    ),
    "mishap_closed": ("This page is not open here", "Cette page n'est pas ouverte ici"),
    "mishap_closed_advice": (
        "Here the operator has opened no pages for registrars.",
        "L'exploitant n'a pas ouvert ici de pages pour les responsables du registre.",
    ),
    "mishap_404": ("There is no such page", "Cette page n'existe pas"),
    "mishap_404_advice": (
        "Check the address, or start from the question.",
        "Vérifiez l'adresse, ou repartez de la question.",
    ),
    "mishap_405": ("This page does not take that method", "Cette page n'admet pas cette méthode"),
    "mishap_405_advice": ("Start from the question.", "Repartez de la question."),
    "mishap_413": ("What was sent is too large", "L'envoi est trop grand"),
    "mishap_413_advice": ("Send less at a time.", "Envoyez moins à la fois."),
    "mishap_500": ("The registry failed", "Le registre a échoué"),
    "mishap_500_advice": (
        "No answer was given. Try again; if it persists, tell the operator.",
        "Aucune réponse n'a été donnée. Réessayez ; si cela persiste, prévenez l'exploitant.",
    ),
    "mishap_503": ("The registry cannot answer now", "Le registre ne peut répondre pour l'instant"),
    "mishap_503_advice": ("Try again in a few seconds.", "Réessayez dans quelques secondes."),
}

BUILT = ("mishap_",)
