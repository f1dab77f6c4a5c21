"""What the vectors are made with: Ed25519, SSHSIG, ZIP, age and JSON, by hand and from Python's standard library.

It shares no code and no library with the product, so that a mistake in one does not hide in the other. Everything is
deterministic: the same call gives the same bytes. The Ed25519 is that of RFC 8032, slow and open; the X25519 of RFC 7748,
ChaCha20-Poly1305 of RFC 8439. Never use it with a real key.
"""

import base64
import hashlib
import hmac
import json
import struct
import zlib

# --- Ed25519 ---------------------------------------------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    assert (x * x - x2) % P == 0, "not on the curve"
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover(BASE_Y, 0), BASE_Y, 1, recover(BASE_Y, 0) * BASE_Y % P)


def add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point = add(point, point)
        n >>= 1
    return total


def encode(point):
    z = pow(point[2], P - 2, P)
    x, y = point[0] * z % P, point[1] * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def number(data):
    return int.from_bytes(hashlib.sha512(data).digest(), "little") % L


class Key:
    """An Ed25519 key from a word."""

    def __init__(self, word):
        self.seed = hashlib.sha256(("paraph vectors " + word).encode()).digest()
        digest = hashlib.sha512(self.seed).digest()
        self.scalar = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254
        self.prefix = digest[32:]
        self.point = encode(times(self.scalar, BASE))
        self.blob = string(b"ssh-ed25519") + string(self.point)

    def raw(self, data):
        r = number(self.prefix + data)
        R = encode(times(r, BASE))
        s = (r + number(R + self.point + data) * self.scalar) % L
        return R + s.to_bytes(32, "little")

    @property
    def person(self):
        return sha(self.blob)

    @property
    def line(self):
        return "ssh-ed25519 " + base64.b64encode(self.blob).decode()


# --- SSHSIG ----------------------------------------------------------------------------------------------------------
def string(data):
    return struct.pack(">I", len(data)) + data


def sha(data):
    return hashlib.sha256(data).hexdigest()


def signed_data(namespace, message, hash_name=b"sha512", reserved=b""):
    digest = hashlib.new(hash_name.decode(), message).digest()
    return b"SSHSIG" + string(namespace.encode()) + string(reserved) + string(hash_name) + string(digest)


def armor(blob):
    text = base64.b64encode(blob).decode()
    lines = [text[i : i + 70] for i in range(0, len(text), 70)]
    return "-----BEGIN SSH SIGNATURE-----\n" + "\n".join(lines) + "\n-----END SSH SIGNATURE-----\n"


def sig_blob(key_blob, namespace, inner, version=1, reserved=b"", hash_name=b"sha512"):
    head = b"SSHSIG" + struct.pack(">I", version) + string(key_blob) + string(namespace.encode())
    return head + string(reserved) + string(hash_name) + string(inner)


def sign(key, namespace, message, version=1, reserved=b"", hash_name=b"sha512"):
    raw = key.raw(signed_data(namespace, message, hash_name, reserved))
    inner = string(b"ssh-ed25519") + string(raw)
    return armor(sig_blob(key.blob, namespace, inner, version, reserved, hash_name)).encode()


# --- JSON and the seal -----------------------------------------------------------------------------------------------
def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def line(value):
    return canonical(value) + b"\n"


def lines(values):
    return b"".join(map(line, values))


def sums(members):
    listed = sorted(name for name in members if name != "SHA256SUMS" and not name.startswith("signatures/"))
    return "".join(f"{sha(members[name])}  {name}\n" for name in listed).encode()


# --- ZIP -------------------------------------------------------------------------------------------------------------
class Entry:
    """One entry of a container, every field of which can be made wrong."""

    def __init__(self, name, data, **changes):
        self.name = name.encode() if isinstance(name, str) else name
        stored = self.name.endswith((b".pdf", b".paraph")) or self.name == b"padding"
        self.method = changes.get("method", 0 if stored else 8)
        if self.method == 8 and "packed" not in changes:
            deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = deflate.compress(data) + deflate.flush()
        else:
            packed = changes.get("packed", data)
        self.packed = packed
        self.crc = changes.get("crc", zlib.crc32(data))
        self.size = changes.get("size", len(data))
        self.flags = changes.get("flags", 0)
        self.extra = changes.get("extra", b"")
        self.version = changes.get("version", 20)
        self.attributes = changes.get("attributes", 0)
        self.made_by = changes.get("made_by", 20)
        self.comment = changes.get("comment", b"")
        self.after = changes.get("after", b"")
        self.central = changes.get("central", {})
        self.offset = None

    def fields(self, **changes):
        get = lambda name, value: changes.get(name, value)
        name = get("name", self.name)
        return struct.pack(
            "<HHHHHIIIHH", get("version", self.version), get("flags", self.flags), get("method", self.method), 0, 0x21,
            get("crc", self.crc), get("packed_size", len(self.packed)), get("size", self.size), len(name), len(self.extra),
        )  # fmt: skip

    def local(self):
        return b"PK\3\4" + self.fields() + self.name + self.extra + self.packed + self.after

    def directory(self):
        name = self.central.get("name", self.name)
        head = b"PK\1\2" + struct.pack("<H", self.made_by) + self.fields(**self.central)
        offset = self.central.get("offset", self.offset)
        tail = struct.pack("<HHHII", len(self.comment), 0, 0, self.attributes, offset)
        return head + tail + name + self.extra + self.comment


def container(entries, comment=b"", between=b"", count=None, directory=None):
    out = b""
    for entry in entries:
        entry.offset = len(out)
        out += entry.local()
    out += between
    start = len(out)
    listed = entries if directory is None else directory
    for entry in listed:
        out += entry.directory()
    count = len(listed) if count is None else count
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(out) - start, start, len(comment))
    return out + b"PK\5\6" + end + comment


def pack(members, change=None):
    """A container of members in order; `change` may give other arguments for an entry."""
    change = change or {}
    return container([Entry(name, members[name], **change.get(name, {})) for name in sorted(members)])


# --- age -------------------------------------------------------------------------------------------------------------
def x25519(scalar, u):
    k = int.from_bytes(scalar, "little") & (2**254 - 8) | 2**254
    x1, x2, z2, x3, z3, swap = u, 1, 0, u, 1, 0
    for t in reversed(range(255)):
        bit = k >> t & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a, b * b, d * a, c * b
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def rotate(v, n):
    return (v << n | v >> (32 - n)) & 0xFFFFFFFF


def chacha_block(key, counter, nonce):
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce))
    work = state[:]

    def quarter(a, b, c, d):
        for x, y, z, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            work[x] = (work[x] + work[y]) & 0xFFFFFFFF
            work[z] = rotate(work[z] ^ work[x], n)

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<16I", *((w + s) & 0xFFFFFFFF for w, s in zip(work, state)))


def aead(key, nonce, plain):
    out = bytearray()
    for i in range(0, len(plain), 64):
        block = chacha_block(key, 1 + i // 64, nonce)
        out += bytes(a ^ b for a, b in zip(plain[i : i + 64], block))
    one = chacha_block(key, 0, nonce)[:32]
    r = int.from_bytes(one[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s = int.from_bytes(one[16:], "little")
    text = bytes(out) + b"\0" * (-len(out) % 16) + struct.pack("<QQ", 0, len(out))
    total = 0
    for i in range(0, len(text), 16):
        total = (total + int.from_bytes(text[i : i + 16] + b"\1", "little")) * r % (2**130 - 5)
    return bytes(out) + ((total + s) % 2**128).to_bytes(16, "little")


def hkdf(secret, salt, info, length=32):
    first = hmac.new(salt or b"\0" * 32, secret, "sha256").digest()
    return hmac.new(first, info + b"\1", "sha256").digest()[:length]


def bare64(data):
    return base64.b64encode(data).decode().rstrip("=")


def age_secret(word):
    return hashlib.sha256(("paraph vectors age " + word).encode()).digest()


def age_public(secret):
    return x25519(secret, 9)


ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32(prefix, data):
    bits = "".join(f"{b:08b}" for b in data)
    bits += "0" * (-len(bits) % 5)
    groups = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    total = 1
    for value in expanded + groups + [0] * 6:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            total ^= g if top >> i & 1 else 0
    check = [(total ^ 1) >> 5 * (5 - i) & 31 for i in range(6)]
    return prefix + "1" + "".join(ALPHABET[g] for g in groups + check)


def age(plain, recipients, scrypt=False, word="file"):
    file_key = hashlib.sha256(("key " + word).encode()).digest()[:16]
    header = "age-encryption.org/v1\n"
    for i, public in enumerate(recipients):
        ephemeral = age_secret(f"ephemeral {word} {i}")
        share = age_public(ephemeral)
        secret = x25519(ephemeral, int.from_bytes(public, "little") % 2**255)
        wrap = hkdf(secret, share + public, b"age-encryption.org/v1/X25519")
        header += f"-> X25519 {bare64(share)}\n{bare64(aead(wrap, b'0' * 0 + bytes(12), file_key))}\n"
    if scrypt:
        salt = bytes(16)
        secret = hashlib.scrypt(b"paper code", salt=b"age-encryption.org/v1/scrypt" + salt, n=2**10, r=8, p=1, dklen=32)
        header += f"-> scrypt {bare64(salt)} 10\n{bare64(aead(secret, bytes(12), file_key))}\n"
    header += "---"
    mac = hmac.new(hkdf(file_key, b"", b"header"), header.encode(), "sha256").digest()
    nonce = hashlib.sha256(("nonce " + word).encode()).digest()[:16]
    key = hkdf(file_key, nonce, b"payload")
    out = f"{header} {bare64(mac)}\n".encode() + nonce
    chunks = [plain[i : i + 65536] for i in range(0, len(plain), 65536)] or [b""]
    for i, chunk in enumerate(chunks):
        last = b"\1" if i == len(chunks) - 1 else b"\0"
        out += aead(key, i.to_bytes(11, "big") + last, chunk)
    return out


# --- a document -------------------------------------------------------------------------------------------------------
def pdf(pages):
    """A PDF of one line of text a page, with a table of cross references that is right."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for i, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * i} 0 R>>"
        )
        bodies.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    start = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode()
    return out + f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
