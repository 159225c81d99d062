/// Everything a dataset folder says: entities, what they do, how they are tied, and what each fact rests on.
///
/// Storage and lookup only; what can be asked of it stands in the layers that ask. Entities have dense indices in
/// the order organizations, campaigns, reports, places, topics, each in file order, then regions and countries that
/// only city rows name. A dataset is a value and never changes; a view for an audience or without a source is
/// another dataset (``visible(to:)``, ``without(source:)``), in which indices are other ones.
public struct Dataset: Sendable {
  /// The name of the package, or of the folder where the package has none.
  public let name: String
  /// The title for people.
  public let title: String
  /// Every entity, in index order.
  public let entities: [Entity]
  /// Every stated activity, in file order.
  public let activities: [Activity]
  /// Every statement that somebody does *not*, or no longer, work on something somewhere, in file order: the rows of
  /// activities.csv whose `holds` is `no`. They are evidence against, never activities.
  public let denials: [Activity]
  /// Every relationship, those of relationships.csv first, then those of shorthand columns, in file order.
  public let relationships: [Relationship]
  /// Every source, in file order.
  public let sources: [Source]
  /// Every judgement on identity, in file order.
  public let decisions: [Decision]
  /// What lies under what: topics under broader topics, cities in regions in countries.
  public let hierarchy: Hierarchy

  /// The file of each table, relative to the folder.
  let files: [TableName: String]
  private let identifiers: IdentifierTable
  private let sourceIdentifiers: IdentifierTable
  private let activityRows: GroupedRows
  private let relationshipRows: GroupedRows
  // Few rows deny anything.
  private let denialRows: [UInt32: [Int32]]

  init(
    name: String, title: String, files: [TableName: String] = [:], entities: [Entity], activities: [Activity],
    denials: [Activity] = [], relationships: [Relationship], sources: [Source], decisions: [Decision]
  ) {
    self.name = name
    self.title = title
    self.files = files
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

  /// The entity at an index of this dataset.
  public subscript(_ entity: EntityIndex) -> Entity { entities[entity.position] }

  /// The source at an index of this dataset.
  public subscript(_ source: SourceIndex) -> Source { sources[source.position] }

  /// The entity with exactly this id. O(length).
  public func entity(id: String) -> EntityIndex? {
    var id = id
    return id.withUTF8 { identifiers.find($0) }.map(EntityIndex.init)
  }

  /// The source with exactly this id. O(length).
  public func source(id: String) -> SourceIndex? {
    var id = id
    return id.withUTF8 { sourceIdentifiers.find($0) }.map(SourceIndex.init)
  }

  /// The file of a table, relative to the dataset's folder.
  package func file(of table: TableName) -> String { files[table] ?? table.file }

  /// Every entity index, ascending.
  public var indices: some RandomAccessCollection<EntityIndex> {
    (0..<entities.count).lazy.map(EntityIndex.init)
  }

  /// The activities whose `who` is the entity, in file order. O(1) to reach.
  public func activities(of who: EntityIndex) -> some RandomAccessCollection<Activity> {
    activityRows[who.position].lazy.map { activities[Int($0)] }
  }

  /// The denials whose `who` is the entity, in file order. O(1) to reach.
  public func denials(of who: EntityIndex) -> some RandomAccessCollection<Activity> {
    (denialRows[who.value] ?? []).lazy.map { denials[Int($0)] }
  }

  /// The relationships that start or end at the entity, stated ones first, in file order. O(1) to reach.
  public func relationships(of entity: EntityIndex) -> some RandomAccessCollection<Relationship> {
    relationshipRows[entity.position].lazy.map { relationships[Int($0)] }
  }
}
