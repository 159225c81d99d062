"""What the peers' scripts share: reading an edge list, timing one task, printing the line that graph-bench prints.

usage of every tool_X.py: tool_X.py TASK FILE [--threads N] [--seed N] [--pairs FILE] [--both KIND,KIND]
                          [--max-members N] [--labels FILE]
"""

from __future__ import annotations

import argparse
import json
import resource
import time

import numpy as np
import polars as pl


class Edges:
    """An undirected simple graph as columns: node i is the i-th smallest id."""

    def __init__(self, path, directed=False):
        frame = pl.read_csv(path)
        source, target = frame["source"].to_numpy(), frame["target"].to_numpy()
        self.ids, ends = np.unique(np.concatenate([source, target]), return_inverse=True)
        self.count = len(self.ids)
        source, target = ends[: len(source)], ends[len(source) :]
        if directed:
            self.source, self.target = source, target
            return
        kept = source != target
        source, target = source[kept], target[kept]
        key = np.unique(np.minimum(source, target) * self.count + np.maximum(source, target))
        self.source, self.target = key // self.count, key % self.count

    def matrix(self):
        """The adjacency matrix in compressed sparse rows."""
        import scipy.sparse as sparse

        ones = np.ones(2 * len(self.source))
        ends = (np.append(self.source, self.target), np.append(self.target, self.source))
        return sparse.csr_array((ones, ends), shape=(self.count, self.count))

    def sources(self, wanted=64):
        return [i * self.count // wanted for i in range(wanted)]

    def pairs(self, path):
        frame = pl.read_csv(path)
        find = lambda name: np.searchsorted(self.ids, frame[name].to_numpy())
        return list(zip(find("source").tolist(), find("target").tolist()))


def top(edges, scores):
    """The largest score, who has it (the smallest id of those within rounding), and the sum."""
    scores = np.asarray(scores)
    best = int(np.flatnonzero(scores >= scores.max() * (1 - 1e-9))[0])
    return {"top": str(edges.ids[best]), "top_score": float(scores[best]), "sum": float(scores.sum())}


def lengths(found):
    """The result of the task path from lengths, None where there is no path."""
    reached = [length for length in found if length is not None]
    return {"pairs": len(found), "reached": len(reached), "sum": int(sum(reached))}


def distances(rows):
    """The result of the task distances from rows of distances, negative or infinite where there is none."""
    rows = np.asarray(rows, dtype=float)
    known = rows[np.isfinite(rows) & (rows >= 0) & (rows < 1e300)]
    return {"sources": len(rows), "sum": int(known.sum()), "reached": len(known), "max": int(known.max())}


def modularity(edges, labels):
    """The one function by which all tools' partitions are judged, and how many communities fall apart."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    labels = np.unique(np.asarray(labels), return_inverse=True)[1]
    degree = np.bincount(np.append(edges.source, edges.target), minlength=edges.count)
    inside = labels[edges.source] == labels[edges.target]
    total = len(edges.source)
    strength = np.bincount(labels, weights=degree)
    kept = (edges.source[inside], edges.target[inside])
    pieces = connected_components(coo_array((np.ones(len(kept[0])), kept), shape=(edges.count,) * 2))[0]
    return {
        "modularity": float(inside.sum() / total - ((strength / (2 * total)) ** 2).sum()),
        "communities": len(strength),
        "disconnected": int(pieces - len(strength)),
    }


def main(tool, version, prepare, tasks, load=None):
    """Runs one task. `prepare(options)` gives (edges, graph); a task takes (edges, graph, options) and gives what
    the result is, or a function that makes it outside the time; `load(options)` reads the file in the tool's own best
    way and gives the same."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=sorted([*tasks, *(["load"] if load else [])]))
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs")
    parser.add_argument("--both")
    parser.add_argument("--max-members", type=int, default=1000)
    parser.add_argument("--labels")
    options = parser.parse_args()
    start = time.perf_counter()
    if options.task == "load":
        result = load(options)
        seconds, load_seconds = time.perf_counter() - start, 0.0
    else:
        edges, graph = prepare(options)
        load_seconds = time.perf_counter() - start
        start = time.perf_counter()
        result = tasks[options.task](edges, graph, options)
        seconds = time.perf_counter() - start
    if callable(result):
        result = result()
    if isinstance(result, dict) and "seconds" in result:
        seconds = result.pop("seconds")
    print(
        json.dumps(
            {
                "task": options.task,
                "tool": tool,
                "version": version,
                "threads": options.threads,
                "seconds": round(seconds, 6),
                "load_seconds": round(load_seconds, 6),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "result": result,
            }
        )
    )
