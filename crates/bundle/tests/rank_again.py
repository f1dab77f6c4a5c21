#!/usr/bin/env python3
"""Ranks again from a published result, in the unpacked folder, as a second implementation of the exact method for the tests.

Totals, severity and merit by REML (the exact method), the draws, expected ranks, intervals, places and the chance of being funded
as scored are held against ranking.jsonl. Lots and what people decided are records: sh VERIFY.txt checks those."""
import hashlib, json, math, struct, sys
from fractions import Fraction as F
from statistics import NormalDist

rows = lambda name: [json.loads(line) for line in open(name, "rb")]
call, result, published = json.load(open("call.json", "rb")), json.load(open("result.json", "rb")), rows("ranking.jsonl")
proposals, scores = {p["proposal"]: p for p in rows("proposals.jsonl")}, rows("scores.jsonl")
if any("line" not in s for s in scores):
    sys.exit("The scores were not published, so the ranking cannot be repeated.")
rubric = hashlib.sha256(json.dumps(call["rubric"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
maps = {m["from"]: m["criteria"] for m in rows("records.jsonl") if m["record"] == "edition_map" and m.get("to") == rubric}
rounds, scale = [r["id"] for r in call["rounds"]], call["rubric"].get("confidence", {})

# 1 Of each reviewer's heads of a proposal the one of the round that is ranked; totals as exact fractions, rounded once.
latest = {}
for s in scores:
    head = json.loads(s["line"])
    at, key = rounds.index(head["round"]), (head["proposal"], s["reviewer"])
    if (call["round_rule"] == "latest" or at + 1 == len(rounds)) and at > latest.get(key, (-1,))[0]:
        latest[key] = at, s["head"], head
def read(head):
    steps, na, to = head.get("scores", {}), head.get("na", []), maps.get(head["rubric"], {})
    if head["rubric"] == rubric:
        return steps, na
    return {to[c]: n for c, n in steps.items() if c in to}, [to[c] for c in na if c in to]
def total(head):
    (steps, na), points, weights = read(head), F(0), 0
    for c in call["rubric"]["criteria"]:
        step = steps.get(c["id"])
        if step is None and c["id"] in na and c["na"]:
            continue
        if step is None or not c["min"] <= step <= c["max"] or head["state"] == "withdrawn":
            return None
        points += F(c["weight"] * (step - c["min"] if c["best"] == "high" else c["max"] - step), c["max"] - c["min"])
        weights += c["weight"]
    return round(100_000_000 * points / weights) if weights else None
weight = lambda head: scale["weights"][head["confidence"] - scale["min"]] if "weights" in scale and "confidence" in head else 1
reviews = sorted((p, h, j, total(head), weight(head), read(head)[0]) for (p, j), (_, h, head) in latest.items() if total(head) is not None)
P, first = sorted({r[0] for r in reviews}), {}
for p, h, j, *_ in reviews:
    first[j] = min(h, first.get(j, h))
R = sorted(first, key=first.get)
ip, ir, v, N = [P.index(r[0]) for r in reviews], [R.index(r[2]) for r in reviews], [r[4] for r in reviews], len(reviews)
of = [[r for r in reviews if r[0] == p] for p in P]
raw = [round(F(sum(r[3] for r in own), len(own))) for own in of]
again = {p: {"raw_micropoints": m, "reviews": len(own)} for p, m, own in zip(P, raw, of)}


# 2 The model by average-information REML. Proposals are eliminated; column 0 is the mean, column 1 + j reviewer j.
def gauss(M):  # the inverse of a positive definite matrix
    n = len(M)
    M = [row + [float(i == j) for j in range(n)] for i, row in enumerate(M)]
    for i in range(n):
        M[i] = [x / M[i][i] for x in M[i]]
        M = [row if t == i or not row[i] else [x - row[i] * y for x, y in zip(row, M[i])] for t, row in enumerate(M)]
    return [row[n:] for row in M]
def solver(vs):  # solve(z) gives the mean, the effects and the residual; and the traces
    near, S = [{} for _ in P], [[0.0] * (1 + len(R)) for _ in range(1 + len(R))]
    for i, j, x in zip(ip, ir, v):
        for k in (0, 1 + j):
            near[i][k] = near[i].get(k, 0) + x
            S[k][k] += x
        S[0][1 + j], S[1 + j][0] = S[0][1 + j] + x, S[1 + j][0] + x
    a = [1 / (at[0] + vs[2] / vs[0]) for at in near]
    for x, at in zip(a, near):
        for k in at:
            for l in at:
                S[k][l] -= x * at[k] * at[l]
    for j in range(len(R)):
        S[1 + j][1 + j] += vs[2] / vs[1] if vs[1] else 0
    G = gauss(S) if vs[1] else [[1 / S[0][0]] + [0.0] * len(R)] + [[0.0] * (1 + len(R)) for _ in R]
    def solve(z):
        sums, b = [0.0] * len(P), [0.0] * (1 + len(R))
        for i, j, x, y in zip(ip, ir, v, z):
            sums[i], b[0], b[1 + j] = sums[i] + x * y, b[0] + x * y, b[1 + j] + x * y
        for at, x, y in zip(near, a, sums):
            for k, n in at.items():
                b[k] -= x * n * y
        m, *r = [sum(x * y for x, y in zip(row, b)) for row in G]
        p = [x * (y - sum(n * ([m] + r)[k] for k, n in at.items())) for x, y, at in zip(a, sums, near)]
        return m, p, r, [y - m - p[i] - r[j] for i, j, y in zip(ip, ir, z)]
    spread = sum(x + x * x * sum(n * o * G[k][l] for k, n in at.items() for l, o in at.items()) for x, at in zip(a, near))
    return solve, (spread, sum(G[1 + j][1 + j] for j in range(len(R))))
def reml(y):
    spread = sum((x - sum(y) / N) ** 2 for x in y) / (N - 1)
    vs, on, done = [spread / 3, spread / 6, spread / 2], [0, 1, 2], False
    while not done:
        solve, T = solver(vs)
        m, p, r, e = solve(y)
        U, free = [0.0] * 3, N - 1
        for s, b in [(0, p), (1, r)][:len(on) - 1]:
            U[s] = (vs[2] * T[s] / vs[s] ** 2 + sum(x * x for x in b) / vs[s] ** 2 - len(b) / vs[s]) / 2
            free -= len(b) - vs[2] / vs[s] * T[s]
        U[2] = (sum(x * z * z for x, z in zip(v, e)) / vs[2] ** 2 - free / vs[2]) / 2
        f = [[p[i] / vs[0] for i in ip], [r[j] / (vs[1] or 1) for j in ir], [x / vs[2] for x in e]]
        h = [solve(x)[3] for x in f]
        A = gauss([[sum(x * c * d for x, c, d in zip(v, f[s], h[t])) / vs[2] / 2 for t in on] for s in on])
        new = [max(vs[s] + sum(A[on.index(s)][n] * U[t] for n, t in enumerate(on)), vs[s] / 10) if s in on else 0.0 for s in range(3)]
        done = all(abs(new[s] / vs[s] - 1) <= 1e-8 for s in on)
        if new[0] < 1e-6 * spread:
            sys.exit("The scores cannot tell any two proposals apart; there is nothing to rank.")
        if 1 in on and new[1] < 1e-6 * spread:
            new, on, done = [spread / 3, 0.0, spread / 2], [0, 2], False
        vs = new
    return vs, solver(vs)[0](y)

# 3 Draws: of each connected part the smaller side by its factor in minimum-degree order, then the other side given it.
def parts():
    up = list(range(len(P) + len(R)))
    find = lambda x: x if up[x] == x else find(up[x])
    for i, j in zip(ip, ir):
        a, b = find(i), find(len(P) + j)
        up[max(a, b)] = min(a, b)
    for root in [i for i in range(len(P)) if find(i) == i]:
        yield [i for i in range(len(P)) if find(i) == root], [j for j in range(len(R)) if find(len(P) + j) == root]
def factor(vs, ps, rs):
    swap = len(ps) < len(rs)
    kept, other, near = (ps if swap else rs) if vs[1] else [], ps if not swap or not vs[1] else rs, {}
    for i, j, x in zip(ip, ir, v):
        (k, e) = (i, j) if swap and vs[1] else (j, i)
        if e in other and i in ps:
            near.setdefault(e, {})[k] = near.get(e, {}).get(k, 0) + x
    a = {e: 1 / (sum(near[e].values()) + vs[2] / vs[1 if swap and vs[1] else 0]) for e in other}
    graph, order = {k: {l for e in other if k in near[e] for l in near[e]} - {k} for k in kept}, []
    while graph:
        order.append(min(graph, key=lambda k: (len(graph[k]), k)))
        ring = graph.pop(order[-1])
        for k in ring:
            graph[k] = (graph[k] | ring) - {k, order[-1]}
    L = [[0.0] * len(order) for _ in order]
    for i, k in enumerate(order):
        for j, l in enumerate(order[:i + 1]):
            x = -sum(a[e] * near[e][k] * near[e][l] for e in other if k in near[e] and l in near[e])
            x += (sum(near[e].get(k, 0) for e in other) + vs[2] / vs[0 if swap else 1]) if i == j else 0
            x -= sum(c * d for c, d in zip(L[i][:j], L[j]))
            L[i][j] = math.sqrt(x) if i == j else x / L[j][j]
    return swap and bool(vs[1]), kept, other, near, a, order, L
def normals(key, t):
    turn = lambda x, n: (x << n | x >> 32 - n) & 0xffffffff
    for block in range(1 << 32):
        first = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, *struct.unpack("<8I", key), block, 0, t & 0xffffffff, t >> 32]
        x = first[:]
        for _ in range(10):
            for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
                for p, q, s, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                    x[p] = x[p] + x[q] & 0xffffffff
                    x[s] = turn(x[s] ^ x[p], n)
        out = struct.pack("<16I", *(p + q & 0xffffffff for p, q in zip(x, first)))
        yield from (NormalDist().inv_cdf(((u >> 11) + 0.5) / 2 ** 53) for u in struct.unpack("<8Q", out))
def draws(vs, p, r, e, key, count):
    made = [factor(vs, *sides) for sides in parts()] if vs[1] else [factor(vs, list(range(len(P))), [])]
    sums = [sum(x * (p[i] + r[j] + y) for i, j, x, y in zip(ip, ir, v, e) if i == n) for n in range(len(P))]
    for t in range(count):
        z, merit, given, noise = normals(key, t), [0.0] * len(P), [], math.sqrt(vs[2])
        for swap, kept, other, near, a, order, L in made:
            x = [next(z) for _ in kept]
            for i in reversed(range(len(L))):
                x[i] = (x[i] - sum(L[n][i] * x[n] for n in range(i + 1, len(L)))) / L[i][i]
            given.append({k: (p if swap else r)[k] + noise * x[order.index(k)] for k in kept})
        for (swap, kept, other, near, a, order, L), known in zip(made, given):
            for i in kept if swap else other:
                rest = 0 if swap else sums[i] - sum(n * known[k] for k, n in near[i].items() if k in known)
                merit[i] = known[i] if swap else a[i] * rest + noise * math.sqrt(a[i]) * next(z)
        yield merit

lane = {t["id"]: t["id"] if "budget" in t else "-" for t in call["tracks"]}
lanes = [lane[proposals[p]["track"]] for p in P]
if result["method"]["calibration"] == "exact":
    vs, (m, p, r, e) = reml([r[3] / 1e6 for r in reviews])
    inputs = "paraph inputs v1\n" + result["call"] + "\n" + "".join(h + "\n" for h in sorted(s["head"] for s in scores))
    key = hashlib.sha256(("paraph ranking v1\n" + hashlib.sha256(inputs.encode()).hexdigest()).encode()).digest()
    ranks = [[] for _ in P]
    for merit in draws(vs, p, r, e, key, 4000 if len(P) <= 5000 else 1000):
        for name in set(lanes):
            own = sorted((i for i in range(len(P)) if lanes[i] == name), key=lambda i: -merit[i])
            for place, i in enumerate(own, 1):
                ranks[i].append(place)
    for i, q in enumerate(P):
        own, T = sorted(ranks[i]), len(ranks[i])
        nth = lambda a, b: own[-(-T * a // b) - 1]
        again[q].update(calibrated_micropoints=round((m + p[i]) * 1e6), expected_rank_centiranks=round(F(100 * sum(own), T)),
                        rank_low_90=nth(1, 20), rank_low_50=nth(1, 4), rank_high_50=nth(3, 4), rank_high_90=nth(19, 20))
    sort = lambda q: (again[q]["expected_rank_centiranks"], -again[q]["calibrated_micropoints"])
elif result["method"]["calibration"] == "none":
    sort = lambda q: -again[q]["raw_micropoints"]
else:
    sys.exit("Estimated by the iterative method, which this script does not repeat: paraph verify --recompute does.")
for q, name in zip(P, lanes):
    again[q]["place"] = 1 + sum(sort(other) < sort(q) for other, same in zip(P, lanes) if same == name)
wrong = [f"{row['number']}: {field} is {row.get(field)}, the scores give {value}" for row in published if row["proposal"] in again
         for field, value in again[row["proposal"]].items() if abs(row.get(field, 10 ** 12) - value) > (field.endswith(("points", "ranks")))]
wrong += [f"{row['number']}: has no complete review" for row in published if row["reviews"] and row["proposal"] not in again]
print("\n".join(wrong) or f"the same: {len(P)} proposals from {N} complete reviews")
sys.exit(bool(wrong))
