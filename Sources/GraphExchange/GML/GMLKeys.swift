/// Under which keys the columns of a table or the attributes of a graph are written.
struct GMLKeys {
  /// The keys of each name, from the outermost block to the value.
  private(set) var segments: [[String]]
  /// Whether some name is not what its keys say.
  private(set) var areDeclared: Bool

  /// - Parameters:
  ///   - names: The names, which may repeat.
  ///   - reserved: Keys that mean something else, in blocks as well.
  ///   - places: Where some names are written by custom; nothing else is written there.
  init(_ names: [String], reserved: Set<String>, places: [String: String] = [:]) {
    let taken = Set(places.values)
    segments = names.map { name in
      if let place = places[name] { return place.split(separator: ".").map(String.init) }
      return taken.contains(name) ? [] : Self.natural(name, reserved)
    }
    // A key that is a value and a block at once is two things to other programs.
    var blocks: Set<String> = []
    for keys in segments where keys.count > 1 {
      for count in 1..<keys.count { blocks.insert(keys[..<count].joined(separator: ".")) }
    }
    var used = Set(segments.filter { !$0.isEmpty }.map { $0.joined(separator: ".") }).union(blocks)
    var made: [String: String] = [:]
    areDeclared = false
    for (place, name) in names.enumerated() {
      let keys = segments[place]
      if !keys.isEmpty, !blocks.contains(keys.joined(separator: ".")) { continue }
      areDeclared = true
      let key = made[name] ?? Self.unused(Self.plain(name), used, reserved)
      made[name] = key
      used.insert(key)
      segments[place] = [key]
    }
  }

  /// A key like the wanted one that is not used.
  func unused(_ wanted: String, reserved: Set<String>) -> String {
    Self.unused(wanted, Set(segments.compactMap(\.first)), reserved)
  }

  /// The keys that a name is in itself; empty where it cannot stand as it is.
  private static func natural(_ name: String, _ reserved: Set<String>) -> [String] {
    guard name.utf8.count <= 200 else { return [] }
    let keys = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard keys.count <= 8, !reserved.contains(keys[0]), keys.allSatisfy(isKey) else { return [] }
    return keys
  }

  /// Whether igraph, networkx and others take this for a key.
  static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z")
    else {
      return false
    }
    return text.utf8.allSatisfy(isKeyByte)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
  }

  /// A key that reminds of a name.
  private static func plain(_ name: String) -> String {
    var key = ""
    for scalar in name.unicodeScalars.prefix(60) {
      let isPlain = scalar.isASCII && isKeyByte(UInt8(scalar.value))
      if isPlain { key.unicodeScalars.append(scalar) } else if !key.hasSuffix("_") { key += "_" }
    }
    if !isKey(key) { key = "k" + key }
    return key.hasSuffix("_") ? String(key.dropLast()) : key
  }

  private static func unused(_ wanted: String, _ used: Set<String>, _ reserved: Set<String>) -> String {
    if !used.contains(wanted), !reserved.contains(wanted) { return wanted }
    var number = 2
    while used.contains("\(wanted)_\(number)") || reserved.contains("\(wanted)_\(number)") { number += 1 }
    return "\(wanted)_\(number)"
  }
}
