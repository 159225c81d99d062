internal import CZip
internal import Glibc
internal import RecordReading

/// Files that are taken for workbooks and are none: what each is, and what to do with it.
enum ForeignWorkbook {
  /// Why a file could not be opened as an archive.
  static func notAnArchive(_ path: String, _ file: String, code: Int32) -> Diagnostic {
    let start = head(of: path)
    // Compound File Binary, the container of everything before 2007 and of encrypted documents since.
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return contains(start, utf16: "EncryptedPackage")
        ? refusal(
          file, "a workbook that is locked with a password",
          "Open it in a spreadsheet program, take the password off (File > Info > Protect Workbook) and save it."
        )
        : refusal(
          file, "a workbook of Excel 97 to 2003 (.xls)",
          "Open it in a spreadsheet program and save it as .xlsx.")
    }
    if start.isEmpty { return refusal(file, "an empty file", "Export it again.") }
    if start.starts(with: [0x50, 0x4B]) {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      return refusal(
        file, "a damaged archive (\(String(cString: zip_error_strerror(&error))))",
        "Fetch the file again: it may have been cut short.")
    }
    return refusal(
      file, "a file that is not an archive",
      "If it is a text with separators, name it .csv; if not, open it in a spreadsheet program and save it as .xlsx."
    )
  }

  /// Why an archive is not a workbook that can be read; nil where it may be one.
  static func notAWorkbook(_ archive: ZipArchive) -> Diagnostic? {
    if archive.has("xl/workbook.bin") {
      return refusal(
        archive.file, "a binary workbook (.xlsb)", "Open it in a spreadsheet program and save it as .xlsx.")
    }
    if archive.has("content.xml"), archive.has("mimetype") || archive.has("META-INF/manifest.xml") {
      return refusal(
        archive.file, "an OpenDocument file (.ods)", "Open it in a spreadsheet program and save it as .xlsx.")
    }
    if archive.has("word/document.xml") || archive.has("ppt/presentation.xml") {
      return refusal(
        archive.file, "a text document or presentation", "Name a workbook; tables can be copied into one.")
    }
    if archive.has("Index/Document.iwa") {
      return refusal(archive.file, "a workbook of Numbers", "Export it from Numbers as Excel (.xlsx).")
    }
    return nil
  }

  /// A refusal of a whole file.
  static func refusal(_ file: String, _ found: String, _ mend: String) -> Diagnostic {
    Diagnostic(.error, file: file, found: found, expected: "an Excel workbook (.xlsx or .xlsm)", mend: mend)
  }

  /// The beginning of a file, with the directory of a compound file in most cases.
  private static func head(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    let limit = 4 << 20
    return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit, let start = buffer.baseAddress {
        let read = read(file, start + count, limit - count)
        guard read > 0 else { return }
        count += read
      }
    }
  }

  private static func contains(_ bytes: [UInt8], utf16 word: String) -> Bool {
    let pattern = word.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return bytes.firstRange(of: pattern) != nil
  }
}
