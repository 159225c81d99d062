"""Draws the same networks with our layout and with Graphviz's engines, measures all with the same geometry, and prints
a table.

usage: drawings.py --tool DRAWING-BENCH FOLDER [--samples SHARED/samples] [--only NAME,NAME] [--limit SECONDS]

Needs networkx (requirements.txt) and Graphviz's programs. Words have the size of ours in every drawing; "text" is how
large the smallest words are on A3, which is 297 x 420 mm.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import time
from pathlib import Path

import networkx as nx

TABLES = ("organizations", "cities", "campaigns", "reports", "topics", "relationships")
WORDS = (
    "Health Housing Legal Refugee Worker Youth Women Student Border Shelter Food School Rights Justice Community "
    "Migrant Solidarity Sanctuary Clinic Network Alliance Coalition Centre Council Union Action"
).split()


def named(graph, seed=1):
    """Numbers replaced by names of two to four words, as organizations have them, no two alike."""
    generator = random.Random(seed)
    names = {}
    for number, node in enumerate(graph):
        names[node] = " ".join(generator.sample(WORDS, generator.choice([1, 2, 2, 3]))) + f" {number}"
    return nx.relabel_nodes(graph, names)


def planted(count, edges, seed):
    """Groups of about twenty; four of five edges stay inside their group."""
    generator = random.Random(seed)
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    groups = max(2, count // 20)
    made = 0
    while made < edges:
        a = generator.randrange(count)
        if generator.random() < 0.8:
            b = (generator.randrange(20) * groups + a % groups) % count
        else:
            b = generator.randrange(count)
        if a != b and not graph.has_edge(a, b):
            graph.add_edge(a, b)
            made += 1
    return graph


def sanctuary():
    """Who works on what and where, from the dataset that comes with the project: every list of ids is a link."""
    folder = Path(__file__).resolve().parents[3] / "Data" / "sanctuary"
    rows = {table: list(csv.DictReader(open(folder / f"{table}.csv"))) for table in TABLES}
    names = {
        row["id"]: row.get("name") or row["title"] for table in TABLES[:5] for row in rows[table]
    }
    graph = nx.Graph()
    for table in TABLES[:5]:
        for row in rows[table]:
            for column in ("based_in", "topics", "places", "published_by", "run_by", "targets", "broader"):
                for other in filter(None, (row.get(column) or "").split("|")):
                    if other in names:
                        graph.add_edge(names[row["id"]], names[other])
    for row in rows["relationships"]:
        graph.add_edge(names[row["from"]], names[row["to"]])
    return graph


def networks(samples):
    yield "sanctuary", sanctuary()
    yield "karate", nx.karate_club_graph()
    yield "davis", nx.davis_southern_women_graph()
    yield "lesmis", nx.les_miserables_graph()
    if samples:
        football = nx.Graph(nx.read_graphml(Path(samples) / "football.graphml"))
        labels = {node: data.get("label", node) for node, data in football.nodes(data=True)}
        yield "football", nx.relabel_nodes(football, labels)
    yield "planted500", named(planted(500, 1_000, 1))
    yield "planted2000", named(planted(2_000, 4_000, 2))
    yield "planted10000", named(planted(10_000, 20_000, 3))
    yield "star", named(nx.star_graph(60))
    yield "path", named(nx.path_graph(60))
    yield "clique", named(nx.complete_graph(24))
    yield "grid", named(nx.grid_2d_graph(12, 12))
    forest = nx.disjoint_union_all([nx.random_labeled_tree(size, seed=size) for size in (40, 25, 20, 15, 10, 6, 4, 2)])
    yield "forest", named(forest)
    isolated = nx.Graph()
    isolated.add_nodes_from(range(1_000))
    yield "isolated1000", named(isolated)


def write(graph, path):
    """An edge list; a node without edges has one to itself."""
    with open(path, "w") as file:
        file.write("source,target\n")
        quoted = lambda name: '"' + str(name).replace('"', '""') + '"'
        for a, b in graph.edges():
            file.write(f"{quoted(a)},{quoted(b)}\n")
        for node in nx.isolates(graph):
            file.write(f"{quoted(node)},{quoted(node)}\n")


def run(command, limit, output=None):
    """Seconds, peak MB and standard output, or what went wrong."""
    start = time.monotonic()
    sink = open(output, "w") if output else subprocess.PIPE
    try:
        done = subprocess.run(
            ["/usr/bin/time", "-f", "%M", "timeout", str(limit), *command],
            stdout=sink,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        if output:
            sink.close()
    if done.returncode == 124:
        return {"problem": f"over {limit} s"}
    seconds = time.monotonic() - start
    if done.returncode != 0:
        return {"problem": (done.stderr.strip().splitlines() or ["failed"])[-1][:80]}
    return {"seconds": seconds, "peak_mb": int(done.stderr.strip().splitlines()[-1]) // 1024, "text": done.stdout}


def row(name, tool, line):
    if "problem" in line:
        return f"| {name} | {tool} | {line['problem']} | | | | | | | | |"
    shown = lambda value, digits: "" if value is None else f"{value:.{digits}f}"
    return (
        f"| {name} | {tool} | {line.get('pages', 1)} | {line['overlaps']} | {line['behind']} | "
        f"{shown(line['smallest_text'], 1)} | {line['crossings']} | {shown(line['stress'], 3)} | "
        f"{shown(line['preservation'], 3)} | {shown(line['seconds'], 2)} | {line['peak_mb']} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--tool", required=True)
    parser.add_argument("--samples")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=120)
    options = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, options.only.split(",")))
    print(
        "| network | tool | pages | overlaps | edges behind nodes | text on A3, pt | crossings | stress | "
        "neighbors kept | s | MB |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, graph in networks(options.samples):
        if only and name not in only:
            continue
        path = folder / f"{name}.csv"
        write(graph, path)
        for page in ("a3", "free"):
            found = run([options.tool, "draw", str(path), "--page", page, "-o", str(folder / f"{name}-{page}.svg")], 600)
            if "problem" not in found:
                line = json.loads(found["text"].strip().splitlines()[-1])
                found = {**line, **found, "seconds": found["seconds"] - line["measuring"]}
            print(row(name, f"ours, {page}", found), flush=True)
            if page == "a3" and found.get("pages") == 1:
                break
        for engine, overlap in (("dot", "prism"), ("neato", "prism"), ("sfdp", "prism"), ("fdp", "prism")):
            text = folder / f"{name}.gv"
            made = run([options.tool, "text", str(path), "--overlap", overlap], 60, text)
            plain = folder / f"{name}-{engine}.plain"
            found = made if "problem" in made else run([engine, "-Tplain", str(text)], options.limit, plain)
            if "problem" not in found:
                judged = run([options.tool, "judge", str(path), str(plain)], 120)
                found = judged if "problem" in judged else {**found, **json.loads(judged["text"])}
            print(row(name, engine, found), flush=True)


if __name__ == "__main__":
    main()
