/// Looks for good sets by walking from one to the next: local search with weights on the needs that stay open.
/// Proves nothing.
///
/// For everything it is RWLS (Gao, Weise & Li 2015, doi:10.1016/j.ejor.2015.05.038): whenever all needs are covered
/// a member goes, then members are swapped until all are covered again. For weight within a size limit the set
/// keeps its size.
struct CoverWalk {
  private let table: CoverTable
  private var isMember: [Bool]
  private(set) var members: [Int] = []
  private var coverage: [Int]
  /// The needs no member covers.
  private var open: [Int]
  private var placeInOpen: [Int]
  /// How urgent each need is: what it weighs, and more with every step in which it stayed open.
  private var urgency: [Int]
  /// For a member the urgency that only it covers, for another one what it would add.
  private var worth: [Int]
  private var changedAt: [Int]
  /// Whether something around the candidate has changed since it went: else it would only undo that.
  private var mayReturn: [Bool]
  private var generator = SeededGenerator(seed: 1)
  private(set) var weight = 0

  init(_ table: CoverTable) {
    self.table = table
    isMember = Array(repeating: false, count: table.candidates.count)
    mayReturn = Array(repeating: true, count: table.candidates.count)
    changedAt = Array(repeating: 0, count: table.candidates.count)
    coverage = Array(repeating: 0, count: table.needs.count)
    open = Array(table.needs.indices)
    placeInOpen = open
    urgency = table.weights
    let weights = table.weights
    worth = table.candidates.indices.map { table.row($0).reduce(0) { $0 + weights[$1] } }
  }

  /// The smallest set found that covers everything, as candidates of the table.
  ///
  /// - Parameters:
  ///   - goal: The size to stop at.
  ///   - steps: How many swaps to try.
  mutating func smallestCover(downTo goal: Int, steps: Int) -> [Int] {
    while !open.isEmpty { if !addGreedily() { break } }
    dropIdle()
    var best = members
    for step in 1...max(1, steps) {
      while open.isEmpty {
        dropIdle()
        best = members
        // The last one cannot be spared while there is any need.
        if best.count <= max(1, goal) { return best }
        remove(cheapestMember(except: nil), at: step)
      }
      swap(at: step)
    }
    return best
  }

  /// The heaviest set found of at most `size` members.
  mutating func heaviestSet(of size: Int, upTo goal: Int, steps: Int) -> [Int] {
    while members.count < size { if !addGreedily() { break } }
    var best = members
    var bestWeight = weight
    if open.isEmpty || members.isEmpty { return best }
    for step in 1...max(1, steps) where bestWeight < goal {
      swap(at: step)
      if weight > bestWeight {
        bestWeight = weight
        best = members
      }
    }
    return best
  }

  /// Sets like the one given that cover needs of at least the same weight, met on a walk that begins there.
  ///
  /// - Parameters:
  ///   - start: A set of the table's candidates of whom none can be spared.
  ///   - count: How many sets at most.
  ///   - steps: How long the walk is at most.
  mutating func sets(like start: [Int], count: Int, steps: Int) -> [[Int]] {
    for member in start { add(member, at: 0) }
    let goal = weight
    var found: Set<[Int]> = [start.sorted()]
    var sets: [[Int]] = []
    for step in 0..<steps where sets.count < count && !members.isEmpty {
      if weight >= goal {
        // Leaves the set by a random way, not the one it came.
        remove(members[generator.index(below: members.count)], at: step)
        if open.isEmpty { break }
      } else {
        remove(cheapestMember(except: members.last), at: step)
      }
      cover(at: step)
      if weight >= goal, found.insert(members.sorted()).inserted { sets.append(members.sorted()) }
    }
    return sets
  }

  /// One member for another one, who covers some open need.
  private mutating func swap(at step: Int) {
    remove(cheapestMember(except: members.last), at: step)
    cover(at: step)
  }

  /// Lets somebody in who covers some open need, and makes those still open more urgent.
  private mutating func cover(at step: Int) {
    let need = open[generator.index(below: open.count)]
    let coverers = table.coverers(of: need)
    func isLess(_ one: Int, _ other: Int) -> Bool {
      (worth[one], changedAt[other]) < (worth[other], changedAt[one])
    }
    let choice = coverers.filter { mayReturn[$0] }.max(by: isLess) ?? coverers.max(by: isLess)
    if let choice { add(choice, at: step) }
    for need in open {
      urgency[need] += 1
      for candidate in table.coverers(of: need) { worth[candidate] += 1 }
    }
  }

  private mutating func addGreedily() -> Bool {
    var choice: Int?
    for candidate in worth.indices
    where !isMember[candidate] && worth[candidate] > choice.map({ worth[$0] }) ?? 0 {
      choice = candidate
    }
    guard let choice else { return false }
    add(choice, at: 0)
    return true
  }

  private mutating func dropIdle() {
    while let idle = members.first(where: { worth[$0] == 0 }) { remove(idle, at: 0) }
  }

  /// The member that is missed least, of equal ones that which has been in longest; not the one named, unless
  /// it is alone.
  private func cheapestMember(except spared: Int?) -> Int {
    var choice = members[0]
    for member in members where member != spared {
      if choice == spared || (worth[member], changedAt[member]) < (worth[choice], changedAt[choice]) {
        choice = member
      }
    }
    return choice
  }

  private mutating func add(_ candidate: Int, at step: Int) {
    isMember[candidate] = true
    members.append(candidate)
    changedAt[candidate] = step
    for need in table.row(candidate) {
      coverage[need] += 1
      if coverage[need] == 1 {
        weight += table.weights[need]
        let last = open[open.count - 1]
        open[placeInOpen[need]] = last
        placeInOpen[last] = placeInOpen[need]
        open.removeLast()
      }
      for other in table.coverers(of: need) {
        if other != candidate { mayReturn[other] = true }
        // Whoever else covers it adds nothing any more; the member that did so alone does no longer.
        if other != candidate, coverage[need] == 1 || (coverage[need] == 2 && isMember[other]) {
          worth[other] -= urgency[need]
        }
      }
    }
  }

  private mutating func remove(_ candidate: Int, at step: Int) {
    isMember[candidate] = false
    members.removeAll { $0 == candidate }
    changedAt[candidate] = step
    mayReturn[candidate] = false
    for need in table.row(candidate) {
      coverage[need] -= 1
      if coverage[need] == 0 {
        weight -= table.weights[need]
        placeInOpen[need] = open.count
        open.append(need)
      }
      for other in table.coverers(of: need) where other != candidate {
        mayReturn[other] = true
        if coverage[need] == 0 || (coverage[need] == 1 && isMember[other]) { worth[other] += urgency[need] }
      }
    }
  }
}
