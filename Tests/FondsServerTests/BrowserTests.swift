import FondsTestSupport
import Foundation
import Testing

@Suite("In a real browser")
struct BrowserTests {
  /// The Python that drives the browser, as `./dev test --browser` names it.
  static let python = ProcessInfo.processInfo.environment["FONDS_BROWSER"]

  @Test(
    "pages are accessible, work by keyboard and without a script, fit a phone, and ask no other host",
    .enabled(if: python != nil, "no browser: `./dev test --browser` installs one and runs this"))
  func pages() throws {
    let project = SharedData.project
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = [
      project + "/Tests/browser/check.py", "--fonds", project + "/.build/release/fonds", "--shots", project + "/.build/browser/shots"
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "what is wrong stands above")
  }
}
