import FondsBytes
import FondsExchange
import FondsRecord
import FondsTestSupport
import Testing

@Suite("The image of a thesaurus")
struct ThesaurusImageTests {
  private static func example(_ seed: UInt64) -> Thesaurus {
    var generator = SeededGenerator(seed: seed)
    return ExampleThesauri.random(&generator)
  }

  /// Asks for everything that an opened thesaurus can tell.
  private static func use(_ thesaurus: Thesaurus, like example: Thesaurus) -> [String] {
    var told = thesaurus.concepts.map(\.uri)
    for concept in example.concepts {
      told += thesaurus.closure(of: concept.value).map(\.value) + thesaurus.broader(than: concept.value)
      told.append(thesaurus.label(of: concept.value, in: .english) ?? "–")
      told.append("\(thesaurus.index(of: concept.value) ?? -1) \(thesaurus[concept.value]?.notes.count ?? -1)")
    }
    told += thesaurus.values(of: "theme").map(\.value)
    for index in thesaurus.concepts.indices { told += thesaurus.narrower(than: index).map { thesaurus.value(at: $0).value } }
    return told
  }

  @Test("any thesaurus becomes an image that reads back equal, always the same bytes", arguments: 1...60)
  func roundTrip(_ seed: UInt64) throws {
    let thesaurus = Self.example(seed)
    let bytes = ThesaurusImage.encode(thesaurus)
    let read = try ThesaurusImage.decode(ByteView(copying: bytes))
    #expect(ThesaurusContent(read) == ThesaurusContent(thesaurus), "seed \(seed)")
    #expect(ThesaurusImage.encode(read) == bytes, "seed \(seed)")
  }

  @Test("concepts that are read where they lie are those of memory", arguments: 1...60)
  func opened(_ seed: UInt64) throws {
    let thesaurus = Self.example(seed)
    let opened = try ThesaurusImage.open(ByteView(copying: ThesaurusImage.encode(thesaurus)))
    #expect(ThesaurusContent(opened) == ThesaurusContent(thesaurus), "seed \(seed)")
    #expect(Self.use(opened, like: thesaurus) == Self.use(thesaurus, like: thesaurus), "seed \(seed)")
    #expect(opened[FacetValue("theme", "nothing")] == nil)
    #expect(opened[FacetValue("", "")] == nil)
    #expect(opened[FacetValue("zzz", "c1")] == nil)
  }

  @Test("an image of the first version is read as it was meant", arguments: 1...60)
  func firstVersion(_ seed: UInt64) throws {
    let thesaurus = Self.example(seed)
    let image = ByteView(copying: ThesaurusImageVersion1.encode(thesaurus))
    #expect(!ThesaurusImage.isCurrent(image))
    #expect(ThesaurusContent(try ThesaurusImage.decode(image)) == ThesaurusContent(thesaurus), "seed \(seed)")
    let opened = try ThesaurusImage.open(image)
    #expect(Self.use(opened, like: thesaurus) == Self.use(thesaurus, like: thesaurus), "seed \(seed)")
    #expect(ThesaurusImage.encode(opened) == ThesaurusImage.encode(thesaurus), "seed \(seed)")
  }

  @Test("an image cut anywhere is refused with an offset, whoever reads it", arguments: [1, 2])
  func cuts(_ version: Int) {
    let thesaurus = Self.example(7)
    let bytes = version == 1 ? ThesaurusImageVersion1.encode(thesaurus) : ThesaurusImage.encode(thesaurus)
    for length in bytes.indices {
      let cut = ByteView(copying: Array(bytes[..<length]))
      let error = #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(cut) }
      #expect(error?.code == .damagedImage)
      #expect(error?.offset != nil)
      #expect(throws: ExchangeError.self) { try ThesaurusImage.open(cut) }
    }
    #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(ByteView(copying: bytes + [0])) }
    #expect(throws: ExchangeError.self) { try ThesaurusImage.open(ByteView(copying: bytes + [0])) }
  }

  @Test("an image with any byte changed is read or refused, never a trap", arguments: [1, 2])
  func flips(_ version: Int) {
    let thesaurus = Self.example(8)
    let bytes = version == 1 ? ThesaurusImageVersion1.encode(thesaurus) : ThesaurusImage.encode(thesaurus)
    for index in bytes.indices {
      for value in [0, 0x7F, 0x80, 0xFF, bytes[index] ^ 1] {
        var changed = bytes
        changed[index] = value
        let image = ByteView(copying: changed)
        do {
          _ = try ThesaurusImage.decode(image)
        } catch {
          #expect(error.offset != nil)
        }
        do {
          _ = Self.use(try ThesaurusImage.open(image), like: thesaurus)
        } catch {
          #expect(error.offset != nil)
        }
      }
    }
  }

  @Test("many bytes changed at once are no trap either", arguments: 1...200)
  func storms(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = ExampleThesauri.random(&generator)
    var bytes = ThesaurusImage.encode(thesaurus)
    for _ in 0..<20 { bytes[Int.random(in: 28..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
    do {
      _ = Self.use(try ThesaurusImage.open(ByteView(copying: bytes)), like: thesaurus)
    } catch {
      #expect(error.offset != nil, "seed \(seed)")
    }
  }

  @Test("an image of another version is refused with the remedy")
  func version() {
    var bytes = ThesaurusImage.encode(Thesaurus())
    bytes[8] = 9
    let image = ByteView(copying: bytes)
    let decoding = #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(image) }
    let opening = #expect(throws: ExchangeError.self) { try ThesaurusImage.open(image) }
    for error in [decoding, opening] {
      #expect(error?.code == .imageVersion)
      #expect(error?.remedy.contains("reindex") == true)
    }
  }

  @Test("images have the bytes of the specification")
  func bytes() throws {
    let empty = Array("FONDSTHS".utf8) + [2, 0, 0, 0] + [0, 0, 0, 0] + [0, 0, 0, 0] + [1, 0, 0, 0] + [0, 0, 0, 0] + [0]
    #expect(ThesaurusImage.encode(Thesaurus()) == empty)
    #expect(try ThesaurusImage.open(ByteView(copying: empty)).concepts.isEmpty)
    var water = Concept(facet: "theme", id: "water", uri: "u:w")
    water.preferred = [.french: "eau"]
    water.order = -1
    let one = Thesaurus(schemes: [ConceptScheme(facet: "theme", order: 1)], concepts: [water])
    var expected = Array("FONDSTHS".utf8) + [2, 0, 0, 0]
    expected += [4, 0, 0, 0] + [16, 0, 0, 0] + [4, 0, 0, 0] + [1, 0, 0, 0]
    expected += [5, 0, 0, 0, 10, 0, 0, 0, 13, 0, 0, 0, 16, 0, 0, 0] + Array("themewateru:weau".utf8)
    // One scheme: its facet is string 0, its order 1, it has no label.
    expected += [1, 0, 2, 0]
    // The concept ends at 15: facet, id, uri, tags text and has an order, −1; one French label; nothing in seven lists.
    expected += [15, 0, 0, 0] + [0, 1, 2, 3, 1] + [1, 0, 3] + [0, 0, 0, 0, 0, 0, 0]
    #expect(ThesaurusImage.encode(one) == expected)
  }
}
