internal import CSnowball

/// A Snowball stemmer (Porter 2001; libstemmer 2.2).
///
/// Not to be shared between threads.
@safe final class Stemmer {
  private let handle: OpaquePointer
  private var output = [UInt8](repeating: 0, count: 256)

  /// - Precondition: the algorithm, by its Snowball name (`french`, `english`), is one that libstemmer has.
  init(algorithm: String) {
    guard let opened = unsafe fonds_stemmer_open(algorithm) else { preconditionFailure("libstemmer has no algorithm \(algorithm)") }
    unsafe handle = opened
  }

  deinit { unsafe fonds_stemmer_close(handle) }

  /// The stem of a lower-case word of UTF-8, not longer than 64 bytes; the word itself should libstemmer be out of memory.
  func stem(_ word: [UInt8]) -> [UInt8] {
    let length = unsafe word.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer {
        unsafe fonds_stemmer_stem(handle, source.baseAddress, Int32(source.count), $0.baseAddress, Int32($0.count))
      }
    }
    return length <= 0 ? word : Array(output.prefix(Int(length)))
  }
}
