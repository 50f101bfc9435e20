internal import FondsBytes
internal import FondsExchange
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// What the confidence in each concept comes from that the records of an index name.
///
/// Each line of the output is a JSON object: `record`, `concept` (`facet/id`), `confidence`, `features` (by the names of `ConceptFeature`), and the
/// `counts` that they are made of.
struct FeaturesBench {
  private let snapshot: IndexSnapshot
  private let thesaurus: Thesaurus

  init(_ index: String) throws {
    snapshot = try IndexSnapshot.open(index)
    thesaurus =
      try snapshot.mappedAttachment("thesaurus").map { (image) throws(ExchangeError) in try ThesaurusImage.decode(image) } ?? Thesaurus()
  }

  func run() throws {
    let labels = LabelIndex(thesaurus)
    let tagger = ConceptTagger(thesaurus: thesaurus, labels: labels)
    let analyzer = Analyzer(labels: labels)
    for segment in snapshot.segments {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let record = try RecordCoding.decode(try segment.stored(of: document))
        let named = tagger.concepts(of: record, labels: analyzer.analyze(record).labels).map(\.concept)
        for concept in named.sorted(by: { $0.value < $1.value }) { print(Self.line(record.id.value, concept)) }
      }
    }
  }

  private static func line(_ record: String, _ concept: NamedConcept) -> String {
    var output = JSONWriter()
    output.object { output in
      output.member("record", record)
      output.member("concept", concept.value.facet + "/" + concept.value.value)
      output.name("confidence")
      output.number(concept.confidence)
      output.name("features")
      output.object { output in
        for feature in ConceptFeature.all {
          output.name(feature.rawValue)
          output.number(concept.feature(feature))
        }
      }
      output.name("counts")
      output.object { output in
        output.member("places", concept.counts.places)
        output.member("start", min(concept.counts.start, concept.length))
        output.member("label", concept.counts.labelLength)
        output.member("length", concept.length)
        output.name("below")
        output.number(concept.below)
      }
    }
    return output.text
  }
}
