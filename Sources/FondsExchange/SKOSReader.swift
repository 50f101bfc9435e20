package import FondsRecord
internal import FondsXML

/// How large a thesaurus may be; foreign bytes are hostile until proven otherwise.
package struct SKOSLimits: Sendable {
  /// The most bytes of a file.
  package var bytes = 64 << 20
  /// The most concepts.
  package var concepts = 200_000
  /// The longest label, in bytes of UTF-8; longer ones are left out.
  package var label = 500
  /// The longest note, in bytes of UTF-8; longer ones are left out.
  package var note = 20_000

  package init() {}
}

/// What was read, and the remarks on it.
package struct SKOSReading: Sendable {
  package var thesaurus: Thesaurus
  package var issues: [ThesaurusIssue]
  /// Concepts that have become others, as the file states it.
  package var replacements: [ConceptReplacement]
}

/// A concept that was given up for another one (`dcterms:isReplacedBy`), or that another thesaurus knows as one of this (`skos:exactMatch`).
package struct ConceptReplacement: Sendable, Hashable {
  package var uri: String
  /// What it is in this thesaurus, where it is still described.
  package var value: FacetValue?
  package var replacement: FacetValue
}

/// Reads a thesaurus from SKOS in RDF/XML (SKOS Reference, W3C 2009), ours or anybody's.
///
/// - A scheme becomes a facet, named by the last piece of its URI; a concept is identified by its notation, else by its
///   `dcterms:identifier`, else by the last piece of its URI.
/// - Broader and narrower are each other's inverse, related is symmetric: what one side states holds for both.
/// - Labels in other languages than French and English are left out, those without a language are kept as undetermined.
/// - Only what no thesaurus can be made of throws; everything else is an issue.
package struct SKOSReader: Sendable {
  /// The facet of all concepts; `nil` takes it from their schemes.
  package var facet: String?
  package var limits: SKOSLimits

  package init(facet: String? = nil, limits: SKOSLimits = SKOSLimits()) {
    self.facet = facet
    self.limits = limits
  }

  /// Reads a whole file.
  ///
  /// Linear in its size.
  package func read(_ bytes: [UInt8]) throws(ExchangeError) -> SKOSReading {
    guard bytes.count <= limits.bytes else { throw tooLarge("the thesaurus has more than \(limits.bytes) bytes") }
    let tree = try parse(bytes)
    guard let graph = RDFGraph(tree) else {
      throw ExchangeError(
        .notRDF, message: "the file is XML but not RDF", remedy: "export the thesaurus as SKOS in RDF/XML (rdf:RDF is its first element)")
    }
    var builder = ThesaurusBuilder(graph, facet: facet, limits: limits)
    if tree.flags.contains(.entities) {
      builder.issues.append(ThesaurusIssue(.entities, detail: "references to entities were dropped; write them out"))
    }
    guard builder.conceptCount <= limits.concepts else { throw tooLarge("the thesaurus has more than \(limits.concepts) concepts") }
    guard builder.conceptCount > 0 else {
      throw ExchangeError(
        .noConcepts, message: "the file describes no concept", remedy: "give a thesaurus that has skos:Concept elements")
    }
    let thesaurus = builder.build()
    return SKOSReading(
      thesaurus: thesaurus, issues: builder.issues + ThesaurusCheck.issues(in: thesaurus), replacements: builder.replacements)
  }

  private func parse(_ bytes: [UInt8]) throws(ExchangeError) -> XMLTree {
    do throws(XMLError) {
      return try XMLTree(xml: bytes)
    } catch {
      switch error.code {
      case .limit: throw tooLarge(error.message)
      case .malformed, .memory:
        throw ExchangeError(
          .malformed, message: error.message, remedy: error.remedy, line: error.line, column: error.column, cause: error.cause)
      }
    }
  }

  private func tooLarge(_ message: String) -> ExchangeError {
    ExchangeError(.tooLarge, message: message, remedy: "split the thesaurus into several files")
  }
}
