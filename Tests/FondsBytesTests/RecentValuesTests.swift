import FondsBytes
import Testing

@Suite("Values that were asked for lately") struct RecentValuesTests {
  @Test("what is asked for stays, what nobody asks for goes, and the whole stays within its bound")
  func bound() {
    let values = RecentValues<Int, Int>(limit: 100)
    for number in 0..<1_000 {
      values.keep(number, for: number, size: 10)
      #expect(values[0] == (number == 0 ? 0 : values[0]))
      if values[0] == nil { values.keep(0, for: 0, size: 10) }
    }
    let left = (0..<1_000).filter { values[$0] != nil }
    #expect(left.contains(999) && left.count <= 10)
  }

  @Test("a value asked for between two others outlives those that were not")
  func use() {
    let values = RecentValues<String, Int>(limit: 100)
    values.keep(1, for: "used", size: 10)
    values.keep(2, for: "unused", size: 10)
    for number in 0..<20 {
      values.keep(number, for: "\(number)", size: 10)
      #expect(values["used"] == 1)
    }
    #expect(values["unused"] == nil)
  }

  @Test("a value that is too large is not kept, and one kept anew takes the place of the former")
  func size() {
    let values = RecentValues<String, Int>(limit: 100)
    values.keep(1, for: "large", size: 51)
    #expect(values["large"] == nil)
    for number in 0..<100 { values.keep(number, for: "one", size: 40) }
    #expect(values["one"] == 99)
    values.keep(5, for: "one", size: 51)
    #expect(values["one"] == nil, "what it stood for is no longer so")
  }
}
