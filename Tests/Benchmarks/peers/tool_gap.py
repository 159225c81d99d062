"""The GAP benchmark suite (github.com/sbeamer/gapbs), built by hand; GAPBS names its folder. Usage in common.py.

It reads the simple graph again from a file of its own; the time is its own best of three trials.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import polars as pl

from common import Edges, main

FOLDER = pathlib.Path(os.environ.get("GAPBS", "gapbs"))
if not (FOLDER / "cc").exists():
    sys.exit("GAPBS does not name a built copy of github.com/sbeamer/gapbs")


def prepare(options):
    edges = Edges(options.file)
    path = tempfile.mktemp(suffix=".el")
    columns = {"source": edges.source, "target": edges.target}
    pl.DataFrame(columns).write_csv(path, include_header=False, separator=" ")
    return edges, path


def run(program, path, options, *arguments, trials=3):
    command = [FOLDER / program, "-f", path, "-s", "-n", str(trials), *arguments]
    environment = {**os.environ, "OMP_NUM_THREADS": str(options.threads)}
    text = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    os.unlink(path)
    return text, min(float(found) for found in re.findall(r"Trial Time:\s+([\d.]+)", text))


def components(edges, path, options):
    text, seconds = run("cc", path, options, "-a")
    found = re.search(r"There are (\d+) components", text)
    return {**({"count": int(found[1])} if found else {}), "seconds": seconds}


def pagerank(edges, path, options):
    """In single precision; the tolerance is on the sum of changes, as ours."""
    _, seconds = run("pr", path, options, "-t", "1e-8", "-i", "1000")
    return {"seconds": seconds}


def betweenness(edges, path, options):
    _, seconds = run("bc", path, options, "-i", str(edges.count), trials=1)
    return {"seconds": seconds}


main("gap", "git", prepare, {"components": components, "pagerank": pagerank, "betweenness": betweenness})
