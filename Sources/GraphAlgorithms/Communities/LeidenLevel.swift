/// A graph as Leiden works on it: the one given, or one whose nodes are communities of the level below.
///
/// Rows hold no self-loops, which no move can change, and no edges of weight zero; a loop's weight is part of
/// the node's strength.
struct LeidenLevel: ~Copyable {
  let nodeCount: Int
  let offsets: Scratch<UInt32>
  let targets: Scratch<UInt32>
  let weights: Scratch<Double>
  let strength: Scratch<Double>

  init(
    nodeCount: Int, offsets: consuming Scratch<UInt32>, targets: consuming Scratch<UInt32>,
    weights: consuming Scratch<Double>, strength: consuming Scratch<Double>
  ) {
    self.nodeCount = nodeCount
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.strength = strength
  }

  init(_ csr: UnsafeCSR) {
    precondition(csr.targets.count < Int(UInt32.max), "more than 2³¹ edges")
    nodeCount = csr.nodeCount
    offsets = Scratch(count: csr.nodeCount + 1)
    targets = Scratch(count: csr.targets.count)
    weights = Scratch(count: csr.targets.count)
    strength = Scratch(count: csr.nodeCount)
    var end = 0
    offsets[0] = 0
    for node in 0..<csr.nodeCount {
      var sum = 0.0
      for slot in csr.row(node) {
        let weight = csr.weight(slot)
        if csr.target(slot) == node {
          sum += 2 * weight
        } else if weight > 0 {
          sum += weight
          targets[end] = csr.targets[slot]
          weights[end] = weight
          end += 1
        }
      }
      strength[node] = sum
      offsets[node + 1] = UInt32(truncatingIfNeeded: end)
    }
  }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[node]), Int(offsets[node + 1])))
  }

  /// The graph of the groups of this level: one node a group, the weights between two groups added up.
  ///
  /// - Parameters:
  ///   - group: The group of every node, below `groupCount`.
  ///   - weightTo: Zeros, at least `groupCount`; zeros again afterwards.
  func aggregated(group: borrowing Scratch<UInt32>, groupCount: Int, weightTo: borrowing Scratch<Double>)
    -> LeidenLevel
  {
    let starts = Scratch<UInt32>(count: groupCount + 1, repeating: 0)
    let members = Scratch<UInt32>(count: nodeCount)
    for node in 0..<nodeCount { starts[Int(group[node]) + 1] += 1 }
    for index in 0..<groupCount { starts[index + 1] += starts[index] }
    // Filling from behind leaves each start where its group begins, one place on.
    var node = nodeCount - 1
    let cursor = Scratch<UInt32>(count: groupCount)
    for index in 0..<groupCount { cursor[index] = starts[index + 1] }
    while node >= 0 {
      let place = cursor[Int(group[node])] - 1
      cursor[Int(group[node])] = place
      members[Int(place)] = UInt32(truncatingIfNeeded: node)
      node -= 1
    }
    let slotCount = Int(offsets[nodeCount])
    let newOffsets = Scratch<UInt32>(count: groupCount + 1)
    let newTargets = Scratch<UInt32>(count: slotCount)
    let newWeights = Scratch<Double>(count: slotCount)
    let newStrength = Scratch<Double>(count: groupCount)
    newOffsets[0] = 0
    var end = 0
    for index in 0..<groupCount {
      let rowStart = end
      var sum = 0.0
      for place in Int(starts[index])..<Int(starts[index + 1]) {
        let member = Int(members[place])
        sum += strength[member]
        for slot in row(member) {
          let other = Int(group[Int(targets[slot])])
          if other == index { continue }
          if weightTo[other] == 0 {
            newTargets[end] = UInt32(truncatingIfNeeded: other)
            end += 1
          }
          weightTo[other] += weights[slot]
        }
      }
      for slot in rowStart..<end {
        let other = Int(newTargets[slot])
        newWeights[slot] = weightTo[other]
        weightTo[other] = 0
      }
      newStrength[index] = sum
      newOffsets[index + 1] = UInt32(truncatingIfNeeded: end)
    }
    return LeidenLevel(
      nodeCount: groupCount, offsets: newOffsets, targets: newTargets, weights: newWeights,
      strength: newStrength)
  }
}
