/// How much of a document becomes a tree; markup is hostile until proven otherwise.
///
/// Reaching a bound never fails an HTML page: what was read is kept and ``XMLTree/flags`` tells.
package struct XMLLimits: Sendable {
  /// The most bytes looked at.
  package var bytes = 256 << 20
  /// The most nodes: elements and texts.
  package var nodes = 2_000_000
  /// The deepest element that becomes a node, at most 65,535; the text of deeper ones is kept and joins their last ancestor that is one.
  package var depth = 512
  /// The most attributes, or namespaces in scope, of one element.
  package var attributes = 8_000
  /// The most names compared while the parser looks for the start tag of a stray end tag.
  ///
  /// libxml2 walks the whole stack of open elements for each of them: without a bound, a deep page followed by stray end tags is quadratic.
  package var comparisons = 400_000_000

  package init() {}
}
