"""What can go wrong, as every door of tools says it: RFC 9457 problems of stable types."""

from typing import NamedTuple

from marshmallow import Schema, fields


class Kind(NamedTuple):
    """A type of problem: its HTTP status, its title in English and French, and what to do about it."""

    status: int
    title: tuple[str, str]
    advice: tuple[str, str]


KINDS: dict[str, Kind] = {
    "malformed": Kind(
        400,
        ("The request cannot be read.", "La requête est illisible."),
        ("Send well-formed HTTP and JSON.", "Envoyez du HTTP et du JSON bien formés."),
    ),
    "unauthenticated": Kind(
        401,
        ("A reader token is needed.", "Un jeton de lecture est nécessaire."),
        (
            "Send the header Authorization: Bearer, with the token that the operator gave you.",
            "Envoyez l'en-tête Authorization: Bearer, avec le jeton remis par l'exploitant.",
        ),
    ),
    "not-allowed": Kind(
        403,
        ("This is not allowed.", "Cela n'est pas autorisé."),
        ("Ask the authority named in the detail.", "Adressez-vous à l'autorité nommée."),
    ),
    "not-found": Kind(
        404,
        ("Nothing here goes by that name.", "Rien ici ne porte ce nom."),
        (
            "Check the name against `candidates`, which lists by field what may have been meant.",
            "Comparez le nom à `candidates`, qui énumère par champ ce qui a pu être voulu.",
        ),
    ),
    "method-not-allowed": Kind(
        405,
        ("This address does not take that method.", "Cette adresse n'admet pas cette méthode."),
        ("Use a method that the header Allow lists.", "Employez une méthode énumérée par l'en-tête Allow."),
    ),
    "not-acceptable": Kind(
        406,
        ("Answers here are JSON.", "Les réponses sont ici en JSON."),
        ("Accept application/json.", "Acceptez application/json."),
    ),
    "conflict": Kind(
        409,
        ("What the registry holds forbids this.", "Ce que contient le registre s'y oppose."),
        ("Read again, then decide.", "Relisez, puis décidez."),
    ),
    "stale": Kind(
        412,
        ("It was decided on an older version.", "La décision portait sur une version dépassée."),
        ("Read again, then decide.", "Relisez, puis décidez."),
    ),
    "too-large": Kind(
        413,
        ("The request is too large.", "La requête est trop grande."),
        ("Send fewer questions at a time.", "Envoyez moins de questions à la fois."),
    ),
    "unsupported-media-type": Kind(
        415,
        ("The request must be JSON.", "La requête doit être en JSON."),
        ("Send the header Content-Type: application/json.", "Envoyez l'en-tête Content-Type: application/json."),
    ),
    "invalid": Kind(
        422,
        ("The request breaks its contract.", "La requête ne respecte pas son contrat."),
        ("Correct what `errors` lists by field.", "Corrigez ce que `errors` énumère par champ."),
    ),
    "too-many-requests": Kind(
        429,
        ("Too many requests.", "Trop de requêtes."),
        ("Wait as long as the header Retry-After says.", "Attendez la durée qu'indique l'en-tête Retry-After."),
    ),
    "failed": Kind(
        500,
        ("The registry failed.", "Le registre a échoué."),
        ("Tell the operator the request id.", "Communiquez l'identifiant de la requête à l'exploitant."),
    ),
    "unavailable": Kind(
        503,
        ("The registry cannot answer now.", "Le registre ne peut répondre pour l'instant."),
        ("Wait as long as the header Retry-After says.", "Attendez la durée qu'indique l'en-tête Retry-After."),
    ),
}

BY_STATUS = {kind.status: name for name, kind in KINDS.items()}

TYPE_PREFIX = "/api/docs#problem-"
"""A problem's `type`: an address, relative to the registry's, where it is explained."""


def type_of(name: str) -> str:
    return f"{TYPE_PREFIX}{name}"


def _text(description: str, **settings: object) -> fields.String:
    return fields.String(required=True, metadata={"description": description, **settings})


class Candidate(Schema):
    """Something that may have been meant."""

    id = _text("Its registry id.")
    designation = _text("As it is printed.")


class Candidates(Schema):
    """What may have been meant, by field of the question."""

    munition = fields.List(fields.Nested(Candidate))
    system = fields.List(fields.Nested(Candidate))
    weapon = fields.List(fields.Nested(Candidate))
    projectile = fields.List(fields.Nested(Candidate))
    charge = fields.List(fields.Nested(Candidate))
    fuze = fields.List(fields.Nested(Candidate))
    primer = fields.List(fields.Nested(Candidate))


class Problem(Schema):
    """RFC 9457: why there is no answer."""

    type = _text("Stable, one per kind of problem.", enum=[type_of(name) for name in KINDS])
    title = _text("The kind of problem, in a sentence.")
    status = fields.Integer(required=True, metadata={"minimum": 400, "maximum": 599})
    detail = _text("What is wrong with this request.")
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "Reasons by field; a nested one reads items[3].user."},
    )
    candidates = fields.Nested(Candidates, metadata={"description": "What may have been meant, by field."})
    data_version = fields.Integer(metadata={"minimum": 0})
    request_id = fields.String(metadata={"description": "Names this request in the operator's log."})
