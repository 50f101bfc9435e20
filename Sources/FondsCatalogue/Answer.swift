package import FondsRecord

/// What a search gives: the same value becomes JSON, a terminal page and an HTML page.
public struct Answer: Sendable {
  /// The query as it was asked.
  public var query: String
  /// The end of a day, a month or a year at which things were looked at; `nil` for now.
  package var asOf: PartialDate?
  /// The number of works that match.
  public var total: Int
  /// Microseconds from the query string to the finished answer.
  public var tookMicroseconds: Int
  /// Best first.
  public var hits: [AnswerHit]
  /// In display order; values by falling count.
  public var facets: [AnswerFacet]
  /// What the thesaurus and the lexicon added; empty when it added nothing.
  public var expansions: [AnswerExpansion]
  /// What they were not to add: a concept with its label, or a word as it was given.
  public var without: [AnswerValue]
  /// The query with other spellings of its words, likeliest first; everything else in it stands as it was typed.
  public var suggestions: [String]
  /// Where nothing was found: what would find something, the smallest change first.
  public var advice: [AnswerAdvice]
  /// Where nothing was found: the values of facets that were asked for and that nothing has, as `facet:value`.
  public var unknown: [AnswerValue] = []
  /// The record that the hits are like, where others like it were asked for.
  public var like: AnswerLikeness?
}

/// One work that matches, by the face that its reader can read.
public struct AnswerHit: Sendable {
  /// The identifier of the face shown.
  public var id: String
  /// Higher is better; comparable within one answer only.
  public var score: Double
  /// In the reader's language where the record has it.
  public var title: String
  /// `fr`, `en` or `und`.
  public var titleLanguage: String
  /// The words of the search in `title`, as `AnswerSnippet.highlights`.
  public var titleHighlights: [Range<Int>]
  /// The language of the face shown.
  public var language: String
  /// Relative to its root; `nil` for an imported record.
  public var source: String?
  /// Where the original is published; `nil` when nobody said.
  public var url: String?
  /// Why the hit is there.
  public var snippet: AnswerSnippet
  /// Who made it, as the record names them.
  public var producers: [String]
  /// When it was published, and when what it tells of took place; for pages.
  package var dates: [RecordDate] = []
  /// Facet identifier → values, systemic facets only.
  public var facets: [(facet: String, values: [AnswerValue])]
  /// The other faces of the work.
  public var faces: [AnswerFace]
  /// How the record stood then, where an earlier date was asked about.
  public var then: RecordThen?
  /// How the score adds up; `nil` where that was not asked for.
  public var explanation: AnswerExplanation?
}

/// A part of a score, with its own parts.
public struct AnswerExplanation: Sendable, Hashable {
  /// `sum`, `best`, `exact`, `stem`, `title`, `author`, `concept`, `phrase`, `translation`, `documents`, `excluded`, `nearness`, `feedback`, `nothing`.
  public var kind: String
  /// The term, the words of a phrase, the terms of the feedback; empty where the kind says it all.
  public var text: String
  /// What the part adds; `nil` where the record does not have it.
  public var score: Double?
  /// In the order of the query.
  public var parts: [AnswerExplanation]

  package init(kind: String, text: String, score: Double?, parts: [AnswerExplanation]) {
    (self.kind, self.text, self.score, self.parts) = (kind, text, score, parts)
  }
}

/// A face of a work in another language.
public struct AnswerFace: Sendable, Hashable {
  /// The identifier of its record.
  public var id: String
  /// `fr`, `en` or `und`.
  public var language: String
  /// In its own language.
  public var title: String
}

/// The passage that shows why a hit is there.
public struct AnswerSnippet: Sendable, Hashable {
  /// The record that it stands in: the hit's, or another face of its work where only that has the words.
  public var record: AnswerFace
  /// The source of that record, relative to its root.
  public var source: String?
  /// About 240 Unicode scalars of the record.
  public var text: String
  /// `fr`, `en` or `und`: that of the passage, which may not be the page's.
  public var language: String
  /// From 1; `nil` in formats without pages.
  public var page: Int?
  /// Half-open ranges of Unicode scalars of `text`, rising, apart.
  public var highlights: [Range<Int>]
  /// Where what follows is in another language: from which Unicode scalar of `text`, and in which (`fr`, `en`); `nil` for one language.
  public var tail: Tail?

  /// The end of a snippet in another language than its beginning.
  public struct Tail: Sendable, Hashable {
    /// The first Unicode scalar of it.
    public var from: Int
    /// `fr` or `en`.
    public var language: String
  }
}

/// A facet value with its label in the reader's language.
public struct AnswerValue: Sendable, Hashable {
  /// The identifier that queries take.
  public var id: String
  /// In the reader's language where there is one.
  public var label: String
  /// The language of the label, `fr` or `en`; `nil` where it is the reader's, or nobody knows.
  public var language: String?
}

/// A facet with the counts of its values over the whole answer.
public struct AnswerFacet: Sendable, Hashable {
  /// The identifier that queries take.
  public var id: String
  /// In the reader's language.
  public var label: String
  /// By falling count, then by identifier.
  public var values: [AnswerCount]
}

/// How many works carry a value (or one narrower).
public struct AnswerCount: Sendable, Hashable {
  /// The identifier that queries take.
  public var id: String
  /// In the reader's language where there is one.
  public var label: String
  /// As `AnswerValue.language`.
  public var language: String?
  /// Works, narrower values included.
  public var count: Int
  /// The nearest broader value, where there is one.
  public var parent: String?
  /// Whether the reader has chosen it.
  public var selected: Bool
}

/// What was searched besides the words that were typed.
public struct AnswerExpansion: Sendable, Hashable {
  /// The words of the query.
  public var words: String
  /// `theme:mobility`; `nil` for a word that the lexicon translated.
  public var concept: String?
  /// The labels or the translations that were added.
  public var labels: [String]
  /// By label: `fr`, `en` or `und`.
  public var languages: [String]
  /// By translation: how sure it is, over 0 and up to 1; none for labels.
  public var weights: [Double]
  /// What is narrower than the concept and found with it, `theme:cycling` with its label.
  public var narrower: [AnswerValue] = []
}

extension Answer {
  /// Writes the answer as the JSON object that the command line and the endpoint share.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("query", query)
      if let asOf { writer.member("as_of", asOf.description) }
      writer.member("total", total)
      writer.member("took_us", tookMicroseconds)
      writer.name("hits")
      writer.array { writer in for hit in hits { hit.write(to: &writer) } }
      writer.name("facets")
      writer.object { writer in for facet in facets { facet.write(to: &writer) } }
      writer.name("expansions")
      writer.array { writer in for expansion in expansions { expansion.write(to: &writer) } }
      writer.name("without")
      writer.array { writer in for value in without { value.write(to: &writer) } }
      writer.member("suggestions", suggestions)
      writer.name("advice")
      writer.array { writer in for one in advice { one.write(to: &writer) } }
      if !unknown.isEmpty {
        writer.name("unknown")
        writer.array { writer in for value in unknown { value.write(to: &writer) } }
      }
      if let like {
        writer.name("like")
        like.write(to: &writer)
      }
    }
  }
}

extension AnswerHit {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.name("score")
      writer.number(score)
      writer.member("title", title)
      writer.name("title_highlights")
      titleHighlights.write(to: &writer)
      writer.member("language", language)
      writer.member("source", orNull: source)
      writer.member("url", orNull: url)
      writer.name("snippet")
      snippet.write(to: &writer)
      writer.member("producers", producers)
      writer.name("facets")
      writer.object { writer in
        for (facet, values) in facets {
          writer.name(facet)
          writer.array { writer in for value in values { value.write(to: &writer) } }
        }
      }
      writer.name("faces")
      writer.array { writer in
        for face in faces {
          writer.object { writer in
            writer.member("id", face.id)
            writer.member("language", face.language)
            writer.member("title", face.title)
          }
        }
      }
      if let then {
        writer.name("as_of")
        then.write(to: &writer)
      }
      if let explanation {
        writer.name("explanation")
        explanation.write(to: &writer)
      }
    }
  }

}

extension AnswerValue {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("label", label)
      if let language { writer.member("language", language) }
    }
  }
}

extension AnswerSnippet {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("record", record.id)
      writer.member("text", text)
      writer.member("language", language)
      writer.member("page", orNull: page)
      writer.name("highlights")
      highlights.write(to: &writer)
      if let tail {
        writer.name("tail")
        writer.object { writer in
          writer.member("from", tail.from)
          writer.member("language", tail.language)
        }
      }
    }
  }
}

extension [Range<Int>] {
  /// Writes pairs of bounds.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.array { writer in
      for range in self {
        writer.array { writer in
          writer.integer(range.lowerBound)
          writer.integer(range.upperBound)
        }
      }
    }
  }
}

extension AnswerFacet {
  /// Writes the facet as a member named by its identifier.
  package func write(to writer: inout JSONWriter) {
    writer.name(id)
    writer.array { writer in
      for value in values {
        writer.object { writer in
          writer.member("id", value.id)
          writer.member("label", value.label)
          if let language = value.language { writer.member("language", language) }
          writer.member("count", value.count)
          writer.member("parent", orNull: value.parent)
          writer.name("selected")
          writer.bool(value.selected)
        }
      }
    }
  }
}

extension AnswerExpansion {
  /// What people are shown of it: all labels of a concept, the surest translations of a word.
  package var shownLabels: [String] { shownTexts.map(\.text) }

  /// The same with their languages, `fr`, `en` or `und`.
  package var shownTexts: [(text: String, language: String)] {
    let shown = concept == nil ? Array(labels.prefix(3)) : labels
    return shown.enumerated().map { ($1, languages.indices.contains($0) ? languages[$0] : Language.undetermined.rawValue) }
  }

  /// What takes it off as a whole.
  package var name: String { concept ?? words }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("words", words)
      writer.member("concept", orNull: concept)
      writer.member("labels", labels)
      writer.member("languages", languages)
      if !weights.isEmpty {
        writer.name("weights")
        writer.array { writer in for weight in weights { writer.number(weight) } }
      }
      if !narrower.isEmpty {
        writer.name("narrower")
        writer.array { writer in for value in narrower { value.write(to: &writer) } }
      }
    }
  }
}

extension AnswerExplanation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind)
      if !text.isEmpty { writer.member("text", text) }
      if let score {
        writer.name("score")
        writer.number(score)
      }
      if !parts.isEmpty {
        writer.name("parts")
        writer.array { writer in for part in parts { part.write(to: &writer) } }
      }
    }
  }
}
