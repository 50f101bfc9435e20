/// The pages that images cover, from the table that `pdfimages -list` writes.
struct PageImages {
  /// Pages from 1, rising.
  let covered: [Int]

  /// The least area of the images of a page that may be a scan, in square inches: half of A5.
  private static let leastArea = 15.0

  /// One image a line: page, number, type, width, height … horizontal and vertical resolution, size, ratio.
  init(_ output: [UInt8]) {
    var areas: [Int: Double] = [:]
    for line in output.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 13, let page = Int(fields[0]), fields[2] != "smask", let width = Double(fields[3]),
        let height = Double(fields[4]),
        let across = Double(fields[fields.count - 4]), let down = Double(fields[fields.count - 3]), across > 0, down > 0
      else { continue }
      areas[page, default: 0] += width / across * (height / down)
    }
    covered = areas.filter { $0.value >= Self.leastArea }.keys.sorted()
  }
}
