"""leidenalg; see common.py for the usage."""

import igraph
import leidenalg
import numpy as np

from common import Edges, main, modularity


def prepare(options):
    edges = Edges(options.file)
    return edges, igraph.Graph(n=edges.count, edges=np.column_stack([edges.source, edges.target]))


def leiden(edges, graph, options):
    found = leidenalg.find_partition(
        graph, leidenalg.ModularityVertexPartition, n_iterations=2, seed=options.seed
    )
    return lambda: modularity(edges, found.membership)


main("leidenalg", leidenalg.__version__, prepare, {"leiden": leiden})
