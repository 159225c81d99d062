import GraphAlgorithms
import Testing

@testable import EdgeListReading

@Suite struct EdgeListFileTests {
  @Test func integersAreNodesInAscendingOrder() throws {
    let file = try read("source,target\n7,3\n3,0\n12,7\n")
    #expect(file.names.names == ["0", "3", "7", "12"])
    #expect(file.lines == ["0 3 1.0", "3 7 1.0", "7 12 1.0"])
    #expect(!file.graph.isWeighted)
    #expect(file.report == EdgeListReport(rowCount: 3))
    #expect(file.names.index(of: 12) == 3)
    #expect(file.names.index(of: "7") == 2)
    #expect(file.names.index(of: "07") == nil)
  }

  @Test func textComesAfterIntegersInTheOrderOfTheFile() throws {
    let file = try read("source,target\nzoe,9\n4,anna\n07,zoe\n")
    #expect(file.names.names == ["4", "9", "zoe", "anna", "07"])
    #expect(file.names.index(of: "anna") == 3)
    #expect(file.names.index(of: 4) == 0)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", "\t", ";"])
  func lineEndsAndSeparators(lineEnd: String, separator: String) throws {
    let lines = [
      "# made by hand", "", "Target\(separator)FROM\(separator)Weight", "b\(separator)a\(separator)2", "",
    ]
    for isCut in [true, false] {
      let text =
        (lines + ["a\(separator)c\(separator)0.5"]).joined(separator: lineEnd) + (isCut ? "" : lineEnd)
      let file = try read("\u{FEFF}" + text)
      #expect(file.names.names == ["b", "a", "c"])
      #expect(file.lines == ["b a 2.0", "a c 0.5"])
    }
  }

  @Test func quotedNamesMayHoldAnything() throws {
    let file = try read("source,target\n\"a, b\",\"c\"\"d\"\n\"two\nlines\",\"c\"\"d\"\n\"5\",\" 5\"\n")
    #expect(file.names.names == ["5", "a, b", "c\"d", "two\nlines", " 5"])
    #expect(file.graph.edgeCount == 3)
  }

  @Test func namesOfAnyLengthAreKeptApart() throws {
    let names =
      (1...40).map { String(repeating: "x", count: $0) } + ["12345678", "123456789", "999999999999"]
    let text = "source,target\n" + names.map { "\($0),hub\n" }.joined()
    let file = try read(text)
    #expect(file.graph.nodeCount == names.count + 1)
    for name in names { #expect(file.names.index(of: name).map { file.names[$0] } == name) }
    #expect(Array(file.names.names.prefix(3)) == ["12345678", "123456789", "999999999999"])
  }

  @Test func largeIntegersFarApart() throws {
    let file = try read("source,target\n4294967295,123456789012345678\n1000000000000000000,4294967294\n3,2\n")
    #expect(
      file.names.names == [
        "2", "3", "4294967294", "4294967295", "123456789012345678", "1000000000000000000",
      ])
    #expect(file.names.index(of: 123_456_789_012_345_678) == 4)
    #expect(file.lines.contains("4294967295 123456789012345678 1.0"))
  }

  @Test func nothingIsLeftOutInSilence() throws {
    let text = "source,color,target\n1,red,1\n1,red,2\n2,blue,1\n1,,2\n3,,3\n"
    let dropped = try read(text)
    #expect(
      dropped.report
        == EdgeListReport(rowCount: 5, droppedSelfLoops: 2, mergedEdges: 2, ignoredColumns: ["color"]))
    #expect(dropped.lines == ["1 2 3.0"])
    #expect(dropped.graph.nodeCount == 3)
    let kept = try read(text, parallelEdges: .keepLargest, selfLoops: .keep)
    #expect(
      kept.report == EdgeListReport(rowCount: 5, mergedEdges: 2, ignoredColumns: ["color"]))
    #expect(kept.lines == ["1 1 1.0", "1 2 1.0", "3 3 1.0"])
  }

  @Test func withoutHeaderTheColumnsAreSourceTargetWeight() throws {
    #expect(try read("1\t0\n2\t0\n", header: false).lines == ["0 1 1.0", "0 2 1.0"])
    #expect(try read("# c\na;b;1e-3\n", header: false).lines == ["a b 0.001"])
  }

  @Test func aHeaderAloneIsAGraphWithoutNodes() throws {
    let file = try read("source,target\n\n")
    #expect(file.graph.nodeCount == 0)
    #expect(file.names.count == 0)
  }

  @Test func weightsAsTheyAreWritten() throws {
    let texts = [
      "0", "-0", "+2", "007", ".5", "5.", "1e3", "0.1", "123456789012345678", "4.35", "1E-2", "2.5e+1",
    ]
    let file = try read(
      "source,target,weight\n" + texts.enumerated().map { "0,\($0.offset + 1),\($0.element)\n" }.joined())
    #expect(file.graph.neighbors(of: 0).map(\.weight) == texts.map { Double($0) })
  }

  @Test func directedEdgesKeepTheirDirection() throws {
    let text = "to,from\n2,1\n1,2\n1,2\n3,3\n"
    let file = try withFile(Array(text.utf8)) { try DirectedEdgeListFile.read(contentsOf: $0) }
    #expect(
      file.graph.edges() == [Edge(source: 0, target: 1), Edge(source: 1, target: 0, weight: 2)])
    #expect(file.report == EdgeListReport(rowCount: 4, droppedSelfLoops: 1, mergedEdges: 1))
  }

  @Test func columnsReserveWhatMayBeThere() throws {
    let text = "source,target,kind\n" + String(repeating: "x", count: 400) + ",7,topic\n"
    try withFile(Array(text.utf8)) { path in
      let options = ReadingOptions(format: .twoMode, path: path, file: "x", hasHeader: true, threads: 1)
      let scanner = try EdgeScanner.read(options, checkpoint: .none)
      #expect((0..<3).allSatisfy { scanner.spaces[$0].second.capacity == 1 })
    }
    try withFile(Array(text.replacing("kind", with: "other").utf8)) { path in
      let options = ReadingOptions(
        format: .edges, path: path, file: "x", hasHeader: true, threads: 1, rowLimit: 3)
      let scanner = try EdgeScanner.read(options, checkpoint: .none)
      #expect(scanner.spaces[0].first.capacity == 4 && scanner.spaces[0].second.capacity == 4)
    }
    #expect(EdgeScanner.capacity(fileSize: 1 << 50, bytes: 4, rowLimit: Int(UInt32.max)) == 1 << 29)
  }

  @Test func twoModesHaveNamesOfTheirOwn() throws {
    let text = "source,target,kind\no1,7,topic\no2,7,topic\no1,o2,city\n"
    let file = try withFile(Array(text.utf8)) { try TwoModeFile.read(contentsOf: $0) }
    #expect(file.sourceNames.names == ["o1", "o2"])
    #expect(file.targetNames.names == ["7", "o2"])
    #expect(file.kindNames.names == ["topic", "city"])
    #expect(file.sources == [0, 1, 0])
    #expect(file.targets == [0, 0, 1])
    #expect(file.kinds == [0, 0, 1])
  }

  private struct Enough: Error {}

  @Test func aCheckpointEndsTheReading() throws {
    _ = try withFile(Array("source,target\n1,2\n".utf8)) { path in
      #expect {
        try EdgeListFile.read(
          contentsOf: path, checkpoint: Checkpoint { (_: Double) throws(Enough) in throw Enough() })
      } throws: { error in
        guard case EdgeListError<Enough>.stopped = error else { return false }
        return true
      }
    }
  }

  /// A line that is not plain, at the end, has several threads begin anew; what was said to be done stays said.
  @Test(arguments: [1, 2]) func theCheckpointNeverFalls(threads: Int) throws {
    let text = "source,target\n" + (0..<3000).map { "\($0),\($0 % 7)\n" }.joined() + "a,b\n"
    var shares: [Double] = []
    try withFile(Array(text.utf8)) { path in
      let options = ReadingOptions(
        format: .edges, path: path, file: "x", hasHeader: true, threads: threads, stretch: 1000, sharedFrom: 0
      )
      let scanner = try EdgeScanner.read(options, checkpoint: Checkpoint { shares.append($0) })
      #expect(scanner.rows == 3001)
    }
    #expect(shares.count > 10 && shares == shares.sorted() && shares.last == 1)
  }

  /// With and without an end of the last line, and with a line that sends the reader back to the beginning.
  @Test(arguments: ["", "\n", "\n\n", "\na,b\n", "\n123456789,1", "\n5,5,\n"]) func threadsReadTheSame(
    tail: String
  ) throws {
    var generator = SeededGenerator(seed: 3)
    var text = "source,target\n"
    for _ in 0..<3000 {
      text += "\(generator.index(below: 500)),\(generator.index(below: 900))\n"
    }
    try withFile(Array((text + "17,4" + tail).utf8)) { path in
      let made = [1, 2, 3].map { threads in
        let options = ReadingOptions(
          format: .edges, path: path, file: "x", hasHeader: true, threads: threads, stretch: 1000,
          sharedFrom: 0)
        return Result { () throws(EdgeListError<Never>) in
          try EdgeScanner.graph(options, checkpoint: .none) {
            (nodeCount, columns, checkpoint, release) throws(Never) in
            Graph.counting(
              nodeCount: nodeCount, columns: columns, parallelEdges: .sum, selfLoops: .drop,
              threads: threads, checkpoint: checkpoint, release: release)
          }
        }
      }
      for other in made.dropFirst() {
        switch (made[0], other) {
        case (.success(let one), .success(let two)):
          #expect(one.names.names == two.names.names)
          #expect(one.report == two.report)
          #expect(one.report.rowCount >= 3001)
          #expect(one.graph.edges.elementsEqual(two.graph.edges))
        case (.failure(let one), .failure(let two)):
          #expect(tail.contains("5,5"))
          #expect(one.description == two.description)
        default: Issue.record("\(made)")
        }
      }
    }
  }
}
