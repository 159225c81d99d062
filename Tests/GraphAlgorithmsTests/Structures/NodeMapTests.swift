import Testing

@testable import GraphAlgorithms

@Suite struct NodeMapTests {
  @Test func namesKeepTheirOrder() {
    let map = NodeMap(["lung", "heart", "7", "07"])
    #expect(map.count == 4)
    #expect(map.names == ["lung", "heart", "7", "07"])
    #expect(map.index(of: "7") == 2)
    #expect(map.index(of: 7) == 2)
    #expect(map.index(of: "07") == 3)
    #expect(map.index(of: "liver") == nil)
    #expect(map.index(of: "") == nil)
  }

  @Test func indicesAsNamesTakeNoMemory() {
    let map = NodeMap((0..<1000).map { "\($0)" })
    guard case .range(1000) = map.integers else {
      Issue.record("not a range")
      return
    }
    #expect(map[999] == "999")
    #expect(map.index(of: "999") == 999)
    #expect(map.index(of: "1000") == nil)
    #expect(map.index(of: -1) == nil)
  }

  @Test(arguments: [3, 1000, 5_000_000_000] as [UInt64])
  func integersCloseAndFarApart(step: UInt64) {
    let values = (0..<500).map { $0 * step + 1 }
    let map = NodeMap(integers: IntegerNames(ascending: values), texts: TextNames.Builder().names())
    for (node, value) in values.enumerated() {
      #expect(map[node] == "\(value)")
      #expect(map.index(of: Int(value)) == node)
      #expect(map.index(of: Int(value) + 1) == nil)
    }
    #expect(map.index(of: 0) == nil)
  }

  @Test func noNames() {
    let map = NodeMap([])
    #expect(map.count == 0)
    #expect(map.index(of: "0") == nil)
  }
}
