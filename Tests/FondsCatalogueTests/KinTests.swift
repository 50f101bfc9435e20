import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("What a record is akin to") struct KinTests {
  private func bank(_ notes: [(id: String, head: String)]) async throws -> Bank {
    let bank = try Bank()
    for (id, head) in notes {
      try bank.write(
        "---\nid: \(id)\ntitle: Notice \(id)\nlanguage: \(id == "en" ? "en" : "fr")\n\(head)\n---\n\nUn texte de quelques mots.\n",
        to: id + ".md")
    }
    try await bank.reindex()
    return bank
  }

  private func kin(_ bank: Bank, _ id: String, visibilities: [Visibility]? = nil) async throws -> [RecordView.Kin] {
    let view = try await bank.catalogue.record(id, ui: .french, visibilities: visibilities)
    return try bank.catalogue.withKin(view, ui: .french, visibilities: visibilities).kin
  }

  private func told(_ kin: [RecordView.Kin]) -> [String] {
    kin.map { one in
      "\(one.kind.rawValue) \(one.reason.id): " + one.targets.map(\.id).joined(separator: " ")
        + (one.total > one.targets.count ? " of \(one.total)" : "")
    }
  }

  @Test(
    "records of one place are akin, those that share more of what they are about first; a place of many or with places in it ties nobody")
  func territory() async throws {
    var notes = [
      ("a", "facets: {territory: [vaux], theme: [food]}"), ("b", "facets: {territory: [vaux], theme: [energy]}"),
      ("c", "facets: {territory: [vaux, france], theme: [food]}"), ("d", "facets: {territory: [france], theme: [food]}"),
      ("e", "facets: {territory: [partout]}"), ("hidden", "visibility: draft\nfacets: {territory: [vaux]}")
    ]
    for number in 0..<12 { notes.append(("n\(number)", "facets: {territory: [partout]}")) }
    let bank = try await bank(notes)
    #expect(told(try await kin(bank, "a", visibilities: [.public])) == ["same-territory vaux: c b"])
    #expect(told(try await kin(bank, "a")) == ["same-territory vaux: c hidden b"])
    #expect(told(try await kin(bank, "b", visibilities: [.public])) == ["same-territory vaux: a c"])
    for id in ["d", "e"] { #expect(try await kin(bank, id).isEmpty, "\(id)") }
    let one = try #require(try await kin(bank, "a").first)
    #expect(one.words(in: .english) == "same territory: vaux" && one.choices == ["territory:vaux"])
  }

  @Test("an obstacle leads to what answers it, by declaration or by a lever against it, and back") func obstacles() async throws {
    let bank = try await bank([
      ("mur", "kind: experience\nfacets: {obstacle: [compartments]}"),
      ("pont", "kind: experience\nfacets: {lever: [cross-service-cooperation]}"),
      ("plan", "kind: proposal\nrelations: {answers: ['obstacle:compartments']}"),
      ("outil", "kind: tool\nfacets: {lever: [cross-service-cooperation]}"),
      ("large", "kind: experience\nfacets: {obstacle: [internal]}")
    ])
    #expect(told(try await kin(bank, "mur")) == ["obstacle-answered-by compartments: plan pont"])
    #expect(try await kin(bank, "mur").first?.via.map(\.id) == ["cross-service-cooperation"])
    #expect(told(try await kin(bank, "plan")) == ["answers-obstacle compartments: mur"])
    #expect(told(try await kin(bank, "pont")) == ["answers-obstacle compartments: mur"])
    for id in ["outil", "large"] { #expect(try await kin(bank, id).isEmpty, "\(id)") }
    let view = try await bank.catalogue.record("pont", ui: .french)
    let json = try bank.catalogue.withKin(view, ui: .french).json
    #expect(json.contains(#""kin":[{"kind":"answers-obstacle","reason":{"facet":"obstacle","id":"compartments","label":"#))
    #expect(json.contains(#""via":[{"facet":"lever","id":"cross-service-cooperation""#))
  }

  @Test("at most ten of a kind are shown, the others counted; twins are one and never akin to themselves") func bounds() async throws {
    var notes = [
      ("fr", "facets: {territory: [vaux]}"), ("en", "translation-of: fr\nfacets: {territory: [vaux]}")
    ]
    for number in 0..<8 { notes.append(("n\(number)", "facets: {territory: [vaux]}")) }
    let few = try await bank(notes)
    #expect(try await kin(few, "fr").first?.targets.count == 8)
    for number in 0..<160 { notes.append(("x\(number)", number < 4 ? "facets: {territory: [vaux]}" : "kind: news")) }
    let many = try await bank(notes)
    let kin = try #require(try await kin(many, "fr").first)
    #expect(kin.targets.count == 10 && kin.total == 12)
    #expect(!kin.targets.contains { $0.id == "en" || $0.id == "fr" })
  }
}
