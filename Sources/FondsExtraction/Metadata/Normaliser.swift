internal import FondsBytes
package import FondsRecord
internal import FondsText

/// What the configuration of a root says of all its records.
package struct RootDefaults: Sendable {
  package var label: String
  /// The address at which the files of the root are published; relative paths are appended.
  package var url: String?
  package var facets: [FacetValue]
  package var visibility: Visibility
  /// Further values for records that have none of their own; their origin is `root`.
  package var values: [MetadataValue]

  package init(label: String, url: String? = nil, facets: [FacetValue] = [], visibility: Visibility = .public, values: [MetadataValue] = [])
  {
    self.label = label
    self.url = url
    self.facets = facets
    self.visibility = visibility
    self.values = values
  }
}

/// Makes the record of a source: one schema, NFC, the most trusted of contradictory values, each with its origin.
package struct Normaliser: Sendable {
  let root: RootDefaults

  package init(root: RootDefaults) { self.root = root }

  /// The record of a source; `nil` where there is nothing to keep.
  ///
  /// A source that gave no text makes a record of its metadata alone where a sidecar describes it.
  /// - Parameter keeping: The identifier of a known source that moved; a declared identifier goes before it.
  package func record(from extraction: Extraction, of entry: SourceEntry, keeping: RecordID? = nil) -> Record? {
    if case .skipped = entry.kind { return nil }
    guard extraction.document != nil || !extraction.description.isEmpty else { return nil }
    let stated = (extraction.description + (extraction.document?.metadata ?? [])).prefix(ExtractionLimits().metadata)
    let table = MetadataTable(stated + root.values)
    let blocks = extraction.document?.blocks ?? []
    var draft = RecordDraft(table: table, path: entry.subject, root: root, blocks: blocks, flags: extraction.flags)
    if extraction.document == nil { draft.flag(ExtractionFlag.metadataOnly) }
    for flag in DescriptionFaults.flags(in: table) { draft.flag(flag) }
    let id = draft.declaredID() ?? keeping ?? derivedID(entry.subject)
    var record = draft.record(id)
    record.source = reference(extraction, entry)
    record.flags = draft.flags
    return record
  }

  /// The identifier of a source that declares none: the hash of the label and the relative path.
  ///
  /// - Parameter attempt: from 1 on other identifiers, for a source whose first one was taken along by a file that has moved.
  package func derivedID(_ path: SourcePath, attempt: Int = 0) -> RecordID {
    let again = attempt == 0 ? [] : [0] + Array(String(attempt).utf8)
    return RecordID(sourceDigest: SHA256.hexadecimal(Array(root.label.utf8) + [0] + path.bytes + again))
  }

  private func reference(_ extraction: Extraction, _ entry: SourceEntry) -> SourceReference? {
    guard let digest = extraction.digest ?? extraction.sidecarDigest else { return nil }
    let format = extraction.format?.name ?? (entry.kind == .description ? "none" : entry.subject.fileExtension)
    let isRecognised = extraction.flags.contains { $0.hasPrefix(ExtractionFlag.recognised) }
    let extractor = "fonds-\(extraction.format?.name ?? "sidecar")\(isRecognised ? "+ocr" : "") \(Self.version)"
    return SourceReference(
      root: root.label, path: entry.subject.display, format: format.isEmpty ? "none" : format, bytes: extraction.bytes, sha256: digest,
      pages: extraction.document?.pages, extractor: extractor)
  }

  /// Raised when extraction gives other results than before, so that known sources are read again.
  package static let version = 5
}
