/// The remarks on the rows of one table, within bounds: what was refused is never crowded out by what was only noted.
package struct RowRemarks: Sendable, Hashable {
  /// The rows that became no record.
  package private(set) var refused = 0
  /// The other remarks.
  package private(set) var noted = 0
  private var refusals: [RowRemark] = []
  private var notes: [RowRemark] = []

  package init() {}

  /// Adds a remark; beyond ``RowRemark/limit`` of a kind it is only counted.
  package mutating func note(_ remark: RowRemark) {
    if remark.isRefusal {
      refused += 1
      if refusals.count < RowRemark.limit { refusals.append(remark) }
    } else {
      noted += 1
      if notes.count < RowRemark.limit { notes.append(remark) }
    }
  }

  /// The remarks, by line, at most ``RowRemark/limit``.
  package var listed: [RowRemark] {
    let kept = (refusals + notes).prefix(RowRemark.limit)
    return kept.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}
