/// The keys that one kind of thing has, alone and within each other, and what becomes of each.
///
/// `graphics [ x 1 ]` in a node is the path `graphics.x`.
struct GMLPaths {
  /// What has been seen of the values of a path.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let integer = Kinds(rawValue: 1)
    static let real = Kinds(rawValue: 2)
    static let text = Kinds(rawValue: 4)
    /// More than one value in one thing, or what networkx writes for a list of one.
    static let list = Kinds(rawValue: 8)
    /// What the column is stands in the file already.
    static let isDeclared = Kinds(rawValue: 16)
    /// A declared column of truth values, which are written 1 and 0.
    static let boolean = Kinds(rawValue: 32)
  }

  /// A key below another.
  struct Path {
    /// The path that it is within; -1 for none.
    var parent: Int32
    var key: Int32
    /// The column of its values, -1 as long as there are none.
    var column: Int32 = -1
    var kinds: Kinds = []
    /// The thing that had a value last, to see that it has another.
    var lastRow: Int32 = -1
    /// The path that came after this one the last time it was met; -1 for none. Things mostly look alike.
    var next: Int32 = -1
  }

  private(set) var paths: [Path] = []
  private var keys = TextTable()
  /// The paths by parent and key.
  private var numbers: [UInt64: Int32] = [:]

  /// Paths without a parent for some keys, numbered in their order.
  init(_ known: [StaticString]) {
    for key in known {
      _ = number(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount), in: -1, after: -1)
    }
  }

  subscript(_ path: Int) -> Path {
    _read { yield paths[path] }
    _modify { yield &paths[path] }
  }

  /// The number of the path of a key within another path, after a path that came before it.
  @inline(__always)
  mutating func number(_ key: UnsafeBufferPointer<UInt8>, in parent: Int32, after last: Int32) -> Int32 {
    if last >= 0 {
      let guess = paths[Int(last)].next
      if guess >= 0, paths[Int(guess)].parent == parent, isKey(paths[Int(guess)].key, key) { return guess }
    }
    return look(key, in: parent, after: last)
  }

  @inline(__always)
  private func isKey(_ number: Int32, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    keys.withBytes(Int(number)) { known in
      guard known.count == key.count else { return false }
      for place in 0..<known.count where known[place] != key[place] { return false }
      return true
    }
  }

  private mutating func look(_ key: UnsafeBufferPointer<UInt8>, in parent: Int32, after last: Int32) -> Int32
  {
    let number = Int32(keys.insert(key).index)
    let name = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: number))
    let path: Int32
    if let known = numbers[name] {
      path = known
    } else {
      path = Int32(paths.count)
      paths.append(Path(parent: parent, key: number))
      numbers[name] = path
    }
    if last >= 0 { paths[Int(last)].next = path }
    return path
  }

  /// The path of dotted keys, new if there is none.
  mutating func number(dotted name: String) -> Int32 {
    var path: Int32 = -1
    for key in name.split(separator: ".", omittingEmptySubsequences: false) {
      var key = String(key)
      path = key.withUTF8 { number($0, in: path, after: -1) }
    }
    return path
  }

  /// The keys of a path with dots between them.
  func name(_ path: Int32) -> String {
    var parts: [String] = []
    var path = path
    while path >= 0 {
      parts.append(keys.text(Int(paths[Int(path)].key)))
      path = paths[Int(path)].parent
    }
    return parts.reversed().joined(separator: ".")
  }

  /// How long the name of a path is, in bytes.
  func nameLength(_ path: Int32) -> Int {
    var length = 0
    var path = path
    while path >= 0 {
      length += keys.withBytes(Int(paths[Int(path)].key)) { $0.count } + 1
      path = paths[Int(path)].parent
    }
    return length
  }
}
