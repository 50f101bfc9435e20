package import FondsText

/// How much an occurrence in each field counts in the one combined frequency of a term (BM25F: Robertson, Zaragoza & Taylor 2004).
///
/// The weights are part of each segment: an index written with others is refused.
package enum FieldWeights {
  /// The weight of a field, 1…255.
  package static func weight(of field: Field) -> UInt32 {
    switch field {
    case .title, .keywords: 2
    case .abstract, .body, .author: 1
    }
  }

  /// The weighted length of a document: tokens by field times the weight of the field.
  ///
  /// Names of authors do not lengthen a text.
  ///
  /// - Parameter lengths: tokens by `Field.rawValue`.
  package static func length(_ lengths: [UInt32]) -> UInt64 {
    var sum: UInt64 = 0
    for field in Field.allCases where field != .author && Int(field.rawValue) < lengths.count {
      sum += UInt64(lengths[Int(field.rawValue)]) * UInt64(weight(of: field))
    }
    return sum
  }
}
