import FondsExchange
import FondsRecord
import Testing

@Suite("Reading SKOS")
struct SKOSReaderTests {
  static let open = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
      xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:fonds="urn:fonds:ns#"
      xmlns:xl="http://www.w3.org/2008/05/skos-xl#" xmlns:other="http://example.org/other#">
    """

  static func read(_ body: String, facet: String? = nil) throws -> SKOSReading {
    try SKOSReader(facet: facet).read(Array((open + body + "</rdf:RDF>").utf8))
  }

  static func concept(_ reading: SKOSReading, _ facet: String, _ id: String) throws -> Concept {
    try #require(reading.thesaurus[FacetValue(facet, id)], "\(facet):\(id) is missing")
  }

  @Test("our own thesaurus gives facets, identifiers, labels, notes, order and the concepts that text never assigns")
  func own() throws {
    let reading = try Self.read(
      """
      <skos:ConceptScheme rdf:about="urn:fonds:theme">
        <skos:prefLabel xml:lang="fr">Thème</skos:prefLabel><skos:prefLabel xml:lang="en">Theme</skos:prefLabel>
        <fonds:order>3</fonds:order>
      </skos:ConceptScheme>
      <skos:ConceptScheme rdf:about="urn:fonds:status"><fonds:tagging>declared</fonds:tagging></skos:ConceptScheme>
      <skos:Concept rdf:about="urn:fonds:theme:energy">
        <skos:inScheme rdf:resource="urn:fonds:theme"/><skos:notation>energy</skos:notation>
        <skos:prefLabel xml:lang="fr">énergie</skos:prefLabel><skos:prefLabel xml:lang="en">energy</skos:prefLabel>
        <skos:altLabel xml:lang="fr">transition
           énergétique</skos:altLabel>
        <skos:hiddenLabel xml:lang="fr">energie</skos:hiddenLabel>
        <fonds:ambiguousLabel xml:lang="en">power</fonds:ambiguousLabel>
        <skos:scopeNote xml:lang="fr">Produire et économiser.</skos:scopeNote>
        <skos:related rdf:resource="urn:fonds:status:done"/><fonds:order>2</fonds:order>
      </skos:Concept>
      <skos:Concept rdf:about="urn:fonds:theme:solar">
        <skos:inScheme rdf:resource="urn:fonds:theme"/><skos:notation>solar</skos:notation>
        <skos:prefLabel xml:lang="fr">solaire</skos:prefLabel><skos:prefLabel xml:lang="en">solar energy</skos:prefLabel>
        <skos:broader rdf:resource="urn:fonds:theme:energy"/>
      </skos:Concept>
      <skos:Concept rdf:about="urn:fonds:status:done">
        <skos:inScheme rdf:resource="urn:fonds:status"/><skos:notation>done</skos:notation>
        <skos:prefLabel xml:lang="fr">fini</skos:prefLabel><skos:prefLabel xml:lang="en">done</skos:prefLabel>
      </skos:Concept>
      """)
    #expect(reading.issues.isEmpty, "\(reading.issues)")
    #expect(reading.thesaurus.schemes.map(\.facet) == ["status", "theme"])
    #expect(reading.thesaurus.scheme("theme") == ConceptScheme(facet: "theme", labels: [.french: "Thème", .english: "Theme"], order: 3))
    let energy = try Self.concept(reading, "theme", "energy")
    #expect(energy.preferred == [.french: "énergie", .english: "energy"])
    #expect(energy.alternates == [LocalizedLabel("transition énergétique", .french)])
    #expect(energy.hidden == [LocalizedLabel("energie", .french)])
    #expect(energy.ambiguous == [LocalizedLabel("power", .english)])
    #expect(energy.notes == [LocalizedLabel("Produire et économiser.", .french)])
    #expect(energy.narrower == ["solar"], "what one side states holds for both")
    #expect(energy.related == [FacetValue("status", "done")])
    #expect(energy.order == 2)
    #expect(energy.tagsText)
    let done = try Self.concept(reading, "status", "done")
    #expect(!done.tagsText)
    #expect(done.related == [FacetValue("theme", "energy")])
    #expect(reading.thesaurus.closure(of: FacetValue("theme", "solar")) == [FacetValue("theme", "solar"), FacetValue("theme", "energy")])
  }

  @Test("nested descriptions, rdf:type, property attributes, rdf:ID with xml:base and inherited languages say the same as flat ones")
  func shapes() throws {
    let reading = try Self.read(
      """
      <skos:ConceptScheme rdf:about="http://example.org/voc/Colours/" xml:base="http://example.org/voc/" xml:lang="en">
        <rdfs:label>Colours</rdfs:label>
        <skos:hasTopConcept>
          <rdf:Description rdf:ID="red" skos:prefLabel="red" xml:lang="en">
            <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
            <skos:prefLabel xml:lang="fr-CA">rouge</skos:prefLabel>
            <skos:narrower><skos:Concept rdf:about="crimson"><skos:prefLabel>crimson</skos:prefLabel></skos:Concept></skos:narrower>
          </rdf:Description>
        </skos:hasTopConcept>
      </skos:ConceptScheme>
      """)
    #expect(reading.thesaurus.schemes == [ConceptScheme(facet: "colours", labels: [.english: "Colours"])])
    let red = try Self.concept(reading, "colours", "red")
    #expect(red.uri == "http://example.org/voc/#red")
    #expect(red.preferred == [.french: "rouge", .english: "red"])
    let crimson = try Self.concept(reading, "colours", "crimson")
    #expect(crimson.uri == "http://example.org/voc/crimson")
    #expect(crimson.preferred == [.english: "crimson"])
    #expect(crimson.broader == ["red"])
  }

  @Test("labels and notes that are resources of their own are read through")
  func resources() throws {
    let reading = try Self.read(
      """
      <skos:Concept rdf:about="http://example.org/a">
        <xl:prefLabel><xl:Label rdf:about="http://example.org/l1"><xl:literalForm xml:lang="fr">arbre</xl:literalForm></xl:Label></xl:prefLabel>
        <xl:altLabel rdf:resource="http://example.org/l2"/>
        <skos:scopeNote rdf:parseType="Resource"><rdf:value xml:lang="fr">Qui pousse.</rdf:value></skos:scopeNote>
      </skos:Concept>
      <xl:Label rdf:about="http://example.org/l2"><xl:literalForm xml:lang="en">tree</xl:literalForm></xl:Label>
      """)
    let tree = try Self.concept(reading, "thesaurus", "a")
    #expect(reading.thesaurus.concepts.count == 1)
    #expect(tree.preferred == [.french: "arbre"])
    #expect(tree.alternates == [LocalizedLabel("tree", .english)])
    #expect(tree.notes == [LocalizedLabel("Qui pousse.", .french)])
  }

  @Test("unknown vocabularies are passed over, concepts inside them are not; other languages are left out, no language is undetermined")
  func foreign() throws {
    let reading = try Self.read(
      """
      <other:Thing rdf:about="x"><other:holds>
        <skos:Concept rdf:about="http://example.org/?idc=42&amp;idt=th1">
          <skos:prefLabel>H₂O</skos:prefLabel><skos:altLabel xml:lang="de">Wasser</skos:altLabel><other:colour>blue</other:colour>
          <skos:inScheme rdf:resource="http://example.org/?idt=th1"/>
        </skos:Concept></other:holds></other:Thing>
      """)
    let water = try Self.concept(reading, "th1", "42")
    #expect(water.preferred == [.undetermined: "H₂O"])
    #expect(water.alternates.isEmpty)
  }

  @Test("a given facet takes all concepts in, and identifiers come from the notation, then dcterms:identifier, then the URI")
  func identifiers() throws {
    let reading = try Self.read(
      """
      <skos:Concept rdf:about="http://e.org/1"><skos:notation>12.3 / A</skos:notation><skos:prefLabel xml:lang="fr">a</skos:prefLabel></skos:Concept>
      <skos:Concept rdf:about="http://e.org/2"><dcterms:identifier>id2</dcterms:identifier><skos:prefLabel xml:lang="fr">b</skos:prefLabel></skos:Concept>
      <skos:Concept rdf:about="http://e.org/voc#Trois"><skos:prefLabel xml:lang="fr">c</skos:prefLabel></skos:Concept>
      """, facet: "mine")
    #expect(reading.thesaurus.concepts.map(\.id) == ["12.3-A", "Trois", "id2"])
    #expect(reading.thesaurus.schemes.map(\.facet) == ["mine"])
  }

  @Test("cycles, second labels, equal identifiers, dangling references, strangers and homonyms are reported, never fatal")
  func issues() throws {
    let reading = try Self.read(
      """
      <skos:ConceptScheme rdf:about="urn:v:one"/><skos:ConceptScheme rdf:about="urn:v:two"/>
      <skos:Concept rdf:about="urn:v:a"><skos:inScheme rdf:resource="urn:v:one"/><skos:prefLabel xml:lang="fr">a</skos:prefLabel>
        <skos:prefLabel xml:lang="fr">A bis</skos:prefLabel><skos:broader rdf:resource="urn:v:b"/></skos:Concept>
      <skos:Concept rdf:about="urn:v:b"><skos:inScheme rdf:resource="urn:v:one"/><skos:prefLabel xml:lang="fr">b</skos:prefLabel>
        <skos:prefLabel xml:lang="en">b</skos:prefLabel><skos:broader rdf:resource="urn:v:c"/></skos:Concept>
      <skos:Concept rdf:about="urn:v:c"><skos:inScheme rdf:resource="urn:v:one"/><skos:prefLabel xml:lang="fr">b</skos:prefLabel>
        <skos:prefLabel xml:lang="en">c</skos:prefLabel><skos:broader rdf:resource="urn:v:a"/><skos:broader rdf:resource="urn:v:none"/></skos:Concept>
      <skos:Concept rdf:about="urn:w:c"><skos:inScheme rdf:resource="urn:v:one"/><skos:prefLabel xml:lang="fr">d</skos:prefLabel>
        <skos:prefLabel xml:lang="en">d</skos:prefLabel><fonds:order>last</fonds:order></skos:Concept>
      <skos:Concept rdf:about="urn:v:e"><skos:prefLabel xml:lang="fr">e</skos:prefLabel><skos:prefLabel xml:lang="en">e</skos:prefLabel></skos:Concept>
      <skos:Concept rdf:about="urn:v:f"><skos:inScheme rdf:resource="urn:v:two"/><skos:prefLabel xml:lang="fr">f</skos:prefLabel>
        <skos:prefLabel xml:lang="en">f</skos:prefLabel><skos:broader rdf:resource="urn:v:a"/></skos:Concept>
      <skos:Concept><skos:prefLabel xml:lang="fr">sans nom</skos:prefLabel></skos:Concept>
      """)
    let kinds = reading.issues.map(\.kind)
    for kind in [
      ThesaurusIssue.Kind.cycle, .missingLabel, .secondPreferredLabel, .duplicateIdentifier, .noIdentifier, .danglingReference,
      .broaderElsewhere, .noScheme, .badOrder, .homonym
    ] {
      #expect(kinds.count { $0 == kind } == 1, "\(kind): \(reading.issues)")
    }
    #expect(reading.issues.first { $0.kind == .cycle }?.detail == "a → b → c → a")
    #expect(try Self.concept(reading, "one", "c-2").preferred[.french] == "d")
    #expect(try Self.concept(reading, "two", "f").related == [FacetValue("one", "a")])
    #expect(reading.thesaurus.closure(of: FacetValue("one", "a")).map(\.value) == ["a", "b", "c"], "a cycle ends the climb")
  }

  @Test(
    "what no thesaurus can be made of is refused with the reason",
    arguments: [
      ("<rdf:RDF", ExchangeError.Code.malformed), ("", .malformed), ("<html><body/></html>", .notRDF),
      ("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>", .noConcepts)
    ])
  func refusals(_ text: String, _ code: ExchangeError.Code) {
    let error = #expect(throws: ExchangeError.self) { try SKOSReader().read(Array(text.utf8)) }
    #expect(error?.code == code)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("a file or a thesaurus over its bounds is refused, an endless label is left out")
  func bounds() throws {
    let body = "<skos:Concept rdf:about='urn:a'><skos:prefLabel>\(String(repeating: "x", count: 600))</skos:prefLabel></skos:Concept>"
    #expect(try Self.read(body).issues.contains { $0.kind == .longText })
    var limits = SKOSLimits()
    limits.concepts = 0
    #expect(throws: ExchangeError.self) { try SKOSReader(limits: limits).read(Array((Self.open + body + "</rdf:RDF>").utf8)) }
    limits.bytes = 10
    #expect(throws: ExchangeError.self) { try SKOSReader(limits: limits).read(Array((Self.open + body + "</rdf:RDF>").utf8)) }
  }

  @Test("concepts nested as deep as the tree allows are read without recursion")
  func depth() throws {
    var text = ""
    for level in 0..<200 { text += "<skos:Concept rdf:about='urn:c:\(level)'><skos:prefLabel>\(level)</skos:prefLabel><skos:narrower>" }
    text += "<skos:Concept rdf:about='urn:c:200'/>"
    for _ in 0..<200 { text += "</skos:narrower></skos:Concept>" }
    let reading = try Self.read(text)
    #expect(reading.thesaurus.concepts.count == 201)
    #expect(reading.thesaurus.closure(of: FacetValue("thesaurus", "200")).count == 201)
  }
}
