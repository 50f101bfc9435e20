/// The documents of a session by their identifiers.
///
/// Identifiers are known by 96 bits under secret keys of the process, so that nobody can make two of them meet; 21 to 43 bytes a document.
@safe struct IdentifierMap: ~Copyable {
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// Document + 1; 0 for a free slot.
    var document: UInt32 = 0
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var slotCount = 1 << 8
  private var used = 0
  private let keys: IdentifierKeys
  /// Stands for a document that is no longer there.
  private static let removed = UInt32.max

  /// - Parameter keys: under which identifiers are known.
  init(_ keys: IdentifierKeys) {
    self.keys = keys
    unsafe slots = .allocate(capacity: slotCount)
    unsafe slots.initialize(repeating: Slot(), count: slotCount)
  }

  deinit { unsafe slots.deallocate() }

  /// Sets the document of an identifier; gives the one before.
  mutating func update(_ identifier: String, _ document: UInt32) -> UInt32? {
    if used &* 4 >= slotCount &* 3 { grow() }
    let slot = find(keys.key(of: identifier))
    let before = unsafe slots[slot].document
    if before == 0 {
      let (low, high) = keys.key(of: identifier)
      unsafe slots[slot] = Slot(low: low, high: high)
      used += 1
    }
    unsafe slots[slot].document = document + 1
    return before == 0 || before == Self.removed ? nil : before - 1
  }

  /// Forgets the document of an identifier; gives it.
  mutating func remove(_ identifier: String) -> UInt32? {
    let slot = find(keys.key(of: identifier))
    let before = unsafe slots[slot].document
    guard before != 0, before != Self.removed else { return nil }
    unsafe slots[slot].document = Self.removed
    return before - 1
  }

  /// The slot of a key, or the free one where it would stand.
  private func find(_ key: (low: UInt64, high: UInt32)) -> Int {
    var slot = Int(truncatingIfNeeded: key.low) & (slotCount &- 1)
    while unsafe slots[slot].document != 0, unsafe slots[slot].low != key.low || slots[slot].high != key.high {
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    return slot
  }

  private mutating func grow() {
    let (old, oldCount) = unsafe (slots, slotCount)
    slotCount *= 2
    unsafe slots = .allocate(capacity: slotCount)
    unsafe slots.initialize(repeating: Slot(), count: slotCount)
    for index in 0..<oldCount where unsafe old[index].document != 0 {
      let slot = unsafe find((old[index].low, old[index].high))
      unsafe slots[slot] = old[index]
    }
    unsafe old.deallocate()
  }

  /// A filter of all identifiers that it knows a document of.
  func filter() -> IdentifierFilter {
    let filter = IdentifierFilter(capacity: used)
    for index in 0..<slotCount where unsafe slots[index].document != 0 && slots[index].document != Self.removed {
      unsafe filter.insert(slots[index].low)
    }
    return filter
  }
}
