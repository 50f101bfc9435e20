package import FondsRecord

/// What became of one source: exactly one outcome, with its reason, its flags and, where it was read, its document.
package struct Extraction: Sendable {
  package var outcome: Outcome
  /// The reason of an outcome other than `indexed` and `empty`.
  package var reason: OutcomeReason?
  /// The sentence behind the reason, for people.
  package var detail: String?
  /// Remarks for the report, as in ``ExtractedDocument/flags``.
  package var flags: [String]
  /// The document, where the outcome is `indexed`.
  package var document: ExtractedDocument?
  /// The rows that are records, in place of a document, where the source is a table of such.
  package var rows: TableRecords?
  /// What the bytes are, where that was found out, also of a source that could not be read.
  package var format: Format?
  /// What the sidecar says.
  package var description: [MetadataValue]
  /// SHA-256 of the sidecar in lower-case hexadecimal; nil without one.
  package var sidecarDigest: String?
  /// SHA-256 of the whole file in lower-case hexadecimal; nil where it could not be read.
  package var digest: String?
  /// The size in bytes of what was read for the digest.
  package var bytes: Int
  /// CPU time of child processes, in seconds.
  package var childrenCPU: Double

  package init(
    outcome: Outcome, reason: OutcomeReason? = nil, detail: String? = nil, flags: [String] = [], document: ExtractedDocument? = nil,
    format: Format? = nil, description: [MetadataValue] = [], sidecarDigest: String? = nil, digest: String? = nil, bytes: Int = 0,
    childrenCPU: Double = 0
  ) {
    self.outcome = outcome
    self.reason = reason
    self.detail = detail
    self.flags = flags
    self.document = document
    self.format = format
    self.description = description
    self.sidecarDigest = sidecarDigest
    self.digest = digest
    self.bytes = bytes
    self.childrenCPU = childrenCPU
  }
}
