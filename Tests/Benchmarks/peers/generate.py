"""Makes the graphs that the peers are compared on, always the same ones.

usage: generate.py FOLDER [SAMPLES]     (pip install -r requirements.txt)

lfr10k, lfr100k, lfr1m   planted communities: power laws of degrees and of community sizes, a mixing of 0.3
rmat1m                   R-MAT (.57, .19, .19, .05), 2^20 nodes, 8 million rows, repetitions and self-loops left in
pendant10k               a planted graph of 5,000 nodes and 5,000 more that hang on it by one edge
fringe200k               a planted graph of 100,000 nodes and 100,000 more in chains that hang on it; with pairs
twomode200k              200,000 organizations, their topics and cities; one topic is shared by 70,000
SAMPLES is a folder of edge lists with spaces or tabs and `#` comments; each becomes a CSV of the same name.
"""

from __future__ import annotations

import pathlib
import sys

import numpy as np
import polars as pl


def power_law(rng, count, low, high, exponent):
    """Random numbers between low and high whose density falls with the exponent."""
    rise = 1 - exponent
    return ((high**rise - low**rise) * rng.random(count) + low**rise) ** (1 / rise)


def simple(rng, source, target, count):
    """Each pair once, no self-loops, in random order and with random first end."""
    kept = source != target
    source, target = source[kept], target[kept]
    key = np.unique(np.minimum(source, target) * count + np.maximum(source, target))
    low, high = key // count, key % count
    swap = rng.random(len(key)) < 0.5
    order = rng.permutation(len(key))
    return np.where(swap, high, low)[order], np.where(swap, low, high)[order]


def planted(count, edges, seed, mixing=0.3):
    """A graph in the manner of Lancichinetti, Fortunato & Radicchi (2008), by pairing stubs."""
    rng = np.random.default_rng(seed)
    degree = power_law(rng, count, 3, 2 * int(count**0.5), 2.5)
    degree = np.maximum(1, np.round(degree * 2 * edges / degree.sum())).astype(np.int64)
    sizes = []
    while sum(sizes) < count:
        sizes.append(int(power_law(rng, 1, 20, count // 20, 1.5)[0]))
    community = np.repeat(np.arange(len(sizes)), sizes)[:count][rng.permutation(count)]
    inside = rng.binomial(degree, 1 - mixing)

    def pair(stubs, key):
        order = np.lexsort((rng.random(len(stubs)), key))
        stubs, key = stubs[order], key[order]
        half = len(stubs) // 2
        fits = key[0::2][:half] == key[1::2]
        return stubs[0::2][:half][fits], stubs[1::2][fits]

    near = np.repeat(np.arange(count), inside)
    far = np.repeat(np.arange(count), degree - inside)
    ends = [pair(near, community[near]), pair(far, np.zeros(len(far), np.int64))]
    return simple(rng, *(np.concatenate(side) for side in zip(*ends)), count)


def rmat(scale, rows, seed):
    rng = np.random.default_rng(seed)
    source = np.zeros(rows, np.int64)
    target = np.zeros(rows, np.int64)
    for bit in range(scale):
        draw = rng.random(rows)
        source |= (draw >= 0.76).astype(np.int64) << bit
        target |= (((draw >= 0.57) & (draw < 0.76)) | (draw >= 0.95)).astype(np.int64) << bit
    shuffled = rng.permutation(1 << scale)
    return shuffled[source], shuffled[target]


def pendant():
    source, target = planted(5_000, 22_500, 5)
    rng = np.random.default_rng(6)
    hung = np.arange(5_000, 10_000)
    return simple(
        rng, np.append(source, hung), np.append(target, rng.integers(0, 5_000, 5_000)), 10_000
    )


def fringe():
    source, target = planted(100_000, 440_000, 7)
    rng = np.random.default_rng(8)
    chain = np.arange(100_000, 200_000)
    parent = chain - 1
    starts = rng.random(100_000) < 0.1
    parent[starts] = rng.integers(0, 100_000, starts.sum())
    parent[0] = 0
    edges = simple(rng, np.append(source, chain), np.append(target, parent), 200_000)
    return edges, rng.integers(0, 200_000, (1_000, 2))


def two_mode():
    """Memberships of organizations in topics and cities whose sizes follow Zipf's law."""
    rng = np.random.default_rng(9)
    count = 200_000

    def memberships(groups, exponent, mean):
        chance = 1 / np.arange(1, groups + 1) ** exponent
        who = np.repeat(np.arange(count), 1 + rng.poisson(mean, count))
        what = rng.choice(groups, len(who), p=chance / chance.sum())
        key = np.unique(who * groups + what)
        return key // groups, key % groups

    topics = memberships(3_000, 0.9, 2.0)
    cities = memberships(5_000, 0.8, 0.8)
    everyone = np.flatnonzero(rng.random(count) < 0.35)
    source = np.concatenate([topics[0], cities[0], everyone])
    target = np.concatenate(
        [
            np.char.add("t", topics[1].astype(str)),
            np.char.add("c", cities[1].astype(str)),
            np.full(len(everyone), "tall"),
        ]
    )
    kind = np.repeat(["topic", "city", "topic"], [len(topics[0]), len(cities[0]), len(everyone)])
    order = rng.permutation(len(source))
    return {
        "source": np.char.add("o", source[order].astype(str)),
        "target": target[order],
        "kind": kind[order],
    }


def write(folder, name, columns):
    frame = pl.DataFrame(columns)
    frame.write_csv(folder / f"{name}.csv")
    print(f"{name}: {frame.height} rows")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pair = lambda ends: {"source": ends[0], "target": ends[1]}
    write(folder, "lfr10k", pair(planted(10_000, 115_000, 1)))
    write(folder, "lfr100k", pair(planted(100_000, 1_080_000, 2)))
    write(folder, "lfr1m", pair(planted(1_000_000, 8_250_000, 3)))
    write(folder, "rmat1m", pair(rmat(20, 8_000_000, 4)))
    write(folder, "pendant10k", pair(pendant()))
    edges, pairs = fringe()
    write(folder, "fringe200k", pair(edges))
    write(folder, "fringe200k.pairs", pair((pairs[:, 0], pairs[:, 1])))
    write(folder, "twomode200k", two_mode())
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.tsv")) if len(sys.argv) > 2 else []:
        lines = [line.split()[:2] for line in path.read_text().splitlines() if line[:1].isdigit()]
        ends = np.array(lines, dtype=np.int64)
        edges = simple(np.random.default_rng(1), ends[:, 0], ends[:, 1], int(ends.max()) + 1)
        write(folder, path.stem, pair(edges))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
