/// The second step to sorted rows: blocks are sorted, measured, and merged into their final place.
struct RowBuilder<Slot: EdgeSlot>: ~Copyable {
  private let blocks: SlotBlocks<Slot>
  private let layout: RowLayout
  private let isUndirected: Bool
  private let policy: Graph.ParallelEdges

  /// What a block amounts to once parallel edges are merged.
  private struct Measure {
    var slots = 0
    var selfLoops = 0
    var weight = 0.0
    var isWeighted = false
  }

  init(
    blocks: consuming SlotBlocks<Slot>, layout: RowLayout, isUndirected: Bool, policy: Graph.ParallelEdges
  ) {
    self.blocks = blocks
    self.layout = layout
    self.isUndirected = isUndirected
    self.policy = policy
  }

  func rows(threads: Int, checkpoint: Checkpoint<Rows.Stopped>) throws(Rows.Stopped) -> Rows {
    let measures = try sortedAndMeasured(threads: threads, checkpoint: checkpoint.within(0...0.7))
    var starts = [0]
    var total = Measure()
    for block in 0..<layout.blockCount {
      let measure = measures[block]
      total.slots += measure.slots
      total.selfLoops += measure.selfLoops
      total.weight += measure.weight
      total.isWeighted = total.isWeighted || measure.isWeighted
      starts.append(total.slots)
    }
    var offsets: [Int] = []
    var weights: [Double] = []
    // The closures below cannot pass a typed error on.
    var failure: Rows.Stopped?
    func fill(_ place: Place) {
      place.offsets[0] = 0
      adviseHugePages(place.targets.baseAddress, byteCount: 4 * place.targets.count)
      adviseHugePages(place.weights.baseAddress, byteCount: 8 * place.weights.count)
      do throws(Rows.Stopped) {
        try Workers.share(
          layout.blockCount, threads: threads, checkpoint: checkpoint.within(0.7...1)
        ) { _, jobs in
          for block in jobs { write(block, from: starts[block], to: place) }
        }
      } catch {
        failure = error
      }
    }
    // Room for one where none is needed: an array made with none would write its length of zero into the one empty
    // array that all of a program shares, which the thread sanitizer minds.
    let targets = [UInt32](unsafeUninitializedCapacity: max(1, total.slots)) { targets, count in
      count = total.slots
      let targets = UnsafeMutableBufferPointer(rebasing: targets[..<total.slots])
      offsets = [Int](unsafeUninitializedCapacity: layout.nodeCount + 1) { offsets, count in
        count = layout.nodeCount + 1
        guard total.isWeighted else {
          return fill(Place(offsets: offsets, targets: targets, weights: .init(start: nil, count: 0)))
        }
        weights = [Double](unsafeUninitializedCapacity: total.slots) { weights, count in
          count = total.slots
          fill(Place(offsets: offsets, targets: targets, weights: weights))
        }
      }
    }
    if let failure { throw failure }
    return Rows(
      offsets: offsets, targets: targets, weights: weights, selfLoopCount: total.selfLoops,
      totalWeight: total.isWeighted || !isUndirected
        ? total.weight : Double((total.slots + total.selfLoops) / 2),
      slotCountBeforeMerging: blocks.starts[layout.blockCount])
  }

  private func sortedAndMeasured(
    threads: Int, checkpoint: Checkpoint<Rows.Stopped>
  ) throws(Rows.Stopped) -> Scratch<Measure> {
    let measures = Scratch<Measure>(count: max(1, layout.blockCount))
    let sorter = SlotSorter<Slot>(
      workers: threads, largestBlock: blocks.largestBlock, keyBits: layout.keyBits)
    try Workers.share(layout.blockCount, threads: threads, checkpoint: checkpoint) { worker, jobs in
      for block in jobs {
        let start = blocks.starts[block]
        let size = blocks.starts[block + 1] - start
        sorter.sort(blocks.slots.start + start, count: size, worker: worker)
        measures[block] = measure(block)
      }
    }
    return measures
  }

  /// Calls `body` for each slot that is left when parallel edges are merged, ascending.
  @inline(__always)
  private func forEachMerged(_ block: Int, _ body: (_ key: UInt64, _ weight: Double) -> Void) {
    var index = blocks.starts[block]
    let end = blocks.starts[block + 1]
    while index < end {
      let key = blocks.slots[index].key
      var weight = blocks.slots[index].weight
      index += 1
      while index < end, blocks.slots[index].key == key {
        let other = blocks.slots[index].weight
        weight = policy == .sum ? weight + other : max(weight, other)
        index += 1
      }
      body(key, weight)
    }
  }

  private func measure(_ block: Int) -> Measure {
    var result = Measure()
    let nodes = layout.nodes(block)
    let mask = UInt64(1) << UInt64(layout.nodeBits) - 1
    guard Slot.hasWeight || policy == .sum else {
      // No weights to add up: what counts is where a key differs from the one before.
      var before = UInt64.max
      for index in blocks.starts[block]..<blocks.starts[block + 1] {
        let key = blocks.slots[index].key
        let isNew = key != before ? 1 : 0
        before = key
        let row = Int(key >> UInt64(layout.nodeBits)) + nodes.lowerBound
        result.slots += isNew
        result.selfLoops += row == Int(key & mask) ? isNew : 0
      }
      // Every edge but a loop stands twice in an undirected graph.
      result.weight = Double(result.slots)
      return result
    }
    forEachMerged(block) { key, weight in
      let row = Int(key >> UInt64(layout.nodeBits)) + nodes.lowerBound
      let neighbor = Int(key & mask)
      result.slots += 1
      result.isWeighted = result.isWeighted || weight != 1
      if row == neighbor { result.selfLoops += 1 }
      if row <= neighbor || !isUndirected { result.weight += weight }
    }
    return result
  }

  /// Where finished rows go.
  private struct Place {
    let offsets: UnsafeMutableBufferPointer<Int>
    let targets: UnsafeMutableBufferPointer<UInt32>
    let weights: UnsafeMutableBufferPointer<Double>
  }

  private func write(_ block: Int, from start: Int, to place: Place) {
    let targets = place.targets
    let weights = place.weights
    let nodes = layout.nodes(block)
    // The end of each row that has slots, then of those that have none.
    let ends = UnsafeMutableBufferPointer(
      rebasing: place.offsets[(nodes.lowerBound + 1)...nodes.upperBound])
    ends.initialize(repeating: start)
    let shift = UInt64(layout.nodeBits)
    var end = start
    if !weights.isEmpty {
      forEachMerged(block) { key, weight in
        targets[end] = UInt32(truncatingIfNeeded: key & (UInt64(1) << shift - 1))
        weights[end] = weight
        end += 1
        ends[Int(key >> shift)] = end
      }
    } else {
      var before = UInt64.max
      for index in blocks.starts[block]..<blocks.starts[block + 1] {
        let key = blocks.slots[index].key
        // A repeated key is written over the first, without a branch: where one lands follows no pattern.
        end += key != before ? 1 : 0
        before = key
        targets[end - 1] = UInt32(truncatingIfNeeded: key & (UInt64(1) << shift - 1))
        ends[Int(key >> shift)] = end
      }
    }
    for row in 1..<max(nodes.count, 1) { ends[row] = max(ends[row], ends[row - 1]) }
  }
}
