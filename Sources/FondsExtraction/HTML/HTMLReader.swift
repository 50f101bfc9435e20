import FondsRecord
import FondsText
import FondsXML

/// Reads an HTML page: charset, tree, main content, metadata.
package struct HTMLReader: Sendable {
  private let limits: ExtractionLimits

  /// A node costs about 150 bytes until the page is read.
  private static var treeLimits: XMLLimits {
    var limits = XMLLimits()
    limits.nodes = 1_000_000
    return limits
  }

  package init(limits: ExtractionLimits = ExtractionLimits()) { self.limits = limits }

  /// Reads the bytes of a page; broken markup is mended, never refused.
  ///
  /// - Parameter isXHTML: The page calls itself XHTML; it is read by the same lenient parser, because most such pages are not well-formed.
  package func read(_ bytes: [UInt8], isXHTML: Bool = false) throws(ExtractionError) -> ExtractedDocument {
    var document = ExtractedDocument(format: isXHTML ? .xhtml : .html)
    let tree = try tree(bytes, &document)
    let content = MainContent(tree, limits: limits)
    document.blocks = content.blocks
    document.decisions = Array(content.decisions.prefix(BlockDecision.limit))
    document.metadata = PageMetadata.values(tree, limits: limits)
    if content.isCut || tree.flags.contains(.truncated) { document.flag(ExtractionFlag.truncated) }
    return document
  }

  /// Decodes and parses; what was remarkable about the bytes is flagged.
  private func tree(_ bytes: [UInt8], _ document: inout ExtractedDocument) throws(ExtractionError) -> XMLTree {
    let decoded = Charset.decode(bytes, declared: CharsetDeclaration.find(in: bytes))
    if decoded.badBytes > 0 { document.flag(ExtractionFlag.badBytes(decoded.badBytes)) }
    if decoded.conflict { document.flag(ExtractionFlag.conflict) }
    do {
      return try XMLTree(html: decoded.text, limits: Self.treeLimits)
    } catch {
      throw ExtractionError(.damage, error.message, remedy: error.remedy, cause: error.cause)
    }
  }
}
