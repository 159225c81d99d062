internal import GraphAlgorithms

enum TimelineArrangement {
  static func arranged(_ diagram: Diagram, _ sizes: [Size]) -> Arrangement {
    Arrangement(boxes: Rows.arranged(sizes, gap: 14))
  }
}
