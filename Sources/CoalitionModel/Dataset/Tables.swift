internal import Synchronization

/// What a dataset holds, shared by all copies of it: to hand a dataset on is to hand on one reference.
final class Tables: Sendable {
  let name: String
  let title: String
  let files: [TableName: String]
  let layout: DatasetLayout?
  let entities: [Entity]
  let activities: [Activity]
  let denials: [Activity]
  let relationships: [Relationship]
  let sources: [Source]
  let decisions: [Decision]
  let hierarchy: Hierarchy
  let identifiers: IdentifierTable
  let sourceIdentifiers: IdentifierTable
  let activityRows: GroupedRows
  let relationshipRows: GroupedRows
  // Few rows deny anything.
  let denialRows: [UInt32: [Int32]]
  // Made when first asked for: most commands never ask.
  private let knownMentions = Mutex<Mentions?>(nil)

  init(
    name: String, title: String, files: [TableName: String], layout: DatasetLayout?, entities: [Entity],
    activities: [Activity],
    denials: [Activity], relationships: [Relationship], sources: [Source], decisions: [Decision]
  ) {
    self.name = name
    self.title = title
    self.files = files
    self.layout = layout
    self.entities = entities
    self.activities = activities
    self.denials = denials
    self.relationships = relationships
    self.sources = sources
    self.decisions = decisions
    hierarchy = Hierarchy(parents: entities.map { $0.parent.map { Int32($0.value) } ?? -1 })
    identifiers = IdentifierTable(entities.lazy.map(\.id))
    sourceIdentifiers = IdentifierTable(sources.lazy.map(\.id))
    activityRows = GroupedRows(groupCount: entities.count, rowCount: activities.count) { row, add in
      add(activities[row].who.position)
    }
    denialRows = Dictionary(grouping: denials.indices.map(Int32.init)) { denials[Int($0)].who.value }
    relationshipRows = GroupedRows(groupCount: entities.count, rowCount: relationships.count) { row, add in
      let (from, to) = (relationships[row].from.position, relationships[row].to.position)
      add(from)
      if to != from { add(to) }
    }
  }

  var mentions: Mentions {
    knownMentions.withLock { known in
      if let known { return known }
      let made = Mentions(entities: entities, activities: activities, relationships: relationships)
      known = made
      return made
    }
  }
}
