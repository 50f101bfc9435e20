internal import FondsBytes
internal import FondsRecord
internal import FondsText

/// What a segment keeps of each document besides its terms: identifier, language, passages (`Index/FORMAT.md` §5.5–5.7).
struct DocumentTable: Sendable {
  let identifiers: IdentifierTable
  private let languages: Section
  private let rows: Section
  private let documents: Int
  let passageCount: Int

  init(_ file: SegmentFile) throws(IndexError) {
    identifiers = try IdentifierTable(file)
    languages = try file.section(.languages)
    rows = try file.section(.passages)
    documents = file.contents.documents
    passageCount = file.contents.passages
    guard languages.count == (documents + 3) / 4 else { throw languages.damage("the languages have the wrong size", at: 0) }
  }

  func language(_ document: DocumentID) throws(IndexError) -> Language {
    guard Int(document) < documents else { throw languages.damage("there is no document \(document)", at: 0) }
    let byte = try languages.checked(Int(document) / 4, 1)[0]
    return try Self.language(byte >> UInt8(document % 4 * 2) & 3, languages, at: Int(document) / 4)
  }

  /// The numbers of the passages of a document in the segment.
  func passageNumbers(_ document: DocumentID) throws(IndexError) -> Range<UInt32> {
    guard rows.count > 0 else { return 0..<0 }
    let (start, end) = try bounds(rows, at: 0, document)
    guard end <= passageCount else { throw rows.damage("a document has more passages than the segment", at: Int(document) * 4) }
    return UInt32(start)..<UInt32(end)
  }

  /// The ends of the documents' passages, checked to rise to the number of passages.
  func passageEnds() throws(IndexError) -> [UInt32] {
    guard rows.count > 0 else { return [] }
    let view = try rows.checked(0, documents * 4)
    var ends: [UInt32] = []
    ends.reserveCapacity(documents)
    do throws(ByteError) {
      for document in 0..<documents { ends.append(try view.uint32(at: document * 4)) }
    } catch {
      throw IndexError(error)
    }
    for (place, pair) in zip(ends, ends.dropFirst()).enumerated() where pair.1 < pair.0 {
      throw rows.damage("a table of ends falls", at: place * 4)
    }
    guard ends.last ?? 0 == UInt32(passageCount) else { throw rows.damage("the passages do not add up", at: 0) }
    return ends
  }

  func passages(_ document: DocumentID) throws(IndexError) -> [AnalyzedPassage] {
    let numbers = try passageNumbers(document)
    guard !numbers.isEmpty else { return [] }
    let (start, end) = try bounds(rows, at: documents * 4, document)
    let base = documents * 8
    var reader = ByteReader(try rows.checked(base + start, end - start))
    var passages: [AnalyzedPassage] = []
    var first: UInt32 = 0
    for _ in numbers {
      let raw: UInt8
      var passage: AnalyzedPassage
      do throws(ByteError) {
        first &+= try reader.varint32()
        passage = AnalyzedPassage(
          firstPosition: first, firstBlock: try reader.varint32(), blockCount: try reader.varint32(), page: try reader.varint32(),
          language: .undetermined)
        raw = try reader.byte()
      } catch {
        throw IndexError(error)
      }
      passage.language = try Self.language(raw, rows, at: base + start)
      passages.append(passage)
    }
    return passages
  }

  /// The document that holds a passage.
  ///
  /// O(log documents).
  func document(ofPassage passage: UInt32) throws(IndexError) -> DocumentID {
    guard Int(passage) < passageCount else { throw rows.damage("there is no such passage", at: 0) }
    var low = 0
    var high = documents - 1
    let ends = try rows.checked(0, documents * 4)
    do throws(ByteError) {
      while low < high {
        let middle = (low + high) / 2
        if try ends.uint32(at: middle * 4) > passage { high = middle } else { low = middle + 1 }
      }
    } catch {
      throw IndexError(error)
    }
    return DocumentID(low)
  }

  /// The stretch of a document in a table of ends.
  private func bounds(_ section: Section, at table: Int, _ document: DocumentID) throws(IndexError) -> (Int, Int) {
    guard Int(document) < documents else { throw section.damage("there is no document \(document)", at: table) }
    let place = table + Int(document) * 4
    let view = try section.checked(document == 0 ? place : place - 4, document == 0 ? 4 : 8)
    let (start, end) = try indexed { () throws(ByteError) in
      document == 0 ? (0, Int(try view.uint32(at: 0))) : (Int(try view.uint32(at: 0)), Int(try view.uint32(at: 4)))
    }
    guard start <= end else { throw section.damage("a table of ends falls", at: place) }
    return (start, end)
  }

  private static func language(_ code: UInt8, _ section: Section, at offset: Int) throws(IndexError) -> Language {
    guard let language = Language(code: code) else { throw section.damage("there is no such language", at: offset) }
    return language
  }
}

extension Language {
  /// The byte that stands for it (`Index/FORMAT.md` §5.5).
  var code: UInt8 {
    switch self {
    case .undetermined: 0
    case .french: 1
    case .english: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .undetermined
    case 1: self = .french
    case 2: self = .english
    default: return nil
    }
  }
}
