"""What the last question was asked for, kept in the reader's own browser: it fills forms and never changes an answer."""

from typing import Final

from flask import Response, g, request

from schemas.vocabulary import Context

COOKIE: Final = "asked"

_HALF_A_YEAR: Final = 182 * 24 * 3600


def remembered() -> dict[str, str]:
    """`user` and `context` of what this page answers, else of the last question asked from this browser, if they can be told.

    A form beside an answer must ask for that answer again, not for an older one.
    """
    nation, _, context = str(g.get("remember") or request.cookies.get(COOKIE, "")).partition(".")
    kept = {}
    if len(nation) == 3 and nation.isascii() and nation.isalpha() and nation.isupper():
        kept["user"] = nation
    if context in set(Context):
        kept["context"] = context
    if answered := g.get("answered"):
        kept["context"] = answered
    return kept


def answered_in(context: str) -> None:
    """This page answers in this context, for no one nation: its form says so, and nothing is kept for the next question."""
    g.answered = context


def remember(user: str, context: str) -> None:
    """Keep this for the next question; the answer under way carries it."""
    g.remember = f"{user}.{context}"


def carry(response: Response) -> None:
    """Give the browser what is to be kept, if anything is."""
    if kept := g.get("remember"):
        response.set_cookie(COOKIE, kept, max_age=_HALF_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
