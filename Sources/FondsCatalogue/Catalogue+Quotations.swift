internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Two records of which one quotes the other, or that share sentences.
package struct QuotedPair: Sendable, Hashable {
  /// The one that quotes, or that was published later; else the first of the two by identifier.
  package var record: RecordView.Target
  /// How it stands to the other one.
  package var quotation: QuotationView

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", record.id)
      writer.member("title", record.title)
      writer.member("language", record.language.rawValue)
      writer.name("quotation")
      quotation.write(to: &writer)
    }
  }
}

extension Catalogue {
  /// Gives all quotations between records of the index, those of most words first.
  ///
  /// - Parameter id: only those of one record; `nil` for all.
  package func quotations(of id: String? = nil, to sink: (QuotedPair) -> Void) async throws(CatalogueError) {
    let open = try current.newest()
    let known = try open.quotations()
    let chosen = if let id { known.of(try await record(id).record.id.value) } else { known.all }
    for quotation in chosen.sorted(by: { ($1.words, $0.from, $0.to) < ($0.words, $1.from, $1.to) }) {
      guard let record = try open.record(named: quotation.from), let other = try open.record(named: quotation.to) else { continue }
      let target = RecordView.Target(id: record.id.value, title: record.title(for: record.language).text, language: record.language)
      sink(QuotedPair(record: target, quotation: QuotationView(quotation, in: record, other: other)))
    }
  }

  /// The quotations of one record that lead to records which the reader may see, those of most words first.
  ///
  /// - Parameter moment: when it is looked at: words that nobody had written yet are no quotation; `nil` for now.
  static func quotations(
    of record: Record, on open: OpenIndex, visibilities: [Visibility]?, at moment: Moment? = nil
  ) throws(CatalogueError) -> [QuotationView] {
    let name = record.id.value
    let own = try open.quotations().of(name)
    var views: [QuotationView] = []
    for quotation in own.sorted(by: { ($1.words, $0.from, $0.to) < ($0.words, $1.from, $1.to) }) where views.count < viewLimit {
      guard let other = try open.record(named: quotation.from == name ? quotation.to : quotation.from),
        visibilities?.contains(other.visibility) ?? true, try open.isPresent(other.id, at: moment)
      else { continue }
      views.append(QuotationView(quotation, in: record, other: other))
    }
    return views
  }

  /// The most quotations shown with one record.
  private static let viewLimit = 20
}

extension OpenIndex {
  /// Whether there was a record at a moment.
  func isPresent(_ id: RecordID, at moment: Moment?) throws(CatalogueError) -> Bool {
    guard let moment else { return true }
    return try onIndex { () throws(IndexError) in try snapshot.locate(id: id) }.map(moment.present.contains) ?? false
  }

  /// The record of an identifier; `nil` where the index has none.
  func record(named name: String) throws(CatalogueError) -> Record? {
    guard let id = RecordID(name), let address = try onIndex({ () throws(IndexError) in try snapshot.locate(id: id) }) else { return nil }
    return try record(at: address)
  }
}
