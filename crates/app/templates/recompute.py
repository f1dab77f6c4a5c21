#!/usr/bin/env python3
"""Plain means, the line and the draws of a published result, again, with Python's standard library alone.

Run it in the unpacked result. How strict reviewers are and how sure a place is, it does not estimate: it takes the published
order. From there on it computes all anew: totals and means, who is funded without chance, the draws' tickets, the walk
down the order within pool, budgets and ceilings, what panel and sponsor decided, and every award."""
import hashlib
import json
from fractions import Fraction

def rows(name):
    with open(name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]

def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()

call, result = rows("call.json")[0], rows("result.json")[0]
ranking, proposals = rows("ranking.jsonl"), {row["proposal"]: row for row in rows("proposals.jsonl")}
with open("records.jsonl", encoding="utf-8") as lines:
    records = {sha(line.rstrip("\n") + "\n"): json.loads(line) for line in lines}
rubric = sha(json.dumps(call["rubric"], sort_keys=True, separators=(",", ":"), ensure_ascii=False))
maps = {r["from"]: r["criteria"] for r in records.values() if r["record"] == "edition_map" and r.get("to") == rubric}
differs = []

def check(holds, words):
    if not holds:
        differs.append(words)
        print("DIFFERS:", words)

# 1 Totals as exact fractions, rounded once; of each reviewer's lines on a proposal the one of the round that is ranked.
def total(head):
    scores, na, to = head.get("scores", {}), head.get("na", []), maps.get(head["rubric"], {})
    if head["rubric"] != rubric:
        scores, na = {to[key]: step for key, step in scores.items() if key in to}, [to[key] for key in na if key in to]
    left = points = Fraction(0)
    for criterion in call["rubric"]["criteria"]:
        key, low, high, weight = criterion["id"], criterion["min"], criterion["max"], criterion["weight"]
        if key not in scores and key in na:
            continue
        if key not in scores or head["state"] != "scored":
            return None
        step = scores[key] if criterion["best"] == "high" else low + high - scores[key]
        points, left = points + weight * Fraction(step - low, high - low), left + weight
    return round(100_000_000 * points / left) if left else None

lines, order, last = rows("scores.jsonl"), [entry["id"] for entry in call["rounds"]], {}
if any("line" not in row for row in lines):
    print("means: single scores are not published in this call and cannot be added up again")
else:
    for row in lines:
        head = json.loads(row["line"])
        check(sha(row["line"].rstrip("\n") + "\n") == row["head"], "the hash of a score line of " + row["reviewer"])
        at, key = order.index(head["round"]), (row["reviewer"], head["proposal"])
        if (call["round_rule"] == "latest" or at + 1 == len(order)) and at > last.get(key, (-1,))[0]:
            last[key] = (at, head)
    means = {proposal: [] for _, proposal in last}
    for (_, proposal), (_, head) in last.items():
        means[proposal] += [one for one in [total(head)] if one is not None]
    for row in ranking:
        totals = means.get(row["proposal"], [])
        mean = round(Fraction(sum(totals), len(totals))) if totals else None
        check(mean == row.get("raw_micropoints") and len(totals) == row["reviews"], "mean of " + row["number"])
    print("means:", sum(map(bool, means.values())), "proposals,", sum(map(len, means.values())), "complete reviews")

# 2 Orders: tracks with a budget have their own, the others share one. A published place must not contradict its figures.
lanes, shared = [], None
for track in call["tracks"]:
    if "budget" in track or shared is None:
        lanes.append(([track["id"]], track.get("budget")))
        shared = lanes[-1][0] if "budget" not in track else shared
    else:
        shared.append(track["id"])
orders = [[row for row in ranking if row["track"] in tracks] for tracks, _ in lanes]
figure = lambda row: (row.get("expected_rank_centiranks", 0), -row.get("calibrated_micropoints", row.get("raw_micropoints", 0)))
for mine in orders:
    for row in mine:
        better = sum(figure(other) < figure(row) for other in mine if "raw_micropoints" in other)
        check("raw_micropoints" not in row or row["place"] == better + 1, "place of " + row["number"])

# 3 Draws: each ticket is the hash of the key and the proposal's id; the smallest win. A corrected one stands and does not count.
corrected, drawn = {row.get("corrects") for row in records.values()}, {}
for name, draw in [(name, row) for name, row in records.items() if row["record"] in ("draw", "draw_by_hand")]:
    announced = records[draw["announced"]]
    with open("draw-%d.txt" % announced["n"], encoding="utf-8") as file:
        text = file.read()
    track, ids = text.split("\n")[2][len("track "):], text.split("\n")[4:-1]
    check(sha(text) == announced["commit"], "list of draw %d" % announced["n"])
    won = draw.get("order", [])
    if draw["record"] == "draw":
        key = sha("paraph draw v1\n" + sha(text) + "\n" + draw["seed"] + "\n")
        tickets = sorted((sha(key + " " + proposal + "\n"), proposal) for proposal in ids)
        check(key == draw["key"], "key of draw %d" % announced["n"])
        check([(one["ticket"], one["proposal"]) for one in draw["tickets"]] == tickets, "tickets of draw %d" % announced["n"])
        won = [proposal for _, proposal in tickets]
    drawn.update({} if name in corrected else {track: won})
    print("draw %d:" % announced["n"], " ".join(proposals[one]["number"] for one in won if one in proposals))

# 4 The walk down each order: whom the panel chose, who is sure, tickets, the rest; within pool, budgets and ceilings.
said, vetoed = {}, {row["proposal"] for row in records.values() if row["record"] == "veto"}
for row in sorted((row for row in records.values() if row["record"] == "decision"), key=lambda row: row["revision"]):
    said[row["proposal"]] = (row["decision"], row.get("amount"))
tracks, rules, pool, awards = {track["id"]: track for track in call["tracks"]}, call["funding"], call["pool"], {}

def asks(row):  # What would be awarded, and the least that is of use; nothing if it is refused.
    amount, one = proposals[row["proposal"]]["asked"], said.get(row["proposal"], ("", None))
    least, amount = (proposals[row["proposal"]].get("smallest", amount), amount) if one[1] is None else (one[1], one[1])
    if amount > tracks[row["track"]]["ceiling"]:
        if rules["over_ceiling"] == "refuse":
            return None
        amount = tracks[row["track"]]["ceiling"]
    least = min(least, amount)
    return max(amount * rules["scale"] // 10_000, least) if "scale" in rules else amount, least

walks = []
for mine, (names, budget) in zip(orders, lanes):
    mine = sorted(mine, key=lambda row: (row["place"], asks(row) or (0, 0), row["proposal"]))
    open_to = lambda group: [row for row in mine if row.get("group") == group and row["proposal"] not in vetoed | set(said)]
    chosen = [row for row in mine if said.get(row["proposal"], " ")[0] == "fund" and row["proposal"] not in vetoed]
    chosen.sort(key=lambda row: ["funded", "draw", "not_funded", None].index(row.get("group")))
    lots, draws = open_to("draw"), next((drawn[n] for n in ([*names, "-"] if budget is None else names[:1]) if n in drawn), [])
    lots.sort(key=lambda row: draws.index(row["proposal"]) if row["proposal"] in draws else len(draws))
    rest = [row for row in mine if row.get("group") == "not_funded"]  # Up to the first tie that no draw has decided.
    tied = next((at for at, row in enumerate(rest) if [one["place"] for one in rest].count(row["place"]) > 1), len(rest))
    walk = chosen + open_to("funded") + [row for row in lots if row["proposal"] in draws]
    walk += [row for row in open_to("not_funded") if row in rest[:tied]]
    walks.append([walk, budget, "stop" if lots and rules["fill"] == "skip" else rules["fill"]])
for second in range(1 + rules["overflow"]):
    for walk in walks:
        cap = pool if second or walk[1] is None else min(walk[1], pool)
        for row in walk[0][:]:
            ask, given = asks(row), None
            if ask and ask[0] <= cap:
                given = ask[0]
            elif ask and walk[2] == "part" and second == rules["overflow"] and cap and cap >= ask[1]:
                given = cap
            if given is not None:
                awards[row["proposal"]], cap, pool = given, cap - given, pool - given
                walk[0].remove(row)
            if ask and given != ask[0] and walk[2] != "skip":
                break
for row in ranking:
    agrees = awards.get(row["proposal"]) == row.get("amount") and (row["proposal"] in awards) == (row["decision"] == "fund")
    check(agrees, "award of " + row["number"])
for track, line in [(None, result["line"]), *result["line"]["by_track"].items()]:
    sums = [awards[row["proposal"]] for row in ranking if row["proposal"] in awards and track in (None, row["track"])]
    check((line["funded"], line["spent"]) == (len(sums), sum(sums)), "the line of " + (track or "the call"))
print("awards:", len(awards), "with", sum(awards.values()), call["unit"]["code"] + ";", pool, "are left")
print("everything agrees" if not differs else "%d differences" % len(differs))
raise SystemExit(1 if differs else 0)
