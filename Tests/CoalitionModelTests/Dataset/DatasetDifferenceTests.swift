import CoalitionModel
import Testing

@Suite("What changed between two datasets")
struct DatasetDifferenceTests {
  @Test("the difference makes the new of the old, both ways", arguments: 1...30)
  func law(seed: UInt64) throws {
    let one = try RandomWorld(seed: seed).folder(for: nil).read().dataset
    let other = try RandomWorld(seed: seed + 1).folder(for: nil).read().dataset
    let (old, new) = (DatasetRows(one), DatasetRows(other))
    let difference = DatasetDifference(from: old, to: new)
    #expect(!difference.isEmpty)
    #expect(difference.apply(to: old) == new)
    #expect(DatasetDifference(from: new, to: old).apply(to: new) == old)
    #expect(DatasetDifference(from: old, to: old).isEmpty)
    #expect(DatasetDifference(from: old, to: old).apply(to: old) == old)
  }

  @Test("a cell that changed is named with what it was and is")
  func cells() throws {
    func rows(_ activities: String, _ name: String) throws -> DatasetRows {
      DatasetRows(
        try DatasetFolder([
          .organizations: "id,name,note,mood\na,\(name),,glad\n", .topics: "id,name\nt,T\nu,U\n",
          .sources: "id,title\ns,S\n",
          .activities: "who,topic,place,source,locator,until,holds\n\(activities)",
        ]).read().dataset)
    }
    let old = try rows("a,t,,s,line 1,,\na,u,,s,line 2,,\n", "A")
    let new = try rows("a,t,,s,line 1,2020,\na,u,,s,line 2,,no\n", "B")
    let changes = DatasetDifference(from: old, to: new).changes
    guard case .changed(_, let cells)? = changes[.organizations]?.first else {
      Issue.record("the name changed")
      return
    }
    #expect(cells == [.init(column: "name", old: "A", new: "B")])
    let activities = changes[.activities] ?? []
    #expect(activities.count == 3)
    // A denial is another statement, not a changed one.
    let words = activities.map { change in
      switch change {
      case .came(let row): "came \(row.cells["holds"] ?? "yes")"
      case .went: "went"
      case .changed(_, let cells): "changed \(cells.map(\.column))"
      }
    }
    #expect(Set(words) == ["came no", "went", "changed [\"until\"]"])
  }
}
