/// Cuts the text of a query into tokens.
struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  private let fields: FieldVocabulary
  /// Operators count only beside a lower-case letter: a query in capitals is plain words.
  private let readsOperators: Bool
  private var position = 0
  private var tokens: [QueryToken] = []

  private init(_ text: String, fields: FieldVocabulary) {
    scalars = Array(text.unicodeScalars)
    self.fields = fields
    readsOperators = scalars.contains { $0.properties.isLowercase }
  }

  /// The tokens of a query.
  ///
  /// - Throws: `QueryError` for a text that is too long, a quotation that is open or empty, a field without a value.
  static func tokens(of text: String, fields: FieldVocabulary) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(text, fields: fields)
    guard lexer.scalars.count <= QueryParser.lengthLimit else {
      throw QueryError(
        .tooLong, column: QueryParser.lengthLimit + 1, message: "the query has \(lexer.scalars.count) characters",
        remedy: "ask in at most \(QueryParser.lengthLimit)")
    }
    while lexer.position < lexer.scalars.count { try lexer.step() }
    return lexer.tokens
  }

  private mutating func step() throws(QueryError) {
    let scalar = scalars[position]
    if scalar.properties.isWhitespace {
      position += 1
    } else if let closing = Self.closing(of: scalar) {
      try quotation(until: closing)
    } else if scalar == "(" || scalar == ")" {
      add(scalar == "(" ? .open : .close, length: 1)
    } else if (scalar == "+" || scalar == "-"), startsTerm {
      let isSign = position + 1 < scalars.count && !scalars[position + 1].properties.isWhitespace && scalars[position + 1] != ")"
      if isSign { add(scalar == "+" ? .must : .mustNot, length: 1) } else { position += 1 }
    } else {
      try word()
    }
  }

  /// Whether a sign here opens a term: not inside or behind a word, nor behind another sign.
  private var startsTerm: Bool {
    position == 0 || scalars[position - 1].properties.isWhitespace || scalars[position - 1] == "("
  }

  private mutating func add(_ kind: QueryToken.Kind, length: Int) {
    tokens.append(QueryToken(kind: kind, column: position + 1, length: length))
    position += length
  }

  private mutating func quotation(until closing: Set<Unicode.Scalar>) throws(QueryError) {
    let start = position
    guard let end = scalars[(start + 1)...].firstIndex(where: { closing.contains($0) }) else {
      throw QueryError(
        .unclosedQuotation, column: start + 1, message: "a quotation mark is opened and never closed",
        remedy: "close the quotation, or take the mark away")
    }
    let text = Self.string(scalars[(start + 1)..<end])
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw QueryError(.emptyQuotation, column: start + 1, message: "the quotation is empty", remedy: "write words between the marks")
    }
    add(.phrase(text), length: end + 1 - start)
  }

  private mutating func word() throws(QueryError) {
    let start = position
    var end = start
    while end < scalars.count, !endsWord(scalars[end]) {
      if scalars[end] == ":", end > start, let field = fields[Self.string(scalars[start..<end])] {
        let name = Self.string(scalars[start..<end])
        guard end + 1 < scalars.count, !endsWord(scalars[end + 1]) || Self.closing(of: scalars[end + 1]) != nil else {
          throw QueryError(
            .missingValue, column: end + 2, message: "nothing follows “\(name):”",
            remedy: "write the value right behind the colon, a value of several words between quotation marks")
        }
        add(.field(field, name: name), length: end + 1 - start)
        return
      }
      end += 1
    }
    let text = Self.string(scalars[start..<end])
    add(operatorKind(text) ?? .word(text), length: end - start)
  }

  private func operatorKind(_ text: String) -> QueryToken.Kind? {
    switch tokens.last?.kind {
    case .must, .mustNot, .field: return nil
    default: break
    }
    guard readsOperators else { return nil }
    switch text {
    case "AND", "ET": return .and
    case "OR", "OU": return .or
    case "NOT", "SAUF": return .not
    default: return nil
    }
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || Self.closing(of: scalar) != nil
  }

  /// The marks that close a quotation opened by a scalar; `nil` when it opens none.
  private static func closing(of scalar: Unicode.Scalar) -> Set<Unicode.Scalar>? {
    switch scalar {
    case "\"": ["\""]
    case "“", "”", "„": ["“", "”", "\""]
    case "«": ["»"]
    case "»": ["«"]
    default: nil
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// A piece of a query with the column it starts at.
struct QueryToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word(String)
    case phrase(String)
    /// A field's name with its colon; a value follows immediately.
    case field(QueryField, name: String)
    case must
    case mustNot
    case and
    case or
    case not
    case open
    case close
  }

  var kind: Kind
  /// Unicode scalars, from 1.
  var column: Int
  /// Unicode scalars, marks and colons included.
  var length: Int

  /// Where it stands in the query, counted in Unicode scalars from 0.
  var range: Range<Int> { column - 1..<column - 1 + length }
}
