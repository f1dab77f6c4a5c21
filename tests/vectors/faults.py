"""One vector or more for each row of the table of faults, and the good ones they differ from."""

import make
from make import *
from make import Final, fault, good


def rebuilt(members, key=ada, kind="score", **how):
    return bundle({n: b for n, b in members.items() if n != "SHA256SUMS" and not n.startswith("signatures/")}, kind, key, **how)


def score_with(name, data, key=ada):
    """A score in which one member has other bytes, sealed and signed again."""
    return rebuilt(SCORE_MEMBERS | {name: data}, key)


def raw_head(change):
    """A score in which the first head's line is changed as bytes."""
    heads = [line(r["head"]) for r in REVIEWS]
    return score_with("scores.jsonl", change(heads[0]) + heads[1])


def manifest_with(members=SCORE_MEMBERS, **more):
    value = json.loads(members["manifest.json"]) | more
    return members | {"manifest.json": line({k: v for k, v in value.items() if v is not None})}


def with_signature(data, name=None, sealed=SCORE_SEALED, key=ada):
    """The score with other bytes as its author's signature."""
    old = f"signatures/{sha(key.blob)}.sig"
    members = {n: b for n, b in sealed.items() if n != old}
    return pack(members | {name or old: data})


def swapped(sealed, change):
    return pack(change(dict(sealed)))


def all_good():
    number, data = card("ada")
    good("card", data, context=BARE)
    good("call", bundle(call_members(), "call", chair), context=BARE)
    short = {n: b for n, b in call_members().items() if not n.startswith("documents/")}
    good("call-without-documents", bundle(short, "call", chair), context=BARE)
    invitation = {"invitation.json": line({"name": "Ada Martin", "token": nonce("token")})}
    assigned = {"assignments.jsonl": lines([{"person": ada.person, "proposal": PROPOSALS[0], "role": "primary"}])}
    number, data = card("chair")
    sent = call_members(**invitation, **assigned) | {f"cards/{number}.paraph": data}
    good("call-with-invitation", bundle(sent, "call", chair), context=BARE)
    good("score", SCORE)
    good("score-empty", score(reviews=[]))
    recused = {"ground": "coauthor", "proposal": PROPOSALS[2], "revision": 1, "salt": salt("conflict"), "state": "recused", "text": "A paper."}
    good("score-conflict", score(conflicts=[recused]))
    readme = SCORE_MEMBERS | {"READ-ME.txt": b"What this is.\n", "LISEZ-MOI.txt": "Ce que c'est : « ça ».\n".encode()}
    # A text is no JSON: a card may say more than 64 KiB beside its one line.
    told = "".join(f"What a card is, told at length: {n}.\n" for n in range(3000)).encode()
    good("card-long-text", bundle(card_members("ada") | {"READ-ME.txt": told}, "card", ada), context=BARE)
    good("score-readme", rebuilt(readme))
    good("score-padded", rebuilt(SCORE_MEMBERS | {"padding": bytes(5000)}))
    good("score-stored", pack(SCORE_SEALED, {"scores.jsonl": {"method": 0}}))
    good("score-unix", pack(SCORE_SEALED, {"scores.jsonl": {"made_by": 3 << 8 | 20, "attributes": 0o100644 << 16}}))
    good("score-two-signatures", bundle(SCORE_MEMBERS, "score", ada, eve))
    withdrawn = {k: v for k, v in review(0, 1, 1)["head"].items() if k not in ("scores", "texts", "confidential", "evidence", "confidence")}
    no_parts = {"head": withdrawn | {"state": "withdrawn"}, "texts": [], "remarks": []}
    members = score_members([]) | {"scores.jsonl": line(no_parts["head"])}
    good("score-withdrawn", rebuilt(members))
    open_head = review(0, 5, 4)
    open_head["head"]["scores"] = {"impact": 5}
    open_head["head"]["state"] = "incomplete"
    good("score-incomplete", score(reviews=[open_head]))
    open_head = review(0, 5, 4, " na")
    open_head["head"]["scores"], open_head["head"]["na"] = {"impact": 5}, ["method"]
    good("score-cannot-judge", score(reviews=[open_head]))
    good("records", bundle(records_members([*DECISIONS, record("vouch", edition=sha(card_members("ada")["card.json"]), how="video", person=ada.person)]), "panel", chair))
    good("records-veto", pack(VETO_SEALED))
    good("records-draw", bundle(records_members([ANNOUNCED, drawn(ANNOUNCED)], draws={1: DRAW_LIST}), "panel", chair))
    good("panel", bundle(panel_members(), "panel", chair))
    bare = {n: b for n, b in panel_members(bundles={}).items() if not n.startswith(("checkpoint", "ledger"))}
    good("panel-without-ledger", bundle(bare, "panel", chair))
    good("result", Final().bytes())
    good("result-announced", announced_result())
    good("receipt", receipt(LEDGER, 2))
    good("score-encrypted", age(SCORE, [age_public(CHAIR_AGE), age_public(age_secret("ada"))]), context=OFFICE | {"identities": True})
    good("score-fido", fido())
    good("score-newer-text", raw_minor())


def fido(flags=1):
    """A score signed also by a FIDO2 key."""
    application = b"ssh:"
    blob = string(b"sk-ssh-ed25519@openssh.com") + string(eve.point) + string(application)
    data = signed_data("score.v1@paraph", SCORE_SEALED["SHA256SUMS"])
    device = bytes([flags]) + struct.pack(">I", 7)
    wrapped = hashlib.sha256(application).digest() + device + hashlib.sha256(data).digest()
    inner = string(b"sk-ssh-ed25519@openssh.com") + string(eve.raw(wrapped)) + device
    signature = armor(sig_blob(blob, "score.v1@paraph", inner)).encode()
    return pack(SCORE_SEALED | {f"signatures/{sha(blob)}.sig": signature})


def raw_minor():
    """Characters of every width, all of which are allowed."""
    text = "é \U0001f600 \u4e2d \u00a0 \\ \" / \u2028"
    changed = review(0, 5, 4)
    changed["texts"][1]["text"] = text
    changed["head"]["texts"] = joined(changed["texts"])
    return score(reviews=[changed])


def all_faults():
    containers()
    seals()
    signatures()
    spellings()
    fields()
    versions_and_trust()
    merges()
    records()
    others()


def containers():
    fault(1, SCORE[:-1])
    fault(1, SCORE[: len(SCORE) // 2], "half")
    fault(1, SCORE[:-22], "no-end")
    names = sorted(SCORE_SEALED)
    entries = lambda: [Entry(n, SCORE_SEALED[n]) for n in names]
    fault(2, b"x" + SCORE, "before")
    fault(2, SCORE + b"\0", "after")
    fault(2, container(entries(), between=b"\0\0\0\0"), "between")
    late = entries()
    late[2].after = b"stray"
    fault(2, container(late), "gap")
    hidden = entries()
    fault(2, container(hidden, directory=hidden[:-1]), "not-in-directory")

    def central(**fields):
        made = entries()
        made[3].central = fields
        return container(made)

    fault(3, central(size=len(SCORE_SEALED[names[3]]) + 1), "size")
    fault(3, central(crc=1), "crc")
    fault(3, central(name=b"x" * len(names[3])), "name")
    fault(3, central(version=10), "version")
    made = entries()
    fault(3, container(made, directory=[made[1], made[0], *made[2:]]), "order")
    overlapping = entries()
    overlapping[3].central = {"offset": 0}
    fault(4, container(overlapping))
    bomb = bytes(2 << 20)
    fault(5, pack(SCORE_SEALED | {"extra.jsonl": bomb}), "ratio")
    fault(5, pack(SCORE_SEALED, {"scores.jsonl": {"size": 300 << 20}}), "declared")
    many = {f"extra/{i:04}": b"" for i in range(60)}
    fault(5, pack(SCORE_SEALED | many), "entries")
    big = card_members("ada") | {"card.json": line(card_value("ada", expertise=["x" * 390] * 200))}
    fault(5, bundle(big, "card", ada), "card")
    fault(6, pack(SCORE_SEALED, {"scores.jsonl": {"size": len(SCORE_SEALED["scores.jsonl"]) - 1}}), "more")
    fault(6, pack(SCORE_SEALED, {"scores.jsonl": {"size": len(SCORE_SEALED["scores.jsonl"]) + 1}}), "fewer")
    fault(6, pack(SCORE_SEALED, {"scores.jsonl": {"crc": 7}}), "crc")
    fault(6, pack(SCORE_SEALED, {"scores.jsonl": {"packed": b"\xff\xff\xff"}}), "deflate")
    trailing = Entry("scores.jsonl", SCORE_SEALED["scores.jsonl"]).packed + b"after"
    fault(6, pack(SCORE_SEALED, {"scores.jsonl": {"packed": trailing}}), "after-end")
    for suffix, name in {
        "parent": "../evil", "absolute": "/evil", "drive": "C:evil", "backslash": "a\\evil", "device": "nul.txt", "dot": "evil.", "space": "e vil",
        "deep": "a/b/c/d", "long": "a" * 129, "hidden": ".evil", "nul": "a\0b", "empty": "", "unicode": "é", "percent": "a%2e",
    }.items():  # fmt: skip
        made = sorted([*entries(), Entry(name, b"x")], key=lambda e: e.name)
        fault(7, container(made), suffix)
    fault(8, container(sorted([*entries(), Entry("scores.jsonl", b"")], key=lambda e: e.name)), "twice")
    fault(8, container(sorted([*entries(), Entry("SCORES.jsonl", b"")], key=lambda e: e.name)), "case")
    fault(8, container(entries()[::-1]), "order")
    fault(9, pack(SCORE_SEALED, {"scores.jsonl": {"attributes": 0o120777 << 16, "made_by": 3 << 8 | 20}}), "symlink")
    fault(9, pack(SCORE_SEALED, {"scores.jsonl": {"attributes": 0o060644 << 16, "made_by": 3 << 8 | 20}}), "device")
    fault(9, container(sorted([*entries(), Entry("extra/", b"")], key=lambda e: e.name)), "folder")
    fault(9, pack(SCORE_SEALED, {"scores.jsonl": {"attributes": 0x10}}), "folder-attribute")
    for suffix, change in {
        "encrypted": {"flags": 1}, "descriptor": {"flags": 8}, "utf8-flag": {"flags": 0x800}, "bzip2": {"method": 12}, "deflate64": {"method": 9},
        "extra-field": {"extra": b"UT\5\0\1abcd"}, "zip64": {"version": 45}, "comment": {"comment": b"hello"}, "zip64-size": {"size": 0xFFFFFFFF},
    }.items():  # fmt: skip
        fault(10, pack(SCORE_SEALED, {"scores.jsonl": change}), suffix)
    fault(10, container(entries(), comment=b"hello"), "end-comment")
    number, data = card("ben")
    score_name = f"bundles/{SCORE_ID}.paraph"
    fault(11, rebuilt(SCORE_MEMBERS | {score_name: SCORE}), "score-in-score")
    fault(11, bundle(card_members("ada") | {f"cards/{number}.paraph": data}, "card", ada), "card-in-card")
    members = {n: b for n, b in SCORE_MEMBERS.items() if not n.startswith("cards/")}
    fault(11, rebuilt(members | {f"cards/{SCORE_ID}.paraph": SCORE}), "score-as-card")
    whole_sealed = seal(panel_members(bundles={}), "panel", chair)
    fault(11, bundle(panel_members(bundles={id_of(whole_sealed): pack(whole_sealed)}), "panel", chair), "panel-in-panel")
    fault(11, bundle(panel_members(bundles={number: data}), "panel", chair), "card-as-score")
    hidden = age(SCORE, [age_public(CHAIR_AGE)])
    fault(11, bundle(panel_members(bundles={SCORE_ID: hidden}), "panel", chair), "encrypted")
    final = Final()
    final.change = {score_name: SCORE}
    fault(11, final.bytes(), "score-in-result")
    fault(11, rebuilt(SCORE_MEMBERS | {"extra.paraph": data}), "elsewhere")
    fault(12, DOCUMENT, "pdf")
    fault(12, b"<!doctype html><title>Sign in</title>", "html")
    word = container([Entry("[Content_Types].xml", b"<Types/>"), Entry("word/document.xml", b"<w/>")])
    fault(12, word, "word")
    fault(12, b"\xd0\xcf\x11\xe0" + bytes(600), "old-word")
    fault(12, b"age-encryption.org/v2\n-> X25519 a\n", "age-2")
    fault(12, b"SQLite format 3\0" + bytes(200), "database")
    fault(13, b"")


def seals():
    missing = {n: b for n, b in SCORE_SEALED.items() if n != "texts.jsonl"}
    fault(14, pack(missing), "missing")
    fault(14, pack(SCORE_SEALED | {"READ-ME.txt": b"added"}), "added")
    fault(14, pack(SCORE_SEALED | {"conflicts.jsonl": b"\n"}), "changed")
    fault(14, pack({n: b for n, b in SCORE_SEALED.items() if n != "SHA256SUMS"}), "no-sums")
    good_sums = SCORE_SEALED["SHA256SUMS"]
    rows = good_sums.splitlines(keepends=True)
    forms = {
        "order": b"".join([rows[1], rows[0], *rows[2:]]), "crlf": good_sums.replace(b"\n", b"\r\n"),
        "upper": rows[0][:64].upper() + rows[0][64:] + b"".join(rows[1:]), "twice": rows[0] + good_sums, "star": good_sums.replace(b"  ", b" *", 1),
        "one-space": good_sums.replace(b"  ", b" ", 1), "no-end": good_sums[:-1], "comment": b"# sums\n" + good_sums, "empty-line": good_sums + b"\n",
        "itself": b"".join(sorted([*rows, b"0" * 64 + b"  SHA256SUMS\n"], key=lambda r: r[66:])),
    }  # fmt: skip
    for suffix, text in forms.items():
        fault(15, bundle(SCORE_MEMBERS, "score", ada, sums=text), suffix)
    wrong = call_members() | {f"documents/{'0' * 64}.pdf": DOCUMENT}
    fault(39, bundle(wrong, "call", chair), context=BARE)
    number, data = card("ada")
    other = {n: b for n, b in SCORE_MEMBERS.items() if not n.startswith("cards/")} | {f"cards/{'0' * 64}.paraph": data}
    fault(39, rebuilt(other), "card")


def signatures():
    plain = {n: b for n, b in SCORE_SEALED.items() if not n.startswith("signatures/")}
    fault(16, pack(plain))
    other = sign(ada, "score.v1@paraph", b"other bytes")
    fault(17, with_signature(other))
    fault(17, with_signature(sign(ada, "score.v1@paraph", SCORE_SEALED["SHA256SUMS"] + b"\n")), "line-more")
    fault(18, bundle(SCORE_MEMBERS, "score", ada, namespace="card.v1@paraph"))
    fault(18, bundle(SCORE_MEMBERS, "score", ada, namespace="file"), "file")
    fault(19, bundle(SCORE_MEMBERS, "score", eve))
    false = sign(eve, "score.v1@paraph", b"other bytes")
    fault(20, pack(SCORE_SEALED | {f"signatures/{sha(eve.blob)}.sig": false}))
    sums_ = SCORE_SEALED["SHA256SUMS"]
    true = sign(ada, "score.v1@paraph", sums_)
    raw = ada.raw(signed_data("score.v1@paraph", sums_))
    inner = string(b"ssh-ed25519") + string(raw)
    blob = sig_blob(ada.blob, "score.v1@paraph", inner)
    forms = {
        "no-begin": true.replace(b"BEGIN", b"START"), "after-end": true + b"x\n", "before": b"\n" + true, "crlf": true.replace(b"\n", b"\r\n"),
        "cut": true[:-40], "base64": true.replace(b"U1NI", b"U1N!", 1), "trailing": armor(blob + b"\0").encode(),
        "version-2": sign(ada, "score.v1@paraph", sums_, version=2), "version-0": sign(ada, "score.v1@paraph", sums_, version=0),
        "reserved": sign(ada, "score.v1@paraph", sums_, reserved=b"x"), "sha256": sign(ada, "score.v1@paraph", sums_, hash_name=b"sha256"),
        "inner-trailing": armor(sig_blob(ada.blob, "score.v1@paraph", inner + b"\0")).encode(),
        "short": armor(sig_blob(ada.blob, "score.v1@paraph", string(b"ssh-ed25519") + string(raw[:63]))).encode(),
        "types-differ": armor(sig_blob(ada.blob, "score.v1@paraph", string(b"ssh-rsa") + string(raw))).encode(),
        "key-trailing": armor(sig_blob(ada.blob + b"\0", "score.v1@paraph", inner)).encode(), "magic": armor(b"SSHSIX" + blob[6:]).encode(), "empty": b"",
    }  # fmt: skip
    for suffix, data in forms.items():
        fault(21, with_signature(data), suffix)
    fault(21, with_signature(true, f"signatures/{'0' * 64}.sig"), "name")
    for suffix, kind in {"rsa": b"ssh-rsa", "ecdsa": b"ecdsa-sha2-nistp256", "dsa": b"ssh-dss", "certificate": b"ssh-ed25519-cert-v01@openssh.com", "ed448": b"ssh-ed448"}.items():
        key_blob = string(kind) + string(ada.point)
        data = armor(sig_blob(key_blob, "score.v1@paraph", string(kind) + string(raw))).encode()
        fault(22, with_signature(data, f"signatures/{sha(key_blob)}.sig"), suffix)
    s = int.from_bytes(raw[32:], "little") + L
    malleable = string(b"ssh-ed25519") + string(raw[:32] + s.to_bytes(32, "little"))
    fault(23, with_signature(armor(sig_blob(ada.blob, "score.v1@paraph", malleable)).encode()))
    weak_keys = {"identity": (1).to_bytes(32, "little"), "order-2": (P - 1).to_bytes(32, "little"), "order-4": bytes(32), "not-canonical": (P + 1).to_bytes(32, "little")}
    order_8 = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    for suffix, point in (weak_keys | {"order-8": order_8}).items():
        key_blob = string(b"ssh-ed25519") + string(point)
        data = string(b"ssh-ed25519") + string((1).to_bytes(32, "little") + bytes(32))
        data = armor(sig_blob(key_blob, "score.v1@paraph", data)).encode()
        fault(24, with_signature(data, f"signatures/{sha(key_blob)}.sig"), suffix)
    # R of small order, with an S that makes the equation hold: lenient verifiers accept it.
    small_r = (1).to_bytes(32, "little")
    k = number(small_r + ada.point + signed_data("score.v1@paraph", sums_))
    forged = string(b"ssh-ed25519") + string(small_r + (k * ada.scalar % L).to_bytes(32, "little"))
    fault(24, with_signature(armor(sig_blob(ada.blob, "score.v1@paraph", forged)).encode()), "small-r")
    fault(25, fido(0))
    fault(25, fido(4), "verified-only")
    many = bundle(SCORE_MEMBERS, "score", ada, *[Key(f"signer {i}") for i in range(16)])
    fault(26, many)


def spellings():
    text = "Sound.".encode()
    texts = SCORE_MEMBERS["texts.jsonl"]
    for suffix, data in {
        "utf8": texts.replace(text, b"Soun\xff."), "bom": b"\xef\xbb\xbf" + texts, "surrogate": texts.replace(text, b"Soun\\ud800."),
        "control": texts.replace(text, b"Soun\\u0000."), "raw-control": texts.replace(text, b"Soun\x01."), "delete": texts.replace(text, b"Soun\x7f."),
        "c1": texts.replace(text, "Soun\u0085.".encode()), "noncharacter": texts.replace(text, "Soun\ufffe.".encode()), "cr": texts.replace(text, b"Soun\\r."),
        "overlong": texts.replace(text, b"Soun\xc0\xaf."), "surrogate-bytes": texts.replace(text, b"Soun\xed\xa0\x80."),
    }.items():  # fmt: skip
        fault(27, score_with("texts.jsonl", data), suffix)
    fault(28, score_with("texts.jsonl", texts.replace(text, "Soune\u0301.".encode())))
    fault(28, score_with("texts.jsonl", texts.replace(text, "Soun\u212b.".encode())), "angstrom")
    fault(29, raw_head(lambda h: h.replace(b'"revision":1,', b'"revision":1,"revision":1,')))
    fault(29, raw_head(lambda h: h.replace(b'{"confidence":3,', b'{"state":"scored","confidence":3,')), "apart")
    deep = b'{"confidence":' + b"[" * 8 + b"]" * 8 + b","
    fault(30, raw_head(lambda h: h.replace(b'{"confidence":3,', deep)), "nested")
    long = b"".join(hashlib.sha256(b"%d" % i).hexdigest()[:24].encode() + b"x" * 1000 for i in range(1100))
    fault(30, score_with("texts.jsonl", texts.replace(text, long)), "line")
    for suffix, value in {"float": b"1.0", "exponent": b"1e0", "minus-zero": b"-0", "large": b"9007199254740992", "huge": b"9" * 40, "leading-zero": b"01", "small": b"-9007199254740992"}.items():
        fault(31, raw_head(lambda h: h.replace(b'"revision":1,', b'"revision":' + value + b",")), suffix)
    for suffix, change in {
        "space": lambda h: h.replace(b'":3,', b'": 3,', 1), "order": lambda h: h.replace(b'"impact":5,"method":4', b'"method":4,"impact":5'),
        "escape": lambda h: h.replace(b'"scored"', b'"\\u0073cored"'), "crlf": lambda h: h.replace(b"\n", b"\r\n"), "no-lf": lambda h: h[:-1],
        "cut": lambda h: h[:-2] + b"\n", "two": lambda h: h[:-1] + b"{}\n", "tab": lambda h: b"\t" + h, "comma": lambda h: h.replace(b"}\n", b",}\n"),
    }.items():  # fmt: skip
        fault(32, raw_head(change), suffix)
    fault(32, score_with("conflicts.jsonl", b"\n"), "empty-line")
    fault(32, rebuilt(SCORE_MEMBERS | {"manifest.json": SCORE_MEMBERS["manifest.json"][:-1]}), "manifest-no-lf")
    fault(32, rebuilt(SCORE_MEMBERS | {"manifest.json": SCORE_MEMBERS["manifest.json"] * 2}), "manifest-twice")
    fault(32, score_with("texts.jsonl", texts.replace(text, b"Soun\\/.")), "slash")


def head_with(**more):
    heads = [{k: v for k, v in (REVIEWS[0]["head"] | more).items() if v is not None}, REVIEWS[1]["head"]]
    return score_with("scores.jsonl", lines(heads))


def fields():
    fault(33, head_with(pepper=1), "unknown")
    fault(33, head_with(salt=None), "missing")
    fault(33, head_with(revision="1"), "type")
    fault(33, raw_head(lambda h: h.replace(b'"revision":1', b'"revision":null')), "null")
    fault(33, head_with(state="done"), "value")
    fault(33, head_with(round="R1"), "id")
    fault(33, head_with(revision=0), "zero")
    fault(33, rebuilt({n: b for n, b in SCORE_MEMBERS.items() if n != "texts.jsonl"}), "member-missing")
    fault(33, rebuilt(SCORE_MEMBERS | {"more.jsonl": b""}), "member-unknown")
    fault(33, rebuilt(SCORE_MEMBERS | {"extra/more.jsonl": b""}), "extra")
    fault(33, rebuilt(manifest_with(nonce=None)), "manifest-missing")
    fault(33, rebuilt(manifest_with(created="2027-03-01 09:30:00Z")), "time")
    fault(33, rebuilt(manifest_with(created="2027-02-30T09:30:00Z")), "date")
    fault(33, rebuilt(manifest_with(sequence=0)), "sequence")
    fault(33, rebuilt(manifest_with(author=ada.person.upper())), "hash")
    fault(33, rebuilt(manifest_with(to=[chair.person, chair.person])), "to-twice")
    fault(33, rebuilt(manifest_with(device=None)), "device")
    fault(33, score_with("scores.jsonl", b"[]\n"), "array")
    fault(33, head_with(na=["method"]), "na-and-scored")
    fault(34, rebuilt(manifest_with(kind="vote")))
    fault(35, head_with(scores={"impact": 7, "method": 4}), "over")
    fault(35, head_with(scores={"impact": 0, "method": 4}), "under")
    fault(35, head_with(scores={"impact": 5, "method": 4, "style": 1}), "criterion")
    fault(35, head_with(scores={"impact": 5}, na=["style"]), "na-criterion")
    fault(35, head_with(confidence=9), "confidence")
    stranger = review(0, 5, 4)
    for row in [stranger["head"], stranger["marks"], *stranger["texts"], *stranger["remarks"]]:
        row["proposal"] = "f" * 32
    stranger["head"] |= {"texts": joined(stranger["texts"]), "confidential": joined(stranger["remarks"]), "evidence": sha(line(stranger["marks"]))}
    fault(35, score(reviews=[stranger]), "proposal")
    for suffix, more in {
        "page": {"page": 4}, "page-zero": {"page": 0}, "far": {"boxes": [[0, 0, 1440001, 10]]}, "empty": {"boxes": [[5, 5, 5, 9]]},
        "turned": {"boxes": [[9, 5, 5, 9]]}, "flat": {"boxes": [[5, 9, 6, 9]]}, "negative": {"boxes": [[-1440001, 0, 1, 1]]},
    }.items():  # fmt: skip
        marked = review(0, 5, 4)
        marked["marks"]["anchors"] = [anchor(**more)]
        marked["head"]["evidence"] = sha(line(marked["marks"]))
        fault(36, score(reviews=[marked]), suffix)
    fault(37, head_with(texts=None), "text-unnamed")
    fault(37, head_with(texts="0" * 64), "text-differs")
    fault(37, head_with(evidence="0" * 64), "evidence-differs")
    fault(37, head_with(confidential="0" * 64), "confidential-differs")
    fault(37, score_with("texts.jsonl", lines(REVIEWS[1]["texts"])), "text-missing")
    fault(37, score_with("evidence.jsonl", lines([REVIEWS[1]["marks"]])), "evidence-missing")
    fault(37, score_with("confidential.jsonl", lines([*REVIEWS[1]["remarks"], *REVIEWS[0]["remarks"], part(2, "overall", "Of no review.")])), "of-no-review")
    again = copy.deepcopy(REVIEWS[0])
    again["head"]["salt"] = salt("again")
    fault(38, score_with("scores.jsonl", lines([REVIEWS[0]["head"], again["head"], REVIEWS[1]["head"]])), "head")
    doubled = [REVIEWS[0]["texts"][0] | {"salt": salt("twice")}]
    fault(38, score_with("texts.jsonl", SCORE_MEMBERS["texts.jsonl"] + lines(doubled)), "part")


def versions_and_trust():
    fault(41, rebuilt(manifest_with(format={"major": 2, "minor": 0})), "major")
    strange = {"format": {"major": 2, "minor": 0}, "kind": "vote", "weird": 1.5}
    fault(41, rebuilt(SCORE_MEMBERS | {"manifest.json": json.dumps(strange).encode()}), "unlike")
    fault(42, rebuilt(manifest_with(format={"major": 1, "minor": 9}, critical=["extra/rules.json"])))
    newer = manifest_with(format={"major": 1, "minor": 9}, tempo=1) | {"extra/rules.json": b'{"a":1}\n'}
    heads = [r["head"] | {"mood": "calm"} for r in REVIEWS]
    newer["scores.jsonl"] = lines(heads)
    fault(43, rebuilt(newer))
    # A later edition of a card, signed by the one key that it lists: whether it is the person's, only the edition before says.
    lost = Key("eve's second")
    keys = [{"from": "2027-02-05T08:00:00Z", "key": lost.line, "label": "another laptop"}]
    later = card("eve", lost, edition=2, keys=keys, previous=sha(card_members("eve")["card.json"]))
    unproved = score("eve", key=lost, reviews=[review(0, 5, 4, " eve")], word="eve", own_card=later)
    fault(44, unproved, context=OFFICE | {"seen": []})
    fault(44, Final().bytes(), "result", context=OFFICE | {"pinned": False})
    fault(44, bundle(records_members(DECISIONS, word="alone"), "panel", chair), "panel", context=BARE)
    stranger = score("eve", reviews=[review(0, 5, 4, " eve")], word="eve")
    fault(45, stranger)
    # The card that came along was seen with it, wherever it is looked at.
    fault(45, stranger, "brought", context=OFFICE | {"seen": []})
    fault(45, stranger, "bare", context=BARE)
    # What a reader of documents finds, and nobody else: the file is good.
    hostile = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 4294967295>>endobj\ntrailer<</Root 9 0 R>>\n"
    rows_ = [row | {"document": sha(hostile)} if i == 1 else row for i, row in enumerate(proposal_rows())]
    there = line(call_value(proposals={"n": len(PROPOSALS), "sha256": sha(lines(rows_))}))
    broken = call_members(there, **{"proposals.jsonl": lines(rows_), f"documents/{sha(hostile)}.pdf": hostile})
    fault(40, bundle(broken, "call", chair), params={"proposal": "P-002"}, context=BARE)
    fault(46, SCORE, context=OFFICE | {"distrusted": ["ada"], "vouched": ["ben"]}, suffix="distrusted")
    fault(46, SCORE, context=OFFICE | {"revoked": {"ada": "2027-02-01"}}, suffix="revoked")
    good("score-entered-before", SCORE, context=OFFICE | {"distrusted": ["ada"], "vouched": ["ben"], "entered": [SCORE_ID]})
    # A name that looks like another: a Cyrillic letter in it.
    NAMES["zed"], KEYS["zed"] = "\u0410da Martin", Key("zed")
    alike = card("zed")[1]
    del NAMES["zed"], KEYS["zed"]
    fault(47, alike, "confusable")
    NAMES["zed"], KEYS["zed"] = "ada  martin", Key("zed")
    fault(47, card("zed")[1], "case")
    del NAMES["zed"], KEYS["zed"]
    fault(48, score(call=sha(b"another call")))
    old = head_with(rubric="0" * 64)
    fault(49, old, params={"n": "1"})
    fault(50, score(to=[eve.person]))
    fault(51, SCORE, context=OFFICE | {"assigned": {"ada": [PROPOSALS[0]]}})
    fault(57, SCORE, context=OFFICE | {"now": "2027-02-27T09:29:59Z"})
    good("score-clock", SCORE, context=OFFICE | {"now": "2027-02-28T09:30:00Z"})
    sent = call_members(**{"invitation.json": line({"name": "Ada Martin", "token": nonce("token")})})
    fault(69, bundle(sent, "call", chair), context=OFFICE | {"me": "chair"})
    answers = answer(nonce("token"), eve.person)
    twice = score("eve", reviews=[review(0, 5, 4, " eve")], word="eve", answers=answers)
    fault(71, twice, context=OFFICE | {"invited": {"token": nonce("token"), "name": "Ada Martin", "answered_by": "ada"}})
    second = card("ada", institution="Elsewhere")[1]
    fault(72, second, "card")
    second = line(call_value(title="The same edition, another title", edition=2, previous=CALL_ID))
    third = line(call_value(title="And another one", edition=2, previous=CALL_ID))
    extra = bundle(call_members(second), "call", chair)
    fault(72, bundle(call_members(third), "call", chair), "call", context=OFFICE | {"more_calls": ["other-edition.paraph"]})
    (HERE / "72-EDITION_TWICE-call" / "other-edition.paraph").write_bytes(extra)


def answer(token, person, lineage=CALL_ID):
    import hmac

    return hmac.new(bytes.fromhex(token), f"paraph invitation v1\n{person}\n{lineage}".encode(), "sha256").hexdigest()


def merged(row, first, second, suffix="", **more):
    """A vector of two files: what the second is, once the first is here."""
    code, verdict = make.VERDICTS[row]
    folder = f"{row:02}-{code}{'-' + suffix if suffix else ''}"
    fault(row, second, suffix, before=["before.paraph"], **more)
    (HERE / folder / "before.paraph").write_bytes(first)


def merges():
    newer = score(reviews=[review(0, 5, 4), review(1, 4, 4, " newer", revision=2), review(2, 2, 2, " new")], word="newer", sequence=3, previous=SCORE_ID)
    older = score(reviews=[review(1, 3, 3), review(3, 6, 6)], word="older", sequence=2)
    merged(52, newer, older)
    merged(53, SCORE, score(reviews=[review(0, 5, 4)], word="fork"))
    merged(54, SCORE, score(reviews=[review(0, 2, 2, " other")], word="contradiction", device=salt("another device")))
    recused = {"ground": "coauthor", "proposal": PROPOSALS[0], "revision": 1, "salt": salt("conflict"), "state": "recused"}
    declared = score(reviews=[], conflicts=[recused], word="recused", device=salt("another device"))
    merged(55, declared, SCORE)
    closed = bundle(records_members([record("close", last="0" * 64, size=0)], word="close"), "panel", chair)
    merged(56, closed, SCORE)
    merged(70, newer, score(reviews=[review(0, 5, 4)], word="known", sequence=2))
    other = copy.deepcopy(LEDGER[:2])
    other[1] = {"sealed": sha(b"another file"), "prev": LEDGER[1]["prev"], "seen": LEDGER[1]["seen"]}
    rewritten = bundle(panel_members(other, bundles={}), "panel", chair)
    merged(60, bundle(panel_members(), "panel", chair), rewritten)


def records():
    def veto(suffix, by=sponsor, drop=(), **more):
        value = record("veto", by=by, given="ground_only", ground="legal", on_behalf_of="Sponsor", proposal=PROPOSALS[1], signed_by="self") | more
        value = {k: v for k, v in value.items() if k not in drop}
        fault(58, bundle(records_members([value], by, "veto"), "panel", by), suffix)

    veto("no-ground", drop=("ground",))
    veto("no-reason", given="full")
    veto("less", given="none", drop=("ground",))
    veto("no-letter", by=chair, signed_by="chair_for_sponsor")
    veto("no-right", by=deputy)
    draws = {1: DRAW_LIST}
    panel = lambda drawn_, lists=draws: bundle(records_members([ANNOUNCED, drawn_], draws=lists), "panel", chair)
    value = drawn(ANNOUNCED)
    fault(59, panel(value | {"tickets": value["tickets"][::-1]}), "order")
    fault(59, panel(value | {"key": "0" * 64}), "key")
    fault(59, panel(value | {"seed": "another number"}), "seed")
    altered = [value["tickets"][0] | {"ticket": "0" * 64}, *value["tickets"][1:]]
    fault(59, panel(value | {"tickets": altered}), "ticket")
    fault(59, panel(value, {1: DRAW_LIST.replace(SOURCE.encode(), b"another source")}), "list")
    broken = copy.deepcopy(LEDGER)
    broken[1]["prev"] = "0" * 64
    fault(61, bundle(panel_members(broken), "panel", chair), "chain")
    members = panel_members() | {"checkpoint": checkpoint(LEDGER[:2])}
    fault(61, bundle(members, "panel", chair), "checkpoint")
    fault(61, bundle(panel_members() | {"checkpoint.sig": sign(eve, "ledger.v1@paraph", checkpoint(LEDGER))}, "panel", chair), "not-keeper")
    fault(61, receipt(LEDGER, 2).replace(b"\n2\n", b"\n1\n", 1), "receipt-index")
    fault(61, receipt(LEDGER, 2).replace(SEALED_FILE.encode(), b"0" * 64), "receipt-line")
    fault(61, receipt(LEDGER, 2, key=eve), "receipt-keeper")
    fault(61, receipt(LEDGER, 2, namespace="score.v1@paraph"), "receipt-namespace")
    fault(61, receipt(LEDGER, 2)[:-60], "receipt-cut")


def others():
    for_ben = age(SCORE, [age_public(age_secret("ben"))])
    fault(62, for_ben, context=OFFICE | {"identities": True})
    for_chair = age(SCORE, [age_public(CHAIR_AGE)])
    mac = for_chair.index(b"--- ") + 5
    context = OFFICE | {"identities": True}
    fault(63, for_chair[:mac] + (b"A" if for_chair[mac : mac + 1] != b"A" else b"B") + for_chair[mac + 1 :], "mac", context=context)
    fault(63, for_chair[:-1], "end", context=context)
    fault(63, for_chair[:-40] + bytes([for_chair[-40] ^ 1]) + for_chair[-39:], "chunk", context=context)
    fault(63, for_chair[:60], "header", context=context)
    fault(63, for_chair + b"\0", "after", context=context)
    fault(64, age(SCORE, [], scrypt=True), "scrypt", context=context)
    fault(64, age(SCORE, [age_public(CHAIR_AGE)] * 33), "recipients", context=context)
    fault(64, age(for_chair, [age_public(CHAIR_AGE)], word="outer"), "age-in-age", context=context)
    database = bytearray(b"SQLite format 3\0" + bytes(4080))
    database[68:72] = b"PARA"
    fault(67, bytes(database))
    fault(68, b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n", "openssh")
    fault(68, b"# created: 2027-01-01T00:00:00Z\n# public key: age1\n" + bech32("age-secret-key-", age_secret("x")).upper().encode() + b"\n", "age")
    fault(68, b"-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n", "pem")
    results()


def results():
    def final(suffix, change):
        made = Final()
        change(made)
        fault(73, made.bytes(), suffix)

    def status(place, index, value):
        def change(made):
            made.statuses[place]["heads"][index]["status"] = value

        return change

    def swap_labels(made):
        made.scores[0]["reviewer"], made.scores[2]["reviewer"] = made.scores[2]["reviewer"], made.scores[0]["reviewer"]

    def drop_ledger(made):
        made.ledger = made.ledger[:2]

    def ticket(made):
        made.draw["tickets"][0]["ticket"] = "0" * 64

    def twice(made):
        made.scores.append(made.scores[0])

    def line_of(made):
        made.scores[0]["line"] = made.scores[0]["line"].replace('"impact":5', '"impact":6')

    def inputs(made):
        made.inputs |= {"id": "0" * 64}

    def counted(made):
        made.inputs["counted"] = 5

    def close(made):
        made.inputs["close"] = 2

    def broken(made):
        made.ledger[1]["prev"] = "0" * 64

    def keeper(made):
        made.checkpoint_key = eve

    def heads(made):
        made.statuses[0]["heads"] = made.statuses[0]["heads"][:1]
        made.scores = made.scores[1:]
        made.inputs["counted"] = 3

    final("score-dropped", lambda made: made.scores.pop())
    final("status-changed", status(0, 0, "superseded"))
    final("labels-swapped", swap_labels)
    final("ledger-dropped", drop_ledger)
    final("ticket", ticket)
    final("score-twice", twice)
    final("line", line_of)
    final("inputs", inputs)
    final("counted", counted)
    final("late", close)
    final("chain", broken)
    final("keeper", keeper)
    final("head-left-out", heads)
    final("status-dropped", lambda made: made.statuses.pop())
    final("repeated", status(0, 0, "repeated"))
    final("proposals", lambda made: made.change.update({"proposals.jsonl": lines(proposal_rows()[:3])}))
    final("draw-list", lambda made: setattr(made, "list", DRAW_LIST.replace(b"seed", b"seeds")))


# 40 needs the reader of documents, 65 and 66 a machine: they are tests of their own.
