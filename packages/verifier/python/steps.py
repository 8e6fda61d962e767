"""The steps of the verification, in the order and under the names of docs/draw-protocol.md."""

import json

import shapes
from primitives import (
    EMPTY_ROOT,
    PROTOCOL,
    SUITE,
    Failure,
    canonical,
    canonical_bytes,
    chain_end,
    combine,
    derive_seed,
    draw_generator,
    is_statement,
    log_leaf,
    log_root,
    map_result,
    need,
    note_key,
    open_note,
    round_after_seal,
    sha256,
    sum_leaf,
    sum_root,
    tagged_hash,
    validation_code,
)
from shapes import micros

QUICKNET = {
    "publicKey": "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1f"
    "ec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    "genesisTime": 1692803367,
    "periodS": 3,
}
FILE_CHARS_MAX = 262_144
CHECKPOINT_DUE_MICROS = 120_000_000
PHYSICAL = "a physical draw has none"


class Skipped(Exception):
    """Why a step has nothing to check in a draw of this kind, or cannot check it here."""


class Case:
    """What is asked, and the files once they are parsed."""

    def __init__(self, certificate_text, receipt_text=None, pins=(), draw_id=None):
        self.certificate_text, self.receipt_text = certificate_text, receipt_text
        self.pins, self.draw_id = list(pins), draw_id
        self.file = self.receipt = self.log_key = None

    def seal_hash(self):
        return tagged_hash("seal", canonical_bytes(self.file["seal"]["body"]))

    def roles(self):
        return [role["role"] for role in self.file["terms"]["body"]["roles"]]


def read_json(text):
    need(len(text) <= FILE_CHARS_MAX, "the file is too large to be one of ours")

    def refuse(constant):
        raise ValueError(constant)

    def number(digits):
        """A number is the same number however it is written: 3.0 is 3."""
        value = float(digits)
        return int(value) if value.is_integer() else value

    try:
        return json.loads(text, parse_constant=refuse, parse_float=number)
    except (ValueError, RecursionError) as error:
        raise Failure("the file is not JSON") from error


def same_draw(what, body, other):
    for name in ("drawId", "gameId"):
        need(body[name] == other[name], f"{what} names {body[name]}, not {other[name]}")


def entry_bytes(statement):
    return canonical_bytes({"body": statement["body"], "signature": statement["signature"]})


def about(kind, case, **more):
    names = {"gameId": case.file["gameId"], "drawId": case.file["drawId"]}
    return {"protocol": PROTOCOL, "suite": SUITE, "type": kind, **names, **more}


def check_format(case):
    case.file = read_json(case.certificate_text)
    shapes.certificate(case.file, "certificate")
    case.log_key = note_key(case.file["logKey"])
    need(case.log_key, "certificate.logKey is not the key its hash names")
    shapes.mapping(case.file["rule"], "certificate.rule")


def check_identity(case):
    for pin in case.pins:
        need(pin in (case.file["drawKey"], case.file["logKey"]), f"the file is not of the pinned key {pin}")
    need(case.draw_id in (None, case.file["drawId"]), f"this is draw {case.file['drawId']}")


def check_signature(case):
    body = {name: value for name, value in case.file.items() if name != "signature"}
    need(is_statement(case.file["drawKey"], case.file["signature"], "certificate", body), "the draw key did not sign it")


def check_terms(case):
    terms = case.file["terms"]
    body = terms["body"]
    same_draw("the rule commitment", body, case.file)
    need(body["drawKey"] == case.file["drawKey"], "the rules were committed under another draw key")
    need(is_statement(body["drawKey"], terms["signature"], "terms", body), "nobody signed the rule commitment")
    need(sha256(canonical_bytes(case.file["rule"])).hex() == body["ruleHash"], "the rule is not the one committed to")
    opens, closes, publishes = (micros(body[name]) for name in ("opensAt", "closesAt", "publishesAt"))
    need(opens < closes <= publishes, "the times are out of order")
    beacon, roles = body["beacon"], case.roles()
    if beacon["level"] == "L3":
        need(all(beacon[name] == value for name, value in QUICKNET.items()), "L3 is drand quicknet, this is another")
    if "delayS" in beacon:
        need(beacon["delayS"] + beacon["periodS"] <= 120, "the beacon's round may come too long after the seal")
    need(len(roles) == 0 if beacon["level"] == "L0" else len(roles) >= 2, "the roles do not fit the level")
    need(len(set(roles)) == len(roles), "a role is named twice")


def check_log(case):
    need(open_note(case.file["log"]["note"], case.log_key), "the log's note is not signed by the log key")


def check_logged(case):
    size, root = open_note(case.file["log"]["note"], case.log_key)
    need((case.file["checkpoint"] is None) == (case.file["log"]["checkpoint"] is None), "a checkpoint without its place")
    before = -1
    for name in ("terms", "checkpoint", "seal"):
        statement, place = case.file[name], case.file["log"][name]
        if statement is None:
            continue
        path = [bytes.fromhex(node) for node in place["path"]]
        index = int(place["index"])
        need(log_root(log_leaf(entry_bytes(statement)), index, size, path) == root, f"{name} is not in the log")
        need(index > before, f"{name} stands in the log before what it follows")
        before = index


def check_seal(case):
    seal, terms = case.file["seal"], case.file["terms"]
    body = seal["body"]
    same_draw("the seal", body, case.file)
    need(is_statement(case.file["drawKey"], seal["signature"], "seal", body), "nobody signed the seal")
    need(body["termsHash"] == log_leaf(entry_bytes(terms)).hex(), "the seal was made under other terms")
    sealed = micros(body["sealedAt"])
    need(sealed >= micros(terms["body"]["closesAt"]), "the draw was sealed while it was still selling")
    need(sealed <= micros(case.file["drawnAt"]), "the draw was sealed after it was drawn")


def check_control(case):
    seal, key = case.file["seal"]["body"], case.file["terms"]["body"]["controlKey"]
    need(key != case.file["drawKey"], "control has the draw key: it is not independent")
    counted = about("control", case, count=seal["count"], stakeMinor=seal["stakeMinor"], root=seal["root"])
    need(is_statement(key, seal["controlSignature"], "control", counted), "control did not sign these totals")


def check_totals(case):
    seal, checkpoint = case.file["seal"]["body"], case.file["checkpoint"]
    count, stake = int(seal["count"]), int(seal["stakeMinor"])
    need((seal["root"] == EMPTY_ROOT.hex()) == (count == 0), "the root does not fit the number of tickets")
    need(count > 0 or stake == 0, "money without a ticket")
    terms = case.file["terms"]["body"]
    if checkpoint is None:
        is_short = micros(terms["closesAt"]) - micros(terms["opensAt"]) < CHECKPOINT_DUE_MICROS
        return need(is_short, "not one checkpoint was logged while the draw was selling")
    last = checkpoint["body"]
    same_draw("the checkpoint", last, case.file)
    key = case.file["drawKey"]
    need(is_statement(key, checkpoint["signature"], "checkpoint", last), "nobody signed the checkpoint")
    opens, at, sealed = micros(terms["opensAt"]), micros(last["at"]), micros(seal["sealedAt"])
    need(opens <= at <= sealed, "the checkpoint is not from the time of the sale")
    need(int(last["count"]) <= count, "tickets vanished after the last checkpoint")
    need(int(last["stakeMinor"]) <= stake, "stakes vanished after the last checkpoint")
    is_same = last["root"] == seal["root"] and int(last["stakeMinor"]) == stake
    return need(int(last["count"]) < count or is_same, "the tickets changed after the last checkpoint")


def check_commitments(case):
    commitments, roles = case.file["seal"]["body"]["commitments"], case.file["terms"]["body"]["roles"]
    need([entry["role"] for entry in commitments] == case.roles(), "the commitments are not those of the roles, in order")
    for entry, role in zip(commitments, roles):
        body = about("commitment", case, role=entry["role"], commitment=entry["commitment"])
        need(is_statement(role["key"], entry["signature"], "commitment", body), f"{entry['role']} did not sign")
    if not roles:
        raise Skipped(PHYSICAL)


def check_round(case):
    seal, terms, evidence = case.file["seal"]["body"], case.file["terms"]["body"]["beacon"], case.file["beacon"]
    need(evidence["level"] == terms["level"], f"level {evidence['level']} instead of {terms['level']}")
    if terms["level"] == "L0":
        need(seal["round"] is None, "a physical draw has no round")
        raise Skipped(PHYSICAL)
    if terms["level"] == "L1":
        need(terms["round"] <= terms["length"], "the chain does not reach that far")
        due = terms["round"]
    else:
        due = round_after_seal(micros(seal["sealedAt"]), terms)
    need(seal["round"] == due, f"the seal names round {seal['round']}, the rule gives {due}")
    need(evidence["round"] == due, f"round {evidence['round']} was used, the rule gives {due}")


def check_beacon(case):
    terms, evidence = case.file["terms"]["body"]["beacon"], case.file["beacon"]
    if terms["level"] == "L0":
        return check_entries(case, terms["officials"], evidence["entries"])
    if terms["level"] == "L1":
        end = chain_end(terms["chainId"], bytes.fromhex(evidence["value"]), int(evidence["round"]))
        return need(end.hex() == terms["anchor"], "the value does not lead to the chain's anchor")
    raise Skipped("BLS signatures are not checked by this implementation")


def check_entries(case, officials, entries):
    need(officials[0]["key"] != officials[1]["key"], "one key keyed the result in twice")
    for official, entry in zip(officials, entries):
        body = entry["body"]
        same_draw("an entry", body, case.file)
        need(body["role"] == official["role"], f"{body['role']} keyed in what was {official['role']}'s to see")
        need(body["sealHash"] == case.seal_hash().hex(), "an entry for another seal")
        need(is_statement(official["key"], entry["signature"], "entry", body), f"{body['role']} did not sign")
    seen = [canonical(entry["body"]["result"]) for entry in entries]
    need(seen[0] == seen[1], "the two officials saw different numbers")


def open_share(case, share):
    """Share and nonce, 32 bytes each."""
    if share["how"] == "revealed":
        return bytes.fromhex(share["share"] + share["nonce"])
    first, second = share["fragments"]
    need(first["x"] != second["x"], "the fragments are one and the same")
    holders = {first["holder"], second["holder"]} - {share["role"]}
    need(len(holders) == 2 and holders <= set(case.roles()), "the fragments are not two other roles'")
    return combine(*((int(part["x"]), bytes.fromhex(part["y"])) for part in (first, second)))


def check_shares(case):
    shares, commitments = case.file["shares"], case.file["seal"]["body"]["commitments"]
    need([share["role"] for share in shares] == case.roles(), "the shares are not those of the roles, in order")
    for share, entry in zip(shares, commitments):
        secret = open_share(case, share)
        opened = tagged_hash("share", share["role"], case.file["drawId"], secret[:32], secret[32:])
        need(opened.hex() == entry["commitment"], f"{share['role']}'s share is not the one committed to")
    if not shares:
        raise Skipped(PHYSICAL)


def check_seed(case):
    evidence = case.file["beacon"]
    if evidence["level"] == "L0":
        need(case.file["seed"] is None, "a physical draw has no seed")
        raise Skipped(PHYSICAL)
    beacon = bytes.fromhex(evidence["value"] if evidence["level"] == "L1" else evidence["signature"])
    shares = [open_share(case, share)[:32] for share in case.file["shares"]]
    seed = derive_seed(case.seal_hash(), beacon, shares, case.file["gameId"], case.file["drawId"])
    need(seed.hex() == case.file["seed"], "the seed does not follow from seal, beacon and shares")


def check_result(case):
    stated = canonical(case.file["result"])
    if case.file["beacon"]["level"] == "L0":
        seen = [canonical(entry["body"]["result"]) for entry in case.file["beacon"]["entries"]]
        return need(seen == [stated, stated], "the result is not what the officials keyed in")
    generator = draw_generator(bytes.fromhex(case.file["seed"]), case.file["drawId"], case.seal_hash())
    drawn = canonical(map_result(case.file["rule"], generator))
    return need(drawn == stated, f"the seed gives {drawn}, the file says {stated}")


def check_receipt_format(case):
    case.receipt = read_json(case.receipt_text)
    shapes.receipt(case.receipt, "receipt")


def check_receipt(case):
    receipt, ticket = case.receipt, case.receipt["ticket"]
    need(receipt["key"] == case.file["drawKey"], "the receipt is of another draw key")
    need(is_statement(receipt["key"], receipt["signature"], "receipt", ticket), "the draw key did not sign it")
    data = canonical_bytes(ticket)
    leaf = sum_leaf(int(ticket["stakeMinor"]), data)
    need(leaf[0].hex() == receipt["leafHash"], "the leaf hash is not this ticket's")
    need(validation_code(data) == receipt["code"], "the validation code is not this ticket's")


def check_receipt_draw(case):
    ticket, terms, seal = case.receipt["ticket"], case.file["terms"]["body"], case.file["seal"]["body"]
    same_draw("the receipt", ticket, case.file)
    need(ticket["ruleHash"] == terms["ruleHash"], "the ticket was sold under another rule version")
    sold = micros(ticket["soldAt"])
    need(micros(terms["opensAt"]) <= sold <= micros(seal["sealedAt"]), "not sold while the draw was open")
    need(1 <= int(ticket["serial"]) <= int(seal["count"]), f"the draw has no serial {ticket['serial']}")


def check_inclusion(case):
    ticket, proof, seal = case.receipt["ticket"], case.receipt["inclusion"], case.file["seal"]["body"]
    need(proof is not None, "the receipt has no inclusion proof: ask the operator for it")
    same_draw("the proof", proof, case.file)
    need(proof["serial"] == ticket["serial"], "the proof is of another serial")
    need(proof["leafHash"] == case.receipt["leafHash"], "the proof is of another ticket")
    need(proof["count"] == seal["count"], "the proof is of a tree of another size")
    leaf = (bytes.fromhex(proof["leafHash"]), 1, int(ticket["stakeMinor"]))
    path = [(bytes.fromhex(node["hash"]), int(node["count"]), int(node["stakeMinor"])) for node in proof["path"]]
    top = sum_root(leaf, int(ticket["serial"]) - 1, int(seal["count"]), path)
    need(top[0].hex() == seal["root"], "the proof does not lead to the sealed root")
    need(top[2] == int(seal["stakeMinor"]), "the stakes on the path do not sum to the sealed total")


CERTIFICATE_STEPS = [
    ("format", check_format),
    ("identity", check_identity),
    ("signature", check_signature),
    ("terms", check_terms),
    ("log", check_log),
    ("logged", check_logged),
    ("seal", check_seal),
    ("control", check_control),
    ("totals", check_totals),
    ("commitments", check_commitments),
    ("round", check_round),
    ("beacon", check_beacon),
    ("shares", check_shares),
    ("seed", check_seed),
    ("result", check_result),
]
RECEIPT_STEPS = [
    ("receipt-format", check_receipt_format),
    ("receipt", check_receipt),
    ("receipt-draw", check_receipt_draw),
    ("inclusion", check_inclusion),
]


def run_steps(case):
    """(name, status, detail) of each step up to the first that fails."""
    for name, check in CERTIFICATE_STEPS + ([] if case.receipt_text is None else RECEIPT_STEPS):
        try:
            check(case)
            yield (name, "passed", "")
        except Skipped as reason:
            yield (name, "skipped", str(reason))
        except Failure as failure:
            yield (name, "failed", str(failure))
            return
