internal import FondsXML

/// The number formats of a workbook by the index that cells name (`xl/styles.xml`, ISO/IEC 29500-1 §18.8).
struct WorkbookStyles {
  private var formats: [NumberFormat] = []

  /// No styles: numbers are numbers.
  init() {}

  init(_ tree: XMLTree) {
    let roles = ElementRoles(
      tree, ["numFmt": "format", "cellXfs": "cells", "xf": "cell"], in: Workbook.namespaces)
    let number = AttributeLookup(tree, "numFmtId", in: [""])
    let code = AttributeLookup(tree, "formatCode", in: [""])
    var codes: [Int: NumberFormat] = [:]
    for node in 0..<tree.count {
      switch roles.role(tree, node) {
      case "format":
        if let id = number.value(tree, node).flatMap({ Int($0) }), let code = code.value(tree, node) {
          codes[id] = NumberFormat(code: code)
        }
      case "cell" where roles.role(tree, tree.parent(of: node)) == "cells":
        let id = number.value(tree, node).flatMap { Int($0) } ?? 0
        formats.append(codes[id] ?? NumberFormat(builtIn: id))
      default: break
      }
    }
  }

  /// The format of a cell by its attribute `s`.
  subscript(style: String?) -> NumberFormat {
    guard let style, let index = Int(style), formats.indices.contains(index) else { return .plain }
    return formats[index]
  }
}
