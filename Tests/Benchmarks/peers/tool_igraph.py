"""igraph; see common.py for the usage."""

import random

import igraph
import numpy as np

from common import Edges, distances, lengths, main, modularity, top


def prepare(options):
    edges = Edges(options.file, directed=options.task == "strong-components")
    ends = np.column_stack([edges.source, edges.target])
    graph = igraph.Graph(n=edges.count, edges=ends, directed=options.task == "strong-components")
    return edges, graph


def load(options):
    import polars as pl

    frame = pl.read_csv(options.file)
    graph = igraph.Graph(edges=frame.select("source", "target").to_numpy(), directed=False)
    graph.simplify()
    ids = np.concatenate([frame["source"].to_numpy(), frame["target"].to_numpy()])
    return lambda: {"nodes": len(np.unique(ids)), "edges": graph.ecount()}


def components(edges, graph, options, mode="weak"):
    sizes = graph.connected_components(mode=mode).sizes()
    return {"count": len(sizes), "largest": max(sizes)}


def core(edges, graph, options):
    numbers = graph.coreness()
    return {"max_core": max(numbers), "sum": sum(numbers)}


def leiden(edges, graph, options):
    random.seed(options.seed)
    found = graph.community_leiden(objective_function="modularity", n_iterations=2)
    return lambda: modularity(edges, found.membership)


def closeness(edges, graph, options):
    scores = np.nan_to_num(np.array(graph.closeness(normalized=True)))
    sizes = graph.connected_components()
    reached = np.array(sizes.sizes())[sizes.membership]
    return top(edges, scores * (reached - 1) / (edges.count - 1))


def path(edges, graph, options):
    found = [graph.distances(source, target)[0][0] for source, target in edges.pairs(options.pairs)]
    return lengths([int(length) if np.isfinite(length) else None for length in found])


main(
    "igraph",
    igraph.__version__,
    prepare,
    {
        "components": components,
        "strong-components": lambda *all: components(*all, mode="strong"),
        "core": core,
        "pagerank": lambda edges, graph, options: top(edges, graph.pagerank(damping=0.85)),
        "leiden": leiden,
        "bridges": lambda edges, graph, options: {"count": len(graph.bridges())},
        "articulation": lambda edges, graph, options: {"count": len(graph.articulation_points())},
        "distances": lambda edges, graph, options: distances(graph.distances(source=edges.sources())),
        "betweenness": lambda edges, graph, options: top(edges, graph.betweenness(directed=False)),
        "closeness": closeness,
        "harmonic": lambda edges, graph, options: top(
            edges, np.array(graph.harmonic_centrality()) * (edges.count - 1)
        ),
        "triangles": lambda edges, graph, options: {"transitivity": graph.transitivity_undirected()},
        "path": path,
    },
    load,
)
