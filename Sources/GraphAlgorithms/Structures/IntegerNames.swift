/// Names of nodes that are integers, ascending.
package enum IntegerNames: Sendable {
  /// Every node is named by its index.
  case range(Int)
  /// Integers close together.
  case dense([UInt32], RankedBits)
  /// Integers far apart, with a hash table of their indices.
  case sparse([UInt64], HashedIndices)

  /// The smallest form that holds these integers.
  package init(ascending values: [UInt32]) {
    let largest = values.last.map(Int.init) ?? -1
    if largest == values.count - 1 {
      self = .range(values.count)
    } else if largest < 64 * values.count {
      self = .dense(values, RankedBits(ascending: values))
    } else {
      self.init(sparse: values.map { UInt64($0) })
    }
  }

  /// The smallest form that holds these integers.
  package init(ascending values: [UInt64]) {
    if let largest = values.last, largest > UInt64(UInt32.max) {
      self.init(sparse: values)
    } else {
      self.init(ascending: values.map { UInt32($0) })
    }
  }

  private init(sparse values: [UInt64]) {
    self = .sparse(
      values, HashedIndices(count: values.count) { HashedIndices.hash(word: values[$0]) })
  }

  var count: Int {
    switch self {
    case .range(let count): count
    case .dense(let values, _): values.count
    case .sparse(let values, _): values.count
    }
  }

  subscript(node: Int) -> UInt64 {
    switch self {
    case .range: UInt64(node)
    case .dense(let values, _): UInt64(values[node])
    case .sparse(let values, _): values[node]
    }
  }

  func index(of value: UInt64) -> Int? {
    switch self {
    case .range(let count): value < UInt64(count) ? Int(value) : nil
    case .dense(_, let bits): bits.rank(of: value)
    case .sparse(let values, let table):
      table.first(HashedIndices.hash(word: value)) { values[$0] == value }
    }
  }
}
