/// Reads what people type into a query tree.
///
/// Words side by side form a *list*: bare words are a ranked union, `+` makes a term obligatory, `-` and `NOT` exclude the next one, and a
/// term with a field (`title:`, `theme:`, `year:`) narrows the list. `AND` joins lists, `OR` joins what `AND` has joined; parentheses
/// come first. Several values of one facet in a list are alternatives.
package struct QueryParser: Sendable {
  /// The longest query, in Unicode scalars.
  package static let lengthLimit = 2_000
  /// The most terms and groups.
  package static let nodeLimit = 200
  /// The deepest nesting of parentheses.
  package static let depthLimit = 20

  private let fields: FieldVocabulary

  package init(fields: FieldVocabulary = .standard) {
    self.fields = fields
  }

  /// The tree of a query; an empty one asks for everything.
  ///
  /// - Throws: `QueryError` with the column of what cannot be read.
  package func parse(_ text: String) throws(QueryError) -> Query {
    var reader = Reader(tokens: try QueryLexer.tokens(of: text, fields: fields), end: text.unicodeScalars.count + 1)
    guard !reader.tokens.isEmpty else { return .everything }
    let query = try reader.alternatives(depth: 0)
    if let rest = reader.next {
      throw QueryError(
        .unopenedGroup, column: rest.column, message: "a parenthesis is closed and was never opened",
        remedy: "open it, or take it away; between quotation marks parentheses are plain text")
    }
    return query
  }

  /// The ranked union of the words of a text that was not written as a query: no operator, no field, never an error.
  ///
  /// Only the first 1,000 words count.
  package static func plain(_ text: String) -> Query {
    let words = text.unicodeScalars.split(maxSplits: 1_000, whereSeparator: { $0.properties.isWhitespace }).prefix(1_000)
    return .clauses(QueryClauses(should: words.map { .word(String($0), .anywhere) }))
  }
}

extension QueryParser {
  /// Recursive descent over the tokens; its depth is bounded by `depthLimit`.
  private struct Reader {
    let tokens: [QueryToken]
    /// The column behind the last scalar.
    let end: Int
    var position = 0
    var nodes = 0

    init(tokens: [QueryToken], end: Int) {
      self.tokens = tokens
      self.end = end
    }

    var next: QueryToken? { position < tokens.count ? tokens[position] : nil }

    mutating func alternatives(depth: Int) throws(QueryError) -> Query {
      var operands = [try conjunction(depth: depth)]
      while next?.kind == .or {
        position += 1
        operands.append(try conjunction(depth: depth))
      }
      if operands.count == 1 { return operands[0] }
      return .clauses(QueryClauses(should: operands))
    }

    private mutating func conjunction(depth: Int) throws(QueryError) -> Query {
      var operands = [try list(depth: depth)]
      while next?.kind == .and {
        position += 1
        operands.append(try list(depth: depth))
      }
      if operands.count == 1 { return operands[0] }
      var clauses = QueryClauses()
      for operand in operands {
        if case .clauses(let inner) = operand, inner.must.isEmpty, inner.should.isEmpty {
          clauses.mustNot += inner.mustNot
        } else {
          clauses.must.append(operand)
        }
      }
      return .clauses(clauses)
    }

    private mutating func list(depth: Int) throws(QueryError) -> Query {
      var list = QueryList()
      let start = position
      while let token = next {
        switch token.kind {
        case .and, .or, .close:
          if position == start { throw missingOperand(at: token) }
          return list.query
        case .must:
          position += 1
          list.must.append(.literal(try term(depth: depth)))
        case .mustNot, .not:
          position += 1
          list.mustNot.append(try term(depth: depth))
        case .field:
          list.narrow(by: try term(depth: depth))
        default: list.bare.append(try term(depth: depth))
        }
      }
      if position == start { throw missingOperand(at: nil) }
      return list.query
    }

    private mutating func term(depth: Int) throws(QueryError) -> Query {
      nodes += 1
      guard let token = next else { throw missingOperand(at: nil) }
      guard nodes <= QueryParser.nodeLimit else {
        throw QueryError(
          .tooManyTerms, column: token.column, message: "the query has more than \(QueryParser.nodeLimit) terms", remedy: "ask with fewer")
      }
      position += 1
      switch token.kind {
      case .word(let text): return QueryTerm.word(text, .anywhere)
      case .phrase(let text): return .phrase(text, .anywhere)
      case .field(let field, let name): return try value(of: field, name: name)
      case .open: return try group(opened: token, depth: depth + 1)
      default: throw missingOperand(at: token)
      }
    }

    private mutating func group(opened: QueryToken, depth: Int) throws(QueryError) -> Query {
      guard depth <= QueryParser.depthLimit else {
        throw QueryError(
          .tooDeep, column: opened.column, message: "parentheses are nested more than \(QueryParser.depthLimit) deep",
          remedy: "write the query with fewer")
      }
      if next?.kind == .close {
        throw QueryError(.emptyGroup, column: opened.column, message: "the parentheses are empty", remedy: "write terms between them")
      }
      if next == nil { throw unclosed(opened) }
      let query = try alternatives(depth: depth)
      guard next?.kind == .close else { throw unclosed(opened) }
      position += 1
      return query
    }

    private mutating func value(of field: QueryField, name: String) throws(QueryError) -> Query {
      guard let token = next else { throw missingOperand(at: nil) }
      position += 1
      let text: String
      switch token.kind {
      case .word(let word): text = word
      case .phrase(let phrase):
        text = phrase
        if case .text(let scope) = field { return .phrase(phrase, scope) }
      default: throw missingOperand(at: token)
      }
      switch field {
      case .text(let scope): return QueryTerm.word(text, scope)
      case .facet(let facet): return .facet(facet, [text])
      case .language: return try QueryTerm.language(text, column: token.column)
      case .years(let facet): return try QueryTerm.years(text, facet: facet, column: token.column)
      case .meeting: return try QueryTerm.meeting(text, column: token.column)
      case .asOf: return try QueryTerm.asOf(text, column: token.column)
      }
    }

    private func missingOperand(at token: QueryToken?) -> QueryError {
      QueryError(
        .missingOperand, column: token?.column ?? end, message: "a term is missing here",
        remedy: "write a term on both sides of AND and OR and behind NOT; in lower case or between quotation marks they are plain words")
    }

    private func unclosed(_ token: QueryToken) -> QueryError {
      QueryError(
        .unclosedGroup, column: token.column, message: "a parenthesis is opened and never closed",
        remedy: "close it, or take it away; between quotation marks parentheses are plain text")
    }
  }
}
