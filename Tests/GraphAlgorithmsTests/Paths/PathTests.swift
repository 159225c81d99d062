import GraphAlgorithms
import Testing

@Suite struct PathTests {
  @Test func orderIsLengthThenNodeCountThenNodes() {
    let ascending = [
      Path(nodes: [0, 9, 5], length: 1), Path(nodes: [0, 5], length: 2),
      Path(nodes: [0, 1, 5], length: 2), Path(nodes: [0, 2, 5], length: 2),
    ]
    #expect(ascending.reversed().sorted() == ascending)
  }
}
