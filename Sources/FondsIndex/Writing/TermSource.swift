internal import FondsBytes

/// Gives terms in the order of their keys, each with its postings: the table of a session, a run, or a segment to be merged.
protocol TermSource: AnyObject {
  /// The current key: space byte and term.
  var key: [UInt8] { get }

  /// Moves to the next term; false at the end.
  func advance() throws(IndexError) -> Bool

  /// Adds the postings of the current term to a list.
  func drain(into list: inout PostingListWriter) throws(IndexError)
}

/// The terms that a session still has in memory.
final class TableSource: TermSource {
  private let table: TermTable
  private let order: [UInt32]
  private let numbers: SourceNumbers
  private var index = -1
  private(set) var key: [UInt8] = []
  private var stream: [UInt8] = []

  init(_ table: consuming TermTable, numbers: SourceNumbers) {
    order = table.sorted()
    self.table = table
    self.numbers = numbers
  }

  func advance() -> Bool {
    index += 1
    guard index < order.count else { return false }
    table.readKey(order[index], into: &key)
    return true
  }

  func drain(into list: inout PostingListWriter) throws(IndexError) {
    table.readStream(order[index], into: &stream)
    try PostingStream.decode(stream, numbers: numbers.of(key: key), into: &list)
  }
}

/// A sorted run in a temporary file: key length, key, stream length, stream, for each term.
final class RunSource: TermSource {
  private let reader: SpoolReader
  private let numbers: SourceNumbers
  private(set) var key: [UInt8] = []
  private var stream: [UInt8] = []

  /// Writes the terms of a table to a temporary file.
  static func write(_ table: borrowing TermTable, in directory: String, system: FileSystem) throws(IndexError) -> SpoolReader {
    var key: [UInt8] = []
    var stream: [UInt8] = []
    do throws(ByteError) {
      var spool = try SpoolFile(in: directory, name: FileNames.spool, system: system)
      for term in table.sorted() {
        table.readKey(term, into: &key)
        table.readStream(term, into: &stream)
        var head = ByteWriter(capacity: key.count + 12)
        head.varint(key.count)
        head.append(key)
        head.varint(stream.count)
        try spool.append(head.bytes)
        try spool.append(stream)
      }
      return try SpoolReader(spool)
    } catch {
      throw IndexError(error)
    }
  }

  init(_ reader: SpoolReader, numbers: SourceNumbers) {
    self.reader = reader
    self.numbers = numbers
  }

  func advance() throws(IndexError) -> Bool {
    guard !reader.isAtEnd else { return false }
    do throws(ByteError) {
      try reader.read(try reader.count(), into: &key)
      try reader.read(try reader.count(), into: &stream)
    } catch {
      throw IndexError(error)
    }
    return true
  }

  func drain(into list: inout PostingListWriter) throws(IndexError) {
    try PostingStream.decode(stream, numbers: numbers.of(key: key), into: &list)
  }
}
