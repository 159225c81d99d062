public struct Path { public let nodes: [Int]; public let length: Double }
extension Graph {
  public func leiden(resolution: Double = 1, using g: inout some RandomNumberGenerator) -> Partition { connectedComponents() }
  public func modularity(of: Partition, resolution: Double = 1) -> Double { 0 }
  public func betweenness(normalized: Bool = true, weighted: Bool = false) -> [Double] { [Double](repeating: 1, count: nodeCount) }
  public func sampledBetweenness(sources: Int, normalized: Bool = true, using g: inout some RandomNumberGenerator) -> [Double] { [Double](repeating: 1, count: nodeCount) }
  public func alternativePaths(from: Int, to: Int, count: Int) -> [Path] { [] }
}
