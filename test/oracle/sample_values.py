"""Works out intervals and sample sizes with whole numbers and fractions alone, sharing nothing with the program.

Clopper-Pearson: bisection of the exact binomial sums. Wilson: `decimal` with 40 digits, z by bisection of the error function's
series. Sizes: `math.comb`. Prints one JSON document.
"""
import json
from decimal import Decimal, getcontext
from fractions import Fraction
from math import comb

getcontext().prec = 40
STEPS = 40  # to 12 digits


def bisect(is_below, low=Fraction(0), high=Fraction(1)):
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return low


def at_most(x, n, p):  # P(X <= x)
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(x + 1))


def clopper_pearson(x, n, confidence):
    tail = (1 - confidence) / 2
    low = bisect(lambda p: 1 - at_most(x - 1, n, p) < tail) if x > 0 else Fraction(0)
    high = bisect(lambda p: at_most(x, n, p) > tail) if x < n else Fraction(1)
    return [float(low), float(high)]


def normal_quantile(p):
    pi = Decimal("3.14159265358979323846264338327950288419717")

    def phi(z):  # 1/2 + (1/sqrt(2 pi)) * sum of the series
        term, total, k = z, z, 0
        while abs(term) > Decimal(10) ** -38:
            k += 1
            term *= -z * z / (2 * k)
            total += term / (2 * k + 1)
        return Decimal("0.5") + total / (2 * pi).sqrt()

    low, high = Decimal(0), Decimal(6)
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if phi(middle) < p else (low, middle)
    return low


def wilson(x, n, confidence):
    z = normal_quantile(Decimal("0.5") + Decimal(confidence.numerator) / Decimal(confidence.denominator) / 2)
    p, n = Decimal(x) / Decimal(n), Decimal(n)
    middle, half = p + z * z / (2 * n), z * ((p * (1 - p) + z * z / (4 * n)) / n).sqrt()
    scale = 1 + z * z / n
    return [float(max(Decimal(0), (middle - half) / scale)), float(min(Decimal(1), (middle + half) / scale))]


def size_for(population, untrue, allowed, confidence):  # the smallest n with P(at most `allowed` found) <= 1 - c
    for n in range(1, population + 1):
        missed = sum(comb(untrue, k) * comb(population - untrue, n - k) for k in range(min(allowed, n) + 1))
        if Fraction(missed, comb(population, n)) <= 1 - confidence:
            return n
    return None


C95, C99 = Fraction(95, 100), Fraction(99, 100)
COUNTS = [(81, 263), (15, 148), (0, 20), (1, 29), (29, 29), (3, 320), (0, 1), (5, 50), (7, 50)]
SIZES = [(50, 1, 0), (100, 10, 0), (320, 4, 0), (1000, 10, 0), (1000, 50, 0), (1000, 11, 1), (1000, 51, 3), (1600, 16, 0), (20, 20, 0)]
print(
    json.dumps(
        {
            "intervals": [
                {"untrue": x, "checked": n, "confidence": float(c), "exact": clopper_pearson(x, n, c), "wilson": wilson(x, n, c)}
                for x, n in COUNTS
                for c in (C95, C99)
            ],
            "sizes": [
                {"population": N, "untrue": D, "allowed": k, "at95": size_for(N, D, k, C95), "at99": size_for(N, D, k, C99)}
                for N, D, k in SIZES
            ],
        }
    )
)
