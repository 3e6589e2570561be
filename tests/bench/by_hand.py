#!/usr/bin/env python3
"""The summary of the nights as somebody with a spreadsheet of them would make it in pandas: means, spread, quartiles,
usual times. Reads what nightjar_trends_bench wrote; prints n, median and p95 like the lines above it."""
import pathlib
import statistics
import sys
import time

import numpy as np
import pandas as pd


def clock(times):
    angle = 2 * np.pi * (times.dt.hour * 60 + times.dt.minute) / 1440
    mean = np.exp(1j * angle.dropna()).mean()
    return np.angle(mean) * 1440 / (2 * np.pi) % 1440, np.sqrt(-2 * np.log(abs(mean))) * 1440 / (2 * np.pi)


def summary(path):
    # Some times carry their offset; a person would cut it off.
    nights = pd.read_csv(path)
    moments = ["into_bed", "tried_to_sleep", "final_awakening", "out_of_bed"]
    for name in moments:
        nights[name] = pd.to_datetime(nights[name].str[:16])
    in_bed = (nights.out_of_bed - nights.into_bed).dt.total_seconds() / 60
    asleep = (nights.final_awakening - nights.tried_to_sleep).dt.total_seconds() / 60 - nights.sleep_latency_min - nights.awake_min
    figures = pd.DataFrame({"in_bed": in_bed, "asleep": asleep, "latency": nights.sleep_latency_min, "awake": nights.awake_min,
                            "awakenings": nights.awakenings, "efficiency": 100 * asleep / in_bed, "quality": nights.quality})
    return figures.describe(), [clock(nights[name]) for name in moments]


print(f"\nThe same summary in pandas {pd.__version__}, reading the nights as CSV; without clock changes, regularity or substances")
for years in (1, 10, 50):
    path = pathlib.Path(sys.argv[1]) / f"nights-{years}.csv"
    summary(path)
    ms = []
    for _ in range(20):
        start = time.perf_counter()
        summary(path)
        ms.append(1000 * (time.perf_counter() - start))
    ms.sort()
    print(f"{f'nights of {years} years':<58} n {len(ms):>3}   median {statistics.median(ms):>8.2f} ms   p95 {ms[int(0.95 * 19 + 0.5)]:>8.2f} ms")
