"""The question, blank or begun."""

from flask import Blueprint, Response

from registry.web.consulting import consulting
from registry.web.page import language, page
from registry.web.question import asking
from registry.web.wording import Wording

blueprint = Blueprint("home", __name__)

PUBLIC = {"home.home": "asks the question; reading is open to people until there are accounts"}


@blueprint.get("/")
def home() -> Response:
    """The question, with what was asked last filled in."""
    with consulting():
        pass
    return page("lookup.html", "lookup", title=Wording(language()).title_question, **asking())
