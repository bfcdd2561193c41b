#!/usr/bin/env python3
"""Checks a published sample without the program that made it: python3 verify-draw.py FOLDER

Recomputes the digests, the population's hash, the quotas and the draw from the files alone. It needs nothing but
Python 3.8. It does not check the office's signature (SHA256SUMS.note) and the proof that the plan stood in the
ledger before the seed existed (plan.tlog-proof): any tool for C2SP signed notes and tlog-proofs does.
"""
import csv, io, json, math, sys
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

folder, problems = Path(sys.argv[1] if len(sys.argv) > 1 else "."), []
read = lambda name: (folder / name).read_bytes()
rows = lambda name: list(csv.reader(io.StringIO(read(name).decode("utf-8"), newline="")))
hexhash = lambda text: sha256(text.encode("utf-8")).hexdigest()

def check(good, what):
    if not good:
        problems.append(what)

def rate(text):  # "0.5%" or "0.005", exactly
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)

def ticket(seed, unit):  # Rivest's consistent_sampler: the first ticket number
    return "0." + str(int(hexhash(hexhash(seed) + unit), 16)).rjust(64, "0")[::-1]

def allocate(size, population, weight):  # largest remainder; no stratum gives more than it has
    quota, left, open_ = dict.fromkeys(population, 0), min(size, sum(population.values())), set(population)
    while left > 0:
        w = {h: weight[h] for h in open_} if any(weight[h] for h in open_) else {h: population[h] for h in open_}
        share = {h: Fraction(left * w[h], sum(w.values())) for h in open_}
        full = [h for h in open_ if share[h] >= population[h]]
        if not full:
            quota.update({h: math.floor(share[h]) for h in open_})
            missing = left - sum(math.floor(share[h]) for h in open_)
            for h in sorted(open_, key=lambda h: (math.floor(share[h]) - share[h], h.encode()))[:missing]:
                quota[h] += 1
            break
        for h in full:
            quota[h], left = population[h], left - population[h]
            open_.discard(h)
    return quota

for line in read("SHA256SUMS").decode("utf-8").split("\n")[:-1]:
    digest, name = line.split("  ", 1)
    check((folder / name).is_file() and sha256(read(name)).hexdigest() == digest, "SHA256SUMS: " + name)

plan, units = json.loads(read("plan.json")), rows("population.csv")
check(sha256(read("population.csv")).hexdigest() == plan["population_sha256"], "population.csv: hash")
check([u for u, _ in units] == sorted({u for u, _ in units}, key=str.encode), "population.csv: order")
check(len(units) == plan["population"], "population.csv: count")

population, rule = {}, plan["rule"]
for _, stratum in units:
    population[stratum] = population.get(stratum, 0) + 1
if rule["kind"] == "size":
    weight = dict(population)
    if rule["allocation"] == "neyman":  # N * sqrt(p(1-p)), to 30 decimal places
        prior = {h: rate(rule["prior"][h]) for h in population}
        weight = {h: n * math.isqrt(math.floor(10**60 * prior[h] * (1 - prior[h]))) for h, n in population.items()}
    quota = allocate(rule["size"], population, weight)
else:
    quota = {h: math.ceil(n * rate(rule["rate"] if rule["kind"] == "rate" else rule["rates"][h]))
             for h, n in population.items()}
    if "at_least" in plan:  # what is missing comes from the riskiest stratum
        of = lambda h: rate(rule["rate"] if rule["kind"] == "rate" else rule["rates"][h])
        least = math.ceil(len(units) * rate(plan["at_least"])) if "." in plan["at_least"] or "%" in plan["at_least"] else int(plan["at_least"])
        missing = min(least, len(units)) - sum(quota.values())
        for h in sorted(population, key=lambda h: (of(h), h.encode()), reverse=True):
            more = min(population[h] - quota[h], max(0, missing))
            quota[h], missing = quota[h] + more, missing - more
published = {row["stratum"]: (row["population"], row["quota"]) for row in plan["quotas"]}
check(published == {h: (population[h], quota[h]) for h in population}, "plan.json: quotas")

if (folder / "seed.txt").exists():
    seed, drawn = read("seed.txt").decode("utf-8")[:-1], [["unit", "stratum", "order", "ticket"]]
    for stratum in sorted(population, key=str.encode):
        tickets = sorted((ticket(seed, u), u) for u, h in units if h == stratum)
        drawn += [[u, stratum, str(i), t] for i, (t, u) in enumerate(tickets[: quota[stratum]], 1)]
    check(rows("draw.csv") == drawn, "draw.csv: draw")
    if (folder / "top-ups.json").exists():  # of the units not drawn yet, the smallest tickets under a new seed
        more, taken, last, seeds = [drawn[0] + ["top_up"]], {row[0] for row in drawn[1:]}, dict(quota), {seed}
        for top_up in json.loads(read("top-ups.json")):
            check(top_up["seed"] not in seeds, "top-ups.json: seed used twice")
            seeds.add(top_up["seed"])
            for stratum in sorted(top_up["counts"], key=str.encode):
                tickets = sorted((ticket(top_up["seed"], u), u) for u, h in units if h == stratum and u not in taken)
                for t, u in tickets[: top_up["counts"][stratum]]:
                    last[stratum] += 1
                    more.append([u, stratum, str(last[stratum]), t, str(top_up["no"])])
                    taken.add(u)
        check(rows("top-ups.csv") == more, "top-ups.csv: draw")

print("\n".join("WRONG " + problem for problem in problems) or "OK: %d units, all as published" % len(units))
sys.exit(4 if problems else 0)
