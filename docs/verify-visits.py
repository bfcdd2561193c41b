#!/usr/bin/env python3
"""Checks who visits which unit as it was first assigned, with nothing but Python 3.8: python3 verify-visits.py FOLDER"""
import collections, csv, hashlib, json, pathlib, sys
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
def rows(name, header=True):
    if not (folder / name).exists():
        return []
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1 if header else 0 :]
sha256 = lambda text: hashlib.sha256(text.encode("utf-8")).hexdigest()
ticket = lambda text: "0." + str(int(sha256(sha256(seed) + text), 16)).rjust(64, "0")[::-1]
pairs = lambda name: [tuple(row[:2]) for row in rows(name)]
seed, plan = (folder / "seed.txt").read_text("utf-8")[:-1], json.loads((folder / "plan.json").read_bytes())
officers = {row[0]: row[4] for row in rows("inspectors.csv") if row[4] != "expert"}
leaders, barred, load = {no for no in officers if officers[no] == "leader"}, set(pairs("ineligible.csv")), collections.Counter()
last = collections.defaultdict(set)
for unit, no in pairs("last-visits.csv"):
    last[unit].add(no)
def assign(unit):  # fewest assignments first, then the smallest ticket; a leader first; not the same set as at the last visit
    may, team = [no for no in officers if (unit, no) not in barred], []
    if len(may) < plan["per_unit"]:
        return [unit, "", "too-few-eligible"]
    if leaders and not leaders & set(may):
        return [unit, "", "no-leader"]
    order = sorted(may, key=lambda no: (load[no], ticket(unit + "|" + no)))
    for _ in range(plan["per_unit"]):
        team.append(next(no for no in order if no not in team and (no in leaders or team or not leaders)))
    other = next((no for no in order if no not in team), None)
    if set(team) == last[unit] and other is not None:
        team[-1] = other
    load.update(team)
    return [unit, ";".join(team), ""]
early = [row for row in rows("changes.csv") if row[1] == "unit" and row[6] == row[7] == ""]  # units exchanged before the assignment
drawn = [(row[3], row[0]) for row in rows("draw.csv") + rows("top-ups.csv")] + [(row[5], row[4]) for row in early]
drawn = sorted((t, unit) for t, unit in drawn if unit not in {row[2] for row in early})
good = sorted(assign(unit) for _, unit in drawn) == sorted(rows("assignments.csv"))
must = sorted((ticket(row[0]), row[0]) for row in rows("must.csv", header=False))  # visited in any case: after all that were drawn
good = good and sorted(assign(unit) for _, unit in must) == sorted(rows("must-assignments.csv"))
sys.exit(print("OK: assigned as published" if good else "WRONG assignments.csv") or (0 if good else 4))
