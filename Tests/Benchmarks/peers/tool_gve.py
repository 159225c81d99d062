"""GVE-Leiden (github.com/puzzlef/leiden-communities-openmp), built by hand; GVE names its folder. Usage in common.py.

Build it with: g++ -std=c++17 -O3 -march=native -fopenmp -DMAX_THREADS=1 -DREPEAT_METHOD=1 main.cxx -o gve
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import polars as pl

from common import Edges, main

PROGRAM = pathlib.Path(os.environ.get("GVE", "gve")) / "gve"
if not PROGRAM.exists():
    sys.exit("GVE does not name a built copy of github.com/puzzlef/leiden-communities-openmp")


def prepare(options):
    edges = Edges(options.file)
    path = tempfile.mktemp(suffix=".mtx")
    with open(path, "wb") as file:
        file.write(b"%%MatrixMarket matrix coordinate pattern symmetric\n")
        file.write(f"{edges.count} {edges.count} {len(edges.source)}\n".encode())
        columns = {"row": edges.target + 1, "column": edges.source + 1}
        pl.DataFrame(columns).write_csv(file, include_header=False, separator=" ")
    return edges, path


def leiden(edges, path, options):
    """Its own count of modularity."""
    text = subprocess.run([PROGRAM, path, "1"], capture_output=True, text=True, check=True).stdout
    os.unlink(path)
    line = next(line for line in text.splitlines() if "leidenStaticOmp" in line)
    milliseconds, quality = re.search(r"\{([\d.]+)ms.*passes, ([\d.]+) modularity", line).groups()
    broken, communities = re.search(r"(\d+)/(\d+) disconnected", line).groups()
    return {
        "modularity": float(quality),
        "communities": int(communities),
        "disconnected": int(broken),
        "seconds": float(milliseconds) / 1000,
    }


main("gve", "git", prepare, {"leiden": leiden})
