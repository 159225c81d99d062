/// All ends of edges, sorted into blocks of neighboring nodes, within a block in the order of the input.
///
/// The first of two steps to sorted rows, a partition by the upper bits of the row (the second is
/// ``RowBuilder``). A single counting sort by node would write to as many places as there are
/// nodes, and miss the cache each time.
struct SlotBlocks<Slot: EdgeSlot>: ~Copyable {
  let slots: Scratch<Slot>
  /// Block `b` stands at `starts[b] ..< starts[b + 1]`.
  let starts: [Int]
  let layout: RowLayout

  /// The inputs are cut into one part for each thread; parts follow each other within each block, so the result
  /// is the same for any number.
  init(
    _ input: EdgeInput, layout: RowLayout, direction: RowDirection, selfLoops: Graph.SelfLoops,
    threads: Int
  ) {
    let parts = threads
    let blockCount = layout.blockCount
    let count = input.count
    let cursors = Scratch<Int>(count: max(1, parts * blockCount), repeating: 0)
    let keepsLoops = selfLoops == .keep
    Workers.run(threads: parts) { part in
      let own = part * blockCount
      for position in (count * part / parts)..<(count * (part + 1) / parts) {
        let source = input.source(position)
        let target = input.target(position)
        if source == target {
          if keepsLoops { cursors[own + layout.block(of: source)] += 1 }
          continue
        }
        if direction != .incoming { cursors[own + layout.block(of: source)] += 1 }
        if direction != .outgoing { cursors[own + layout.block(of: target)] += 1 }
      }
    }
    var starts = [0]
    var end = 0
    for block in 0..<blockCount {
      for part in 0..<parts {
        let size = cursors[part * blockCount + block]
        cursors[part * blockCount + block] = end
        end += size
      }
      starts.append(end)
    }
    slots = Scratch<Slot>(count: end)
    let place = slots.start
    Workers.run(threads: parts) { part in
      let own = part * blockCount
      @inline(__always)
      func put(_ row: UInt32, _ neighbor: UInt32, _ weight: Double) {
        let cursor = own + layout.block(of: row)
        place[cursors[cursor]] = Slot(key: layout.key(row: row, neighbor: neighbor), weight: weight)
        cursors[cursor] += 1
      }
      for position in (count * part / parts)..<(count * (part + 1) / parts) {
        let source = input.source(position)
        let target = input.target(position)
        let weight = Slot.hasWeight ? input.weight(position) : 1
        if source == target {
          if keepsLoops { put(source, target, weight) }
          continue
        }
        if direction != .incoming { put(source, target, weight) }
        if direction != .outgoing { put(target, source, weight) }
      }
    }
    self.starts = starts
    self.layout = layout
  }

  /// The largest number of slots in a block.
  var largestBlock: Int {
    var largest = 0
    for block in 0..<layout.blockCount { largest = max(largest, starts[block + 1] - starts[block]) }
    return largest
  }
}
