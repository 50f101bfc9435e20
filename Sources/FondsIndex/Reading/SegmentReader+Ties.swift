/// A document that refers to another one.
package struct Referrer: Sendable, Hashable {
  package var address: DocumentAddress
  /// What the reference means (`DocumentTie.kind`).
  package var kind: String

  package init(address: DocumentAddress, kind: String) {
    self.address = address
    self.kind = kind
  }
}

extension SegmentReader {
  /// Calls `body` with the live documents that refer to what bears a name, and what their reference means (`Index/FORMAT.md` §5.1, space 9).
  func referrers(of name: String, _ body: (DocumentID, _ kind: String) -> Void) throws(IndexError) {
    let prefix = TermKey.ties(to: name)
    try enumerate(.tie, prefix: prefix) { (term: [UInt8], entry: TermEntry) throws(IndexError) in
      let kind = String(decoding: term.dropFirst(prefix.count), as: UTF8.self)
      var cursor = try postings(entry)
      while try cursor.next() != PostingCursor.end {
        if isLive(cursor.document) { body(cursor.document, kind) }
      }
      return true
    }
  }
}

extension IndexSnapshot {
  /// The live documents that refer to what bears one of some names, each kind of reference of a document once, by kind and address.
  ///
  /// O(names · log terms + references).
  package func referrers(of names: [String]) throws(IndexError) -> [Referrer] {
    var found: Set<Referrer> = []
    for (number, segment) in segments.enumerated() {
      for name in names {
        try segment.referrers(of: name) { document, kind in
          found.insert(Referrer(address: DocumentAddress(segment: number, document: document), kind: kind))
        }
      }
    }
    return found.sorted { ($0.kind, $0.address) < ($1.kind, $1.address) }
  }
}
