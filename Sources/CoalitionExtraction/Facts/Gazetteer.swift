internal import CExtractionData

/// Cities, regions and countries of the world, as pages name them.
///
/// Cities are GeoNames' (https://www.geonames.org, CC BY 4.0) with more than 15,000 inhabitants. The product carries
/// them within itself; nothing is looked up anywhere.
struct Gazetteer: Sendable {
  /// A place that pages may name.
  struct Place: Sendable {
    enum Kind: Sendable { case country, region, city }
    let kind: Kind
    let name: String
    /// The region of a city; empty where it is not known.
    let region: String
    /// The country of a city or region.
    let country: String
    let latitude: String
    let longitude: String
    /// Inhabitants; a region counts as six million, a country as fifty.
    let weight: Double
  }

  let places: [Place]
  /// Places by the key of a name or alias. Keys that begin with `=` are short names, met in capitals only.
  private let byKey: [String: [Int32]]
  /// The most words of a name that begins with a word.
  private let lengths: [String: Int]

  static let shared: Gazetteer = {
    let bytes = extraction_places()
    return Gazetteer(UnsafeBufferPointer(start: bytes.start, count: bytes.length))
  }()

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var places: [Place] = []
    var byKey: [String: [Int32]] = [:]
    places.reserveCapacity(40_000)
    byKey.reserveCapacity(50_000)
    var lengths: [String: Int] = [:]
    lengths.reserveCapacity(40_000)
    for line in bytes.split(separator: 10) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: 9, omittingEmptySubsequences: false)
      guard fields.count >= 8 else { continue }
      let texts = fields.map { String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self) }
      let kind: Place.Kind = texts[0] == "city" ? .city : texts[0] == "region" ? .region : .country
      let weight = kind == .city ? Double(texts[7]) ?? 0 : kind == .region ? 6e6 : 5e7
      let number = Int32(places.count)
      places.append(
        Place(
          kind: kind, name: texts[1], region: texts[3], country: kind == .country ? texts[1] : texts[4],
          latitude: texts[5], longitude: texts[6], weight: weight))
      var keys: [String] = []
      for name in [texts[1]] + texts[2].split(separator: "|").map(String.init) {
        var key = Words.key(of: name)
        // `St. John’s` is no genitive.
        if name.hasSuffix("'s") || name.hasSuffix("’s") { key += "s" }
        if name.utf8.count <= 3, name.allSatisfy(\.isUppercase) { key = "=" + key }
        guard !key.isEmpty, !keys.contains(key) else { continue }
        keys.append(key)
        byKey[key, default: []].append(number)
        let words = key.split(separator: " ")
        if let first = words.first {
          lengths[String(first)] = max(lengths[String(first)] ?? 0, min(words.count, 6))
        }
      }
    }
    self.places = places
    self.byKey = byKey
    self.lengths = lengths
  }

  /// How many words a name may have that begins with a word; 0 where none does.
  func longest(from word: String) -> Int { lengths[word] ?? 0 }

  /// The places of a key, cities by size.
  func places(key: String) -> [Int32] { byKey[key] ?? [] }

  /// The cities whose people a word names: `Hamiltonians`, `Montrealers`, `Vancouverites`, `New Yorkers`.
  func demonym(_ key: String) -> [Int32] {
    var stem = Substring(key)
    if stem.hasSuffix("s") { stem = stem.dropLast() }
    for (ending, least) in Self.endings where stem.hasSuffix(ending) && stem.count >= ending.count + 4 {
      let root = stem.dropLast(ending.count)
      for name in [String(root), root + "e", root + "o", root + "y", root + "a"] {
        let found = places(key: name).filter {
          // Those of New York live in New York City; Mexicans not only in Mexico City.
          (ending.hasSuffix("n")
            ? Words.key(of: places[Int($0)].name) == name
            : Words.key(of: places[Int($0)].name).hasPrefix(name))
            && places[Int($0)].kind != .country
            && places[Int($0)].weight >= least
        }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private static let endings: [(String, Double)] = [
    ("onian", 300_000), ("nian", 300_000), ("ian", 200_000), ("ite", 300_000), ("ois", 300_000),
    ("oise", 300_000),
    ("ais", 300_000), ("aise", 300_000), ("er", 300_000), ("an", 500_000), ("n", 1_000_000),
  ]
}
