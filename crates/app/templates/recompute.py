#!/usr/bin/env python3
"""Plain means, the line and the draws of a published result, again, with Python's standard library alone.

Run it in the unpacked result. It knows nothing of strictness or uncertainty: where the published order allows for
strictness, places differ from these, and the program says so; draws and sums must agree whatever the method.
"""
import hashlib
import json
from fractions import Fraction


def rows(name):
    with open(name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


call = json.load(open("call.json", encoding="utf-8"))
result = json.load(open("result.json", encoding="utf-8"))
ranking = rows("ranking.jsonl")
proposals = {row["proposal"]: row for row in rows("proposals.jsonl")}
records = [(sha(line.rstrip("\n") + "\n"), json.loads(line)) for line in open("records.jsonl", encoding="utf-8")]


def total(head):
    """Micropoints of a head, or nothing where a criterion is missing."""
    left = points = Fraction(0)
    for criterion in call["rubric"]["criteria"]:
        key, low, high, weight = criterion["id"], criterion["min"], criterion["max"], criterion["weight"]
        if key in head.get("na", []):
            continue
        if key not in head.get("scores", {}):
            return None
        step = head["scores"][key]
        if criterion["best"] == "low":
            step = low + high - step
        points += weight * Fraction(step - low, high - low)
        left += weight
    return round(100_000_000 * points / left) if left else None


def means():
    """The mean of each proposal over the rounds that are ranked."""
    order = [entry["id"] for entry in call["rounds"]]
    last = {}
    for row in rows("scores.jsonl"):
        if "line" not in row:
            return None
        head = json.loads(row["line"])
        at, key = order.index(head["round"]), (row["reviewer"], head["proposal"])
        if call["round_rule"] == "last_only" and at + 1 != len(order):
            continue
        if key not in last or at > last[key][0]:
            last[key] = (at, head)
    totals = {}
    for (_, proposal), (_, head) in sorted(last.items()):
        value = total(head) if head["state"] == "scored" else None
        if value is not None:
            totals.setdefault(proposal, []).append(value)
    return {proposal: round(Fraction(sum(values), len(values))) for proposal, values in totals.items()}


wrong = 0


def check(holds, words):
    global wrong
    if not holds:
        wrong += 1
        print("DIFFERS:", words)


again = means()
if again is None:
    print("Single scores are not published in this call: means cannot be computed again.")
else:
    for row in ranking:
        check(again.get(row["proposal"]) == row.get("raw_micropoints"), "mean of " + row["number"])
    print("means:", len(again), "proposals")

funded = [row for row in ranking if row["decision"] == "fund"]
spent = sum(row["amount"] for row in funded)
check(spent == result["line"]["spent"] and len(funded) == result["line"]["funded"], "sum of awards")
check(spent <= call["pool"], "the budget")
ceilings = {track["id"]: track["ceiling"] for track in call["tracks"]}
for row in funded:
    check(row["amount"] <= ceilings[row["track"]], "maximum per award of " + row["number"])
    check(row["amount"] <= proposals[row["proposal"]]["asked"], "request of " + row["number"])
print("awards:", len(funded), "with", spent, call["unit"]["code"])

published = dict(records)
for _, draw in records:
    if draw.get("record") != "draw":
        continue
    announced = published[draw["announced"]]
    text = open("draw-%d.txt" % announced["n"], encoding="utf-8").read()
    key = sha("paraph draw v1\n" + sha(text) + "\n" + draw["seed"] + "\n")
    tickets = sorted((sha(key + " " + proposal + "\n"), proposal) for proposal in text.split("\n")[4:-1])
    check(sha(text) == announced["commit"] and key == draw["key"], "draw %d" % announced["n"])
    check([(entry["ticket"], entry["proposal"]) for entry in draw["tickets"]] == tickets, "tickets of draw %d" % announced["n"])
    print("draw", announced["n"], "from", draw["seed"])
    for place, (ticket, proposal) in enumerate(tickets, 1):
        print("  ", place, proposals[proposal]["number"], ticket)

if again and result["method"]["calibration"] == "none":
    # Without an estimate of strictness the order is that of the plain means, in each strand with a budget of its own.
    for track in call["tracks"]:
        mine = [row for row in ranking if row["track"] == track["id"] and row["proposal"] in again]
        if "budget" in track or len(call["tracks"]) == 1:
            for row in mine:
                place = 1 + sum(again[other["proposal"]] > again[row["proposal"]] for other in mine)
                check(place == row["place"], "place of " + row["number"])
else:
    print("Places allow for strictness (%s); plain means need not give the same order." % result["method"]["calibration"])
print("everything agrees" if not wrong else "%d differences" % wrong)
raise SystemExit(1 if wrong else 0)
