"""networkx; see common.py for the usage."""

import networkx

from common import Edges, lengths, main


def prepare(options):
    edges = Edges(options.file)
    graph = networkx.Graph(zip(edges.source.tolist(), edges.target.tolist()))
    return edges, graph


def path(edges, graph, options):
    found = []
    for source, target in edges.pairs(options.pairs):
        try:
            found.append(len(networkx.bidirectional_shortest_path(graph, source, target)) - 1)
        except networkx.NetworkXNoPath:
            found.append(None)
    return lengths(found)


main("networkx", networkx.__version__, prepare, {"path": path})
