#!/usr/bin/env python3
"""Checks digests, population, quotas and draw with nothing but Python 3.8: python3 verify-draw.py FOLDER (the rest: see verify.md)."""
import collections, csv, fractions, hashlib, io, json, math, pathlib, sys
folder, wrong = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."), []
read = lambda name: (folder / name).read_bytes()
rows = lambda name: list(csv.reader(io.StringIO(read(name).decode("utf-8"), newline="")))
check = lambda good, what: good or wrong.append("WRONG " + what)
rate = lambda text: fractions.Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)  # "0.5%" or "0.005", exactly
sha256 = lambda content: hashlib.sha256(content).hexdigest()
digits = lambda seed, unit: str(int(sha256((sha256(seed.encode("utf-8")) + unit).encode("utf-8")), 16))
ticket = lambda seed, unit: "0." + digits(seed, unit).rjust(64, "0")[::-1]  # Rivest's consistent_sampler: the first ticket number
def draw(seed, counts, taken, *more):  # in each stratum the smallest tickets of the units not drawn yet; their order goes on
    gone, last = {row[0] for row in taken}, collections.Counter(row[1] for row in taken)
    for h in sorted(counts, key=str.encode):
        best = sorted((ticket(seed, u), u) for u, s in units if s == h and u not in gone)[: counts[h]]
        taken += [[u, h, str(i), t, *more] for i, (t, u) in enumerate(best, last[h] + 1)]
for line in read("SHA256SUMS").decode("utf-8").splitlines():
    check((folder / line[66:]).is_file() and sha256(read(line[66:])) == line[:64], "SHA256SUMS: " + line[66:])
plan, units = json.loads(read("plan.json")), rows("population.csv")
rule, least, quota = plan["rule"], plan.get("at_least", "0"), {row["stratum"]: row["quota"] for row in plan["quotas"]}
check(sha256(read("population.csv")) == plan["population_sha256"], "population.csv: hash")
check([u for u, _ in units] == sorted({u for u, _ in units}, key=str.encode), "population.csv: order")
size = collections.Counter(h for _, h in units)
if rule["kind"] == "size":  # how it is divided over the strata: verify-size.py
    check(sum(quota.values()) == min(rule["size"], len(units)) and all(quota[h] <= size[h] for h in quota), "plan.json: quotas")
else:
    rates = {h: rate(rule["rate"] if rule["kind"] == "rate" else rule["rates"][h]) for h in size}
    due = {h: math.ceil(n * rates[h]) for h, n in size.items()}
    missing = min(len(units), int(least) if least.isdigit() else math.ceil(len(units) * rate(least))) - sum(due.values())
    for h in sorted(rates, key=lambda h: (rates[h], h.encode()), reverse=True):  # what a least is short of: from the riskiest stratum
        due[h], missing = due[h] + max(0, min(size[h] - due[h], missing)), missing - (size[h] - due[h])
    check(quota == due, "plan.json: quotas")
if (folder / "seed.txt").exists():
    drawn, later = [], json.loads(read("top-ups.json")) if (folder / "top-ups.json").exists() else []
    for no, (seed, counts) in enumerate([(read("seed.txt").decode("utf-8")[:-1], quota), *((t["seed"], t["counts"]) for t in later)]):
        draw(seed, counts, drawn, *([str(no)] if no else []))
    check(rows("draw.csv")[1:] == [row for row in drawn if len(row) == 4], "draw.csv: draw")
    check(not later or rows("top-ups.csv")[1:] == [row for row in drawn if len(row) == 5], "top-ups.csv: draw")
sys.exit(print("\n".join(wrong) or "OK: %d units, all as published" % len(units)) or (4 if wrong else 0))
