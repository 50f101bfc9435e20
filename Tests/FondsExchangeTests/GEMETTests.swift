import FondsBytes
import FondsExchange
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("A large thesaurus of others")
struct GEMETTests {
  static let path = SharedData.path("sets/conformance/skos/gemet-en-fr.rdf")

  @Test(
    "GEMET is read whole: 5,520 concepts, both languages, its hierarchy, and it becomes the same again through SKOS and an image",
    .enabled(if: GEMETTests.path != nil, "the shared test data is not at hand"))
  func gemet() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: try #require(Self.path))))
    let reading = try SKOSReader().read(bytes)
    let thesaurus = reading.thesaurus
    #expect(thesaurus.concepts.count == 5520)
    #expect(thesaurus.schemes.map(\.facet) == ["gemet"])
    #expect(thesaurus.concepts.reduce(0) { $0 + $1.preferred.count } == 10728)
    let kinds = Dictionary(grouping: reading.issues, by: \.kind).mapValues(\.count)
    print("GEMET:", kinds.map { "\($0.key.rawValue) \($0.value)" }.sorted())
    let bridge = try #require(thesaurus[FacetValue("gemet", "1001")])
    #expect(bridge.preferred == [.french: "pont", .english: "bridge"])
    #expect(bridge.uri == "http://www.eionet.europa.eu/gemet/concept/1001")
    #expect(bridge.broader == ["8590"])
    #expect(thesaurus[FacetValue("gemet", "8590")]?.narrower.contains("1001") == true)
    #expect(ThesaurusContent(try SKOSReader().read(SKOSWriter.write(thesaurus)).thesaurus) == ThesaurusContent(thesaurus))
    #expect(ThesaurusContent(try ThesaurusImage.decode(ByteView(copying: ThesaurusImage.encode(thesaurus)))) == ThesaurusContent(thesaurus))
  }
}
