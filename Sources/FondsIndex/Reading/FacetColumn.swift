internal import FondsBytes

/// One facet of a segment: its values, sorted, and the ordinals of the values of each document (`Index/FORMAT.md` §5.8).
package struct FacetColumn: Sendable {
  package let facet: String
  package let valueCount: Int
  private let documents: Int
  /// The verified column.
  private let view: ByteView
  private let valueStart: Int
  /// Ends of the documents' ordinals, where a document may have several values.
  private let starts: Int?
  private let ordinals: Int
  private let width: Int
  /// Stretches of documents with the same value, where these are few: how many, and where their ends stand.
  private let runs: (count: Int, ends: Int)?

  init(_ facet: String, _ view: ByteView, documents: Int) throws(IndexError) {
    self.facet = facet
    self.view = view
    self.documents = documents
    do throws(ByteError) {
      var reader = ByteReader(view)
      let shape = try reader.byte()
      width = Int(try reader.byte())
      try reader.seek(4)
      valueCount = Int(try reader.uint32())
      guard shape <= 2, width == 1 || width == 2 || width == 4, valueCount > 0, valueCount <= view.count / 4 else {
        throw reader.failure(.damaged, "a facet column has a wrong head")
      }
      valueStart = 8 + valueCount * 4
      let valueBytes = Int(try view.uint32(at: valueStart - 4))
      let rows = valueStart + valueBytes
      if shape == 2 {
        let count = Int(try view.uint32(at: rows))
        guard count <= documents, rows + 4 + count * (4 + width) == view.count, count > 0,
          try view.uint32(at: rows + count * 4) == UInt32(documents)
        else { throw reader.failure(.damaged, "a facet column has the wrong size") }
        starts = nil
        runs = (count, rows + 4)
        ordinals = rows + 4 + count * 4
      } else if shape == 0 {
        starts = nil
        runs = nil
        ordinals = rows
        guard rows + documents * width == view.count else { throw reader.failure(.damaged, "a facet column has the wrong size") }
      } else {
        starts = rows
        runs = nil
        ordinals = rows + (documents + 1) * 4
        let total = Int(try view.uint32(at: ordinals - 4))
        guard ordinals + total * width == view.count else { throw reader.failure(.damaged, "a facet column has the wrong size") }
      }
    } catch {
      throw IndexError(error)
    }
  }

  /// All values; ordinals are indices in it.
  package func values() throws(IndexError) -> [String] {
    var values: [String] = []
    values.reserveCapacity(valueCount)
    for ordinal in 0..<valueCount { values.append(try value(UInt32(ordinal))) }
    return values
  }

  /// The value of an ordinal below `valueCount`.
  package func value(_ ordinal: UInt32) throws(IndexError) -> String {
    precondition(ordinal < valueCount, "an ordinal of the column")
    let bytes = try valueBytes(Int(ordinal))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .damage("a facet value is not UTF-8", path: view.path, offset: view.offset)
    }
    return text
  }

  /// The ordinal of a value; `nil` when no document of the segment has it.
  ///
  /// O(log values).
  package func ordinal(of value: String) throws(IndexError) -> UInt32? {
    let wanted = Array(value.utf8)
    var low = 0
    var high = valueCount
    while low < high {
      let middle = (low + high) / 2
      let candidate = try valueBytes(middle)
      if candidate == wanted { return UInt32(middle) }
      if candidate.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Calls `body` with each ordinal of a document, rising.
  @inline(__always)
  package func forEachOrdinal(of document: DocumentID, _ body: (UInt32) -> Void) throws(IndexError) {
    guard Int(document) < documents else { throw .damage("there is no such document", path: view.path, offset: view.offset) }
    do throws(ByteError) {
      guard let starts else {
        let ordinal = try ordinal(at: try run(of: document) ?? Int(document))
        if ordinal > 0 { body(try checked(ordinal - 1)) }
        return
      }
      var index = Int(try view.uint32(at: starts + Int(document) * 4))
      let end = Int(try view.uint32(at: starts + Int(document) * 4 + 4))
      while index < end {
        body(try checked(try ordinal(at: index)))
        index += 1
      }
    } catch {
      throw IndexError(error)
    }
  }

  /// The run that holds a document; `nil` in a column without runs.
  private func run(of document: DocumentID) throws(ByteError) -> Int? {
    guard let runs else { return nil }
    var (low, high) = (0, runs.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if try view.uint32(at: runs.ends + middle * 4) > document { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Adds the documents of a set by runs.
  private func countRuns(_ runs: (count: Int, ends: Int), _ bitmap: [UInt64], into counts: inout [UInt32]) throws(IndexError) {
    do throws(ByteError) {
      var first = 0
      for run in 0..<runs.count {
        let end = Int(try view.uint32(at: runs.ends + run * 4))
        guard end > first, end <= documents else {
          throw ByteError(.damaged, path: view.path, offset: view.offset, "the runs of a facet do not rise")
        }
        let code = try ordinal(at: run)
        if code > 0 { counts[Int(try checked(code - 1))] &+= Self.count(bitmap, first..<end) }
        first = end
      }
    } catch {
      throw IndexError(error)
    }
  }

  /// How many bits of a range are set.
  private static func count(_ bitmap: [UInt64], _ range: Range<Int>) -> UInt32 {
    let (first, last) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    guard first < bitmap.count else { return 0 }
    let head = UInt64.max << UInt64(range.lowerBound & 63)
    let tail = UInt64.max >> UInt64(63 - (range.upperBound - 1) & 63)
    if first == last { return UInt32((bitmap[first] & head & tail).nonzeroBitCount) }
    var sum = (bitmap[first] & head).nonzeroBitCount
    for index in first + 1..<min(last, bitmap.count) { sum &+= bitmap[index].nonzeroBitCount }
    if last < bitmap.count { sum &+= (bitmap[last] & tail).nonzeroBitCount }
    return UInt32(sum)
  }

  /// The ordinals of a document, rising.
  package func ordinals(of document: DocumentID) throws(IndexError) -> [UInt32] {
    var result: [UInt32] = []
    try forEachOrdinal(of: document) { result.append($0) }
    return result
  }

  /// Adds one to `counts[ordinal]` for each value of each of the documents.
  ///
  /// - Parameter counts: `valueCount` elements.
  package func count(_ documents: [DocumentID], into counts: inout [UInt32]) throws(IndexError) {
    precondition(counts.count >= valueCount, "a counter for each value")
    for document in documents { try forEachOrdinal(of: document) { counts[Int($0)] &+= 1 } }
  }

  /// Adds one to `counts[ordinal]` for each value of each document of a set.
  ///
  /// - Parameters:
  ///   - bitmap: bit `d % 64` of word `d / 64` for document `d`; bits past the last document are 0.
  ///   - counts: `valueCount` elements.
  package func count(bitmap: [UInt64], into counts: inout [UInt32]) throws(IndexError) {
    precondition(counts.count >= valueCount, "a counter for each value")
    if let runs { return try countRuns(runs, bitmap, into: &counts) }
    if starts == nil, width == 1 { return try countBytes(bitmap, into: &counts) }
    for (index, word) in bitmap.enumerated() {
      var rest = word
      while rest != 0 {
        try forEachOrdinal(of: UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount)) { counts[Int($0)] &+= 1 }
        rest &= rest &- 1
      }
    }
  }

  /// The same for a column of one byte a document: the ordinal + 1, or 0.
  private func countBytes(_ bitmap: [UInt64], into counts: inout [UInt32]) throws(IndexError) {
    var tallies = InlineArray<256, UInt32>(repeating: 0)
    let last = bitmap.lastIndex { $0 != 0 } ?? 0
    precondition(bitmap.isEmpty || last * 64 + 64 - bitmap[last].leadingZeroBitCount <= documents, "documents of the segment")
    unsafe view.withUnsafeBytes { bytes in
      for index in bitmap.indices {
        var rest = bitmap[index]
        let first = ordinals &+ index &* 64
        while rest != 0 {
          unsafe tallies[Int(bytes[first &+ rest.trailingZeroBitCount])] &+= 1
          rest &= rest &- 1
        }
      }
    }
    for code in 1..<256 where tallies[code] > 0 {
      guard code <= valueCount else { throw .damage("a facet value does not exist", path: view.path, offset: view.offset) }
      counts[code - 1] &+= tallies[code]
    }
  }

  private func checked(_ ordinal: UInt32) throws(ByteError) -> UInt32 {
    guard ordinal < valueCount else { throw ByteError(.damaged, path: view.path, offset: view.offset, "a facet value does not exist") }
    return ordinal
  }

  @inline(__always)
  private func ordinal(at index: Int) throws(ByteError) -> UInt32 {
    let place = ordinals &+ index &* width
    if width == 4 { return try view.uint32(at: place) }
    guard index >= 0, place &+ width <= view.count else { return try view.uint32(at: view.count) }
    return width == 1 ? UInt32(view[place]) : UInt32(view[place]) | UInt32(view[place &+ 1]) &<< 8
  }

  private func valueBytes(_ ordinal: Int) throws(IndexError) -> [UInt8] {
    do throws(ByteError) {
      let start = ordinal == 0 ? 0 : Int(try view.uint32(at: 8 + (ordinal - 1) * 4))
      let end = Int(try view.uint32(at: 8 + ordinal * 4))
      return try view.slice(valueStart + start, end - start).bytes
    } catch {
      throw IndexError(error)
    }
  }
}
