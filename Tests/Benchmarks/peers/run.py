"""Runs graph-bench and its peers on the same files in turn, checks that their results agree, prints ratios.

usage: run.py --tool GRAPH-BENCH --data FOLDER [--rows REGEX] [--repeats 3] [--out results.jsonl]
       run.py --tool GRAPH-BENCH --data FOLDER --two    our own with one and with two threads
       run.py --tool GRAPH-BENCH --data FOLDER --seeds 10 --rows leiden    the mean of several seeds
       run.py --data FOLDER [--peers REGEX]    the peers alone, compared with the first of them
       run.py --from results.jsonl    the table again from an earlier run
       run.py --setup VENV            makes the environment that the peers run in

    python3 run.py --setup venv
    venv/bin/python generate.py FOLDER [../../../shared/samples/large]
    swift build -c release --package-path ..

Every run is a process of its own on one core (two with --two). GAPBS and GVE name folders with the C++ peers
(see gap.sh, tool_gap.py, tool_gve.py); graph-tool is used where Debian's package is installed. Peers that are not there are
left out and named. Peers that print no result but only a time are named as "time only". Exit code 1 if a result
does not agree.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pathlib
import platform
import re
import subprocess
import sys
import sysconfig
import time
import venv

HERE = pathlib.Path(__file__).parent

# What is compared: task, graph, arguments for both sides, peers. Left out are only peers that take minutes.
ROWS = [
    ("load", "lfr100k", [], "scipy rustworkx igraph networkit"),
    ("load", "rmat1m", [], "scipy rustworkx igraph"),
    ("components", "lfr100k", [], "gap networkit igraph graphtool scipy rustworkx"),
    ("components", "rmat1m", [], "gap networkit igraph scipy"),
    ("strong-components", "lfr100k", [], "networkit igraph scipy rustworkx"),
    ("strong-components", "rmat1m", [], "networkit igraph scipy"),
    ("core", "lfr100k", [], "networkit igraph graphtool rustworkx"),
    ("core", "rmat1m", [], "networkit igraph"),
    ("pagerank", "lfr100k", [], "gap scipy networkit igraph"),
    ("pagerank", "rmat1m", [], "gap scipy networkit"),
    ("leiden", "lfr100k", [], "gve networkit igraph leidenalg"),
    ("leiden", "lfr1m", [], "gve networkit igraph"),
    ("leiden", "cond-mat-2005", [], "gve networkit igraph leidenalg"),
    ("leiden", "email-Enron", [], "gve networkit igraph leidenalg"),
    ("leiden", "as-22july06", [], "gve networkit igraph leidenalg"),
    ("bridges", "lfr100k", [], "igraph rustworkx"),
    ("articulation", "lfr100k", [], "igraph graphtool rustworkx"),
    ("articulation", "rmat1m", [], "igraph"),
    ("distances", "lfr100k", [], "graphtool igraph networkit scipy"),
    ("betweenness", "lfr10k", [], "rustworkx igraph gap graphtool networkit"),
    ("betweenness", "pendant10k", [], "rustworkx igraph gap graphtool networkit"),
    ("closeness", "lfr10k", [], "igraph networkit rustworkx"),
    ("harmonic", "lfr10k", [], "igraph networkit"),
    ("triangles", "lfr100k", [], "networkit igraph"),
    ("triangles", "rmat1m", [], "networkit igraph"),
    ("adamic-adar", "lfr10k", [], "scipy"),
    ("adamic-adar", "lfr100k", [], "scipy"),
    ("projection", "twomode200k", [], "scipy duckdb"),
    ("projection", "twomode200k", ["--both", "topic,city", "--max-members", "10000"], "duckdb"),
    ("strongest-links", "twomode200k", [], ""),
    ("path", "fringe200k", ["--pairs", "{data}/fringe200k.pairs.csv"], "networkit networkx igraph"),
]
# By how much figures may differ, as a share; counts not at all.
TOLERANCE = {"betweenness": 1e-9, "closeness": 1e-9, "harmonic": 1e-9, "pagerank": 1e-6}


def key_of(task, graph, arguments):
    return f"{task} {graph}" + (" both" if "--both" in arguments else "")


def run(command, core, environment, limit):
    """One run: its JSON line, or what went wrong."""
    try:
        done = subprocess.run(
            ["taskset", "-c", core, *command],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return {"problem": f"over {limit} s"}
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        return {"problem": lines[-1][:200] if lines else f"exit {done.returncode}"}
    return json.loads(done.stdout.strip().splitlines()[-1])


def command_of(tool, options, row, threads, seed):
    task, graph, arguments, _ = row
    arguments = [argument.format(data=options.data) for argument in arguments]
    rest = [task, f"{options.data}/{graph}.csv", "--threads", str(threads), "--seed", str(seed), *arguments]
    if tool == "coalition":
        return [options.tool, *rest]
    python = "/usr/bin/python3" if tool == "graphtool" else sys.executable
    return [python, str(HERE / f"tool_{tool}.py"), *rest]


def measure(options, row, tool, threads):
    """The best of the repeats, or for several seeds the mean of their times and modularities."""
    count = str(threads)
    environment = {
        "OMP_NUM_THREADS": count,
        "POLARS_MAX_THREADS": count,
        "OPENBLAS_NUM_THREADS": count,
        "RAYON_NUM_THREADS": count,
        "PEERS_SITE": sysconfig.get_path("purelib"),
    }
    found = []
    for number in range(max(options.repeats, options.seeds)):
        seed = number + 1 if options.seeds > 1 else 1
        line = run(command_of(tool, options, row, threads, seed), "0" if threads == 1 else "0,1", environment, options.limit)
        if "problem" in line:
            return {**line, "tool": tool}
        found.append(line)
        if line["seconds"] > 10 and options.seeds <= 1:
            break
    best = min(found, key=lambda line: line["seconds"])
    if options.seeds > 1:
        best["seconds"] = sum(line["seconds"] for line in found) / len(found)
        best["result"]["modularity"] = sum(line["result"]["modularity"] for line in found) / len(found)
        best["result"]["disconnected"] = max(line["result"]["disconnected"] for line in found)
    return {**best, "tool": tool, "row": key_of(*row[:3]), "runs": len(found)}


def agrees(task, ours, theirs):
    """Whether two results say the same, as far as both say it."""
    for name in ours.keys() & theirs.keys():
        one, other = ours[name], theirs[name]
        if task == "leiden":
            continue
        if isinstance(one, float) or isinstance(other, float):
            if not math.isclose(one, other, rel_tol=TOLERANCE.get(task, 1e-6)):
                return False
        elif one != other:
            return False
    return True


def number(seconds):
    return f"{seconds:.4f}" if seconds < 0.1 else f"{seconds:.3f}" if seconds < 1 else f"{seconds:.2f}"


def heading(lines):
    """The machines, the dates and the versions behind the lines."""
    seen = lambda name: ", ".join(dict.fromkeys(line[name] for line in lines if name in line))
    versions = dict.fromkeys(f"{line['tool']} {line['version']}" for line in lines if "version" in line)
    print(f"{seen('machine')}; {seen('date')}; {', '.join(versions)}.\n")


def table(lines):
    """Markdown, one row a task and graph; whether all agree."""
    alone = all(line["tool"] != "coalition" for line in lines)
    rows = {}
    for line in lines:
        rows.setdefault(line["row"], []).append(line)
    print("| task, graph | ours, s | MB | best peer, s | ratio | other peers, s | results |")
    print("|---|--:|--:|--:|--:|---|---|")
    fine = True
    for row, found in rows.items():
        ours = next((line for line in found if line["tool"] == "coalition" and line["threads"] == 1), None)
        peers = [line for line in found if line["tool"] != "coalition"]
        timed = sorted((line for line in peers if "problem" not in line), key=lambda line: line["seconds"])
        if alone:
            ours = next((line for line in timed if line["result"]), None)
        if ours is None or "problem" in ours:
            print(f"| {row} | {(ours or {}).get('problem', '–')} | | | | | |")
            fine = False
            continue
        wrong = [line["tool"] for line in timed if not agrees(line["task"], ours["result"], line["result"])]
        fine = fine and not wrong
        silent = [line["tool"] for line in timed if not ours["result"].keys() & line["result"].keys()]
        told = len(timed) - len(silent) - (1 if alone else 0)
        verdict = "NOT: " + ", ".join(wrong) if wrong else "agree" if told > 0 else "not compared"
        verdict += f"; time only: {', '.join(silent)}" if silent else ""
        if ours["task"] == "leiden":
            quality = [f"{line['result']['modularity']:.4f} {line['tool']}" for line in timed]
            verdict = f"Q {ours['result']['modularity']:.4f}; " + ", ".join(quality)
            lack = max((line["result"]["modularity"] for line in timed), default=0) - ours["result"]["modularity"]
            verdict += f"; {lack:.4f} BELOW" if lack > 0.001 else ""
            if ours["result"]["disconnected"] and not alone:
                verdict += "; DISCONNECTED"
                fine = False
        cells = [row, number(ours["seconds"]), str(ours["peak_mb"]), "", "", "", verdict]
        if alone:
            cells[1:3] = ["", ""]
        if timed:
            best = timed[0]
            cells[3] = f"{number(best['seconds'])} {best['tool']}"
            cells[4] = "" if alone else f"{best['seconds'] / ours['seconds']:.1f}×"
        others = [f"{number(line['seconds'])} {line['tool']}" for line in timed[1:]]
        others += [f"– {line['tool']} ({line['problem']})" for line in peers if "problem" in line]
        cells[5] = ", ".join(others)
        print("| " + " | ".join(cells) + " |")
    return fine


def threads_table(lines):
    print("| task, graph | one thread, s | two threads, s | speed-up | results |")
    print("|---|--:|--:|--:|---|")
    fine = True
    for row in dict.fromkeys(line["row"] for line in lines if "row" in line):
        one, two = [
            next((line for line in lines if line.get("row") == row and line["threads"] == threads), None)
            for threads in (1, 2)
        ]
        if one is None or two is None:
            continue
        same = one["result"] == two["result"]
        fine = fine and same
        ratio = one["seconds"] / two["seconds"]
        verdict = "the same" if same else "DIFFERENT"
        print(f"| {row} | {number(one['seconds'])} | {number(two['seconds'])} | {ratio:.2f}× | {verdict} |")
    return fine


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--tool")
    parser.add_argument("--data")
    parser.add_argument("--rows", default="")
    parser.add_argument("--peers", default="")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--two", action="store_true")
    parser.add_argument("--out")
    parser.add_argument("--from", dest="earlier")
    parser.add_argument("--setup")
    options = parser.parse_args()
    if options.setup:
        venv.create(options.setup, with_pip=True)
        pip = [f"{options.setup}/bin/pip", "install", "-r", str(HERE / "requirements.txt")]
        sys.exit(subprocess.run(pip).returncode)
    if options.earlier:
        lines = [json.loads(line) for line in open(options.earlier)]
        heading(lines)
        sys.exit(0 if (threads_table if options.two else table)(lines) else 1)
    if not options.data or (options.two and not options.tool):
        parser.error("--data is needed, and --tool for --two")
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    machine = f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores"
    about = {"machine": machine, "date": time.strftime("%Y-%m-%d")}
    lines = []
    out = open(options.out, "a") if options.out else None
    for row in ROWS:
        if not re.search(options.rows, key_of(*row[:3])):
            continue
        runs = [("coalition", 1)] if options.tool else []
        runs += [("coalition", 2)] if options.two else []
        runs += [] if options.two else [(tool, 1) for tool in row[3].split() if re.search(options.peers, tool)]
        for tool, threads in runs:
            print(f"{key_of(*row[:3])}: {tool}", file=sys.stderr)
            line = {"row": key_of(*row[:3]), "threads": threads, "task": row[0], **about}
            line |= measure(options, row, tool, threads)
            lines.append(line)
            if out:
                print(json.dumps(line), file=out, flush=True)
    heading(lines)
    sys.exit(0 if (threads_table if options.two else table)(lines) else 1)


if __name__ == "__main__":
    main()
