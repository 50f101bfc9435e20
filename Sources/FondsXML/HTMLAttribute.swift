/// The attributes of HTML that are kept in a tree; all others (addresses of images, data for scripts…) are dropped while reading.
///
/// The raw value is the identifier of the name in every tree read from HTML.
package enum HTMLAttribute: UInt32, Sendable, CaseIterable {
  case id, `class`, style, role, lang, hidden, href, hreflang, rel, name, content, property, itemprop, itemtype, itemscope, datetime, type
  case title, alt, charset, start
  case xmlLang, ariaHidden, ariaLabel, ariaModal, httpEquiv

  /// The attribute of a lower-case name; `nil` for one that is not kept.
  package init?(name: String) {
    guard let attribute = Self.byName[name] else { return nil }
    self = attribute
  }

  /// The lower-case name.
  package var name: String {
    switch self {
    case .xmlLang: "xml:lang"
    case .ariaHidden: "aria-hidden"
    case .ariaLabel: "aria-label"
    case .ariaModal: "aria-modal"
    case .httpEquiv: "http-equiv"
    default: String(describing: self)
    }
  }

  /// True for the name of an attribute of the list, in any case.
  static func isKept(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.count < byLength.count else { return false }
    return byLength[name.count].contains { known in zip(known, name).allSatisfy { $0 == $1 | 0x20 } }
  }

  private static let byLength: [[[UInt8]]] = {
    let names = allCases.map { Array($0.name.utf8) }
    return (0...(names.map(\.count).max() ?? 0)).map { length in names.filter { $0.count == length } }
  }()

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
