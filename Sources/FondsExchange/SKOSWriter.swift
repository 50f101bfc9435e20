package import FondsRecord

/// Writes a thesaurus as SKOS in RDF/XML: the same thesaurus always gives the same bytes, and `SKOSReader` reads the same thesaurus back.
///
/// Schemes are named `urn:fonds:FACET`, concepts keep their URI (`urn:fonds:FACET:ID` where they have none). What SKOS has no word for stands
/// in the namespace `urn:fonds:ns#`: `order`, `tagging`, `ambiguousLabel`. References to concepts that the thesaurus lacks come back as
/// dangling, so they are not part of the round trip.
package enum SKOSWriter {
  /// Writes schemes in their order, then concepts by facet and identifier.
  package static func write(_ thesaurus: Thesaurus) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "rdf:RDF",
      [
        "xmlns:rdf": Vocabulary.rdfNamespace, "xmlns:skos": Vocabulary.skosNamespace, "xmlns:fonds": Vocabulary.fondsNamespace
      ]
    ) { writer in
      for scheme in thesaurus.schemes { write(scheme, &writer) }
      for concept in thesaurus.concepts { write(concept, in: thesaurus, &writer) }
    }
    return writer.bytes
  }

  /// The URI of the scheme of a facet.
  package static func uri(ofFacet facet: String) -> String { "urn:fonds:" + facet }

  /// The URI of a concept of ours.
  package static func uri(of value: FacetValue) -> String { uri(ofFacet: value.facet) + ":" + value.value }

  private static func write(_ scheme: ConceptScheme, _ writer: inout XMLWriter) {
    writer.element("skos:ConceptScheme", ["rdf:about": uri(ofFacet: scheme.facet)]) { writer in
      labels("skos:prefLabel", preferred(scheme.labels), &writer)
      writer.text("fonds:order", String(scheme.order))
    }
  }

  private static func write(_ concept: Concept, in thesaurus: Thesaurus, _ writer: inout XMLWriter) {
    writer.element("skos:Concept", ["rdf:about": concept.uri.isEmpty ? uri(of: concept.value) : concept.uri]) { writer in
      writer.empty("skos:inScheme", ["rdf:resource": uri(ofFacet: concept.facet)])
      if concept.broader.isEmpty { writer.empty("skos:topConceptOf", ["rdf:resource": uri(ofFacet: concept.facet)]) }
      writer.text("skos:notation", concept.id)
      labels("skos:prefLabel", preferred(concept.preferred), &writer)
      labels("skos:altLabel", concept.alternates, &writer)
      labels("skos:hiddenLabel", concept.hidden, &writer)
      labels("fonds:ambiguousLabel", concept.ambiguous, &writer)
      labels("skos:scopeNote", concept.notes, &writer)
      references("skos:broader", concept.broader.map { FacetValue(concept.facet, $0) }, thesaurus, &writer)
      references("skos:narrower", concept.narrower.map { FacetValue(concept.facet, $0) }, thesaurus, &writer)
      references("skos:related", concept.related, thesaurus, &writer)
      if let order = concept.order { writer.text("fonds:order", String(order)) }
      if !concept.tagsText { writer.text("fonds:tagging", "declared") }
    }
  }

  private static func preferred(_ labels: [Language: String]) -> [LocalizedLabel] {
    Language.allCases.compactMap { language in labels[language].map { LocalizedLabel($0, language) } }
  }

  private static func labels(_ name: String, _ labels: [LocalizedLabel], _ writer: inout XMLWriter) {
    for label in labels {
      if label.language == .undetermined {
        writer.text(name, label.text)
      } else {
        writer.text(name, label.text, ["xml:lang": label.language.rawValue])
      }
    }
  }

  private static func references(_ name: String, _ values: [FacetValue], _ thesaurus: Thesaurus, _ writer: inout XMLWriter) {
    for value in values {
      let known = thesaurus[value]?.uri ?? ""
      writer.empty(name, ["rdf:resource": known.isEmpty ? uri(of: value) : known])
    }
  }
}
