internal import FondsBytes
internal import FondsText

/// The spaces of the term dictionary: those of `TermSpace`, and four of the index's own (`Index/FORMAT.md` §5.1).
enum KeySpace: UInt8, Sendable, CaseIterable {
  case exact = 0
  case stem
  case title
  case author
  case concept
  case facet
  case passage
  case name
  case twin
  case tie

  init(_ space: TermSpace) {
    self =
      switch space {
      case .exact: .exact
      case .stem: .stem
      case .title: .title
      case .author: .author
      case .concept: .concept
      case .facet: .facet
      }
  }

  var hasPositions: Bool { rawValue <= KeySpace.author.rawValue }
}

/// Keys of the term dictionary: a space byte, then the term.
enum TermKey {
  static func key(_ space: KeySpace, _ term: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(term.count + 1)
    key.append(space.rawValue)
    key.append(contentsOf: term)
    return key
  }

  /// The term of an identifier, alias or reference: long ones by their digest (`Index/FORMAT.md` §1.4).
  static func reference(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.count <= FormatVersion.keyLimit ? bytes : [0] + SHA256.digest(bytes)
  }

  /// The beginning of the terms of all ties to what bears a name; the kind of the tie follows it.
  ///
  /// With a kind of at most 64 bytes the term is a key of the dictionary still.
  static func ties(to name: String) -> [UInt8] {
    let bytes = Array(name.utf8)
    let isKept = bytes.count < FormatVersion.keyLimit - FormatVersion.tieKindLimit && !bytes.contains(0)
    return (isKept ? bytes : [0] + SHA256.digest(bytes)) + [0]
  }

  /// The term of a facet value.
  static func facet(_ facet: String, _ value: String) -> [UInt8] {
    Array(facet.utf8) + [0] + Array(value.utf8)
  }
}

extension FacetValueKey {
  /// Takes a facet term apart; `nil` when it has no NUL.
  init?(term: ArraySlice<UInt8>) {
    guard let cut = term.firstIndex(of: 0) else { return nil }
    facet = Array(term[..<cut])
    value = Array(term[(cut + 1)...])
  }
}

/// A facet and a value as bytes.
struct FacetValueKey: Equatable {
  var facet: [UInt8]
  var value: [UInt8]
}
