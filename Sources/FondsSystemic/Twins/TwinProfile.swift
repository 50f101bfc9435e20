package import FondsRecord
internal import FondsText

/// What of a record can be compared with a record in the other language.
package struct TwinProfile: Sendable {
  /// One block of the outline.
  struct Part: Sendable, Hashable {
    var kind: BlockKind
    var level: Int
    /// Bytes of UTF-8.
    var length: Int
  }

  package let id: String
  package let language: Language
  let anchors: [String: Int]
  /// Concepts of the thesaurus, as `facet/id`.
  let concepts: Set<String>
  let outline: [Part]
  /// Bytes of text.
  let length: Int
  let format: String
  /// Producers and authors, folded.
  let people: Set<String>
  /// The day of publication or of the event, as it is written.
  let dates: Set<String>

  /// The most blocks of an outline.
  private static let outlineLimit = 250
  /// Texts shorter than this, in bytes, have nothing to compare.
  private static let leastLength = 80
  /// Facets whose concepts say what a record is about.
  private static let aboutFacets = FacetName.systemic.subtracting(["bank", "has", "status", "form"])

  /// The profile of a record; `nil` where it is in neither language or too short.
  ///
  /// - Parameter named: the concepts that its text names, also those that it is not about: translations name the same ones.
  package init?(_ record: Record, named: Set<FacetValue> = []) {
    guard record.language != .undetermined else { return nil }
    length = record.blocks.reduce(0) { $0 + $1.text.utf8.count }
    guard length >= Self.leastLength else { return nil }
    id = record.id.value
    language = record.language
    var found = TwinAnchors()
    for title in record.titles.prefix(1) { found.add(title.text, isCode: false) }
    for block in record.blocks { found.add(block.text, isCode: block.kind == .code) }
    anchors = found.counts
    let all = named.union(record.facets.map(\.value))
    concepts = Set(all.lazy.filter { Self.aboutFacets.contains($0.facet) }.map { $0.facet + "/" + $0.value })
    outline = record.blocks.prefix(Self.outlineLimit).map { Part(kind: $0.kind, level: $0.level, length: $0.text.utf8.count) }
    format = record.source?.format ?? ""
    people = Set((record.producers + record.authors).map { Folding.fold($0.value) })
    dates = Set(record.dates.filter { $0.kind == .published || $0.kind == .event }.map { "\($0.kind.rawValue) \($0.start)" })
  }
}
