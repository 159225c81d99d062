import GraphAlgorithms
import RecordReading

/// What to read and how.
struct ReadingOptions {
  var format: TableFormat
  var path: String
  var file: String
  var hasHeader: Bool
  var threads: Int
  /// How many bytes are read at a time.
  var stretch = 1 << 18
  /// Smaller files are read on one thread: starting another would cost more than it saves.
  var sharedFrom = 1 << 22
  /// More edges than this are refused.
  var rowLimit = Int(UInt32.max)
}

extension EdgeScanner {
  /// Reads a file to its end.
  ///
  /// - Throws: All problems of the file, or what the checkpoint threw.
  static func read<Stop: Error>(
    _ options: ReadingOptions, checkpoint: Checkpoint<Stop>
  ) throws(EdgeListError<Stop>) -> EdgeScanner {
    var scanner: EdgeScanner
    do throws(HeaderFailure) {
      scanner = try begin(options)
    } catch {
      throw .problems(error.problems)
    }
    var position = scanner.bodyStart
    var done = 0.0
    if scanner.readsSideBySide(options) {
      do throws(Stop) {
        let noting = Checkpoint { (share: Double) throws(Stop) in
          done = share
          try checkpoint.pass(share)
        }
        if try scanner.readPairs(from: position, threads: options.threads, checkpoint: noting) {
          return scanner
        }
      } catch {
        throw .stopped(error)
      }
      // Something in the file is not plain: from the beginning again, line by line.
      scanner.feed.rewind(to: scanner.feed.offset + position)
      position = 0
      do throws(Diagnostic) {
        try scanner.feed.refill(consumed: 0, file: options.file)
      } catch {
        throw .problems([error])
      }
    }
    while true {
      position = scanner.scan(from: position)
      if scanner.isFull || (scanner.feed.isAtEnd && position >= scanner.feed.limit) { break }
      do throws(Diagnostic) {
        try scanner.feed.refill(consumed: position, file: options.file)
      } catch {
        throw .problems([error])
      }
      position = 0
      do throws(Stop) {
        let size = scanner.feed.fileSize
        done = max(done, size == 0 ? 0 : min(1, Double(scanner.feed.bytesRead) / Double(size)))
        try checkpoint.pass(done)
      } catch {
        throw .stopped(error)
      }
    }
    guard scanner.problems.isEmpty else { throw .problems(scanner.problems.diagnostics) }
    return scanner
  }

  struct HeaderFailure: Error {
    var problems: [Diagnostic]
  }

  /// Opens a file and reads its header.
  private static func begin(
    _ options: ReadingOptions
  ) throws(HeaderFailure) -> EdgeScanner {
    let file = options.file
    var feed = try opened(options)
    try refill(&feed, consumed: 0, file: file)
    if let refusal = refusal(UnsafeBufferPointer(start: feed.start, count: feed.limit), file: file) {
      throw HeaderFailure(problems: [refusal])
    }
    var position = hasMark(feed) ? 3 : 0
    var line = 1
    // Blank lines and comments; then the header, or the first record.
    while true {
      while position < feed.limit, isSkipped(feed.start[position]) {
        var end = position
        while feed.start[end] != Byte.lineFeed, feed.start[end] != Byte.carriageReturn { end += 1 }
        position = end + 1
        if feed.start[end] == Byte.carriageReturn, position < feed.limit,
          feed.start[position] == Byte.lineFeed
        {
          position += 1
        }
        line += 1
      }
      let bytes = UnsafeBufferPointer(start: feed.start + position, count: feed.limit - position)
      if !bytes.isEmpty {
        let separator = Layout.separator(of: bytes)
        if let record = RawRecord(bytes, separator: separator, isAtEnd: feed.isAtEnd) {
          let span = UnsafeBufferPointer(rebasing: bytes[..<record.length])
          let layout = try layout(record, span, line: line, separator: separator, options: options)
          if options.hasHeader {
            position += record.length
            for index in span.indices where isLineEnd(span, index) { line += 1 }
          }
          return EdgeScanner(
            format: options.format, file: file, feed: feed, layout: layout, line: line,
            rowLimit: options.rowLimit, bodyStart: position)
        }
      } else if feed.isAtEnd {
        throw HeaderFailure(problems: [empty(options)])
      }
      try refill(&feed, consumed: position, file: file)
      position = 0
    }
  }

  private static func opened(_ options: ReadingOptions) throws(HeaderFailure) -> ByteFeed {
    do throws(Diagnostic) {
      return try ByteFeed(path: options.path, file: options.file, capacity: options.stretch)
    } catch {
      throw HeaderFailure(problems: [error])
    }
  }

  private static func refill(
    _ feed: inout ByteFeed, consumed: Int, file: String
  ) throws(HeaderFailure) {
    do throws(Diagnostic) {
      try feed.refill(consumed: consumed, file: file)
    } catch {
      throw HeaderFailure(problems: [error])
    }
  }

  private static func isSkipped(_ byte: UInt8) -> Bool {
    byte == Byte.lineFeed || byte == Byte.carriageReturn || byte == Byte.hash
  }

  private static func hasMark(_ feed: borrowing ByteFeed) -> Bool {
    feed.limit >= 3 && feed.start[0] == 0xEF && feed.start[1] == 0xBB && feed.start[2] == 0xBF
  }
}
