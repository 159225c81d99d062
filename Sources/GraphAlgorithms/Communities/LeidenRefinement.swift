extension LeidenWorkspace {
  /// Builds each community anew from single nodes by merging well-connected parts, which leaves groups that
  /// are connected inside (RefinePartition). Returns the number of groups, renumbered `0 ..< count`.
  ///
  /// A node still by itself joins a group of its community with a probability proportional to
  /// exp(gain / θ), gains below zero excluded. The paper leaves the unit of the gain open for graphs of
  /// different weights; here it is the mean weight of the edges given, so that multiplying all weights
  /// changes nothing, and graphs without weights are treated as by the authors' own programs.
  mutating func refine(_ level: borrowing LeidenLevel) -> Int {
    let nodeCount = level.nodeCount
    for node in 0..<nodeCount {
      group[node] = UInt32(truncatingIfNeeded: node)
      groupStrength[node] = level.strength[node]
      isAlone[node] = true
      let own = community[node]
      var sum = 0.0
      for slot in level.row(node) where community[Int(level.targets[slot])] == own {
        sum += level.weights[slot]
      }
      outward[node] = sum
    }
    shuffleQueue(nodeCount: nodeCount)
    for place in 0..<nodeCount {
      let node = Int(queue[place])
      // A node without inside edges can join nobody.
      if isAlone[node], outward[node] > 0 { join(node, level) }
    }
    return numberGroups(nodeCount: nodeCount)
  }

  /// Whether a group has at least as much weight to the rest of its community as chance would give it.
  @inline(__always)
  private func isWellConnected(_ group: Int, within communityStrength: Double) -> Bool {
    let strength = groupStrength[group]
    return outward[group] >= scale * strength * (communityStrength - strength) - tolerance(strength)
  }

  private mutating func join(_ node: Int, _ level: borrowing LeidenLevel) {
    let own = community[node]
    let whole = communityStrength[Int(own)]
    guard isWellConnected(node, within: whole) else { return }
    let strength = level.strength[node]
    var touchedCount = 0
    for slot in level.row(node) {
      let neighbor = Int(level.targets[slot])
      guard community[neighbor] == own else { continue }
      let other = group[neighbor]
      if weightTo[Int(other)] == 0 {
        touched[touchedCount] = other
        touchedCount += 1
      }
      weightTo[Int(other)] += level.weights[slot]
    }
    let chosen = choose(touchedCount: touchedCount, strength: strength, whole: whole)
    if chosen >= 0 {
      group[node] = UInt32(truncatingIfNeeded: chosen)
      isAlone[node] = false
      isAlone[chosen] = false
      groupStrength[chosen] += strength
      outward[chosen] += outward[node] - 2 * weightTo[chosen]
    }
    for index in 0..<touchedCount { weightTo[Int(touched[index])] = 0 }
  }

  /// One of the touched groups at random, -1 if none may be joined.
  private mutating func choose(touchedCount: Int, strength: Double, whole: Double) -> Int {
    let scaled = scale * strength
    let lowest = -tolerance(strength)
    var largest = -Double.infinity
    var candidates = 0
    for index in 0..<touchedCount {
      let other = Int(touched[index])
      let gain = weightTo[other] - scaled * groupStrength[other]
      guard gain >= lowest, isWellConnected(other, within: whole) else { continue }
      // Candidates move to the front; the others stay in the list, to be cleared.
      touched[index] = touched[candidates]
      touched[candidates] = UInt32(truncatingIfNeeded: other)
      chance[candidates] = gain
      candidates += 1
      if gain > largest { largest = gain }
    }
    if candidates == 0 { return -1 }
    if candidates == 1 { return Int(touched[0]) }
    var sum = 0.0
    for index in 0..<candidates {
      sum += exponential((chance[index] - largest) / theta)
      chance[index] = sum
    }
    let drawn = generator.unit() * sum
    var index = 0
    while index < candidates - 1, chance[index] <= drawn { index += 1 }
    return Int(touched[index])
  }

  /// Replaces group labels by `0 ..< count` in the order of their first nodes.
  private func numberGroups(nodeCount: Int) -> Int {
    // The queue is free here and serves as the table of numbers.
    queue.fill(.max, length: nodeCount)
    var count: UInt32 = 0
    for node in 0..<nodeCount {
      let label = Int(group[node])
      if queue[label] == .max {
        queue[label] = count
        count += 1
      }
      group[node] = queue[label]
    }
    return Int(count)
  }
}

/// e to the power of a number that is not positive, 0 below -40.
///
/// Its own so that the last bit, and with it the random choice, is the same on every machine.
func exponential(_ exponent: Double) -> Double {
  guard exponent > -40 else { return 0 }
  // To the nearest integer by hand: `rounded()` would be a call into the C library, which this module needs nothing of.
  let doublings = Double(Int(exponent * 1.4426950408889634 - 0.5))
  let rest = exponent - doublings * 0.6931471805599453
  // Taylor's series; |rest| is at most 0.35, so the thirteenth term is below 1e-16.
  var sum = 1.0
  var divisor = 13.0
  while divisor > 0 {
    sum = 1 + sum * rest / divisor
    divisor -= 1
  }
  return Double(sign: .plus, exponent: Int(doublings), significand: sum)
}
