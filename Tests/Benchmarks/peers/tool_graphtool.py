"""graph-tool (Debian's python3-graph-tool, which needs the system's Python and NumPy); see common.py for the usage.

PEERS_SITE names the folder where Polars is, which Debian does not have.
"""

import os
import sys

sys.path.append(os.environ.get("PEERS_SITE", ""))

import graph_tool
import graph_tool.centrality
import graph_tool.search
import graph_tool.topology
import numpy as np

from common import Edges, distances, main, top


def prepare(options):
    graph_tool.openmp_set_num_threads(options.threads)
    edges = Edges(options.file)
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(edges.count)
    graph.add_edge_list(np.column_stack([edges.source, edges.target]))
    return edges, graph


def values(property_map):
    """A copy of a property map's values, which live only as long as the map."""
    return np.array(property_map.a)


def components(edges, graph, options):
    _, sizes = graph_tool.topology.label_components(graph)
    return {"count": len(sizes), "largest": int(sizes.max())}


def core(edges, graph, options):
    numbers = values(graph_tool.topology.kcore_decomposition(graph))
    return {"max_core": int(numbers.max()), "sum": int(numbers.sum())}


def articulation(edges, graph, options):
    _, nodes, _ = graph_tool.topology.label_biconnected_components(graph)
    return {"count": int(values(nodes).sum())}


def searches(edges, graph, options):
    found = [values(graph_tool.topology.shortest_distance(graph, source=node)) for node in edges.sources()]
    far = np.iinfo(found[0].dtype).max
    return distances(np.where(np.array(found) == far, -1, found))


main(
    "graph-tool",
    graph_tool.__version__.split()[0],
    prepare,
    {
        "components": components,
        "core": core,
        "articulation": articulation,
        "distances": searches,
        "betweenness": lambda edges, graph, options: top(
            edges, values(graph_tool.centrality.betweenness(graph, norm=False)[0])
        ),
    },
)
