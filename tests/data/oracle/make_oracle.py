#!/usr/bin/env python3
"""Answers of NumPy and SciPy for 200 random data sets, written to statistics.csv beside this file.

Shares no code with the program: the statistics come from scipy.stats and numpy, the generator of the bootstrap
(MT19937-64, Matsumoto & Nishimura 2004) is written out here. Needs numpy and scipy (made with 1.24 and 1.10).
Run: python3 tests/data/oracle/make_oracle.py
"""
import csv
import pathlib

import numpy as np
from scipy import stats

DATA_SETS = 200
SEED = 20261122
NIGHTJAR = 0x4E696768746A6172
DRAWS, TRIES = 2000, 4000
MASK = (1 << 64) - 1


class Mt19937_64:
    def __init__(self, seed):
        state = [seed]
        for i in range(1, 312):
            state.append((6364136223846793005 * (state[-1] ^ (state[-1] >> 62)) + i) & MASK)
        self.state, self.at = state, 312

    def __call__(self):
        if self.at == 312:
            s = self.state
            for i in range(312):
                x = (s[i] & 0xFFFFFFFF80000000) | (s[(i + 1) % 312] & 0x7FFFFFFF)
                s[i] = s[(i + 156) % 312] ^ (x >> 1) ^ (0xB5026F5AA96619E9 if x & 1 else 0)
            self.at = 0
        x = self.state[self.at]
        self.at += 1
        x ^= (x >> 29) & 0x5555555555555555
        x ^= (x << 17) & 0x71D67FFFEDA60000
        x ^= (x << 37) & 0xFFF7EEE000000000
        return x ^ (x >> 43)


def words(engine=Mt19937_64(NIGHTJAR), drawn=[]):
    """The generator starts afresh for each interval, so each of its words is worked out once and kept."""
    at = 0
    while True:
        if at == len(drawn):
            drawn.append(engine())
        yield drawn[at]
        at += 1


def bootstrap(n, statistic):
    block = max(7 if n >= 28 else 3, int(np.floor(np.cbrt(n) + 0.5)))
    source, accepted = words(), []
    for _ in range(TRIES):
        drawn = []
        while len(drawn) < n:
            start = next(source) % n
            drawn += [(start + i) % n for i in range(block)]
        value = statistic(np.array(drawn[:n]))
        if value is not None:
            accepted.append(value)
            if len(accepted) == DRAWS:
                return np.quantile(accepted, [0.025, 0.975])
    return None


def hodges_lehmann(x, y):
    return np.median(np.subtract.outer(x, y))


def difference_range(with_it, values):
    known = ~np.isnan(values) & (with_it >= 0)

    def statistic(drawn):
        drawn = drawn[known[drawn]]
        x, y = values[drawn[with_it[drawn] == 1]], values[drawn[with_it[drawn] == 0]]
        return None if len(x) < 2 or len(y) < 2 else hodges_lehmann(x, y)

    return bootstrap(len(values), statistic)


def slope_of(values):
    days = np.flatnonzero(~np.isnan(values))
    return None if len(days) < 2 else stats.theilslopes(values[days], days)[0]


def slope_range(values):
    slope = slope_of(values)
    days = np.arange(len(values))
    height = np.nanmedian(values - slope * days)
    line = height + slope * days
    residuals = values - line
    i, j = np.triu_indices(len(values), 1)

    def statistic(drawn):
        new = line + residuals[drawn]
        slopes = (new[j] - new[i]) / (j - i)
        slopes = slopes[~np.isnan(slopes)]
        return None if len(slopes) == 0 else np.median(slopes)

    return bootstrap(len(values), statistic)


def mann_kendall(values):
    v = values[~np.isnan(values)]
    i, j = np.triu_indices(len(v), 1)
    s = np.sign(v[j] - v[i]).sum()
    _, ties = np.unique(v, return_counts=True)
    n = len(v)
    # The same S by way of SciPy's tau-b.
    pairs = n * (n - 1) / 2
    tau = stats.kendalltau(np.arange(n), v).statistic
    assert np.isclose(s, 0 if np.isnan(tau) else tau * np.sqrt(pairs * (pairs - (ties * (ties - 1) / 2).sum()))), (s, tau)
    var = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    return s, var, 0 if s == 0 else (s - np.sign(s)) / np.sqrt(var)


def lag1(values):
    centred = values - np.nanmean(values)
    products = centred[:-1] * centred[1:]
    if np.isnan(products).all() or np.nanvar(values) == 0:
        return 0.0
    return np.nanmean(products) / np.nanmean(centred**2)


def data_set(random, k):
    n = int(random.integers(60, 121)) if k % 20 == 19 else int(random.integers(14, 41))
    likeness = random.choice([0.0, 0.3, 0.6])
    noise = random.standard_normal(n)
    for i in range(1, n):
        noise[i] = likeness * noise[i - 1] + np.sqrt(1 - likeness**2) * noise[i]
    kind = k % 4
    if kind == 0:  # minutes asleep
        values = np.round(420 + 55 * noise + random.choice([0, 0, 1.5]) * np.arange(n))
    elif kind == 1:  # a rating, full of ties
        values = np.clip(np.round(3 + 1.2 * noise), 1, 5)
    elif kind == 2:  # minutes to fall asleep, skewed, in fives
        values = np.round(25 * np.exp(0.7 * noise) / 5) * 5
    else:  # efficiency, with decimals
        values = np.round(85 + 7 * noise, 4)
    stay, with_it = random.uniform(0.3, 0.8), [int(random.random() < 0.5)]
    while len(with_it) < n:
        with_it.append(with_it[-1] if random.random() < stay else 1 - with_it[-1])
    with_it = np.array(with_it)
    values[random.random(n) < 0.15] = np.nan
    with_it[random.random(n) < 0.1] = -1
    known = ~np.isnan(values)
    if min((known & (with_it == 1)).sum(), (known & (with_it == 0)).sum()) < 2:
        return data_set(random, k)
    return with_it, values


def number(value):
    return "" if value is None else repr(float(value))


def main():
    assert next(words()) == 7600809869872151308  # as the standard of C++ has it
    random = np.random.default_rng(SEED)
    out = pathlib.Path(__file__).with_name("statistics.csv")
    with out.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("slots,hodges_lehmann,u,p,cliffs_delta,range_low,range_high,theil_sen,slope_low,slope_high,s,var,z,lag1,"
                        "clock_minutes,clock_mean,resultant,clock_sd".split(","))
        for k in range(DATA_SETS):
            with_it, values = data_set(random, k)
            known = ~np.isnan(values)
            x, y = values[known & (with_it == 1)], values[known & (with_it == 0)]
            test = stats.mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", method="asymptotic")
            limits = difference_range(with_it, values)
            slopes = slope_range(values)
            s, var, z = mann_kendall(values)
            minutes = np.round(random.vonmises(random.uniform(-3, 3), random.choice([0.2, 2, 8, 30]), random.integers(3, 40)) * 1440 / (2 * np.pi)) % 1440
            resultant = np.abs(np.exp(2j * np.pi * minutes / 1440).mean())
            slots = ";".join(("w" if w == 1 else "o" if w == 0 else "-") + ("" if np.isnan(v) else repr(float(v))) for w, v in zip(with_it, values))
            writer.writerow([slots, number(hodges_lehmann(x, y)), number(test.statistic), number(min(test.pvalue, 1.0)),
                             number(2 * test.statistic / (len(x) * len(y)) - 1),
                             *(map(number, limits) if limits is not None else ("", "")), number(slope_of(values)),
                             *(map(number, slopes) if slopes is not None else ("", "")), number(s), number(var), number(z), number(lag1(values)),
                             ";".join(str(int(m)) for m in minutes), number(stats.circmean(minutes, high=1440)), number(resultant),
                             number(stats.circstd(minutes, high=1440))])


if __name__ == "__main__":
    main()
