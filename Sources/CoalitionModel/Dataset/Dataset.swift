/// Everything a dataset folder says: entities, what they do, how they are tied, and what each fact rests on.
///
/// Storage and lookup only; what can be asked of it stands in the layers that ask. Entities have dense indices in
/// the order organizations, campaigns, reports, places, topics, each in file order, then regions and countries that
/// only city rows name. A dataset is a value and never changes; a view for an audience or without a source is
/// another dataset (``visible(to:)``, ``without(source:)``), in which indices are other ones.
public struct Dataset: Sendable {
  private let tables: Tables

  /// The name of the package, or of the folder where the package has none.
  public var name: String { tables.name }
  /// The title for people.
  public var title: String { tables.title }
  /// Every entity, in index order.
  public var entities: [Entity] { tables.entities }
  /// Every stated activity, in file order.
  public var activities: [Activity] { tables.activities }
  /// Every statement that somebody does *not*, or no longer, work on something somewhere, in file order: the rows of
  /// activities.csv whose `holds` is `no`. They are evidence against, never activities.
  public var denials: [Activity] { tables.denials }
  /// Every relationship, those of relationships.csv first, then those of shorthand columns, in file order.
  public var relationships: [Relationship] { tables.relationships }
  /// Every source, in file order.
  public var sources: [Source] { tables.sources }
  /// Every judgement on identity, in file order.
  public var decisions: [Decision] { tables.decisions }
  /// What lies under what: topics under broader topics, cities in regions in countries.
  public var hierarchy: Hierarchy { tables.hierarchy }
  /// How the files were laid out; nil for a view.
  package var layout: DatasetLayout? { tables.layout }
  /// The file of each table, relative to the folder.
  var files: [TableName: String] { tables.files }
  /// Who is said to have to do with each topic and place.
  var mentions: Mentions { tables.mentions }

  init(
    name: String, title: String, files: [TableName: String] = [:], layout: DatasetLayout? = nil,
    entities: [Entity], activities: [Activity], denials: [Activity] = [], relationships: [Relationship],
    sources: [Source], decisions: [Decision]
  ) {
    tables = Tables(
      name: name, title: title, files: files, layout: layout, entities: entities,
      activities: activities, denials: denials, relationships: relationships, sources: sources,
      decisions: decisions)
  }

  /// The entity at an index of this dataset.
  public subscript(_ entity: EntityIndex) -> Entity {
    // Lends it: to look at one field must not copy them all.
    _read { yield tables.entities[entity.position] }
  }

  /// The source at an index of this dataset.
  public subscript(_ source: SourceIndex) -> Source {
    _read { yield tables.sources[source.position] }
  }

  /// The entity with exactly this id. O(length).
  public func entity(id: String) -> EntityIndex? {
    var id = id
    return id.withUTF8 { tables.identifiers.find($0) }.map(EntityIndex.init)
  }

  /// The source with exactly this id. O(length).
  public func source(id: String) -> SourceIndex? {
    var id = id
    return id.withUTF8 { tables.sourceIdentifiers.find($0) }.map(SourceIndex.init)
  }

  /// The file of a table, relative to the dataset's folder.
  package func file(of table: TableName) -> String { tables.files[table] ?? table.file }

  /// Every entity index, ascending.
  public var indices: some RandomAccessCollection<EntityIndex> {
    (0..<entities.count).lazy.map(EntityIndex.init)
  }

  /// The activities whose `who` is the entity, in file order. O(1) to reach.
  public func activities(of who: EntityIndex) -> some RandomAccessCollection<Activity> {
    tables.activityRows[who.position].lazy.map { [rows = tables.activities] in rows[Int($0)] }
  }

  /// The denials whose `who` is the entity, in file order. O(1) to reach.
  public func denials(of who: EntityIndex) -> some RandomAccessCollection<Activity> {
    (tables.denialRows[who.value] ?? []).lazy.map { [rows = tables.denials] in rows[Int($0)] }
  }

  /// The relationships that start or end at the entity, stated ones first, in file order. O(1) to reach.
  public func relationships(of entity: EntityIndex) -> some RandomAccessCollection<Relationship> {
    tables.relationshipRows[entity.position].lazy.map { [rows = tables.relationships] in rows[Int($0)] }
  }
}
