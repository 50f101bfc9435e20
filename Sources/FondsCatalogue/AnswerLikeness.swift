internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import FondsText

/// The record that the hits of an answer are like, and by what.
public struct AnswerLikeness: Sendable, Hashable {
  /// The identifier of the record.
  public var id: String
  /// In the reader's language where the record has it.
  public var title: String
  /// `fr`, `en` or `und`.
  public var language: String
  /// Folded words that tell the record from others, the most telling first.
  public var words: [String]
  /// Its descriptors, with labels in the reader's language.
  public var concepts: [AnswerValue]

  /// What people are told: the labels, and the words that are none of them.
  package var common: [String] {
    let labels = concepts.map(\.label)
    let known = Set(labels.map { Folding.fold($0.utf8.span) })
    return labels + words.filter { !known.contains(Array($0.utf8)) }
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.member("language", language)
      writer.member("words", words)
      writer.name("concepts")
      writer.array { writer in
        for concept in concepts {
          writer.object { writer in
            writer.member("id", concept.id)
            writer.member("label", concept.label)
          }
        }
      }
    }
  }
}

extension OpenIndex {
  /// What a record is about, and how people are told.
  ///
  /// Left out with it are the other faces of its work and byte-identical copies. Throws `notFound` where the reader may see no such record.
  func likeness(to name: String, _ options: SearchOptions) throws(CatalogueError) -> (likeness: Likeness, shown: AnswerLikeness) {
    guard let (address, record) = try visibleRecord(name, options.visibilities) else { throw .noRecord(name) }
    let facets = record.facets.map(\.value).filter { FacetName.systemic.contains($0.facet) }
    let leftOut = try others(than: record, at: address)
    let likeness: Likeness
    do throws(SearchError) {
      let analyzed = Analyzer().analyze(record.mainPart(bytes: Self.readBytes))
      likeness = try Likeness(of: analyzed, descriptors: facets, leftOut: leftOut, in: snapshot)
    } catch {
      throw CatalogueError(error)
    }
    let title = record.title(for: options.ui)
    let shown = AnswerLikeness(
      id: record.id.value, title: title.text, language: title.language.rawValue,
      words: likeness.words.prefix(Self.shownWords).map { String(decoding: $0.exact, as: UTF8.self) },
      concepts: likeness.concepts.map { AnswerValue(id: $0.facet + ":" + $0.value, facetLabels.shown($0, in: options.ui)) })
    return (likeness, shown)
  }

  /// Bytes of text that tell what a record is about: forty thousand words.
  private static let readBytes = 256 << 10
  /// Words of a likeness that people are told.
  private static let shownWords = 12

  /// The first record of a name that a reader may see.
  private func visibleRecord(
    _ name: String, _ visibilities: [Visibility]?
  ) throws(CatalogueError) -> (address: DocumentAddress, record: Record)? {
    for address in try onIndex({ () throws(IndexError) in try snapshot.locate(alias: name) }) {
      let record = try record(at: address)
      if visibilities?.contains(record.visibility) ?? true { return (address, record) }
    }
    return nil
  }

  /// The record itself, the other faces of its work, and its copies.
  private func others(than record: Record, at address: DocumentAddress) throws(CatalogueError) -> [DocumentAddress] {
    var found: Set<DocumentAddress> = [address]
    if let source = record.source, !source.sha256.isEmpty {
      found.formUnion(try onIndex { () throws(IndexError) in try snapshot.locate(alias: "sha256:" + source.sha256) })
    }
    for copy in found {
      if let work = snapshot.works.work(copy) { found.formUnion(snapshot.works.faces(work)) }
    }
    return found.sorted()
  }

  func search(_ likeness: Likeness, _ request: SearchRequest) throws(CatalogueError) -> Hits {
    do throws(SearchError) { return try searcher.search(likeness, request) } catch { throw CatalogueError(error) }
  }
}

extension CatalogueError {
  /// Nothing bears a name, or nothing that the reader may see.
  static func noRecord(_ name: String) -> CatalogueError {
    CatalogueError(
      .notFound, "there is no record \"\(name)\"", remedy: "take the identifier from `fonds search`, or search for its title",
      french: .init("il n’y a pas de notice « \(name) »", remedy: "prenez l’identifiant dans `fonds search`, ou cherchez son titre"),
      onPage: .init(fr: "cherchez-la par son titre", en: "search for it by its title"))
  }
}
