"""NetworKit; see common.py for the usage."""

import networkit
import numpy as np

from common import Edges, distances, lengths, main, modularity, top


def prepare(options):
    networkit.setNumberOfThreads(options.threads)
    networkit.setSeed(options.seed, False)
    directed = options.task == "strong-components"
    edges = Edges(options.file, directed=directed)
    data = (np.ones(len(edges.source)), (edges.source, edges.target))
    graph = networkit.GraphFromCoo(data, n=edges.count, weighted=False, directed=directed)
    graph.sortEdges()
    return edges, graph


def load(options):
    networkit.setNumberOfThreads(options.threads)
    reader = networkit.graphio.EdgeListReader(",", 0, commentPrefix="s", continuous=False)
    graph = reader.read(options.file)
    graph.removeSelfLoops()
    graph.removeMultiEdges()
    return {"nodes": graph.numberOfNodes(), "edges": graph.numberOfEdges()}


def components(kind):
    def task(edges, graph, options):
        found = kind(graph).run()
        sizes = found.getComponentSizes()
        return {"count": found.numberOfComponents(), "largest": max(sizes.values())}

    return task


def core(edges, graph, options):
    numbers = networkit.centrality.CoreDecomposition(graph).run().scores()
    return {"max_core": int(max(numbers)), "sum": int(sum(numbers))}


def pagerank(edges, graph, options):
    found = networkit.centrality.PageRank(graph, 0.85, 1e-8)
    found.norm = networkit.centrality.Norm.L1_NORM
    return top(edges, found.run().scores())


def leiden(edges, graph, options):
    found = networkit.community.ParallelLeiden(graph, iterations=3, randomize=True)
    found.run()
    return lambda: modularity(edges, found.getPartition().getVector())


def scores(kind, *arguments):
    return lambda edges, graph, options: top(edges, kind(graph, *arguments).run().scores())


def betweenness(edges, graph, options):
    scores = np.array(networkit.centrality.Betweenness(graph).run().scores())
    return top(edges, scores / 2)


def searches(edges, graph, options):
    rows = [networkit.distance.BFS(graph, node, False).run().getDistances() for node in edges.sources()]
    return distances(rows)


def path(edges, graph, options):
    found = []
    for source, target in edges.pairs(options.pairs):
        length = networkit.distance.BidirectionalBFS(graph, source, target, False).run().getDistance()
        found.append(int(length) if length < 1e300 else None)
    return lengths(found)


def triangles(edges, graph, options):
    return {"transitivity": networkit.globals.ClusteringCoefficient.exactGlobal(graph)}


centrality = networkit.centrality
main(
    "networkit",
    networkit.__version__,
    prepare,
    {
        "components": components(networkit.components.ConnectedComponents),
        "strong-components": components(networkit.components.StronglyConnectedComponents),
        "core": core,
        "pagerank": pagerank,
        "leiden": leiden,
        "distances": searches,
        "betweenness": betweenness,
        "closeness": scores(centrality.Closeness, True, centrality.ClosenessVariant.GENERALIZED),
        "harmonic": scores(centrality.HarmonicCloseness, False),
        "triangles": triangles,
        "path": path,
    },
    load,
)
