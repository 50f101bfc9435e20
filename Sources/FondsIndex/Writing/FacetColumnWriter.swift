internal import FondsBytes

/// Writes the facet section from the posting lists of the facet terms, which come sorted by facet and value (`Index/FORMAT.md` §5.8).
///
/// Holds one facet at a time: eight bytes for each of its values of each document, and four for each document.
struct FacetColumnWriter: ~Copyable {
  private var spool: SpoolFile
  private let documents: Int
  private var directory = ByteWriter()
  private var facet: [UInt8] = []
  private var values: [[UInt8]] = []
  /// For each value in order, the documents that have it.
  private var pairs: [(document: UInt32, ordinal: UInt32)] = []

  init(_ spool: consuming SpoolFile, documents: Int) {
    self.spool = spool
    self.documents = documents
  }

  /// Adds a value with its documents, rising.
  ///
  /// - Parameter term: facet, NUL, value.
  mutating func add(_ term: ArraySlice<UInt8>, _ list: [UInt32]) throws(IndexError) {
    guard let key = FacetValueKey(term: term) else { return }
    if key.facet != facet { try flush() }
    facet = key.facet
    for document in list { pairs.append((document, UInt32(values.count))) }
    values.append(key.value)
  }

  private mutating func flush() throws(IndexError) {
    guard !values.isEmpty else { return }
    var starts = [UInt32](repeating: 0, count: documents + 1)
    for pair in pairs { starts[Int(pair.document) + 1] += 1 }
    let isSingle = starts.allSatisfy { $0 <= 1 }
    for document in 0..<documents { starts[document + 1] += starts[document] }
    // A counting sort by document; ordinals stay in order because values came in order.
    var ordinals = [UInt32](repeating: 0, count: pairs.count)
    var next = starts
    for pair in pairs {
      ordinals[Int(next[Int(pair.document)])] = pair.ordinal
      next[Int(pair.document)] += 1
    }
    // Shape 0 keeps 0 for "none", so its ordinals go up to the number of values.
    let largest = isSingle ? values.count : values.count - 1
    let width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : 4
    var column = ByteWriter(capacity: documents * (isSingle ? width : 4) + pairs.count * width)
    let runs = isSingle ? Self.runs(ordinals, starts) : []
    let hasRuns = isSingle && runs.count * (4 + width) < documents * width / 2
    column.byte(hasRuns ? 2 : isSingle ? 0 : 1)
    column.byte(UInt8(width))
    column.byte(0)
    column.byte(0)
    column.uint32(UInt32(values.count))
    var end = 0
    for value in values {
      end += value.count
      column.uint32(UInt32(end))
    }
    for value in values { column.append(value) }
    if hasRuns {
      column.uint32(UInt32(runs.count))
      for run in runs { column.uint32(run.end) }
      for run in runs { Self.put(run.code, width, &column) }
    } else if isSingle {
      for document in 0..<documents {
        let start = Int(starts[document])
        Self.put(start < starts[document + 1] ? ordinals[start] + 1 : 0, width, &column)
      }
    } else {
      for start in starts { column.uint32(start) }
      for ordinal in ordinals { Self.put(ordinal, width, &column) }
    }
    directory.varint(facet.count)
    directory.append(facet)
    directory.varint(spool.count)
    directory.varint(column.count)
    do throws(ByteError) { try spool.append(column.bytes) } catch { throw IndexError(error) }
    values.removeAll()
    pairs.removeAll()
  }

  /// Stretches of documents with the same value: the end of each, and its ordinal + 1, or 0 for none.
  private static func runs(_ ordinals: [UInt32], _ starts: [UInt32]) -> [(end: UInt32, code: UInt32)] {
    var runs: [(end: UInt32, code: UInt32)] = []
    for document in 0..<starts.count - 1 {
      let code = starts[document] < starts[document + 1] ? ordinals[Int(starts[document])] + 1 : 0
      if let last = runs.last, last.code == code {
        runs[runs.count - 1].end = UInt32(document + 1)
      } else {
        runs.append((UInt32(document + 1), code))
      }
    }
    return runs
  }

  private static func put(_ value: UInt32, _ width: Int, _ out: inout ByteWriter) {
    for byte in 0..<width { out.byte(UInt8(truncatingIfNeeded: value >> UInt32(byte * 8))) }
  }

  /// Writes the section into the segment.
  consuming func finish(into file: SegmentFileWriter) throws(IndexError) {
    try flush()
    let length = directory.count
    directory.uint32(UInt32(length))
    do throws(ByteError) { try spool.append(directory.bytes) } catch { throw IndexError(error) }
    try file.section(spool)
  }
}
