"""The parts of the protocol, one at a time: bytes, signatures, trees, notes, seed, generator, mapping, codes."""

import base64
import binascii
import functools
import hashlib
import hmac
import json
import re

PROTOCOL = "sortes-draw/1"
SUITE = "SHA-256+Ed25519+HKDF-SHA-512+HMAC-DRBG-SHA-256"
AMOUNT_LIMIT = 2**63
SAFE_INTEGER = 2**53 - 1
DEPTH_MAX = 32
NOTE_CHARS_MAX = 4_096


class Failure(Exception):
    """What is wrong, for a person."""


def need(condition, message):
    if not condition:
        raise Failure(message)


# Bytes


def sha256(data):
    return hashlib.sha256(data).digest()


def u64(value):
    need(0 <= value < AMOUNT_LIMIT, "a number out of the range of amounts")
    return value.to_bytes(8, "big")


def prefixed(*parts):
    """Each part after its length in four bytes, big-endian."""
    encoded = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def tagged_hash(purpose, *parts):
    return sha256(prefixed("sortes/1/" + purpose, *parts))


def canonical(value, depth=0):
    """RFC 8785 for whole numbers and whole characters, as text."""
    need(depth <= DEPTH_MAX, "the data is nested too deeply")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        need(value == int(value) if abs(value) != float("inf") else False, "a number is not whole")
        need(abs(value) <= SAFE_INTEGER, "a number is too large to be exact")
        return str(int(value))
    if isinstance(value, str):
        need(not re.search("[\ud800-\udfff]", value), "a text holds half a character")
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical(name, depth) + ":" + canonical(value[name], depth + 1) for name in names) + "}"


def canonical_bytes(value):
    return canonical(value).encode()


# Ed25519, RFC 8032 §5.1

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def point_add(a, b):
    ax, ay, az, at = a
    bx, by, bz, bt = b
    one, two = (ay - ax) * (by - bx) % P, (ay + ax) * (by + bx) % P
    three, four = 2 * at * bt * D % P, 2 * az * bz % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_multiply(scalar, point):
    product = NEUTRAL
    while scalar > 0:
        if scalar & 1:
            product = point_add(product, point)
        point = point_add(point, point)
        scalar >>= 1
    return product


def is_neutral(point):
    return point[0] % P == 0 and (point[1] - point[2]) % P == 0


def point_of(data):
    """The point of a canonical encoding, or None."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


@functools.lru_cache(maxsize=1_024)  # The selftest asks the same of a hundred files that differ in one place.
def is_signed(key, signature, message):
    """Canonical encodings only, no key of small order, the equation with the cofactor."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER or is_neutral(point_multiply(8, a)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left = point_multiply(s, BASE)
    right = point_add(r, point_multiply(k, a))
    minus = (P - right[0], right[1], right[2], P - right[3])
    return is_neutral(point_multiply(8, point_add(left, minus)))


def is_statement(key, signature, purpose, body):
    message = prefixed("sortes/1/" + purpose, canonical_bytes(body))
    return is_signed(bytes.fromhex(key), bytes.fromhex(signature), message)


# Trees


def tree_shape(index, size):
    """Which sibling stands on which side of the path, and over how many leaves; from the leaf upwards."""
    shape = []
    while size > 1:
        left = 1 << ((size - 1).bit_length() - 1)
        if index < left:
            shape.insert(0, ("right", size - left))
            size = left
        else:
            shape.insert(0, ("left", left))
            index, size = index - left, size - left
    return shape


def sum_leaf(stake, data):
    return (sha256(b"\x00" + u64(stake) + data), 1, stake)


def sum_node(left, right):
    def side(node):
        return u64(node[1]) + u64(node[2]) + node[0]

    count, stake = left[1] + right[1], left[2] + right[2]
    u64(count), u64(stake)
    return (sha256(b"\x01" + side(left) + side(right)), count, stake)


EMPTY_ROOT = sha256(b"")


def sum_root(leaf, index, size, path):
    shape = tree_shape(index, size)
    need(0 <= index < size and len(path) == len(shape), "the proof does not have the shape of the tree")
    node = leaf
    for sibling, (side, count) in zip(path, shape):
        need(sibling[1] == count, "the proof does not have the shape of the tree")
        node = sum_node(sibling, node) if side == "left" else sum_node(node, sibling)
    return node


def log_leaf(data):
    return sha256(b"\x00" + data)


def log_root(leaf, index, size, path):
    """None when the path is no path of such a tree."""
    shape = tree_shape(index, size)
    if not 0 <= index < size or len(path) != len(shape):
        return None
    node = leaf
    for sibling, (side, _) in zip(path, shape):
        node = sha256(b"\x01" + (sibling + node if side == "left" else node + sibling))
    return node


# C2SP signed-note and tlog-checkpoint


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def note_key(text):
    """Name, key id and public key of `name+hash+base64`; None when they do not fit."""
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    data = from_base64(match[3]) if match else None
    if data is None or len(data) != 33 or data[0] != 1:
        return None
    key_id = sha256(match[1].encode() + b"\n" + data)[:4]
    return (match[1], key_id, data[1:]) if key_id.hex() == match[2] else None


def open_note(note, key):
    """Size and root that a log's note states under this key; None when it is not signed by it."""
    name, key_id, public = key
    body, separator, signatures = note.partition("\n\n")
    if len(note) > NOTE_CHARS_MAX or not separator or not note.endswith("\n"):
        return None
    body += "\n"
    lines = body.split("\n")
    if len(lines) < 4 or lines[0] != name or not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]):
        return None
    root = from_base64(lines[2])
    if root is None or len(root) != 32:
        return None
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
        data = from_base64(match[2]) if match and match[1] == name else None
        if data is not None and len(data) == 68 and data[:4] == key_id and is_signed(public, data[4:], body.encode()):
            return (int(lines[1]), root)
    return None


# From the seal to the numbers


def round_after_seal(sealed_at_micros, beacon):
    due = sealed_at_micros // 1_000_000 + beacon["delayS"] - beacon["genesisTime"]
    return max(1, -(-due // beacon["periodS"]) + 1)


def chain_end(chain_id, value, steps):
    for _ in range(steps):
        value = tagged_hash("chain", chain_id, value)
    return value


def gf_multiply(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def combine(first, second):
    """The secret at 0 of the line through two fragments (x, y)."""
    (x1, y1), (x2, y2) = first, second
    scale = next(value for value in range(1, 256) if gf_multiply(value, x1 ^ x2) == 1)
    return bytes(gf_multiply(scale, gf_multiply(a, x2) ^ gf_multiply(b, x1)) for a, b in zip(y1, y2))


def derive_seed(seal_hash, beacon, shares, game_id, draw_id):
    key = hmac.digest(seal_hash, prefixed(beacon, *shares), "sha512")
    return hmac.digest(key, prefixed(PROTOCOL, game_id, draw_id) + b"\x01", "sha512")


class HmacDrbg:
    """SP 800-90A Rev. 1 §10.1.2 with SHA-256."""

    def __init__(self, entropy, nonce, personalization):
        self.key, self.value = b"\x00" * 32, b"\x01" * 32
        self.update(entropy + nonce + personalization)

    def update(self, provided=b""):
        for mark in [b"\x00", b"\x01"] if provided else [b"\x00"]:
            self.key = hmac.digest(self.key, self.value + mark + provided, "sha256")
            self.value = hmac.digest(self.key, self.value, "sha256")

    def generate(self, length):
        output = b""
        while len(output) < length:
            self.value = hmac.digest(self.key, self.value, "sha256")
            output += self.value
        self.update()
        return output[:length]


def draw_generator(seed, draw_id, seal_hash):
    return HmacDrbg(seed[:48], seed[48:], prefixed("sortes/1/drbg", draw_id, seal_hash))


def random_below(generator, limit):
    fair = 2**32 - 2**32 % limit
    for _ in range(100):
        word = int.from_bytes(generator.generate(4), "big")
        if word < fair:
            return word % limit
    raise Failure("the generator never fell into its range")


def draw_balls(generator, highest, count):
    balls = list(range(1, highest + 1))
    for step in range(count):
        chosen = step + random_below(generator, highest - step)
        balls[step], balls[chosen] = balls[chosen], balls[step]
    return balls[:count]


def map_result(rule, generator):
    if rule["kind"] == "digits":
        return {"kind": "digits", "digits": [random_below(generator, 10) for _ in range(rule["count"])]}
    if rule["kind"] == "keno":
        return {"kind": "keno", "numbers": sorted(draw_balls(generator, rule["pool"], rule["drawn"]))}
    main, bonus = rule["main"], rule.get("bonus")
    same = bonus["count"] if bonus and bonus["source"] == "same" else 0
    balls = draw_balls(generator, main["max"], main["count"] + same)
    extra = balls[main["count"] :]
    if bonus and bonus["source"] == "own":
        extra = draw_balls(generator, bonus["max"], bonus["count"])
    return {"kind": "matrix", "main": sorted(balls[: main["count"]]), "bonus": sorted(extra)}


# Receipts

CODE_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def validation_code(data):
    value = int.from_bytes(tagged_hash("code", data)[:10], "big")
    digits = [CODE_DIGITS[value >> shift & 31] for shift in range(75, -1, -5)]
    groups = ["".join(digits[at : at + 4]) for at in range(0, 16, 4)]
    return "-".join([*groups, (CODE_DIGITS + "*~$=U")[value % 37]])
