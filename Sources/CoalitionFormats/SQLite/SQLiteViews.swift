internal import CoalitionModel

/// The views of a dataset's database: who works on what where, and what lies in what.
///
/// Columns that a dataset leaves out read as NULL, so that the views are the same for every dataset.
struct SQLiteViews {
  private let columns: (TableName) -> [String]

  /// Views over tables with these columns.
  init(columns: @escaping (TableName) -> [String]) { self.columns = columns }

  /// The statements that make the views.
  var sql: String {
    """
    CREATE VIEW topic_tree AS \(tree("topic_parents", "topic", kinds: "'topic'"));
    CREATE VIEW place_tree AS \(tree("place_parents", "place", kinds: "'city', 'region', 'country'"));
    CREATE VIEW known_topics AS
      SELECT organization AS who, topic FROM organization_topics
      UNION SELECT campaign, topic FROM campaign_topics
      UNION SELECT report, topic FROM report_topics
      UNION SELECT who, topic FROM stated_work WHERE topic IS NOT NULL AND place IS NULL;
    CREATE VIEW known_places AS
      SELECT organization AS who, place FROM organization_places
      UNION SELECT campaign, place FROM campaign_places
      UNION SELECT report, place FROM report_places
      UNION SELECT organization, place FROM organization_based_in
      UNION SELECT "from", "to" FROM relationships WHERE \(has(.relationships, "kind")) = 'basedIn'
      UNION SELECT who, place FROM stated_work WHERE place IS NOT NULL AND topic IS NULL;
    CREATE VIEW stated_work AS
      SELECT \(statement("a")) FROM activities AS a WHERE coalesce(\(has(.activities, "holds", "a")), '') <> 'no';
    CREATE VIEW denied_work AS
      SELECT \(statement("a")) FROM activities AS a WHERE \(has(.activities, "holds", "a")) = 'no';
    CREATE VIEW implied_work AS
      WITH pairs(who, topic, place) AS (
        SELECT t.who, t.topic, p.place FROM known_topics AS t LEFT JOIN known_places AS p ON p.who = t.who
        UNION SELECT p.who, NULL, p.place FROM known_places AS p
          WHERE p.who NOT IN (SELECT who FROM known_topics)
      )
      SELECT pairs.who, pairs.topic, pairs.place FROM pairs
      WHERE NOT EXISTS (
        SELECT 1 FROM stated_work AS s
        WHERE s.who = pairs.who AND s.topic IS pairs.topic AND s.place IS pairs.place)
      AND NOT EXISTS (
        SELECT 1 FROM denied_work AS d WHERE d.who = pairs.who
        AND (d.topic IS NULL OR pairs.topic IN (SELECT descendant FROM topic_tree WHERE ancestor = d.topic))
        AND (d.place IS NULL OR pairs.place IN (SELECT descendant FROM place_tree WHERE ancestor = d.place)));
    CREATE VIEW who_works_on_what AS
      WITH work AS (
        SELECT who, topic, place, 'stated' AS basis, since, until, source, locator, quote, confidence
        FROM stated_work
        UNION ALL
        SELECT i.who, i.topic, i.place, 'implied', coalesce(\(period("since"))), coalesce(\(period("until"))),
          e.source, coalesce(\(locators)), NULL, NULL
        FROM implied_work AS i LEFT JOIN entity_sources AS e ON e.entity = i.who
        LEFT JOIN organizations AS o ON o.id = i.who LEFT JOIN campaigns AS c ON c.id = i.who
        LEFT JOIN reports AS r ON r.id = i.who
      )
      SELECT work.who, w.name AS who_name, w.kind, work.topic, t.name AS topic_name, work.place,
        p.name AS place_name, work.basis, work.since, work.until, work.source,
        \(has(.sources, "title", "s")) AS source_title, work.locator, work.quote,
        CAST(work.confidence AS REAL) AS confidence
      FROM work LEFT JOIN entities AS w ON w.id = work.who LEFT JOIN entities AS t ON t.id = work.topic
      LEFT JOIN entities AS p ON p.id = work.place LEFT JOIN sources AS s ON s.id = work.source;
    CREATE VIEW who_works_on AS
      SELECT tn.id AS topic, tn.name AS topic_name, pn.id AS place, pn.name AS place_name, w.who, w.who_name,
        w.kind, w.topic AS exact_topic, w.topic_name AS exact_topic_name, w.place AS exact_place,
        w.place_name AS exact_place_name, w.basis, w.since, w.until, w.source, w.source_title, w.locator, w.quote,
        w.confidence
      FROM who_works_on_what AS w
      LEFT JOIN topic_tree AS tt ON tt.descendant = w.topic LEFT JOIN entities AS tn ON tn.id = tt.ancestor
      LEFT JOIN place_tree AS pt ON pt.descendant = w.place LEFT JOIN entities AS pn ON pn.id = pt.ancestor;
    """
  }

  /// Every ancestor of everything, itself among them. UNION ends where things lie in each other in a circle.
  private func tree(_ parents: String, _ child: String, kinds: String) -> String {
    """
    WITH RECURSIVE tree(ancestor, descendant) AS (
        SELECT id, id FROM entities WHERE kind IN (\(kinds))
        UNION SELECT up.parent, tree.descendant FROM tree JOIN \(parents) AS up ON up.\(child) = tree.ancestor)
      SELECT ancestor, descendant FROM tree
    """
  }

  /// The columns of a stated row.
  private func statement(_ alias: String) -> String {
    ["who", "topic", "place", "since", "until", "source", "locator", "quote", "confidence"]
      .map { "\(has(.activities, $0, alias)) AS \($0)" }.joined(separator: ", ")
  }

  /// When a campaign runs and a report came out: what is implied of them is of that time.
  private func period(_ column: String) -> String {
    "\(has(.campaigns, column, "c")), \(has(.reports, "date", "r"))"
  }

  private var locators: String {
    "\(has(.organizations, "locator", "o")), \(has(.campaigns, "locator", "c")), \(has(.reports, "locator", "r"))"
  }

  /// A column, or NULL where the table has none of the name.
  private func has(_ table: TableName, _ column: String, _ alias: String? = nil) -> String {
    guard columns(table).contains(column) else { return "NULL" }
    return (alias.map { $0 + "." } ?? "") + "\"\(column)\""
  }
}
