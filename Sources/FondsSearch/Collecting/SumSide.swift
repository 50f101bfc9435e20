internal import FondsIndex
internal import FondsRecord

/// What a sum is grouped by, in one segment: the values of a facet, or the states that a history tells as of a date.
struct SumSide {
  private let column: FacetColumn?
  /// Where states are asked for: the history, and the days on which something was opened and closed.
  private let history: FacetColumn?
  private let opened: FacetColumn?
  private let closed: FacetColumn?
  private let date: PartialDate?

  /// - Parameter date: as of which states are taken; `nil` for the values of now.
  init(_ facet: String, of segment: SegmentReader, at date: PartialDate? = nil) throws(IndexError) {
    func hidden(_ name: String) throws(IndexError) -> FacetColumn? { try segment.facet(FieldDefinition.columnMark + name) }
    column = try segment.facet(facet)
    history = date == nil ? nil : try hidden(facet + StateHistory.ending)
    let isStatus = date != nil && facet == StateHistory.status
    opened = isStatus ? try hidden(StateHistory.opened) : nil
    closed = isStatus ? try hidden(StateHistory.closed) : nil
    self.date = date
  }

  /// The values of a document; none where nothing is known.
  func values(of document: DocumentID) throws(IndexError) -> [String] {
    guard let date else { return try Self.values(of: document, in: column) }
    let entries = try Self.values(of: document, in: history)
    if !entries.isEmpty { return StateHistory.state(entries, at: date).map { [$0] } ?? [] }
    guard let opened = try Self.values(of: document, in: opened).first.flatMap(PartialDate.init(iso:)) else { return [] }
    let closed = try Self.values(of: document, in: closed).first.flatMap(PartialDate.init(iso:))
    let status = StateHistory.status(
      opened: opened, closed: closed, present: try Self.values(of: document, in: column).first, at: date)
    return status.map { [$0.state] } ?? []
  }

  private static func values(of document: DocumentID, in column: FacetColumn?) throws(IndexError) -> [String] {
    var values: [String] = []
    for ordinal in try column?.ordinals(of: document) ?? [] { if let value = try column?.value(ordinal) { values.append(value) } }
    return values
  }
}
