internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// What became of one line of an import.
struct ImportedLine: Sendable {
  /// From 1.
  var number: Int
  var outcome: Result<IndexedRecord, RecordError>
}

/// Makes documents of lines of records, a batch at a time.
actor ImportWorker {
  private let indexer: RecordIndexer

  init(_ tagging: IndexSession.Tagging) { indexer = RecordIndexer(tagging) }

  /// The records of a batch, in order; lines of white space are left out.
  func read(_ batch: LineBatch) -> [ImportedLine] {
    var read: [ImportedLine] = []
    read.reserveCapacity(batch.count)
    for index in 0..<batch.count where batch.isOverlong(index) || batch[index].contains(where: { $0 > 0x20 }) {
      do throws(RecordError) {
        if batch.isOverlong(index) {
          throw RecordError(.tooLarge, message: "the line is longer than \(LineReader.lineLimit) bytes", remedy: "split the record")
        }
        if batch[index].starts(with: "{\"desk\":".utf8) {
          throw RecordError(.badValue, message: "an entry of the desk stands behind records", remedy: "put such lines first")
        }
        var record = try RecordCoding.decode(Array(batch[index]))
        Self.normalise(&record)
        read.append(ImportedLine(number: batch.firstLine + index, outcome: .success(indexer.document(for: record))))
      } catch {
        read.append(ImportedLine(number: batch.firstLine + index, outcome: .failure(error)))
      }
    }
    return read
  }

  /// Puts the texts into NFC, in which they are in every record.
  private static func normalise(_ record: inout Record) {
    normalise(&record.titles)
    normalise(&record.abstracts)
    normalise(&record.keywords)
    for position in record.blocks.indices { record.blocks[position].text = Normalization.nfc(record.blocks[position].text) }
  }

  private static func normalise(_ texts: inout [LocalizedText]) {
    for position in texts.indices { texts[position].text = Normalization.nfc(texts[position].text) }
  }
}
