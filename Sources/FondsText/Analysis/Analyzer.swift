package import FondsRecord

/// Turns records into terms at positions.
///
/// Reusable, and faster once it knows the common words; one per task, not to be shared.
package final class Analyzer {
  /// Raised when the terms of a text change: an index of another version must be made anew.
  package static let version = 4

  private var builder: RecordBuilder

  /// - Parameters:
  ///   - labels: when given, the labels in the texts are found on the way.
  ///   - findsShingles: whether the shingles of the body are found on the way.
  package init(labels: LabelIndex? = nil, findsShingles: Bool = false) {
    builder = RecordBuilder(labels: labels, findsShingles: findsShingles)
  }

  /// The terms of a record's titles, keywords, abstracts, own fields, blocks, authors and producers.
  ///
  /// The same record always gives the same terms. O(bytes of text).
  package func analyze(_ record: Record) -> AnalyzedRecord {
    builder.analyze(record)
  }
}
