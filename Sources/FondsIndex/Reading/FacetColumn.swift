internal import FondsBytes
internal import Synchronization

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
  private let kept = KeptValues()
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

  /// The values of a column with few of them, which are asked for again and again; empty in others.
  package func keptValues() throws(IndexError) -> [String] {
    guard valueCount <= Self.fewValues else { return [] }
    if let values = kept.values.withLock({ $0 }) { return values }
    let values = try values()
    kept.values.withLock { $0 = values }
    return values
  }

  private static let fewValues = 1_024

  private final class KeptValues: Sendable {
    let values = Mutex<[String]?>(nil)
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

  /// Documents side by side with equal values.
  struct Run {
    /// The document behind the last one.
    let end: Int
    /// `nil` where they have no value.
    let ordinal: Int?
  }

  /// The runs, whose ends rise up to the number of documents; empty for a column without runs.
  func allRuns() throws(IndexError) -> [Run] {
    guard let runs else { return [] }
    return try indexed { () throws(ByteError) in
      var all: [Run] = []
      all.reserveCapacity(runs.count)
      for run in 0..<runs.count {
        let end = Int(try view.uint32(at: runs.ends + run * 4))
        guard end > all.last?.end ?? 0, end <= documents else {
          throw ByteError(.damaged, path: view.path, offset: view.offset, "the runs of a facet do not rise")
        }
        let code = try ordinal(at: run)
        all.append(Run(end: end, ordinal: code > 0 ? Int(try checked(code - 1)) : nil))
      }
      return all
    }
  }

  func damage(_ message: String) -> IndexError { .damage(message, path: view.path, offset: view.offset) }

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

  /// Adds one to `counts[ordinal]` for each value of some documents of a range that begins at a multiple of 64.
  ///
  /// - Parameters:
  ///   - bits: bit `i % 64` of word `i / 64` for document `i` of the range; bits behind its end are 0.
  ///   - counts: `valueCount` elements.
  func count(_ bits: UnsafePointer<UInt64>, from range: Range<Int>, into counts: inout [UInt32]) throws(IndexError) {
    precondition(counts.count >= valueCount && range.upperBound <= documents, "counters for all values, documents of the segment")
    if starts != nil { return unsafe try countLists(bits, from: range, into: &counts) }
    for index in 0..<(range.count &+ 63) / 64 {
      var rest = unsafe bits[index]
      let first = range.lowerBound &+ index &* 64
      while rest != 0 {
        let document = first &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        if isBytes {
          let code = Int(view[ordinals &+ document])
          guard code <= valueCount else { throw damage("a facet value does not exist") }
          if code > 0 { counts[code &- 1] &+= 1 }
        } else {
          try forEachOrdinal(of: UInt32(truncatingIfNeeded: document)) { counts[Int($0)] &+= 1 }
        }
      }
    }
  }

  /// The same where a document may have several values: stretches of documents without any, of which most facets have many, are passed at once.
  private func countLists(_ bits: UnsafePointer<UInt64>, from range: Range<Int>, into counts: inout [UInt32]) throws(IndexError) {
    guard let starts else { return }
    let total = (view.count - ordinals) / width
    let isWhole = unsafe view.withUnsafeBytes { bytes in
      func start(_ document: Int) -> Int {
        unsafe Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: starts &+ document &* 4, as: UInt32.self)))
      }
      for index in 0..<(range.count &+ 63) / 64 {
        var rest = unsafe bits[index]
        let first = range.lowerBound &+ index &* 64
        guard rest != 0, start(first) != start(min(first &+ 64, documents)) else { continue }
        while rest != 0 {
          let document = first &+ rest.trailingZeroBitCount
          rest &= rest &- 1
          var next = start(document)
          let end = start(document &+ 1)
          guard end <= total else { return false }
          while next < end {
            let place = ordinals &+ next &* width
            let ordinal =
              switch width {
              case 1: unsafe Int(bytes[place])
              case 2: unsafe Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)))
              default: unsafe Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
              }
            guard ordinal < valueCount else { return false }
            counts[ordinal] &+= 1
            next &+= 1
          }
        }
      }
      return true
    }
    guard isWhole else { throw damage("a document has facet values that do not exist") }
  }

  /// Adds one to `counts[ordinal]` for each value of each document of a set.
  ///
  /// - Parameters:
  ///   - bitmap: bit `d % 64` of word `d / 64` for document `d`; what lies past the last document is not looked at.
  ///   - counts: `valueCount` elements.
  package func count(bitmap: [UInt64], into counts: inout [UInt32]) throws(IndexError) {
    precondition(counts.count >= valueCount, "a counter for each value")
    var tally = try FacetTally(self)
    for index in 0..<min(bitmap.count, (documents + 63) / 64) {
      let range = index * 64..<min(index * 64 + 64, documents)
      let word = bitmap[index] & (.max &>> UInt64(64 - range.count))
      guard word != 0 else { continue }
      unsafe try withUnsafePointer(to: word) { (bits) throws(IndexError) in
        unsafe try tally.add(range, count: word.nonzeroBitCount, bits: bits)
      }
    }
    for ordinal in 0..<valueCount { counts[ordinal] &+= tally.counts[ordinal] }
  }

  /// Whether the column is one byte a document: the ordinal + 1, or 0.
  private var isBytes: Bool { starts == nil && runs == nil && width == 1 }

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
