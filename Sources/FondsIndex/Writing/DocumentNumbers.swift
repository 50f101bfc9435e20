/// The numbers that documents (or passages) of a source get in a new segment.
struct DocumentNumbers: Sendable {
  private let first: UInt32
  /// `nil` when all are kept; else `UInt32.max` for the ones left out.
  private let table: [UInt32]?

  /// Keeps all, numbered from `first` on.
  init(first: UInt32) {
    self.first = first
    table = nil
  }

  /// - Parameter table: by old number; `UInt32.max` leaves a document out.
  init(table: [UInt32]) {
    first = 0
    self.table = table
  }

  /// The new number of a document; `nil` when it is left out.
  @inline(__always)
  subscript(document: UInt32) -> UInt32? {
    guard let table else { return first &+ document }
    // A damaged segment under valid checksums may name passages that its documents do not have.
    guard Int(document) < table.count, table[Int(document)] != .max else { return nil }
    return table[Int(document)]
  }
}

/// The numbers of the documents and passages of a source in the new segment.
struct SourceNumbers: Sendable {
  var documents: DocumentNumbers
  var passages: DocumentNumbers

  init(documents: DocumentNumbers, passages: DocumentNumbers) {
    self.documents = documents
    self.passages = passages
  }

  /// The numbers of a session.
  ///
  /// - Parameters:
  ///   - counts: passages by document.
  ///   - replaced: the documents that are left out.
  init(passages counts: [UInt32], without replaced: Set<UInt32>) {
    guard !replaced.isEmpty else {
      self.init(documents: DocumentNumbers(first: 0), passages: DocumentNumbers(first: 0))
      return
    }
    self.init(firstDocument: 0, firstPassage: 0, passages: counts) { !replaced.contains($0) }
  }

  /// The numbers of a source of which some documents are left out.
  ///
  /// - Parameters:
  ///   - counts: passages by document.
  ///   - isKept: whether a document stays.
  init(firstDocument: UInt32, firstPassage: UInt32, passages counts: [UInt32], isKept: (UInt32) -> Bool) {
    var documents: [UInt32] = []
    var passages: [UInt32] = []
    var document = firstDocument
    var passage = firstPassage
    for (index, count) in counts.enumerated() {
      let stays = isKept(UInt32(index))
      documents.append(stays ? document : .max)
      document += stays ? 1 : 0
      for _ in 0..<count {
        passages.append(stays ? passage : .max)
        passage += stays ? 1 : 0
      }
    }
    self.init(documents: DocumentNumbers(table: documents), passages: DocumentNumbers(table: passages))
  }

  /// The numbers that lists of the key's space count in.
  func of(key: [UInt8]) -> DocumentNumbers {
    key.first == KeySpace.passage.rawValue ? passages : documents
  }
}
