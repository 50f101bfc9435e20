/// A word of a text, as a half-open range of its UTF-8 bytes.
package struct Token: BitwiseCopyable, Sendable, Hashable {
  /// What kind of word it is.
  package enum Kind: UInt8, BitwiseCopyable, Sendable, Hashable {
    /// A word, a number or a name.
    case word
    /// An elided article or pronoun without its apostrophe: the `l` of `l'énergie`.
    case elision
    /// Single letters between dots (`A.F.D.T`), indexed without the dots.
    case acronym
  }

  /// First byte.
  package var start: Int
  /// One past the last byte.
  package var end: Int
  package var kind: Kind

  package init(start: Int, end: Int, kind: Kind = .word) {
    self.start = start
    self.end = end
    self.kind = kind
  }
}
