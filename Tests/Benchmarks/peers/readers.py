"""Our readers beside others on the same files, each a process of its own, in turn.

usage: readers.py --tool READING-BENCH --data FOLDER [--nodes 200000] [--edges 600000] [--repeats 3]

Makes one network as GraphML, GEXF and GML, a table as CSV and a workbook, unless they are there, and prints for each
reader the shortest of the times and its ratio to ours. networkx gets one run: it takes minutes.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys

PEERS = {
    "graphml": {
        "igraph": "import igraph; g = igraph.Graph.Read_GraphML(path); what = (g.vcount(), g.ecount())",
        "networkx": "import networkx; g = networkx.read_graphml(path); what = (len(g), g.size())",
    },
    "gexf": {"networkx": "import networkx; g = networkx.read_gexf(path); what = (len(g), g.size())"},
    "gml": {
        "igraph": "import igraph; g = igraph.Graph.Read_GML(path); what = (g.vcount(), g.ecount())",
        "networkx": "import networkx; g = networkx.read_gml(path, label='id'); what = (len(g), g.size())",
    },
    "csv": {
        "polars": "import polars; what = polars.read_csv(path, infer_schema=False).shape",
        "pandas": "import pandas; what = pandas.read_csv(path, dtype=str, keep_default_na=False).shape",
    },
    "xlsx": {
        "openpyxl": "import openpyxl; rows = [row for row in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)]; what = len(rows)",
        "calamine": "import python_calamine; what = len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())",
    },
}


def make(folder, nodes, edges):
    """One network with texts and numbers at nodes and edges, and tables of the same."""
    rng = random.Random(1)
    ends = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges)]
    kinds = ["organization", "campaign", "report", "topic"]

    def node(i):
        return f"Group {i} for all", kinds[i % 4], i % 97 / 7

    def edge(i):
        return ["funds", "partners with", "is a member of"][i % 3], i % 13 + 0.5

    if not (path := folder / "network.graphml").exists():
        with open(path, "w") as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
            for key, domain, name, kind in [("d0", "node", "label", "string"), ("d1", "node", "kind", "string"), ("d2", "node", "score", "double"), ("d3", "edge", "tie", "string"), ("d4", "edge", "weight", "double")]:
                out.write(f'<key id="{key}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n')
            out.write('<graph edgedefault="directed">\n')
            for i in range(nodes):
                a, b, c = node(i)
                out.write(f'<node id="n{i}"><data key="d0">{a}</data><data key="d1">{b}</data><data key="d2">{c}</data></node>\n')
            for i, (u, v) in enumerate(ends):
                a, b = edge(i)
                out.write(f'<edge source="n{u}" target="n{v}"><data key="d3">{a}</data><data key="d4">{b}</data></edge>\n')
            out.write("</graph></graphml>\n")
    if not (path := folder / "network.gexf").exists():
        with open(path, "w") as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="kind" type="string"/><attribute id="1" title="score" type="double"/></attributes><attributes class="edge"><attribute id="2" title="tie" type="string"/></attributes><nodes>\n')
            for i in range(nodes):
                a, b, c = node(i)
                out.write(f'<node id="n{i}" label="{a}"><attvalues><attvalue for="0" value="{b}"/><attvalue for="1" value="{c}"/></attvalues></node>\n')
            out.write("</nodes><edges>\n")
            for i, (u, v) in enumerate(ends):
                a, b = edge(i)
                out.write(f'<edge id="{i}" source="n{u}" target="n{v}" weight="{b}"><attvalues><attvalue for="2" value="{a}"/></attvalues></edge>\n')
            out.write("</edges></graph></gexf>\n")
    if not (path := folder / "network.gml").exists():
        with open(path, "w") as out:
            # Several edges between two nodes, which networkx refuses otherwise.
            out.write("graph [\n  directed 1\n  multigraph 1\n")
            for i in range(nodes):
                a, b, c = node(i)
                out.write(f'  node [\n    id {i}\n    label "{a}"\n    kind "{b}"\n    score {c:.6f}\n  ]\n')
            for i, (u, v) in enumerate(ends):
                a, b = edge(i)
                out.write(f'  edge [\n    source {u}\n    target {v}\n    tie "{a}"\n    weight {b}\n  ]\n')
            out.write("]\n")
    if not (path := folder / "table.csv").exists():
        with open(path, "w") as out:
            out.write("id,name,kind,score,note,from,to,tie,weight,tail\n")
            for i, (u, v) in enumerate(ends * 3):
                a, b, c = node(u)
                t, w = edge(i)
                out.write(f'{i},{a},{b},{c},"A note, with a comma {i}",n{u},n{v},{t},{w},\n')
    if not (path := folder / "table.xlsx").exists():
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for i in range(50_000):
            a, b, c = node(i)
            sheet.append([i, a, b, c, f"A note {i}", f"n{i}", i % 7, "x", i / 3, i % 2 == 0])
        book.save(path)


RUN = """
import sys, time, json, resource
path, repeats = sys.argv[1], int(sys.argv[2])
best = 1e9
for _ in range(repeats):
    start = time.perf_counter()
    {code}
    best = min(best, time.perf_counter() - start)
print(json.dumps({{"what": str(what), "seconds": best, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}}))
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--edges", type=int, default=600_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    options.data.mkdir(parents=True, exist_ok=True)
    make(options.data, options.nodes, options.edges)
    print("| file | MB | reader | seconds | ratio to ours | MB of memory |\n|---|---|---|---|---|---|")
    for name in ["network.graphml", "network.gexf", "network.gml", "table.csv", "table.xlsx"]:
        path = options.data / name
        size = path.stat().st_size / 1e6
        ours = json.loads(subprocess.run([options.tool, path, str(options.repeats)], check=True, capture_output=True, text=True).stdout)
        print(f"| {name} | {size:.0f} | ours | {ours['seconds']:.3f} | 1 | {ours['peak_mb']} |", flush=True)
        for peer, code in PEERS[path.suffix[1:]].items():
            repeats = 1 if peer in ("networkx", "openpyxl") else options.repeats
            run = subprocess.run([sys.executable, "-W", "ignore", "-c", RUN.format(code=code), path, str(repeats)], capture_output=True, text=True)
            if run.returncode:
                print(f"| {name} | {size:.0f} | {peer} | fails: {run.stderr.strip().splitlines()[-1][:80]} | | |", flush=True)
                continue
            result = json.loads(run.stdout)
            print(f"| {name} | {size:.0f} | {peer} | {result['seconds']:.3f} | {result['seconds'] / ours['seconds']:.1f} | {result['peak_mb']} |", flush=True)


main()
