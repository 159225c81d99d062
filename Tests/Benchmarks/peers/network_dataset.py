"""A dataset folder out of two lists, for `coalition-bench hidden-links`.

usage: network_dataset.py EDGES.tsv ATTRIBUTES.tsv FOLDER [--shorthand]

EDGES        two node names a line, parted by a tab: an undirected tie
ATTRIBUTES   node, kind, value; may be /dev/null
Nodes become organizations, ties relationships (`partnersWith`). Each value of each kind becomes a topic of its own and
each attribute a row of activities.csv that names no place: stated one by one, none of them implying another. With
--shorthand, they stand in the columns `topics` and `places` of organizations.csv instead, as people type them in: the
values of the kinds place, city and country are places, those of the others topics.
"""

from __future__ import annotations

import csv
import pathlib
import sys

PLACES = {"place", "city", "country"}


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip()]


def slug(text):
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    return "-".join(words) or "x"


def main():
    plain = [argument for argument in sys.argv[1:] if argument != "--shorthand"]
    shorthand = "--shorthand" in sys.argv
    edges, attributes, folder = rows(plain[0]), rows(plain[1]), pathlib.Path(plain[2])
    folder.mkdir(parents=True, exist_ok=True)
    nodes = sorted({node for edge in edges for node in edge[:2]})
    ties = sorted({tuple(sorted(edge[:2])) for edge in edges if edge[0] != edge[1]})
    ids = {}
    for kind, value in sorted({(kind, value) for _, kind, value in attributes}):
        base = name = f"{slug(kind)}-{slug(value)}"
        number = 1
        while name in ids.values():
            number += 1
            name = f"{base}-{number}"
        ids[kind, value] = name
    held = {}
    for node, kind, value in attributes:
        held.setdefault(node, {}).setdefault(ids[kind, value], kind)
    is_place = lambda kind: shorthand and kind in PLACES

    def write(name, columns, lines):
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(lines)

    def cell(node, places):
        return "|".join(i for i, kind in held.get(node, {}).items() if is_place(kind) == places)

    write(
        "organizations",
        ["id", "name", "topics", "places"],
        [
            [f"o{node}", f"Organization {node}"]
            + ([cell(node, False), cell(node, True)] if shorthand else ["", ""])
            for node in nodes
        ],
    )
    write("topics", ["id", "name"], [[i, f"{k} {v}"] for (k, v), i in ids.items() if not is_place(k)])
    write("cities", ["id", "name"], [[i, v] for (k, v), i in ids.items() if is_place(k)])
    write(
        "activities",
        ["who", "topic", "place", "source"],
        [] if shorthand else [[f"o{n}", i, "", ""] for n in nodes for i in held.get(n, {})],
    )
    write(
        "relationships",
        ["from", "kind", "to", "source"],
        [[f"o{a}", "partnersWith", f"o{b}", ""] for a, b in ties],
    )
    write("campaigns", ["id", "name"], [])
    write("reports", ["id", "title"], [])
    write("sources", ["id", "title"], [])
    write("decisions", ["a", "b", "verdict"], [])
    name = pathlib.Path(plain[0]).name.split(".")[0]
    (folder / "datapackage.json").write_text(
        f'{{"name": "{slug(name)}", "title": "{name}", "resources": []}}\n', encoding="utf-8"
    )
    print(f"{folder}: {len(nodes)} organizations, {len(ties)} ties, {len(ids)} attributes")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
