/// The results of independent tasks in their order, some of them at the same time.
///
/// - Parameters:
///   - count: How many tasks there are.
///   - threads: How many threads may work.
///   - task: Does one, by its number, with so many threads for itself: all where there is one task only.
package func sideBySide<Result: Sendable>(
  _ count: Int, threads: Int, _ task: @escaping @Sendable (_ place: Int, _ threads: Int) async -> Result
) async -> [Result] {
  if count < 2 || threads < 2 {
    var results: [Result] = []
    for place in 0..<count { results.append(await task(place, threads)) }
    return results
  }
  return await withTaskGroup(of: (Int, Result).self) { group in
    var results = [Result?](repeating: nil, count: count)
    var next = 0
    func begin() {
      let place = next
      group.addTask { (place, await task(place, 1)) }
      next += 1
    }
    for _ in 0..<min(threads, count) { begin() }
    while let (place, result) = await group.next() {
      results[place] = result
      if next < count { begin() }
    }
    return results.compactMap { $0 }
  }
}
