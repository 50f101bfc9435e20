/// The numbers that documents (or passages) of a source get in a new segment.
struct DocumentNumbers: Sendable {
  /// `nil` when all keep theirs; else `UInt32.max` for the ones left out.
  private let table: [UInt32]?

  /// - Parameter table: by old number; `UInt32.max` leaves a document out. `nil` keeps all as they are.
  init(table: [UInt32]? = nil) {
    self.table = table
  }

  /// The numbers of some documents in a row of those of a table.
  func part(_ range: Range<Int>) -> DocumentNumbers { DocumentNumbers(table: Array((table ?? [])[range])) }

  /// The new number of a document; `nil` when it is left out.
  @inline(__always)
  subscript(document: UInt32) -> UInt32? {
    guard let table else { return document }
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
      self.init(documents: DocumentNumbers(), passages: DocumentNumbers())
      return
    }
    self.init(passages: counts, order: counts.indices.map { UInt32($0) }.filter { !replaced.contains($0) })
  }

  /// The numbers of a source whose documents are put in an order.
  ///
  /// - Parameters:
  ///   - counts: passages by document.
  ///   - order: the documents that are kept.
  init(passages counts: [UInt32], order: [UInt32]) {
    var documents = [UInt32](repeating: .max, count: counts.count)
    var firsts = documents
    var passage: UInt32 = 0
    for (number, document) in order.enumerated() {
      documents[Int(document)] = UInt32(number)
      firsts[Int(document)] = passage
      passage += counts[Int(document)]
    }
    self.init(documents: DocumentNumbers(table: documents), passages: Self.passages(counts, firsts))
  }

  /// The numbers of passages, given that of the first one of each document, or `UInt32.max`.
  private static func passages(_ counts: [UInt32], _ firsts: [UInt32]) -> DocumentNumbers {
    var numbers: [UInt32] = []
    for (document, count) in counts.enumerated() {
      for index in 0..<count { numbers.append(firsts[document] == .max ? .max : firsts[document] + index) }
    }
    return DocumentNumbers(table: numbers)
  }

  /// The numbers of several sources whose documents are put in one order.
  ///
  /// - Parameters:
  ///   - counts: by source, passages by document.
  ///   - order: the documents that are kept, counted through all sources.
  static func numbers(passages counts: [[UInt32]], order: [UInt32]) -> [SourceNumbers] {
    let all = SourceNumbers(passages: counts.flatMap { $0 }, order: order)
    var numbers: [SourceNumbers] = []
    var (document, passage) = (0, 0)
    for counts in counts {
      let total = counts.reduce(0) { $0 + Int($1) }
      numbers.append(
        SourceNumbers(
          documents: all.documents.part(document..<document + counts.count), passages: all.passages.part(passage..<passage + total)))
      document += counts.count
      passage += total
    }
    return numbers
  }

  /// The numbers that lists of the key's space count in.
  func of(key: [UInt8]) -> DocumentNumbers {
    key.first == KeySpace.passage.rawValue ? passages : documents
  }
}
