import GraphAlgorithms
import Synchronization

extension EdgeScanner {
  /// Whether several threads may read the records: regular files of pairs, large enough to be worth it.
  func readsSideBySide(_ options: ReadingOptions) -> Bool {
    options.threads > 1 && isPairs && feed.fileSize > options.sharedFrom && feed.fileSize / 4 < rowLimit
  }

  /// Reads pairs of integers on several threads, each a part of the file between two line ends.
  ///
  /// - Returns: Whether all lines were such pairs. If not, nothing has been read.
  mutating func readPairs<Stop: Error>(
    from position: Int, threads: Int, checkpoint: Checkpoint<Stop>
  ) throws(Stop) -> Bool {
    let body = feed.offset + position
    guard let cuts = lineCuts(from: body, parts: threads) else { return false }
    spaces[0].first.reserve((feed.fileSize - body) / 4 + threads + 1)
    spaces[0].second.reserve((feed.fileSize - body) / 4 + threads + 1)
    let isForward = layout.roles[0] == .source
    let columns = [spaces[0].first.start, spaces[0].second.start]
    nonisolated(unsafe) let ends = isForward ? columns : columns.reversed()
    let counts = Scratch<Int>(count: threads, repeating: 0)
    let isOver = Atomic<Bool>(false)
    var stop: Stop?
    // A part of b bytes has at most b / 4 lines, so it begins where those before it are sure to have ended.
    let rowStart = { (part: Int) in (cuts[part] - body) / 4 + part }
    run(threads) { part in
      let place = PairColumns(first: ends[0] + rowStart(part), second: ends[1] + rowStart(part))
      let count = readPart(cuts[part]..<cuts[part + 1], into: place) { share in
        guard part == 0 else { return !isOver.load(ordering: .relaxed) }
        do throws(Stop) { try checkpoint.pass(share) } catch { stop = error }
        return stop == nil && !isOver.load(ordering: .relaxed)
      }
      counts[part] = count ?? 0
      if count == nil { isOver.store(true, ordering: .relaxed) }
    }
    if let stop { throw stop }
    if isOver.load(ordering: .relaxed) { return false }
    for part in 0..<threads {
      for column in columns {
        (column + rows).update(from: column + rowStart(part), count: counts[part])
      }
      rows += counts[part]
    }
    spaces[0].first.setCount(rows)
    spaces[0].second.setCount(rows)
    return true
  }

  private func run(_ threads: Int, _ body: (Int) -> Void) { Workers.run(threads: threads, body) }

  /// Where the parts of the file begin and end; `nil` if lines are too long to tell.
  private func lineCuts(from body: Int, parts: Int) -> [Int]? {
    var cuts = [body]
    let room = Scratch<UInt8>(count: 1 << 12)
    for part in 1..<parts {
      let guess = max(body + (feed.fileSize - body) / parts * part, cuts[part - 1])
      let got = feed.read(at: guess, into: UnsafeMutableRawBufferPointer(start: room.start, count: 1 << 12))
      guard let end = (0..<max(got, 0)).first(where: { room[$0] == Byte.lineFeed }) else { return nil }
      cuts.append(guess + end + 1)
    }
    return cuts + [feed.fileSize]
  }

  /// Reads one part; `nil` if some line is not a pair, or if it is told not to go on.
  private func readPart(
    _ part: Range<Int>, into place: PairColumns, goesOn: (_ share: Double) -> Bool
  ) -> Int? {
    let stretch = 1 << 18
    let room = Scratch<UInt8>(count: stretch + 1 + ByteFeed.padding)
    var offset = part.lowerBound
    var rest = 0
    var count = 0
    while offset < part.upperBound {
      let wanted = min(stretch - rest, part.upperBound - offset)
      let got = feed.read(
        at: offset, into: UnsafeMutableRawBufferPointer(start: room.start + rest, count: wanted))
      guard got > 0 else { return nil }
      offset += got
      var filled = rest + got
      if offset == part.upperBound, room[filled - 1] != Byte.lineFeed {
        room[filled] = Byte.lineFeed
        filled += 1
      }
      var limit = filled
      while limit > 0, room[limit - 1] != Byte.lineFeed { limit -= 1 }
      let here = PairColumns(first: place.first + count, second: place.second + count)
      let end = UnsafePointer(room.start) + limit
      let result = here.read(UnsafePointer(room.start), limit: end, separator: layout.separator)
      guard result.next == end, limit > 0,
        goesOn(Double(offset - part.lowerBound) / Double(part.count))
      else { return nil }
      count += result.count
      rest = filled - limit
      room.start.update(from: room.start + limit, count: rest)
    }
    return count
  }
}
