extension YAMLDocument {
  /// The line on which a value of a document begins, from 1.
  ///
  /// That of its key where it has one; `nil` where the document has no such value. The document is walked again: only those who tell of a fault ask.
  /// - Parameters:
  ///   - path: keys, and places of list elements from 0 written as numbers, from the root on.
  ///   - bytes: a document that could be read.
  package static func line(of path: [String], in bytes: [UInt8]) -> Int? {
    var walk = YAMLWalk(events: YAMLEvents(bytes))
    do throws(YAMLEvents.Fault) { return try walk.line(of: path[...]) } catch { return nil }
  }
}

/// A walk through the events of one document towards one value.
private struct YAMLWalk: ~Copyable {
  var events: YAMLEvents

  mutating func line(of path: ArraySlice<String>) throws(YAMLEvents.Fault) -> Int? {
    guard try events.next().event == .documentStart else { return nil }
    let root = try events.next()
    return try line(of: path, in: root, begun: root.line)
  }

  /// - Parameter line: of the key of the value, else of the value.
  private mutating func line(of path: ArraySlice<String>, in value: YAMLEvents.Placed, begun line: Int) throws(YAMLEvents.Fault) -> Int? {
    guard let step = path.first else { return line }
    switch value.event {
    case .mappingStart:
      while true {
        let key = try events.next()
        guard case .scalar(let name, _) = key.event else { return step == "0" ? line : nil }
        let member = try events.next()
        if name == step { return try self.line(of: path.dropFirst(), in: member, begun: key.line) }
        try skip(member)
      }
    case .listStart:
      var place = 0
      while true {
        let element = try events.next()
        if element.event == .listEnd { return nil }
        if String(place) == step { return try self.line(of: path.dropFirst(), in: element, begun: element.line) }
        try skip(element)
        place += 1
      }
    // A single text stands for a list of one.
    default: return step == "0" && path.count == 1 ? line : nil
    }
  }

  /// Passes over what stands in a value.
  private mutating func skip(_ value: YAMLEvents.Placed) throws(YAMLEvents.Fault) {
    var depth = 0
    var event = value.event
    while true {
      switch event {
      case .listStart, .mappingStart: depth += 1
      case .listEnd, .mappingEnd: depth -= 1
      case .streamEnd: return
      case .scalar, .alias, .documentStart, .documentEnd: break
      }
      if depth <= 0 { return }
      event = try events.next().event
    }
  }
}
