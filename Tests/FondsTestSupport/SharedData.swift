internal import Glibc

/// Places that tests may read: the project's own fixtures, and open test data beside the project where it is at hand.
package enum SharedData {
  /// The root of the project.
  package static let project: String = {
    let file = #filePath
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// A file or folder of the open test data; `nil` where it is absent, and then the test is skipped.
  package static func path(_ relative: String) -> String? {
    existing(project + "/../shared/" + relative)
  }

  /// A file or folder under `Fixtures`.
  package static func fixture(_ relative: String) -> String { project + "/Fixtures/" + relative }

  private static func existing(_ path: String) -> String? { unsafe access(path, R_OK) == 0 ? path : nil }
}
