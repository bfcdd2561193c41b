#!/usr/bin/env python3
"""Checks how a plan's size was divided over its strata, with nothing but Python 3.8: python3 verify-size.py FOLDER"""
import collections, csv, fractions, json, math, pathlib, sys
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
plan = json.loads((folder / "plan.json").read_bytes())
with open(folder / "population.csv", encoding="utf-8", newline="") as file:
    population = collections.Counter(stratum for _, stratum in csv.reader(file))
rate = lambda text: fractions.Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)
def allocate(size, weight):  # largest remainder; a stratum too small for its share gives all it has, the rest is shared out again
    weight = weight if any(weight.values()) else {h: population[h] for h in weight}
    share = {h: fractions.Fraction(size * w, sum(weight.values())) for h, w in weight.items()}
    full = {h: population[h] for h in share if share[h] >= population[h]}
    if full:
        rest = {h: w for h, w in weight.items() if h not in full}
        return {**full, **allocate(size - sum(full.values()), rest)}
    most = sorted(share, key=lambda h: (math.floor(share[h]) - share[h], h.encode()))
    up = most[: size - sum(map(math.floor, share.values()))]
    return {h: math.floor(s) + (h in up) for h, s in share.items()}
rule, weight = plan["rule"], dict(population)
if rule["kind"] != "size":
    sys.exit("no size was divided: see verify-draw.py")
if rule["allocation"] == "neyman":  # N * sqrt(p(1-p)) of the expected share p, to 30 decimal places
    prior = {h: rate(rule["prior"][h]) for h in population}
    weight = {h: n * math.isqrt(math.floor(10**60 * prior[h] * (1 - prior[h]))) for h, n in population.items()}
quota = allocate(min(rule["size"], sum(population.values())), weight)
good = {row["stratum"]: row["quota"] for row in plan["quotas"]} == quota
sys.exit(print("OK: divided as published" if good else "WRONG plan.json: quotas") or (0 if good else 4))
