/// A query without something that kept documents out, as its reader would type it.
package struct QueryLoosening: Sendable, Hashable {
  /// What was taken off.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Quotation marks: their words remain.
    case quotations
    /// `+` and `AND`: their terms remain.
    case obligations
    /// `-` and `NOT`, with their terms.
    case exclusions
    /// One term with a field.
    case field
    /// All of these.
    case everything
  }

  package var kind: Kind
  /// What is left of the query; never blank, but not always one that can be read.
  package var query: String
  /// The term with its field that was taken off; `nil` for the other kinds.
  package var term: String?

  /// The most terms with a field that are taken off one at a time.
  static let fieldLimit = 4

  /// The looser forms of a query, each different from it.
  ///
  /// - Throws: `QueryError` where the query cannot be cut into terms.
  package static func all(of query: String, fields: FieldVocabulary) throws(QueryError) -> [QueryLoosening] {
    let tokens = try QueryLexer.tokens(of: query, fields: fields)
    let scalars = Array(query.unicodeScalars)
    let parts = Parts(tokens)
    var found: [QueryLoosening] = []
    func add(_ kind: Kind, _ removed: [Range<Int>], _ unquoted: [Range<Int>], term: Range<Int>? = nil) {
      guard !removed.isEmpty || !unquoted.isEmpty else { return }
      let text = Self.text(of: scalars, without: removed, unquoting: unquoted)
      guard !text.isEmpty, !found.contains(where: { $0.query == text }) else { return }
      found.append(QueryLoosening(kind: kind, query: text, term: term.map { String(String.UnicodeScalarView(scalars[$0])) }))
    }
    add(.quotations, [], parts.quotations)
    add(.obligations, parts.obligations, [])
    add(.exclusions, parts.exclusions, [])
    for field in parts.fields.prefix(Self.fieldLimit) { add(.field, [field], [], term: field) }
    add(.everything, parts.obligations + parts.exclusions + parts.fields, parts.quotations)
    return found
  }

  /// The scalars of a query without some ranges, marks of quotation without their first and last scalar; blanks side by side become one.
  private static func text(of scalars: [Unicode.Scalar], without removed: [Range<Int>], unquoting quotations: [Range<Int>]) -> String {
    var isKept = [Bool](repeating: true, count: scalars.count)
    for range in removed { for index in range { isKept[index] = false } }
    for range in quotations {
      isKept[range.lowerBound] = false
      isKept[range.upperBound - 1] = false
    }
    let kept = String(String.UnicodeScalarView(scalars.indices.map { isKept[$0] ? scalars[$0] : " " }))
    return kept.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Where the terms stand that can be taken off.
  private struct Parts {
    var quotations: [Range<Int>] = []
    var obligations: [Range<Int>] = []
    var exclusions: [Range<Int>] = []
    var fields: [Range<Int>] = []

    init(_ tokens: [QueryToken]) {
      var next = 0
      while next < tokens.count {
        let token = tokens[next]
        next += 1
        switch token.kind {
        case .phrase: quotations.append(token.range)
        case .must, .and: obligations.append(token.range)
        case .mustNot, .not:
          let end = Self.end(ofTermAt: next, tokens)
          exclusions.append(token.range.lowerBound..<(end > next ? tokens[end - 1].range.upperBound : token.range.upperBound))
          next = end
        case .field:
          guard next < tokens.count else { break }
          fields.append(token.range.lowerBound..<tokens[next].range.upperBound)
          next += 1
        default: break
        }
      }
    }

    /// The token behind the term that begins with a token: a group, a field with its value, or a word.
    private static func end(ofTermAt first: Int, _ tokens: [QueryToken]) -> Int {
      var depth = 0
      var next = first
      while next < tokens.count {
        switch tokens[next].kind {
        case .open: depth += 1
        case .close: depth -= 1
        case .field:
          next += 1
          continue
        default: break
        }
        next += 1
        if depth <= 0 { return next }
      }
      return min(next, tokens.count)
    }
  }
}
