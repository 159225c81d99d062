@testable import CoalitionModel
import Testing

@Suite("Byte strings numbered")
struct IdentifierTableTests {
  @Test("the same numbers as a dictionary gives, through growth", arguments: [0, 3, 5_000])
  func dictionary(_ capacity: Int) {
    var generator = SplitMix64(seed: UInt64(capacity) + 1)
    var table = IdentifierTable(capacity: capacity)
    var twin: [[UInt8]: Int] = [:]
    var order: [[UInt8]] = []
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        UInt8.random(in: 0...15, using: &generator)
      }
      let expected = twin[bytes]
      #expect(bytes.withUnsafeBufferPointer(table.find) == expected)
      let (index, isNew) = bytes.withUnsafeBufferPointer { table.insert($0) }
      #expect(isNew == (expected == nil))
      #expect(index == expected ?? order.count)
      if isNew {
        twin[bytes] = order.count
        order.append(bytes)
      }
    }
    #expect(table.count == order.count)
    for (index, bytes) in order.enumerated() {
      #expect(bytes.withUnsafeBufferPointer(table.find) == index)
      #expect(table.text(index) == String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("a text is not found for a part of it, nor two for both together")
  func parts() {
    let table = IdentifierTable(["ab", "c", ""])
    func find(_ text: String) -> Int? { Array(text.utf8).withUnsafeBufferPointer(table.find) }
    #expect(find("ab") == 0 && find("c") == 1 && find("") == 2)
    #expect(find("a") == nil && find("abc") == nil && find("b") == nil)
  }
}

@Suite("Sets of the same")
struct DisjointSetsTests {
  @Test(
    "the smallest stands for all that are tied, in whatever order", arguments: 1...10 as ClosedRange<UInt64>)
  func smallest(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var sets = DisjointSets(count: 20)
    var label = Array(0..<20)
    for _ in 0..<12 {
      let (a, b) = (Int.random(in: 0..<20, using: &generator), Int.random(in: 0..<20, using: &generator))
      sets.unite(a, b)
      let (from, to) = (max(label[a], label[b]), min(label[a], label[b]))
      label = label.map { $0 == from ? to : $0 }
    }
    #expect((0..<20).map { sets.find($0) } == label)
  }

  @Test("the worst order of 100,000 ties takes no quadratic time")
  func chain() {
    let last = 100_000
    var sets = DisjointSets(count: last + 1)
    for index in stride(from: last - 1, through: 0, by: -1) { sets.unite(index, last) }
    #expect(sets.find(last) == 0)
  }
}
