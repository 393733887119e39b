"""An answer through time: its stretches, what brought them about, and another day set beside."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "course": ("This answer through time", "Cette réponse dans le temps"),
    "course_lead": (
        "The answer, period by period, as known on {known}. The dates lead to the answer of their period.",
        "La réponse, période par période, selon ce qui était connu le {known}. Les dates mènent à la réponse de leur période.",
    ),
    "strip": ("The answer through time, from left to right:", "La réponse dans le temps, de gauche à droite :"),
    "course_earlier": (
        "There are earlier changes that are not shown.",
        "Il y a des changements antérieurs non montrés.",
    ),
    "course_later": ("There are later changes that are not shown.", "Il y a des changements ultérieurs non montrés."),
    "course_from_to": ("{first} to {last}", "du {first} au {last}"),
    "course_from": ("from {first}, no end known", "à partir du {first}, sans fin connue"),
    "course_to": ("until {last}", "jusqu'au {last}"),
    "course_always": ("at all times: no change is known", "en tout temps : aucun changement n'est connu"),
    "course_here": ("the day asked", "la date demandée"),
    "course_because": ("Because", "Cause"),
    "course_beside": ("Compare", "Comparer"),
    "turn_RECORD": ("record", "enregistrement"),
    "turn_NOTICE": ("restriction notice", "avis de restriction"),
    "turn_ARRANGEMENT": ("recognition arrangement", "accord de reconnaissance"),
    "turn_POSITION": ("national position", "position nationale"),
    "turned_NOT_KNOWN": ("is not yet known", "n'est pas encore connu"),
    "turned_SUBMITTED": ("is submitted", "est soumis"),
    "turned_NOT_YET_EFFECTIVE": ("is accepted for a later day", "est accepté pour une date ultérieure"),
    "turned_TAKES_EFFECT": ("comes into force", "entre en vigueur"),
    "turned_SUSPENDED": ("is suspended", "est suspendu"),
    "turned_REINSTATED": ("is reinstated", "est rétabli"),
    "turned_EXPIRED": ("has expired", "a expiré"),
    "turned_WITHDRAWN": ("is withdrawn", "est retiré"),
    "turned_SUPERSEDED": ("is superseded", "est remplacé"),
    "turned_WITHHELD": (
        "changes; what changes is restricted",
        "change ; la nature du changement n'est pas communiquée",
    ),
    "turned_BEGINS": ("begins to apply", "commence à s'appliquer"),
    "turned_ENDS": ("ceases to apply", "cesse de s'appliquer"),
    "another_day": ("The answer of another day", "La réponse d'une autre date"),
    "another_ask": ("Show that day", "Montrer cette date"),
    "another_beside": ("Another day beside this one", "Une autre date à côté de celle-ci"),
    "another_compare": ("Compare", "Comparer les deux"),
    "as_of_format": ("Year-month-day", "Année-mois-jour"),
    "beside_then": ("Day to compare with", "Date à comparer"),
    "beside_then_known": ("As the registry knew it then, on", "Selon ce que le registre savait alors, le"),
    "beside_amiss": (
        "The comparison with another day cannot be shown yet",
        "La comparaison avec une autre date ne peut encore être montrée",
    ),
    "title_beside": (
        "{title}; compared with {day}, as known on {known}",
        "{title} ; comparé au {day}, selon ce qui était connu le {known}",
    ),
    "then_told": ("Compared: {then}: {was}; {now}: {found}.", "Comparaison : {then} : {was} ; {now} : {found}."),
    "then": ("Two days side by side", "Deux dates côte à côte"),
    "then_what": ("What differs", "Ce qui diffère"),
    "then_day": ("{day}, as known on {known}", "{day}, selon ce qui était connu le {known}"),
    "then_nothing": ("nothing", "rien"),
    "then_same": ("Nothing differs: it is the same answer.", "Rien ne diffère : c'est la même réponse."),
    "then_turns": ("What changes in between", "Ce qui change entre les deux"),
    "then_no_turns": (
        "The answer itself does not change in between; only what is listed above differs.",
        "La réponse même ne change pas entre les deux ; seul diffère ce qui figure ci-dessus.",
    ),
    "then_cut": ("More changes in between than is shown.", "D'autres changements intermédiaires ne sont pas montrés."),
    "then_close": ("Close the comparison", "Fermer la comparaison"),
    "compared_answer": ("Answer", "Réponse"),
    "compared_records": ("Records that decide or fall short", "Enregistrements décisifs ou insuffisants"),
}

BUILT = ("beside_", "turn_", "turned_", "compared_")
