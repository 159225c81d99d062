/// Who is said to have to do with each topic and each place, whatever else is said of them: where to look for claims,
/// so that a question about one topic need not go through everybody.
struct Mentions: Sendable {
  /// Of each topic and place the actors and reports that a row names with it, in no order, some more than once.
  private let who: GroupedRows
  /// Those of whom something is said without a place, ascending.
  let placeless: [EntityIndex]

  init(entities: [Entity], activities: [Activity], relationships: [Relationship]) {
    // Pairs first, so that the counting runs over flat rows.
    var pairs: [(what: UInt32, who: UInt32)] = []
    pairs.reserveCapacity(entities.count + 2 * activities.count)
    var lacksPlace = [Bool](repeating: false, count: entities.count)
    var hasPlace = [Bool](repeating: false, count: entities.count)
    // By number: to take each entity out of the array would count references to all it holds.
    for number in entities.indices where entities[number].kind.isActor || entities[number].kind == .report {
      let who = UInt32(number)
      for topic in entities[number].topics { pairs.append((topic.value, who)) }
      for place in entities[number].places { pairs.append((place.value, who)) }
      hasPlace[number] = !entities[number].places.isEmpty
    }
    for row in relationships.indices where relationships[row].kind == .basedIn {
      pairs.append((relationships[row].to.value, relationships[row].from.value))
      hasPlace[relationships[row].from.position] = true
    }
    for row in activities.indices {
      let who = activities[row].who
      if let topic = activities[row].topic { pairs.append((topic.value, who.value)) }
      if let place = activities[row].place {
        pairs.append((place.value, who.value))
      } else {
        lacksPlace[who.position] = true
      }
    }
    who = GroupedRows(values: pairs.map(\.who), groups: pairs.map(\.what), groupCount: entities.count)
    placeless = entities.indices.compactMap { number in
      guard entities[number].kind.isActor || entities[number].kind == .report else { return nil }
      return lacksPlace[number] || (!entities[number].topics.isEmpty && !hasPlace[number])
        ? EntityIndex(number) : nil
    }
  }

  /// Calls `visit` for everybody named with the topic or place, some more than once.
  func forEach(with what: EntityIndex, _ visit: (EntityIndex) -> Void) {
    for value in who[what.position] { visit(EntityIndex(Int(value))) }
  }
}

extension Dataset {
  /// Everybody of whom something can be claimed about one of these topics or places or what is below it, and where
  /// `orAbove` is given about what is above it; ascending, each once. Nobody else has such a claim; some of these
  /// may have none. O(those found, sorted); the first call on a dataset indexes it.
  package func named(with whats: [EntityIndex], orAbove: Bool = false) -> [EntityIndex] {
    let mentions = mentions
    var isFound = [Bool](repeating: false, count: entities.count)
    func take(_ what: EntityIndex) { mentions.forEach(with: what) { isFound[$0.position] = true } }
    for what in whats {
      for below in hierarchy.subtree(of: what) { take(below) }
      if orAbove { for above in hierarchy.ancestors(of: what) { take(above) } }
    }
    return indices.filter { isFound[$0.position] }
  }

  /// Everybody of whom something can be claimed without a place, ascending.
  package var placeless: [EntityIndex] { mentions.placeless }
}
