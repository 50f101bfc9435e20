internal import FondsRecord
internal import Yams

/// One YAML document within bounds: descriptions are written by people and may come from anywhere.
///
/// Anchors and aliases are refused, so that a small file stays small.
package struct YAMLDocument: Sendable {
  package let root: YAMLValue

  /// The largest description, in bytes.
  package static let byteLimit = 256 << 10
  /// The most nested lists and mappings.
  package static let depthLimit = 32

  /// Reads one document; an empty one is `null`.
  ///
  /// Throws `size` or `metadata`, the latter with line and column where they are known.
  package init(_ bytes: [UInt8], path: String? = nil) throws(ExtractionError) {
    guard bytes.count <= Self.byteLimit else {
      throw ExtractionError(
        .size, "the description has \(bytes.count) bytes, more than \(Self.byteLimit)", path: path, remedy: "keep descriptions short")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ExtractionError(.metadata, "the description is not UTF-8", path: path, remedy: "save it as UTF-8")
    }
    root = try Self.parse(text, path: path)
  }

  private static func parse(_ text: String, path: String?) throws(ExtractionError) -> YAMLValue {
    do {
      // The parser keeps the anchors alive that its nodes refer to weakly.
      let parser = try Parser(yaml: text)
      let node = try parser.singleRoot()
      return try withExtendedLifetime(parser) { try node.map { try value(of: $0, depth: 0, path: path) } ?? .null }
    } catch let error as ExtractionError {
      throw error
    } catch let error as YamlError {
      throw failure(error, path: path)
    } catch {
      throw ExtractionError(.metadata, "the description is no YAML", path: path, remedy: "check its form", cause: "\(error)")
    }
  }

  private static func value(of node: Node, depth: Int, path: String?) throws(ExtractionError) -> YAMLValue {
    func refuse(_ message: String, _ remedy: String) -> ExtractionError {
      ExtractionError(.metadata, message, path: path, line: node.mark?.line, column: node.mark?.column, remedy: remedy)
    }
    guard node.anchor == nil else { throw refuse("anchors and aliases are not read", "write the value out") }
    guard depth < depthLimit else { throw refuse("more than \(depthLimit) values stand in one another", "flatten the description") }
    switch node {
    case .alias: throw refuse("anchors and aliases are not read", "write the value out")
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNull ? .null : .text(scalar.string)
    case .sequence(let sequence):
      var elements: [YAMLValue] = []
      for element in sequence { elements.append(try value(of: element, depth: depth + 1, path: path)) }
      return .list(elements)
    case .mapping(let mapping):
      var members: [YAMLValue.Member] = []
      for (key, element) in mapping {
        guard let name = key.scalar?.string, key.anchor == nil else { throw refuse("a key is no simple text", "use a word as key") }
        members.append(.init(key: name, value: try value(of: element, depth: depth + 1, path: path)))
      }
      return .mapping(members)
    }
  }

  private static func failure(_ error: YamlError, path: String?) -> ExtractionError {
    func failure(_ problem: String, _ mark: Mark? = nil) -> ExtractionError {
      ExtractionError(
        .metadata, "the description is no YAML", path: path, line: mark?.line, column: mark?.column,
        remedy: "check quotes, indentation and colons on that line", cause: problem)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return failure(problem, mark)
    case .reader(let problem, _, _, _): return failure(problem)
    case .duplicatedKeysInMapping: return failure("a key stands twice in a mapping")
    default: return failure("\(error)".prefix(200).description)
    }
  }
}
