internal import CThesaurus
internal import FondsRecord

/// The fields, rules and questions that travel inside the program.
enum SchemaSource {
  /// The text of `Index/rules.yaml`.
  static var rulesYAML: [UInt8] { unsafe Array(UnsafeBufferPointer(start: fonds_rules_start(), count: Int(fonds_rules_size()))) }

  /// The text of `Index/inventory.yaml`.
  static var inventoryYAML: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: fonds_inventory_start(), count: Int(fonds_inventory_size())))
  }

  /// Read once, when first asked for; a fault in the file of the project is our own, and its tests read it.
  private static let known: Result<Schema, CatalogueError> = {
    do throws(CatalogueError) { return .success(try SchemaReader.read(rulesYAML, path: "rules.yaml")) } catch { return .failure(error) }
  }()

  static func standard() throws(CatalogueError) -> Schema { try known.get() }
}
