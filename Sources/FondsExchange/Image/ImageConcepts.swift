internal import FondsBytes
internal import FondsRecord

/// The concepts of an image, read when they are asked for.
///
/// A concept that cannot be read is an empty one: checksums are what tells of damage, here nothing may trap.
struct ImageConcepts: ConceptStore {
  private let parts: ThesaurusImageParts

  init(_ parts: ThesaurusImageParts) { self.parts = parts }

  var count: Int { parts.conceptCount }

  func concept(at index: Int) -> Concept {
    read(index, else: Concept(facet: "", id: "", uri: "")) { (reader) throws(ByteError) in try reader.concept() }
  }

  /// O(log n).
  func index(of value: FacetValue) -> Int? {
    let facet = Array(value.facet.utf8)
    let id = Array(value.value.utf8)
    var candidates = 0..<count
    while !candidates.isEmpty {
      let middle = candidates.lowerBound + candidates.count / 2
      let order = read(middle, else: nil) { (reader) throws(ByteError) -> Int? in
        let byFacet = try parts.compare(reader.number(), with: facet)
        return byFacet != 0 ? byFacet : try parts.compare(reader.number(), with: id)
      }
      guard let order else { return nil }
      if order == 0 { return middle }
      candidates = order < 0 ? middle + 1..<candidates.upperBound : candidates.lowerBound..<middle
    }
    return nil
  }

  func value(at index: Int) -> FacetValue {
    read(index, else: FacetValue("", "")) { (reader) throws(ByteError) in FacetValue(try reader.string(), try reader.string()) }
  }

  func preferred(at index: Int) -> [Language: String] {
    read(index, else: [:]) { (reader) throws(ByteError) in
      try reader.skipToPreferred()
      return try reader.preferred()
    }
  }

  func broader(at index: Int) -> [String] {
    read(index, else: []) { (reader) throws(ByteError) in
      try reader.skipToBroader()
      return try reader.identifiers()
    }
  }

  func narrower(at index: Int) -> [String] {
    read(index, else: []) { (reader) throws(ByteError) in
      try reader.skipToBroader()
      try reader.skipIdentifiers()
      return try reader.identifiers()
    }
  }

  private func read<Result>(
    _ index: Int, else nothing: Result, _ body: (inout ConceptReader) throws(ByteError) -> Result
  ) -> Result {
    do throws(ByteError) {
      var reader = try parts.concept(at: index)
      return try body(&reader)
    } catch {
      return nothing
    }
  }
}
