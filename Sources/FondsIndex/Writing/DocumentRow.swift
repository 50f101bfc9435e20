internal import FondsBytes
internal import FondsRecord
internal import FondsText

/// What a segment keeps of a document besides its terms and its norm.
struct DocumentRow {
  var identifier: [UInt8] = []
  var language: Language = .undetermined
  var passages: [AnalyzedPassage] = []
  var stored: [UInt8] = []
}

/// Gives the documents of a new segment in order.
protocol DocumentSource: AnyObject {
  /// Replaces `row` by the next document; false at the end.
  func next(_ row: inout DocumentRow) throws(IndexError) -> Bool
}

/// The documents of a session, waiting in a temporary file.
struct DocumentSpool: ~Copyable {
  private var spool: SpoolFile
  private var out = ByteWriter()
  /// Where each document begins in the file.
  private var starts: [Int] = []

  init(_ spool: consuming SpoolFile) {
    self.spool = spool
  }

  mutating func add(_ document: IndexDocument) throws(IndexError) {
    starts.append(spool.count)
    out.removeAll()
    out.text(document.id.value)
    out.byte(document.language.code)
    out.varint(document.analyzed.passages.count)
    for passage in document.analyzed.passages {
      out.varint(passage.firstPosition)
      out.varint(passage.firstBlock)
      out.varint(passage.blockCount)
      out.varint(passage.page)
      out.byte(passage.language.code)
    }
    out.varint(document.stored.count)
    out.append(document.stored)
    do throws(ByteError) { try spool.append(out.bytes) } catch { throw IndexError(error) }
  }

  /// Ends the writing: the documents that are not among `replaced`, or those of an order.
  consuming func source(without replaced: Set<UInt32>, order: [UInt32]?) throws(IndexError) -> SpooledDocuments {
    let starts = starts
    do throws(ByteError) {
      return SpooledDocuments(try SpoolReader(spool), starts, order ?? starts.indices.map { UInt32($0) }.filter { !replaced.contains($0) })
    } catch {
      throw IndexError(error)
    }
  }
}

/// Reads the documents of a session back.
final class SpooledDocuments: DocumentSource {
  private let reader: SpoolReader
  private let starts: [Int]
  private let order: [UInt32]
  private var place = 0

  init(_ reader: SpoolReader, _ starts: [Int], _ order: [UInt32]) {
    self.reader = reader
    self.starts = starts
    self.order = order
  }

  func next(_ row: inout DocumentRow) throws(IndexError) -> Bool {
    guard place < order.count else { return false }
    do throws(ByteError) {
      reader.seek(to: starts[Int(order[place])])
      try read(&row)
    } catch {
      throw IndexError(error)
    }
    place += 1
    return true
  }

  private func read(_ row: inout DocumentRow) throws(ByteError) {
    try reader.read(try reader.count(), into: &row.identifier)
    row.language = Language(code: try reader.byte()) ?? .undetermined
    row.passages.removeAll(keepingCapacity: true)
    for _ in 0..<(try reader.count()) {
      row.passages.append(
        AnalyzedPassage(
          firstPosition: UInt32(truncatingIfNeeded: try reader.varint()), firstBlock: UInt32(truncatingIfNeeded: try reader.varint()),
          blockCount: UInt32(truncatingIfNeeded: try reader.varint()), page: UInt32(truncatingIfNeeded: try reader.varint()),
          language: Language(code: try reader.byte()) ?? .undetermined))
    }
    try reader.read(try reader.count(), into: &row.stored)
  }
}
