internal import Glibc

/// A client of a few lines that speaks HTTP/1.1 over a real socket, so that a test sees what goes over the wire.
package enum PlainHTTP {
  /// What came back.
  package struct Reply: Sendable {
    package var status: Int
    /// Names in lower case.
    package var headers: [String: String]
    package var body: String
  }

  /// What went wrong on the way.
  package struct Failure: Error { package var step: String }

  /// Asks a server on this machine.
  package static func get(port: Int, _ target: String, method: String = "GET", headers: [String: String] = [:]) throws -> Reply {
    var request = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request += "\(name): \(value)\r\n" }
    return try parse(exchange(port: port, Array((request + "\r\n").utf8)))
  }

  private static func exchange(port: Int, _ request: [UInt8]) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(step: "socket") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(step: "connect") }
    guard unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { throw Failure(step: "send") }
    var reply: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
      guard count >= 0 else { throw Failure(step: "receive") }
      if count == 0 { return reply }
      reply += chunk[..<count]
    }
  }

  private static func parse(_ reply: [UInt8]) throws -> Reply {
    let text = String(decoding: reply, as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let status = Int(first.split(separator: " ").dropFirst().first ?? "") else {
      throw Failure(step: "parse")
    }
    guard let end = lines.firstIndex(of: "") else { throw Failure(step: "parse") }
    var headers: [String: String] = [:]
    for line in lines[1..<end] {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
    }
    return Reply(status: status, headers: headers, body: lines[(end + 1)...].joined(separator: "\r\n"))
  }
}
