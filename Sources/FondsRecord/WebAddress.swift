/// What may stand as the address of a record: it becomes a link on pages.
package enum WebAddress {
  /// Whether a text is an absolute `http` or `https` address without white space and controls.
  package static func isValid(_ text: String) -> Bool {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", text.dropFirst(scheme.count).hasPrefix("://") else { return false }
    return text.utf8.count > scheme.utf8.count + 3 && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  }
}
