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

  init(_ spool: consuming SpoolFile) {
    self.spool = spool
  }

  mutating func add(_ document: IndexDocument) throws(IndexError) {
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

  /// Ends the writing: the documents that are not among `replaced`.
  consuming func source(without replaced: Set<UInt32>) throws(IndexError) -> SpooledDocuments {
    do throws(ByteError) { return SpooledDocuments(try SpoolReader(spool), replaced) } catch { throw IndexError(error) }
  }
}

/// Reads the documents of a session back.
final class SpooledDocuments: DocumentSource {
  private let reader: SpoolReader
  private let replaced: Set<UInt32>
  private var number: UInt32 = 0

  init(_ reader: SpoolReader, _ replaced: Set<UInt32>) {
    self.reader = reader
    self.replaced = replaced
  }

  func next(_ row: inout DocumentRow) throws(IndexError) -> Bool {
    do throws(ByteError) {
      while !reader.isAtEnd {
        try read(&row)
        number += 1
        if !replaced.contains(number - 1) { return true }
      }
      return false
    } catch {
      throw IndexError(error)
    }
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
