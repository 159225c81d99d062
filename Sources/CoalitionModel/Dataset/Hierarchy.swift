/// What lies under what, answered in constant time.
///
/// Each entity has at most one parent. An Euler tour numbers entities so that everything below an entity is one
/// interval (Tarjan & Vishkin 1985, doi:10.1137/0214061). Cycles must have been cut before (`cycles(in:)`).
public struct Hierarchy: Sendable {
  private let parents: [Int32]
  private let entered: [Int32]
  private let left: [Int32]
  private let order: [Int32]

  init(parents: [Int32]) {
    let count = parents.count
    let children = GroupedRows(groupCount: count, rowCount: count) { row, add in
      if parents[row] >= 0 { add(Int(parents[row])) }
    }
    var entered = [Int32](repeating: 0, count: count)
    var left = [Int32](repeating: 0, count: count)
    var order: [Int32] = []
    order.reserveCapacity(count)
    var stack: [(node: Int, isDone: Bool)] = []
    for root in 0..<count where parents[root] < 0 {
      stack.append((root, false))
      while let (node, isDone) = stack.popLast() {
        if isDone {
          left[node] = Int32(order.count)
        } else {
          entered[node] = Int32(order.count)
          order.append(Int32(node))
          stack.append((node, true))
          for child in children[node].reversed() { stack.append((Int(child), false)) }
        }
      }
    }
    self.parents = parents
    self.entered = entered
    self.left = left
    self.order = order
  }

  /// The entity one step up.
  public func parent(of entity: EntityIndex) -> EntityIndex? {
    let parent = parents[entity.position]
    return parent < 0 ? nil : EntityIndex(Int(parent))
  }

  /// Whether `entity` is `ancestor` or lies under it. O(1).
  public func contains(_ ancestor: EntityIndex, _ entity: EntityIndex) -> Bool {
    let place = entered[entity.position]
    return entered[ancestor.position] <= place && place < left[ancestor.position]
  }

  /// The entity and everything under it, the entity first, each before what lies under it.
  public func subtree(of entity: EntityIndex) -> some RandomAccessCollection<EntityIndex> {
    order[Int(entered[entity.position])..<Int(left[entity.position])].lazy.map { EntityIndex(Int($0)) }
  }

  /// What the entity lies under, from nearest to farthest, without the entity itself.
  public func ancestors(of entity: EntityIndex) -> some Sequence<EntityIndex> {
    sequence(state: entity) { current in
      guard let parent = self.parent(of: current) else { return nil }
      current = parent
      return parent
    }
  }

  /// Every cycle among parents, each from its lowest index upwards along parents, the lowest cycle first. O(n).
  static func cycles(in parents: [EntityIndex?]) -> [[Int]] {
    var walkOf = [Int32](repeating: -1, count: parents.count)
    var cycles: [[Int]] = []
    for start in parents.indices where walkOf[start] < 0 {
      var path: [Int] = []
      var next: Int? = start
      while let node = next, walkOf[node] < 0 {
        walkOf[node] = Int32(start)
        path.append(node)
        next = parents[node]?.position
      }
      // A walk that met itself found a cycle; one that met another walk found what that one had found.
      guard let meeting = next, walkOf[meeting] == Int32(start), let from = path.firstIndex(of: meeting)
      else { continue }
      let cycle = path[from...]
      let lowest = cycle.indices.min { cycle[$0] < cycle[$1] } ?? from
      cycles.append(Array(cycle[lowest...] + cycle[..<lowest]))
    }
    return cycles.sorted { $0[0] < $1[0] }
  }
}
