/// The names of facets made from the URIs of schemes: different for different schemes.
struct FacetNames {
  /// One per scheme.
  let names: [String]

  init(schemes uris: [String]) {
    var names: [String] = []
    var taken: Set<String> = []
    for (index, uri) in uris.enumerated() {
      let piece = URIReference.identifier(URIReference.lastPiece(uri)).lowercased()
      let name = piece.isEmpty ? "thesaurus" : piece
      names.append(taken.insert(name).inserted ? name : name + "-" + String(index + 1))
      taken.insert(names[index])
    }
    self.names = names
  }
}
