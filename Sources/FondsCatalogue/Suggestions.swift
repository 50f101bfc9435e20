package import FondsRecord

/// What a reader may mean who has typed so much.
package struct Suggestions: Sendable {
  /// What was typed.
  package var text: String
  /// The text with other spellings of its words, likeliest first.
  package var spellings: [String]
  /// Titles, concepts and producers that go on as the text does, best first.
  package var completions: [Completion]
  /// Microseconds that the spellings and the completions took.
  package var tookMicroseconds: (spellings: Int, completions: Int)

  /// Writes the JSON object that the command line and the endpoint share.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("text", text)
      writer.name("completions")
      writer.array { writer in for completion in completions { completion.write(to: &writer) } }
      writer.member("spellings", spellings)
      writer.name("took_us")
      writer.object { writer in
        writer.member("completions", tookMicroseconds.completions)
        writer.member("spellings", tookMicroseconds.spellings)
      }
    }
  }
}

/// Something of the bank that goes on as a reader has begun.
package struct Completion: Sendable, Hashable {
  /// What it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case title
    case concept
    case producer
  }

  /// As it is written.
  package var text: String
  package var kind: Kind
  package var language: Language
  /// The record of a title; `facet:value` of a concept or a producer.
  package var id: String
  /// Works with it; 1 for a title.
  package var count: Int

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("text", text)
      writer.member("kind", kind.rawValue)
      writer.member("language", language.rawValue)
      writer.member("id", id)
      writer.member("count", count)
    }
  }
}

/// What a reader has typed so far.
package struct SuggestOptions: Sendable, Hashable {
  package var text: String
  /// The reader's language, whose labels and titles come first.
  package var ui: Language
  /// Completions to give, 1…50.
  package var size = 10
  /// Whether other spellings are looked for even where something completes the text.
  package var spells = true
  /// As `SearchOptions.visibilities`.
  package var visibilities: [Visibility]?

  package init(_ text: String, ui: Language) {
    self.text = text
    self.ui = ui
  }

  /// The most completions.
  package static let sizeLimit = 50
  /// The longest text that is completed, in Unicode scalars.
  package static let textLimit = 200
}

extension Catalogue {
  /// What a reader may mean who has typed so much.
  ///
  /// Throws `usage` for a size out of bounds, and as `search` for the index.
  package func suggestions(_ options: SuggestOptions) throws(CatalogueError) -> Suggestions {
    guard (1...SuggestOptions.sizeLimit).contains(options.size) else {
      throw CatalogueError(
        .usage, "1 to \(SuggestOptions.sizeLimit) suggestions can be given, not \(options.size)", remedy: "choose another size",
        french: .init(
          "on peut donner de 1 à \(SuggestOptions.sizeLimit) suggestions, pas \(options.size)", remedy: "choisissez une autre taille"))
    }
    let open = try current.newest()
    var search = SearchOptions(query: options.text, ui: options.ui)
    search.visibilities = options.visibilities
    let started = ContinuousClock.now
    let completions = try open.completer.completions(options, on: open)
    let completed = ContinuousClock.now
    let isSpelled = options.spells || completions.isEmpty
    let spellings = isSpelled ? try Self.spellings(of: search, on: open) : []
    let spelled = ContinuousClock.now
    return Suggestions(
      text: options.text, spellings: spellings, completions: completions,
      tookMicroseconds: (
        spellings: Int((spelled - completed) / .microseconds(1)), completions: Int((completed - started) / .microseconds(1))
      ))
  }
  /// The spellings of a text; none of one that is no query yet, such as an open quotation.
  private static func spellings(of options: SearchOptions, on open: OpenIndex) throws(CatalogueError) -> [String] {
    do throws(CatalogueError) {
      return try Advisor(open: open, options: options).spellings()
    } catch {
      guard error.code == .query else { throw error }
      return []
    }
  }
}
