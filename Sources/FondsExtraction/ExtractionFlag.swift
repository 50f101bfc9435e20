package import FondsRecord

/// The flags an extraction may raise beside its outcome.
package enum ExtractionFlag {
  /// Only a part of the content could be read: the source is damaged.
  package static let partial = "partial"
  /// Which pages of a damaged source could not be read, or not whole; stands beside ``partial``.
  package static func partial(pages: PageRanges) -> String { partialPages + "pages \(pages)" }
  /// How flags about damaged pages begin.
  package static let partialPages = partial + ":"
  /// The text of these pages was recognised in images, and may hold errors.
  package static func recognised(pages: PageRanges) -> String { recognised + "pages \(pages)" }
  /// How flags about recognised pages begin.
  package static let recognised = "ocr:"
  /// These pages are images, or text without a readable encoding, beside others that could be read.
  package static func needsOCR(pages: PageRanges) -> String { needsOCR + "pages \(pages)" }
  /// How flags about pages that are images begin.
  package static let needsOCR = "needs-ocr:"
  /// The recognition of text was asked for, and the program for it is not installed.
  package static let noRecogniser = "ocr-missing"
  /// The recogniser lacks a language that pages may be written in; `package` is what the system has to install.
  package static func missingLanguage(package: String) -> String { missingLanguage + package }
  /// How flags about languages that are not installed begin.
  package static let missingLanguage = "ocr-language:"
  /// The content was cut at a limit of ``ExtractionLimits``; the part before it is kept.
  package static let truncated = "truncated"
  /// The declared charset, or the declared language, contradicts the bytes.
  package static let conflict = "charset-conflict"
  /// The text holds accented letters that were encoded twice (`Ã©` for `é`); it is kept as it is.
  package static let encodedTwice = "encoded-twice"
  /// The YAML at the head of a Markdown file could not be read; the text is kept.
  package static let badFrontMatter = "bad-front-matter"
  /// The sidecar could not be read; the source itself is kept.
  package static let badSidecar = "bad-sidecar"
  /// The name promises another format than the bytes are.
  package static let nameDiffers = "name-differs"
  /// The source changed while it was read; the next run reads it again.
  package static let changed = "changed"
  /// Entities of a document type declaration were left unexpanded.
  package static let entities = "entities-ignored"
  /// The source gave no text; what its sidecar says is kept.
  package static let metadataOnly = "metadata-only"
  /// The declared language is not that of the text.
  package static let languageConflict = "language-conflict"
  /// The declared identifier is malformed and was not taken.
  package static let badID = "bad-id"
  /// Two dates, ISO 8601, that can't be true together: the first should not be before the second.
  ///
  /// - Parameter kind: `published-before-event`, `modified-before-published`, `end-before-start` or `timeline`.
  package static func chronology(_ kind: String, _ early: String, _ late: String) -> String { "\(chronology)\(kind):\(early):\(late)" }
  /// How flags about dates begin.
  package static let chronology = "chronology:"
  /// The value of a key of the description was not understood.
  package static func misread(_ key: String) -> String { misread + key }
  /// How flags about values that were not understood begin.
  package static let misread = "misread:"
  /// A key of the description that means nothing here, and nearly is one that does; it is kept as a field.
  package static func unknownKey(_ key: String) -> String { unknownKey + key }
  /// How flags about keys begin.
  package static let unknownKey = "unknown-key:"
  /// A declared facet value that the thesaurus does not have.
  package static func unknownConcept(_ value: FacetValue) -> String { "\(unknownConcept)\(value.facet):\(value.value)" }
  /// How flags about concepts begin.
  package static let unknownConcept = "unknown-concept:"
  /// `count` bytes that are invalid in the charset were replaced.
  package static func badBytes(_ count: Int) -> String { "\(badBytes)\(count)" }
  /// How flags about invalid bytes begin.
  package static let badBytes = "bad-bytes:"
}
