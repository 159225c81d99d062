"""rustworkx; see common.py for the usage."""

import numpy as np
import rustworkx

from common import Edges, main, top


def prepare(options):
    directed = options.task == "strong-components"
    edges = Edges(options.file, directed=directed)
    graph = (rustworkx.PyDiGraph if directed else rustworkx.PyGraph)(multigraph=directed)
    graph.add_nodes_from(range(edges.count))
    graph.extend_from_edge_list(list(zip(edges.source.tolist(), edges.target.tolist())))
    return edges, graph


def load(options):
    """It keeps parallel edges and self-loops; they are merged for the count only, outside the time."""
    graph = rustworkx.PyGraph.read_edge_list(options.file, comment="s", deliminator=",")

    def count():
        ends = np.sort(np.asarray(graph.edge_list(), dtype=np.int64), axis=1)
        simple = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
        return {"nodes": len(np.unique(ends)), "edges": len(simple)}

    return count


def components(edges, graph, options):
    sizes = [len(nodes) for nodes in rustworkx.connected_components(graph)]
    return {"count": len(sizes), "largest": max(sizes)}


def strong(edges, graph, options):
    sizes = [len(nodes) for nodes in rustworkx.strongly_connected_components(graph)]
    return {"count": len(sizes), "largest": max(sizes)}


def core(edges, graph, options):
    numbers = rustworkx.core_number(graph).values()
    return {"max_core": max(numbers), "sum": sum(numbers)}


def scores(function, **arguments):
    def task(edges, graph, options):
        found = function(graph, **arguments)
        return top(edges, [found[node] for node in range(edges.count)])

    return task


main(
    "rustworkx",
    rustworkx.__version__,
    prepare,
    {
        "components": components,
        "strong-components": strong,
        "core": core,
        "bridges": lambda edges, graph, options: {"count": len(rustworkx.bridges(graph))},
        "articulation": lambda edges, graph, options: {"count": len(rustworkx.articulation_points(graph))},
        "betweenness": scores(rustworkx.betweenness_centrality, normalized=False, parallel_threshold=1 << 40),
        "closeness": scores(rustworkx.closeness_centrality, parallel_threshold=1 << 40),
        "triangles": lambda edges, graph, options: {"transitivity": rustworkx.transitivity(graph)},
    },
    load,
)
