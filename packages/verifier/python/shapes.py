"""The shapes of certificates and receipts: exactly these fields, in exactly this form."""

import re
from datetime import datetime, timezone

from primitives import AMOUNT_LIMIT, PROTOCOL, SAFE_INTEGER, SUITE, Failure, canonical, need

BLS_SCHEME = "bls-unchained-g1-rfc9380"
CHAIN_LENGTH_MAX = 1_000_000
POOL_MAX = 999


def text(pattern):
    compiled = re.compile(pattern)

    def check(value, path):
        need(isinstance(value, str) and compiled.fullmatch(value), f"{path} is malformed")

    return check


def literal(expected):
    def check(value, path):
        need(value is not True and value is not False and value == expected, f"{path} is not {expected}")

    return check


def hexa(length):
    return text(f"[0-9a-f]{{{2 * length}}}")


def whole(low, high):
    def check(value, path):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        need(is_number and low <= value <= high and value == int(value), f"{path} is not from {low} to {high}")

    return check


def amount(value, path):
    need(isinstance(value, str) and re.fullmatch("0|[1-9][0-9]{0,18}", value), f"{path} is not a decimal text")
    need(int(value) < AMOUNT_LIMIT, f"{path} is too large")


def micros(value):
    """Microseconds since 1970; None for anything but an instant in UTC with six digits of a second."""
    if not isinstance(value, str) or not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}Z", value):
        return None
    try:
        at = datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    since = at - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def instant(value, path):
    need(micros(value) is not None, f"{path} is not an instant")


def items(item, low, high):
    def check(value, path):
        need(isinstance(value, list) and low <= len(value) <= high, f"{path} is not a list of {low} to {high}")
        for at, entry in enumerate(value):
            item(entry, f"{path}[{at}]")

    return check


def or_null(shape):
    def check(value, path):
        if value is not None:
            shape(value, path)

    return check


def some_fields(shapes):
    """These fields, whatever else is there."""

    def check(value, path):
        need(isinstance(value, dict), f"{path} is not an object")
        for name, shape in shapes.items():
            shape(value.get(name), f"{path}.{name}")

    return check


def fields(shapes):
    """These fields and no other."""

    def check(value, path):
        need(isinstance(value, dict) and value.keys() == shapes.keys(), f"{path} has not exactly its fields")
        some_fields(shapes)(value, path)

    return check


def variant(name, shapes):
    def check(value, path):
        tag = value.get(name) if isinstance(value, dict) else None
        need(isinstance(tag, str) and tag in shapes, f"{path}.{name} is none of {', '.join(shapes)}")
        shapes[tag](value, path)

    return check


def any_json(value, path):
    try:
        canonical(value)
    except Failure as failure:
        raise Failure(f"{path}: {failure}") from failure


def statement(body):
    def check(value, path):
        fields({"body": any_json, "signature": hexa(64)})(value, path)
        body(value["body"], f"{path}.body")

    return check


identifier = text("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
role = text("[a-z][a-z0-9-]{0,31}")
party = text(r"[^\x00-\x1f\x7f-\x9f]{1,80}")
key = digest = hexa(32)
signature = hexa(64)


def body_of(kind):
    return {
        "protocol": literal(PROTOCOL),
        "suite": literal(SUITE),
        "type": literal(kind),
        "gameId": identifier,
        "drawId": identifier,
    }


clock = {
    "scheme": literal(BLS_SCHEME),
    "publicKey": hexa(96),
    "genesisTime": whole(0, 2**40),
    "periodS": whole(1, 60),
    "delayS": whole(60, 120),
}
keyed_role = fields({"role": role, "key": key})
beacon_terms = variant(
    "level",
    {
        "L3": fields({"level": literal("L3"), **clock}),
        "L2": fields({"level": literal("L2"), **clock, "parties": items(party, 2, 32), "threshold": whole(2, 32)}),
        "L1": fields(
            {
                "level": literal("L1"),
                "chainId": identifier,
                "anchor": digest,
                "length": whole(1, CHAIN_LENGTH_MAX),
                "round": whole(1, CHAIN_LENGTH_MAX),
            }
        ),
        "L0": fields({"level": literal("L0"), "officials": items(keyed_role, 2, 2)}),
    },
)
terms = fields(
    {
        **body_of("terms"),
        "opensAt": instant,
        "closesAt": instant,
        "publishesAt": instant,
        "ruleHash": digest,
        "algorithmHash": digest,
        "verifierHash": digest,
        "drawKey": key,
        "controlKey": key,
        "beacon": beacon_terms,
        "roles": items(keyed_role, 0, 16),
    }
)
totals = {"count": amount, "stakeMinor": amount, "root": digest}
checkpoint = fields({**body_of("checkpoint"), "at": instant, **totals})
seal = fields(
    {
        **body_of("seal"),
        "termsHash": digest,
        "sealedAt": instant,
        **totals,
        "round": or_null(whole(1, SAFE_INTEGER)),
        "commitments": items(fields({"role": role, "commitment": digest, "signature": signature}), 0, 16),
        "controlSignature": signature,
    }
)
place = fields({"index": whole(0, SAFE_INTEGER), "path": items(digest, 0, 63)})
balls = items(whole(1, POOL_MAX), 0, POOL_MAX)
result = variant(
    "kind",
    {
        "matrix": fields({"kind": literal("matrix"), "main": balls, "bonus": balls}),
        "digits": fields({"kind": literal("digits"), "digits": items(whole(0, 9), 1, 12)}),
        "keno": fields({"kind": literal("keno"), "numbers": balls}),
    },
)
fragment = fields({"holder": role, "x": whole(1, 3), "y": hexa(64)})
share = variant(
    "how",
    {
        "revealed": fields({"how": literal("revealed"), "role": role, "share": hexa(32), "nonce": hexa(32)}),
        "escrow": fields({"how": literal("escrow"), "role": role, "fragments": items(fragment, 2, 2)}),
    },
)
entry = fields({**body_of("entry"), "role": role, "at": instant, "sealHash": digest, "result": result})
signed_round = {"round": whole(1, SAFE_INTEGER), "signature": hexa(48)}
evidence = variant(
    "level",
    {
        "L3": fields({"level": literal("L3"), **signed_round}),
        "L2": fields({"level": literal("L2"), **signed_round}),
        "L1": fields({"level": literal("L1"), "round": whole(1, CHAIN_LENGTH_MAX), "value": digest}),
        "L0": fields({"level": literal("L0"), "entries": items(statement(entry), 2, 2)}),
    },
)
certificate = fields(
    {
        **body_of("certificate"),
        "drawKey": key,
        "logKey": text(r"[^\s+]{1,100}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44,60}"),
        "rule": any_json,
        "terms": statement(terms),
        "checkpoint": or_null(statement(checkpoint)),
        "seal": statement(seal),
        "log": fields(
            {"note": text(r"[\s\S]{1,4096}"), "terms": place, "checkpoint": or_null(place), "seal": place}
        ),
        "beacon": evidence,
        "shares": items(share, 0, 16),
        "seed": or_null(hexa(64)),
        "result": result,
        "drawnAt": instant,
        "signature": signature,
    }
)

pool = {"count": whole(1, POOL_MAX), "max": whole(1, POOL_MAX)}
bonus_pool = variant(
    "source",
    {
        "own": fields({"source": literal("own"), **pool}),
        "same": fields({"source": literal("same"), "count": whole(1, POOL_MAX)}),
    },
)


def mapping(rule, path):
    """The part of a rule that says how numbers are drawn."""

    def bonus(value, at):
        if isinstance(rule, dict) and "bonus" in rule:
            bonus_pool(value, at)

    kinds = {
        "matrix": some_fields({"main": fields(pool), "bonus": bonus}),
        "digits": some_fields({"count": whole(1, 12)}),
        "keno": some_fields({"pool": whole(1, POOL_MAX), "drawn": whole(1, POOL_MAX)}),
    }
    variant("kind", kinds)(rule, path)
    need(is_drawable(rule), "the rule draws more numbers than there are")


def is_drawable(rule):
    if rule["kind"] == "digits":
        return True
    if rule["kind"] == "keno":
        return rule["drawn"] <= rule["pool"]
    main, bonus = rule["main"], rule.get("bonus") or {"source": "none", "count": 0}
    if bonus["source"] == "own" and bonus["count"] > bonus["max"]:
        return False
    return main["count"] + (bonus["count"] if bonus["source"] == "same" else 0) <= main["max"]


inclusion = fields(
    {
        **body_of("inclusion"),
        "serial": amount,
        "leafHash": digest,
        "count": amount,
        "path": items(fields({"count": amount, "stakeMinor": amount, "hash": digest}), 0, 63),
    }
)
ticket = fields(
    {
        **body_of("ticket"),
        "serial": amount,
        "ticketId": identifier,
        "holder": digest,
        "ruleHash": digest,
        "lines": items(any_json, 1, 1_000),
        "currency": text("[A-Z]{3}"),
        "stakeMinor": amount,
        "soldAt": instant,
        "salt": hexa(16),
    }
)
receipt = fields(
    {
        "protocol": literal(PROTOCOL),
        "suite": literal(SUITE),
        "type": literal("receipt"),
        "ticket": ticket,
        "leafHash": digest,
        "code": text(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]"),
        "key": key,
        "signature": signature,
        "inclusion": or_null(inclusion),
    }
)
