#!/usr/bin/env python3
"""Makes the vectors: `python3 tests/vectors/make.py` writes one folder for each fault, and the good ones beside them.

Each folder holds `file.paraph` and `expect.json`: the row of the table of faults, the verdict, the code, and what the one
who verifies knows (`context`, read by the test). A bad one differs in one respect from a good one that passes.
"""

import copy
import json
import pathlib
import shutil

from forge import (
    L, P, Entry, Key, age, age_public, age_secret, armor, bech32, canonical, container, line, lines, pack, pdf, sha, sig_blob,
    sign, signed_data, string, sums, encode, times, add, BASE, number, hashlib, struct,
)  # fmt: skip

HERE = pathlib.Path(__file__).parent
VERIFY = (HERE / "../../crates/bundle/src/VERIFY.txt").read_bytes()

chair, deputy, sponsor = Key("chair"), Key("deputy"), Key("sponsor")
ada, ben, eve = Key("ada"), Key("ben"), Key("eve")
NAMES = {"chair": "Claire Chair", "deputy": "Dora Deputy", "sponsor": "Sven Sponsor", "ada": "Ada Martin", "ben": "Ben Okafor", "eve": "Eve Stranger"}
KEYS = {"chair": chair, "deputy": deputy, "sponsor": sponsor, "ada": ada, "ben": ben, "eve": eve}
CHAIR_AGE = age_secret("chair")
FORMAT = {"major": 1, "minor": 0}
MADE = "2027-03-01T09:30:00Z"


def salt(word):
    return sha(("salt " + word).encode())[:32]


def nonce(word):
    return sha(("nonce " + word).encode())


def manifest(kind, author, word, **more):
    value = {"author": author.person, "created": MADE, "format": FORMAT, "kind": kind, "nonce": nonce(word), "producer": "Forge 1"}
    return value | more


def seal(members, kind, *keys, **how):
    """Adds the seal and a signature of each key to members."""
    members = dict(members)
    members["SHA256SUMS"] = how.get("sums") or sums(members)
    namespace = how.get("namespace", f"{kind}.v1@paraph")
    for key in keys:
        members[f"signatures/{sha(key.blob)}.sig"] = sign(key, namespace, members["SHA256SUMS"])
    return members


def bundle(members, kind, *keys, **how):
    return pack(seal(members, kind, *keys, **how))


def id_of(members):
    return sha(members["SHA256SUMS"])


# --- cards -----------------------------------------------------------------------------------------------------------
def card_value(who, **more):
    key = KEYS[who]
    value = {"edition": 1, "keys": [{"from": "2027-01-05T08:00:00Z", "key": key.line, "label": "laptop"}]}
    return value | {"languages": ["en"], "name": NAMES[who], "person": key.person} | more


def card_members(who, **more):
    return {"card.json": line(card_value(who, **more)), "manifest.json": line(manifest("card", KEYS[who], "card " + who))}


def card(who, *keys, **more):
    members = seal(card_members(who, **more), "card", *(keys or (KEYS[who],)))
    return id_of(members), pack(members)


# --- the call --------------------------------------------------------------------------------------------------------
PROPOSALS = [sha(f"proposal {i}".encode())[:32] for i in range(4)]
DOCUMENT = pdf(["What it is for.", "It will be done as measured.", "What it costs."])
RUBRIC = {
    "confidence": {"labels": [{"label": "unsure", "step": 1}, {"label": "sure", "step": 3}], "max": 3, "min": 1},
    "criteria": [
        {"best": "high", "evidence": False, "id": "impact", "labels": [{"label": "none", "step": 1}, {"label": "great", "step": 6}],
         "max": 6, "min": 1, "na": False, "title": "Impact", "weight": 60},
        {"best": "high", "evidence": True, "help": "How it will be done.", "id": "method", "labels": [], "max": 6, "min": 1, "na": True,
         "title": "Method", "weight": 40},
    ],
}  # fmt: skip
ABOUT = [
    {"applicants": [{"institution": "ENS", "name": f"Applicant {i}"}], "proposal": p, "salt": salt(f"about {i}"), "title": f"Proposal {i}"}
    for i, p in enumerate(PROPOSALS)
]


def proposal_rows():
    return [
        {"about": sha(line(ABOUT[i])), "asked": 300, "document": sha(DOCUMENT), "number": f"P-{i + 1:03}", "pages": 3, "proposal": p, "track": "open"}
        for i, p in enumerate(PROPOSALS)
    ]


def call_value(**more):
    people = [
        {"age": bech32("age", age_public(CHAIR_AGE)), "name": NAMES["chair"], "person": chair.person, "role": "chair"},
        {"name": NAMES["deputy"], "person": deputy.person, "role": "deputy"},
        {"name": NAMES["sponsor"], "person": sponsor.person, "role": "veto"},
    ]
    value = {
        "dates": {"closes": "2027-04-01T22:00:00Z", "opens": "2027-02-01T08:00:00Z", "publishes": "2027-05-01T08:00:00Z", "zone": "Europe/Paris"},
        "draw": {"at": "2027-04-20T20:00:00Z", "method": "sha256-order.v1", "source": "drand quicknet round 12345678"},
        "edition": 1,
        "funding": {"draw_level": 50, "fill": "stop", "over_ceiling": "refuse", "overflow": False, "unsigned": "show"},
        "keeper": chair.person,
        "method": {"calibration": "none", "noise": False},
        "people": people,
        "policy": {
            "applicants": "shown", "declined": "named", "rationale": "applicant", "recusal_closes": [], "reviewers": "blinded",
            "reviews_per_proposal": 2, "scores": "public", "signatures_needed": 1, "veto_given": "ground_only", "vouch": ["invitation", "video"],
        },
        "pool": 600,
        "proposals": {"n": len(PROPOSALS), "sha256": sha(lines(proposal_rows()))},
        "round_rule": "latest",
        "rounds": [{"id": "r1", "title": "First round"}],
        "rubric": RUBRIC,
        "short": "DEMO",
        "sponsor": "Sponsor",
        "title": "A call to test with",
        "tracks": [{"ceiling": 500, "id": "open", "title": "Open"}],
        "unit": {"code": "EUR", "digits": 0},
    }  # fmt: skip
    return value | more


CALL = line(call_value())
CALL_ID = sha(CALL)
RUBRIC_HASH = sha(canonical(RUBRIC))
SIGNERS = "".join(
    f'{role} namespaces="{namespace}" {key.line}\n'
    for role, namespace, key in [
        ("chair", "result.v1@paraph", chair), ("chair", "call.v1@paraph", chair), ("keeper", "ledger.v1@paraph", chair),
        ("veto", "panel.v1@paraph", sponsor),
    ]
).encode()  # fmt: skip


def call_members(call=CALL, **more):
    return {
        "about.jsonl": lines(ABOUT),
        "allowed_signers": SIGNERS,
        "call.json": call,
        f"documents/{sha(DOCUMENT)}.pdf": DOCUMENT,
        "manifest.json": line(manifest("call", chair, "call", call=sha(call))),
        "proposals.jsonl": lines(proposal_rows()),
    } | more


# --- reviews ---------------------------------------------------------------------------------------------------------
def part(i, name, text, revision=1):
    return {"part": name, "proposal": PROPOSALS[i], "revision": revision, "round": "r1", "salt": salt(f"part {i} {name} {text}"), "text": text}


def anchor(**more):
    value = {"boxes": [[7200, 7000, 30000, 8200]], "colour": "yellow", "criterion": "method", "document": sha(DOCUMENT), "kind": "highlight", "page": 2, "quote": "as measured"}
    return value | more


def joined(parts):
    return sha("\n".join(sha(line(p)) for p in sorted(parts, key=lambda p: p["part"])).encode())


def review(i, impact, method, word="", revision=1, **more):
    """The head of a review with a text, a confidential remark and a mark."""
    texts = [part(i, "method", f"Sound{word}.", revision), part(i, "overall", "Café, « naïve », 数.\n\tSecond line.", revision)]
    remarks = [part(i, "overall", "For the committee.", revision)]
    marks = {"anchors": [anchor()], "proposal": PROPOSALS[i], "revision": revision, "round": "r1", "salt": salt(f"marks {i}{word}")}
    head = {
        "confidence": 3, "confidential": joined(remarks), "document": sha(DOCUMENT), "evidence": sha(line(marks)),
        "proposal": PROPOSALS[i], "revision": revision, "round": "r1", "rubric": RUBRIC_HASH, "salt": salt(f"head {i}{word}{revision}"),
        "scores": {"impact": impact, "method": method}, "state": "scored", "texts": joined(texts),
    }  # fmt: skip
    return {"head": head | more, "texts": texts, "remarks": remarks, "marks": marks}


REVIEWS = [review(0, 5, 4), review(1, 3, 3)]


def stream(sequence=1, **more):
    return {"device": salt("device"), "left_out": ["private_notes"], "sequence": sequence, "to": [chair.person]} | more


def score_members(reviews=REVIEWS, who="ada", word="score", call=CALL_ID, conflicts=(), own_card=None, **more):
    number, bytes_ = own_card or card(who)
    value = manifest("score", KEYS[who], word, call=call, **(stream() | more))
    return {
        f"cards/{number}.paraph": bytes_,
        "confidential.jsonl": lines(p for r in reviews for p in r["remarks"]),
        "conflicts.jsonl": lines(conflicts),
        "evidence.jsonl": lines(r["marks"] for r in reviews),
        "manifest.json": line({k: v for k, v in value.items() if v is not None}),
        "scores.jsonl": lines(r["head"] for r in reviews),
        "texts.jsonl": lines(p for r in reviews for p in r["texts"]),
    }


SCORE_MEMBERS = score_members()
SCORE_SEALED = seal(SCORE_MEMBERS, "score", ada)
SCORE = pack(SCORE_SEALED)
SCORE_ID = id_of(SCORE_SEALED)


def score(who="ada", key=None, **more):
    return bundle(score_members(who=who, **more), "score", key or KEYS[who])


# --- records, panels, the ledger -------------------------------------------------------------------------------------
def record(kind, by=chair, word="", revision=1, **more):
    return {"at": MADE, "by": by.person, "record": kind, "revision": revision, "salt": salt(f"{kind} {word}")} | more


def records_members(records, author=chair, word="records", draws=None):
    members = {"manifest.json": line(manifest("panel", author, word, call=CALL_ID)), "records.jsonl": lines(records)}
    for n, data in (draws or {}).items():
        members[f"draw-{n}.txt"] = data
    return members


def ledger_lines(entries):
    out, prev = [], "0" * 64
    for entry in entries:
        out.append(entry | {"prev": prev, "seen": "2027-03-02T10:00:00Z"})
        prev = sha(line(out[-1]))
    return out


def bundle_entry(bundle_id, heads, **more):
    return {"bundle": bundle_id, "heads": sha("\n".join(heads).encode()), "n": len(heads)} | more


def checkpoint(rows):
    last = sha(line(rows[-1])) if rows else "0" * 64
    return f"paraph ledger v1\n{CALL_ID}\n{len(rows)}\n{last}\n".encode()


def ledger_members(rows, key=chair):
    cut = checkpoint(rows)
    return {"checkpoint": cut, "checkpoint.sig": sign(key, "ledger.v1@paraph", cut), "ledger.jsonl": lines(rows)}


def heads_of(reviews):
    return [sha(line(r["head"])) for r in reviews]


BEN_REVIEWS = [review(0, 4, 4, " by Ben"), review(1, 2, 3, " by Ben")]
BEN_SEALED = seal(score_members(BEN_REVIEWS, "ben", "ben"), "score", ben)
BEN, BEN_ID = pack(BEN_SEALED), id_of(BEN_SEALED)
SEALED_FILE = sha(b"a file that nobody here can open")
LEDGER = ledger_lines([bundle_entry(SCORE_ID, heads_of(REVIEWS)), {"sealed": SEALED_FILE}, bundle_entry(BEN_ID, heads_of(BEN_REVIEWS))])


def receipt(rows, index, key=chair, **change):
    cut = checkpoint(rows[:index])
    text = f"paraph receipt v1\n{index}\n".encode() + line(rows[index - 1]) + cut
    return change.get("text", lambda t: t)(text) + sign(key, change.get("namespace", "ledger.v1@paraph"), cut)


def panel_members(rows=LEDGER, bundles=None, **more):
    members = {"manifest.json": line(manifest("panel", chair, "panel", call=CALL_ID))} | ledger_members(rows)
    for name, data in (bundles if bundles is not None else {SCORE_ID: SCORE, BEN_ID: BEN}).items():
        members[f"bundles/{name}.paraph"] = data
    for who in ("chair", "ada", "ben"):
        number, data = card(who)
        members[f"cards/{number}.paraph"] = data
    return members | more


# --- the draw and the result -----------------------------------------------------------------------------------------
SOURCE = call_value()["draw"]["source"]
DRAW_LIST = ("paraph draw list v1\ncall %s\ntrack -\nseed %s\n" % (CALL_ID, SOURCE)).encode() + "".join(p + "\n" for p in sorted(PROPOSALS[2:])).encode()
SEED = SOURCE + ": 4f2d5a1c"


def drawn(announced, seed=SEED, **change):
    key = sha(f"paraph draw v1\n{sha(DRAW_LIST)}\n{seed}\n".encode())
    tickets = sorted((sha(f"{key} {p}\n".encode()), p) for p in PROPOSALS[2:])
    value = {"announced": sha(line(announced)), "key": key, "seed": seed, "taken": 1, "tickets": [{"proposal": p, "ticket": t} for t, p in tickets]}
    return record("draw", word="drawn") | value | change


ANNOUNCED = record("draw_announced", commit=sha(DRAW_LIST), due="2027-04-20T20:00:00Z", n=1, places=1, source=SOURCE)
VETO = record("veto", by=sponsor, given="ground_only", ground="legal", on_behalf_of="Sponsor", proposal=PROPOSALS[1], signed_by="self")
VETO_SEALED = seal(records_members([VETO], sponsor, "veto"), "panel", sponsor)
DECISIONS = [record("decision", word=str(i), decision=d, proposal=PROPOSALS[i], **({"amount": 300} if d == "fund" else {})) for i, d in enumerate(["fund", "decline"])]


class Final:
    """A final result, whose parts can be changed before it is sealed."""

    def __init__(self):
        self.ledger = copy.deepcopy(LEDGER)
        first, second = heads_of(REVIEWS), heads_of(BEN_REVIEWS)
        counted = lambda heads: [{"head": h, "status": "counted"} for h in heads]
        self.statuses = [
            {"bundle": SCORE_ID, "heads": counted(first), "index": 1, "reviewer": "R02", "state": "read"},
            {"heads": [], "index": 2, "sealed": SEALED_FILE, "state": "sealed"},
            {"bundle": BEN_ID, "heads": counted(second), "index": 3, "reviewer": "R01", "state": "read"},
        ]
        self.scores = [{"head": sha(line(r["head"])), "line": canonical(r["head"]).decode(), "reviewer": label} for label, rs in (("R02", REVIEWS), ("R01", BEN_REVIEWS)) for r in rs]
        close = record("close", last=sha(line(LEDGER[-1])), size=3)
        self.announced, self.list = ANNOUNCED, DRAW_LIST
        self.draw = drawn(ANNOUNCED)
        self.blinded = [{"id": sha(b"a vouch"), "record": "vouch"}, {"id": sha(b"another"), "record": "vouch"}]
        self.records = lambda: [*DECISIONS, VETO, self.announced, self.draw, close, *self.blinded]
        self.inputs = {"close": 3, "counted": 4, "ledger_last": sha(line(LEDGER[-1])), "ledger_size": 3}
        self.change = {}
        self.checkpoint_key = chair

    def members(self):
        counted = sorted(h["head"] for s in self.statuses for h in s["heads"] if h["status"] == "counted")
        inputs = {"id": sha(("paraph inputs v1\n" + CALL_ID + "\n" + "".join(h + "\n" for h in counted)).encode())} | self.inputs
        result = {
            "call": CALL_ID, "coverage": {"reviews": 4}, "edition": 1, "inputs": inputs, "line": {"by_track": {}, "funded": 2, "spent": 600},
            "method": {"calibration": "none", "parameters": {}, "rank": "mean", "version": "1"},
            "privacy": {"applicants": "shown", "declined": "named", "reviewers": "blinded", "scores": "public"},
            "published": "2027-05-01T08:00:00Z", "reviewers": [{"label": "R01"}, {"label": "R02"}], "stage": "final",
            "vouched": [{"how": "video", "n": 2}],
        }  # fmt: skip
        ranking = [
            {"decision": "fund", "amount": 300, "group": "funded", "number": "P-001", "place": 1, "proposal": PROPOSALS[0], "raw_micropoints": 70000000, "reviews": 2, "track": "open", "why": "rank"},
            {"decision": "decline", "number": "P-002", "place": 2, "proposal": PROPOSALS[1], "raw_micropoints": 40000000, "reviews": 2, "track": "open", "why": "veto"},
        ]  # fmt: skip
        for ticket, decision in zip(self.draw.get("tickets", []), ("fund", "decline")):
            i = PROPOSALS.index(ticket["proposal"])
            row = {"decision": decision, "group": "draw", "number": f"P-{i + 1:03}", "place": 3, "proposal": PROPOSALS[i], "reviews": 0, "track": "open", "why": "draw"}
            ranking.append(row | ({"amount": 300} if decision == "fund" else {}))
        return {
            "VERIFY.txt": VERIFY, "about.jsonl": lines(ABOUT), "allowed_signers": SIGNERS, f"bundles/{id_of(VETO_SEALED)}.paraph": pack(VETO_SEALED),
            "call.json": CALL, "draw-1.txt": self.list, "index.html": b"<!doctype html><title>Result</title>\n",
            "manifest.json": line(manifest("result", chair, "result", call=CALL_ID)), "proposals.jsonl": lines(proposal_rows()),
            "ranking.jsonl": lines(ranking), "records.jsonl": lines(self.records()), "result.csv": b"place,number\n1,P-001\n", "result.json": line(result),
            "scores.jsonl": lines(self.scores), "statuses.jsonl": lines(self.statuses),
        } | ledger_members(self.ledger, self.checkpoint_key) | self.change  # fmt: skip

    def bytes(self):
        return bundle(self.members(), "result", chair)


def announced_result():
    result = {
        "call": CALL_ID, "edition": 1, "method": {"calibration": "none", "parameters": {}, "rank": "mean", "version": "1"},
        "privacy": {"applicants": "shown", "declined": "named", "reviewers": "blinded", "scores": "public"},
        "published": "2027-04-10T08:00:00Z", "stage": "announced",
    }  # fmt: skip
    members = {
        "VERIFY.txt": VERIFY, "allowed_signers": SIGNERS, "call.json": CALL, "draw-1.txt": DRAW_LIST, "index.html": b"<!doctype html><title>Draw</title>\n",
        "manifest.json": line(manifest("result", chair, "announced", call=CALL_ID)), "proposals.jsonl": lines(proposal_rows()),
        "records.jsonl": lines([ANNOUNCED]), "result.json": line(result),
    }  # fmt: skip
    return bundle(members, "result", chair)


# --- writing ---------------------------------------------------------------------------------------------------------
OFFICE = {"calls": ["call"], "pinned": True, "lineage": True, "seen": ["eve"], "vouched": ["ada", "ben"]}
BARE = {}
MADE_FOLDERS = set()


def write(folder, data, code, verdict, row=None, context=OFFICE, name="file.paraph", **more):
    assert folder not in MADE_FOLDERS, folder
    MADE_FOLDERS.add(folder)
    path = HERE / folder
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_bytes(data)
    expect = {"code": code, "verdict": verdict, "context": context, "file": name} | ({"id": row} if row else {}) | more
    (path / "expect.json").write_text(json.dumps(expect, sort_keys=True, indent=1) + "\n")


def good(name, data, code="OK", **more):
    write(f"good/{name}", data, code, "good", **more)


VERDICTS = {}


def fault(row, data, suffix="", **more):
    code, verdict = VERDICTS[row]
    write(f"{row:02}-{code}{'-' + suffix if suffix else ''}", data, code, verdict, row=row, **more)


def read_table():
    """Rows, codes and verdicts as the product's documentation lists them."""
    for text in (HERE / "../../docs/faults.tsv").read_text().splitlines()[1:]:
        row, _, verdict, code = text.split("\t")[:4]
        VERDICTS[int(row)] = (code, verdict)


def main():
    for path in HERE.iterdir():
        if path.is_dir() and path.name != "__pycache__":
            shutil.rmtree(path)
    read_table()
    from faults import all_faults, all_good

    all_good()
    all_faults()
    people = HERE / "people"
    people.mkdir()
    for who in KEYS:
        (people / f"{who}.paraph").write_bytes(card(who)[1])
    calls = HERE / "calls"
    calls.mkdir(exist_ok=True)
    (calls / "call.paraph").write_bytes(bundle(call_members(), "call", chair))
    (HERE / "identities.txt").write_text(bech32("age-secret-key-", CHAIR_AGE).upper() + "\n")


if __name__ == "__main__":
    import sys

    sys.modules["make"] = sys.modules["__main__"]
    main()
