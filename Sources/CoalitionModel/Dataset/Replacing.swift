extension Dataset {
  /// The dataset with other rows of what is said, over the same entities: for trying what would be if some rows were
  /// missing or wrong. `entities` must be these, in this order, with other shorthand at most.
  package func replacing(
    entities: [Entity], activities: [Activity], relationships: [Relationship]
  ) -> Dataset {
    precondition(entities.count == self.entities.count, "other entities")
    return Dataset(
      name: name, title: title, files: files, entities: entities, activities: activities, denials: denials,
      relationships: relationships, sources: sources, decisions: decisions)
  }

  /// The dataset without some of its entities, and without every statement that names one of them: what if they
  /// left. O(rows).
  public func without(entities gone: Set<EntityIndex>) -> Dataset {
    guard !gone.isEmpty else { return self }
    var selection = Selection(everythingOf: self)
    for entity in gone { selection.keepsEntity[entity.position] = false }
    return selecting(selection)
  }
}

extension Entity {
  /// The entity with other shorthand.
  package func replacing(topics: [EntityIndex], places: [EntityIndex]) -> Entity {
    var row = self
    row.topics = topics
    row.places = places
    return row
  }
}

extension Activity {
  /// The same work, done by somebody else.
  package func moved(to who: EntityIndex) -> Activity {
    Activity(
      who: who, topic: topic, place: place, period: period, evidence: evidence, visibility: visibility,
      origin: origin, extra: extra)
  }

  /// Work that nobody said: for trying what would be.
  package static func supposed(
    _ who: EntityIndex, topic: EntityIndex?, place: EntityIndex?, like row: RowOrigin
  ) -> Activity {
    Activity(
      who: who, topic: topic, place: place, period: Period(), evidence: Evidence(source: nil),
      visibility: .public, origin: row, extra: [])
  }
}

extension Relationship {
  /// The same relationship with somebody else at its end.
  package func moved(from: EntityIndex, to other: EntityIndex) -> Relationship {
    Relationship(
      from: from, kind: kind, to: other, period: period, weight: weight, evidence: evidence, basis: basis,
      visibility: visibility,
      origin: origin, extra: extra)
  }
}
