/// Ends queries that go on for too long, counted in steps so that the same file always ends at the same place.
///
/// Only the thread that runs the query touches it: SQLite calls it from within the query.
final class WorkBound: @unchecked Sendable {
  /// How many steps of SQLite's machine are one tick.
  static let period: Int32 = 1_000_000
  private var left: Int

  /// Allows so many ticks.
  init(limit: Int) { left = limit }

  /// Counts; not zero, which ends the query, after the last.
  func tick() -> Int32 {
    left -= 1
    return left < 0 ? 1 : 0
  }
}
