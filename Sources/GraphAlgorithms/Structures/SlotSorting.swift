/// Sorts the slots of one block by key, equal keys in the order they had: a radix sort from the lowest digit up
/// (Knuth, The Art of Computer Programming 3, section 5.2.5), after one pass that counts all digits at once.
///
/// One value serves any number of blocks, each worker with memory of its own.
struct SlotSorter<Slot: EdgeSlot>: ~Copyable {
  private let spare: Scratch<Slot>
  private let counts: Scratch<UInt32>
  private let largestBlock: Int
  private let digitBits: Int
  private let digitCount: Int

  init(workers: Int, largestBlock: Int, keyBits: Int) {
    precondition(largestBlock <= Int(UInt32.max), "\(largestBlock) ends of edges in one block")
    self.largestBlock = largestBlock
    digitCount = max(1, (keyBits + 10) / 11)
    digitBits = (keyBits + digitCount - 1) / digitCount
    spare = Scratch(count: workers * largestBlock)
    counts = Scratch(count: workers * digitCount << digitBits)
  }

  func sort(_ slots: UnsafeMutablePointer<Slot>, count: Int, worker: Int) {
    if count <= 32 { return insertionSort(slots, count: count) }
    let size = 1 << digitBits
    let mask = UInt64(size - 1)
    let counts = counts.start + worker * digitCount << digitBits
    counts.update(repeating: 0, count: digitCount << digitBits)
    for index in 0..<count {
      var key = slots[index].key
      for digit in 0..<digitCount {
        counts[digit << digitBits + Int(truncatingIfNeeded: key & mask)] += 1
        key >>= UInt64(digitBits)
      }
    }
    var from = slots
    var to = spare.start + worker * largestBlock
    for digit in 0..<digitCount {
      let own = digit << digitBits
      let shift = UInt64(digit * digitBits)
      // A digit that is the same everywhere orders nothing.
      if Int(counts[own + Int((from[0].key >> shift) & mask)]) == count { continue }
      var end: UInt32 = 0
      for value in own..<(own + size) {
        let before = end
        end += counts[value]
        counts[value] = before
      }
      for index in 0..<count {
        let slot = from[index]
        let value = own + Int(truncatingIfNeeded: (slot.key >> shift) & mask)
        let place = counts[value]
        to[Int(place)] = slot
        counts[value] = place + 1
      }
      swap(&from, &to)
    }
    if from != slots { slots.update(from: from, count: count) }
  }

  private func insertionSort(_ slots: UnsafeMutablePointer<Slot>, count: Int) {
    for index in 1..<max(count, 1) {
      let slot = slots[index]
      var place = index
      while place > 0, slots[place - 1].key > slot.key {
        slots[place] = slots[place - 1]
        place -= 1
      }
      slots[place] = slot
    }
  }
}
