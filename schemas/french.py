"""Why a value is refused, said in French: one text for every key of `schemas.refusals`."""

from schemas.refusals import Refusal
from schemas.typography import quoted_in_french, set_in_french

TEXTS: dict[str, str] = {
    "required": "Cette valeur manque ; elle est obligatoire.",
    "null": "Cette valeur ne peut être vide.",
    "unknown": "Cette colonne n'existe pas. Colonnes connues : {expected}.",
    "unknown_near": "Cette colonne n'existe pas. Vouliez-vous dire {nearest} ?",
    "unknown_parameter": "Ce champ n'existe pas ici. Champs connus : {expected}.",
    "unknown_parameter_near": "Ce champ n'existe pas ici. Vouliez-vous dire {nearest} ?",
    "too_many_parameters": "Plus de champs que n'en compte aucune question ; {maximum} au plus sont lus.",
    "given_twice": "Cette valeur est donnée {count} fois ; donnez-la une seule fois.",
    "munition_missing": (
        "Nommez le coup, ou les éléments d'un coup à chargement séparé : projectile, charge, fusée, étoupille."
    ),
    "munition_or_parts": "Nommez soit le coup, soit les éléments d'un coup à chargement séparé, pas les deux.",
    "nothing_named": "Rien dans le catalogue ne porte le nom {given}.",
    "no_stock_number": "Rien n'est enregistré sous le numéro de nomenclature {given} ; essayez la désignation.",
    "no_such_id_near": "Rien dans le catalogue ne porte l'identifiant {given}. Vouliez-vous dire {nearest} ?",
    "no_such_id": "Rien dans le catalogue ne porte l'identifiant {given}.",
    "nation_unknown": "{given} n'est pas le code d'une nation connue ici : trois lettres, comme {example}.",
    "lines_missing": "Collez au moins une ligne : un numéro de nomenclature, une désignation, un identifiant ou un autre nom.",
    "lines_too_many": "{maximum} lignes au plus reçoivent réponse à la fois ; il y en a {length}. Posez-les par parties.",
    "lines_too_long": "{maximum} caractères au plus sont lus ; il y en a {length}. Posez les lignes par parties.",
    "too_many_pairs": (
        "C'est plus de {maximum} couples coup–système, trop pour répondre en une fois. Interrogez un seul système, ou un seul"
        " calibre entre deux nations."
    ),
    "names_a_system": "{given} désigne un système et non un coup.",
    "names_a_munition": "{given} désigne un coup et non un système.",
    "fits_several": "{given} désigne plusieurs objets : {number} au catalogue. Nommez l'un d'eux.",
    "names_a_group": "{given} désigne un groupe et non une configuration ; le catalogue en contient une aujourd'hui.",
    "names_an_empty_group": "{given} ne désigne que des groupes dont le catalogue ne contient rien. Nommez une configuration.",
    "part_of_none": "{given} n'est ni un projectile, ni une charge, ni une fusée, ni une étoupille.",
    "part_twice": "{given} et {other} seraient la même partie d'une combinaison.",
    "line_columns": "Cette ligne a {length} colonnes ; deux au plus sont lues : le coup, puis le système.",
    "line_without_munition": "Cette ligne ne nomme aucun coup.",
    "system_missing": "Nommez le système : une arme ou une plateforme.",
    "not_an_object": "Un groupe de valeurs nommées est attendu, et non {given}.",
    "not_text": "Un texte est attendu, et non {given}.",
    "blank": "Cette valeur ne peut être blanche.",
    "too_short": "Au moins {minimum} caractères sont attendus ; {given} en a {length}.",
    "too_long": "Au plus {maximum} caractères sont admis ; il y en a {length}.",
    "control_character": "Le texte contient un caractère invisible ({character}) ; retirez-le.",
    "slug": "{given} n'est pas un identifiant : minuscules, chiffres, point et traits d'union simples, comme {example}.",
    "slug_near": (
        "{given} n'est pas un identifiant : minuscules, chiffres, point et traits d'union simples."
        " Vouliez-vous dire {nearest} ?"
    ),
    "record_id": (
        "{given} n'est pas un numéro d'enregistrement : lettres, chiffres, et . _ / - isolés entre eux, comme {example}."
    ),
    "nation": "{given} n'est pas un code de nation : trois capitales selon ISO 3166-1, comme {example}.",
    "nation_near": (
        "{given} n'est pas un code de nation : trois capitales selon ISO 3166-1. Vouliez-vous dire {nearest} ?"
    ),
    "word": "{given} n'est pas connu ici. Valeurs possibles : {expected}.",
    "word_near": "{given} n'est pas connu ici. Vouliez-vous dire {nearest} ? Valeurs possibles : {expected}.",
    "date": "{given} n'est pas une date : année-mois-jour, comme {example}.",
    "date_near": "{given} n'est pas une date : année-mois-jour. Vouliez-vous dire {nearest} ?",
    "date_serial": "{given} ressemble à une date qu'un tableur a changée en nombre ; écrivez {example}.",
    "date_impossible": "{given} n'est pas un jour du calendrier.",
    "datetime": "{given} n'est pas un instant : date, heure et fuseau, comme {example}.",
    "day_or_moment": "{given} n'est ni une date, comme {day}, ni un instant avec son fuseau, comme {example}.",
    "datetime_naive": "{given} n'indique pas son fuseau ; terminez par Z pour UTC, comme {example}.",
    "integer": "Un nombre entier est attendu, et non {given}.",
    "number": "Un nombre est attendu, et non {given}.",
    "number_range": "{given} est hors limites : entre {minimum} et {maximum}.",
    "boolean": "true ou false est attendu, et non {given}.",
    "list": "Une liste est attendue, et non {given}.",
    "list_too_short": "Il en faut au moins {minimum}.",
    "list_too_long": "Il en faut au plus {maximum} ; il y en a {length}.",
    "list_twice": "{given} figure deux fois.",
    "list_separator": "{given} contient un point-virgule, qui sépare les éléments ; retirez-le (dans une adresse : %3B).",
    "url": "{given} n'est pas une adresse web : elle commence par http:// ou https:// et n'a pas d'espace.",
    "nsn": "{given} n'est pas un numéro de nomenclature OTAN : 13 chiffres, comme {example}.",
    "nsn_scientific": (
        "{given} ressemble à un numéro de nomenclature qu'un tableur a changé en nombre ;"
        " formatez la colonne en texte et écrivez {example}."
    ),
    "nsn_zero": (
        "{given} a {length} chiffres au lieu de 13 ; un tableur a pu retirer les zéros de tête."
        " Formatez la colonne en texte."
    ),
    "ncb_code": "{given} n'est pas le code d'un bureau de codification : deux chiffres, comme {example}.",
    "dodic": "{given} n'est pas un DODIC : une ou deux lettres et des chiffres, quatre en tout, comme {example}.",
    "scoped_nation": "{given} doit dire de qui est le numéro : NATION:VALEUR, comme {example}.",
    "scoped_ncage": "{given} doit s'écrire NCAGE:VALEUR, ou :VALEUR si le code du fabricant est inconnu, comme {example}.",
    "dated_nation": "{given} doit être un code de nation, avec ses dates au besoin : {example}.",
    "hash": "{given} n'est pas une empreinte SHA-256 : 64 chiffres hexadécimaux.",
    "releasability": "{given} n'est pas connu ici. Attendu : PUBLIC, NATO_ALL ou une liste de codes de nations.",
    "scope": "{given} n'est pas connu ici. Attendu : ANY ou une liste d'au moins un élément.",
    "cell_json": "La cellule n'est pas du JSON valide : {reason}.",
    "band": 'Une plage de température s\'écrit {{"min": -20, "max": 40}} ; une borne peut être null, pas les deux.',
    "band_order": "La borne basse {minimum} dépasse la borne haute {maximum}.",
    "band_unit": "Une plage de température se donne en degC.",
    "condition_number": "{kind} prend un seul nombre, et non {given}.",
    "condition_negative": "{kind} ne peut être négatif.",
    "condition_unit": '{kind} demande une unité, comme "per minute".',
    "condition_no_unit": "{kind} ne prend pas d'unité.",
    "condition_list": "{kind} prend une liste d'au moins un texte, et non {given}.",
    "condition_merge": "{kind} se combine par {expected} ; la règle est fixée par le genre.",
    "dates_order": "{later} ne peut précéder {earlier}.",
    "about_all": '"all" se suffit ; il nomme déjà toutes les colonnes.',
}

_SHOWN = {
    "nothing": "rien",
    "true": "true",
    "false": "false",
    "a group of values": "un groupe de valeurs",
    "a list": "une liste",
}


def said(reason: object, language: str) -> str:
    """A reason as a person reads it: in French where asked and where it is one of ours, else as it stands."""
    if language != "fr" or not isinstance(reason, Refusal) or reason.key not in TEXTS:
        return str(reason)
    values = {name: quoted_in_french(str(_SHOWN.get(str(value), value))) for name, value in reason.values.items()}
    return set_in_french(TEXTS[reason.key]).format(**{**values, "nearest": " ou ".join(reason.nearest)})
