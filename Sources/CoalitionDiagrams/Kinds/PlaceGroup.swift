internal import CoalitionModel

/// Places of one region or country, the whole of it first, then its cities by name.
struct PlaceGroup {
  /// What no node of a place is called.
  var id: String
  /// "Ontario, Canada".
  var name: String
  var places: [EntityIndex]
}

extension Dataset {
  /// Places by country, in it by region, in it by name; a country before its regions. Cities of which neither is known
  /// come last.
  func groups(of places: [EntityIndex]) -> [PlaceGroup] {
    var groups: [(area: EntityIndex?, places: [EntityIndex])] = []
    var numbers: [EntityIndex?: Int] = [:]
    for place in places {
      let area =
        self[place].kind == .city
        ? hierarchy.ancestors(of: place).first { self[$0].kind != .city } : place
      if let number = numbers[area] {
        groups[number].places.append(place)
      } else {
        numbers[area] = groups.count
        groups.append((area, [place]))
      }
    }
    func path(_ place: EntityIndex) -> [EntityIndex] {
      (Array(hierarchy.ancestors(of: place).reversed()) + [place]).filter { self[$0].kind != .city }
    }
    func keys(_ area: EntityIndex?) -> [String] {
      // After every name.
      area.map { path($0).map { Folding.key(self[$0].name) } } ?? ["\u{10FFFF}"]
    }
    let sorted = groups.map { (keys: keys($0.area), group: $0) }.sorted {
      $0.keys == $1.keys
        ? ($0.group.places[0] < $1.group.places[0]) : $0.keys.lexicographicallyPrecedes($1.keys)
    }.map(\.group)
    return sorted.map { area, places in
      PlaceGroup(
        // No entity's id has a colon.
        id: "places:" + (area.map { self[$0].id } ?? ""),
        name: area.map { path($0).reversed().map { self[$0].name }.joined(separator: ", ") }
          ?? "Region not known",
        places: places.map { (isCity: self[$0].kind == .city, key: Folding.key(self[$0].name), place: $0) }
          .sorted { ($0.isCity ? 1 : 0, $0.key, $0.place) < ($1.isCity ? 1 : 0, $1.key, $1.place) }.map(
            \.place))
    }
  }
}
