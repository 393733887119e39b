"""Whatever is sent, the doors answer with a reason: never with a failure of our own."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.settings import Settings

HOSTILE = [
    "\0",
    "a\0b",
    "\x1b[31m",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202eabc\u202c",
    "مرحبا",
    "e\u0301" * 50,
    "'; DROP TABLE munition; --",
    "' OR '1'='1",
    '" NEAR("a" "b")',
    "a* OR b",
    "%",
    "_",
    "%00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{0.__class__}",
    "%s%n",
    "x" * 119,
    "x" * 121,
    "x" * 100_000,
    "-" * 120,
    "9" * 400,
    "-1",
    "1e400",
    "NaN",
    "true",
    "null",
    "[]",
    " ",
    "\t",
    "\n",
    "\ufeff",
    "\uffff",
    "ﬀ" * 60,
    "𝟏𝟓𝟓",
    "٣",
    "0000-00-00",
    "9999-12-31",
    "2026-02-30",
    "2999-12-31",
    "1800-01-01",
    "2026-06-01T00:00:00+23:59",
    "1800-01-01T00:00:00+14:00",
]
PARAMETERS = [
    "munition", "system", "weapon", "projectile", "charge", "user", "holder", "context",
    "as_of", "as_known", "purpose", "lots", "route", "lang", "nonsense",
]  # fmt: skip
LISTS = ["/api/v1/munitions", "/api/v1/nations", "/api/v1/records", "/api/v1/interfaces"]
GOOD = {"munition": "dm63", "system": "leopard-2a6", "user": "NLD"}


def assert_answered(answer: Any, *, page: bool) -> None:
    assert answer.status_code < 500, answer.text[:300]
    if page:
        assert answer.content_type == "text/html; charset=utf-8"
        assert "<h1" in answer.text
        assert "<script>alert" not in answer.text
    elif answer.status_code >= 400:
        assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("door", ["/api/v1/compatibility", "/lookup"])
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_any_text_in_any_field_is_answered(client: FlaskClient, door: str, parameter: str) -> None:
    for text in HOSTILE:
        answer = client.get(door, query_string={**GOOD, parameter: text})
        assert_answered(answer, page=door == "/lookup")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("parameter", ["q", "limit", "offset", "nation", "kind", "calibre", "munition", "nonsense"])
def test_any_text_in_any_filter_is_answered(client: FlaskClient, path: str, parameter: str) -> None:
    for text in HOSTILE:
        assert_answered(client.get(path, query_string={parameter: text}), page=False)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/munitions/{}",
        "/api/v1/nations/{}",
        "/api/v1/munitions/{}/systems?user=NLD",
        "/api/v1/platforms/{}/munitions?user=NLD",
        "/api/v1/records/{}",
        "/api/v1/{}",
        "/{}",
        "/static/{}",
    ],
)
def test_any_text_in_an_address_is_answered(client: FlaskClient, path: str) -> None:
    for text in [
        "%00",
        "a%00b",
        "%ff%fe",
        "..%2f..%2fetc%2fpasswd",
        "%F0%9F%98%80",
        "x" * 5000,
        "%E2%80%AE",
        "'--",
        "%20",
        ".",
    ]:
        answer = client.get(path.format(text))
        assert answer.status_code < 500, (path, text)


@pytest.mark.parametrize(
    "query",
    [
        "&&&&====",
        "%",
        "%zz",
        "munition=%ff%fe&system=%c0%80&user=NLD",
        "munition" * 20_000,
        "a=1&" * 25_000,
        "&".join(f"p{n}=1" for n in range(5_000)),
        "munition[]=a&user[$ne]=b",
        "user=NLD;munition=a",
        "route=BEL&" * 5_000,
        "lots=" + "a," * 40_000,
    ],
    ids=lambda query: query[:20],
)
@pytest.mark.parametrize("path", ["/api/v1/compatibility", "/lookup", "/", "/api/v1/munitions", "/api/v1/records"])
def test_any_query_string_is_answered(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")

    assert answer.status_code < 500


@pytest.mark.parametrize("value", [None, True, 0, 1.5, 2**70, [], {}, [[]], {"a": 1}, ["dm63"], "\0", "x" * 1000])
@pytest.mark.parametrize(
    "field", ["munition", "system", "user", "context", "as_of", "as_known", "lots", "route", "ref", "projectile", "zzz"]
)
def test_any_value_in_any_field_of_an_item_is_answered(client: FlaskClient, field: str, value: Any) -> None:
    answer = client.post(
        "/api/v1/compatibility/batch", json={"items": [{**GOOD, field: value}, GOOD, value], "context": "training"}
    )

    assert answer.status_code == 200
    assert [one["status"] for one in answer.json["items"]][1] == 200


@pytest.mark.parametrize("value", [None, True, 0, 2**70, [], {}, "\0", "x" * 1000])
@pytest.mark.parametrize("field", ["munition", "user", "context", "as_of", "lots", "route", "zzz"])
def test_any_value_in_a_default_is_answered(client: FlaskClient, field: str, value: Any) -> None:
    answer = client.post("/api/v1/compatibility/batch", json={"items": [GOOD], field: value})

    assert answer.status_code in {200, 422}


def test_an_item_of_very_many_fields_is_refused_in_little_time(client: FlaskClient) -> None:
    item = {f"field-{n}": "x" for n in range(20_000)}

    answer = client.post("/api/v1/compatibility/batch", json={"items": [item] * 3})

    assert [one["status"] for one in answer.json["items"]] == [422] * 3
    assert len(answer.data) < 10_000


@pytest.mark.parametrize(
    "header", ["Accept", "Accept-Language", "If-None-Match", "Authorization", "HX-Request", "Host", "Range"]
)
@pytest.mark.parametrize(
    "value", ["", "\xff", "é", "x" * 50_000, "*", ";q=", "a,b,c;;;", '"', 'W/"', "q=1e999", "\x7f"]
)
def test_any_header_is_answered(client: FlaskClient, header: str, value: str) -> None:
    for path in ("/lookup?munition=a&system=b&user=NLD", "/api/v1/compatibility?munition=a&system=b&user=NLD", "/"):
        assert client.get(path, headers={header: value}).status_code < 500


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "CONNECT", "PROPFIND", "X"]
)
@pytest.mark.parametrize("path", ["/", "/lookup", "/healthz", "/api/v1/compatibility", "/api/docs", "/nowhere"])
def test_any_method_is_answered(client: FlaskClient, method: str, path: str) -> None:
    assert client.open(path, method=method).status_code < 500


def test_a_host_that_the_operator_did_not_name_is_refused(world_url: str) -> None:
    app = create_app(Settings(database_url=world_url, testing=True, hosts=("registry.example",)))

    answers = [
        app.test_client().get("/", headers={"Host": host}).status_code for host in ("registry.example", "evil.example")
    ]
    app.extensions["engine"].dispose()

    assert answers == [200, 400]
