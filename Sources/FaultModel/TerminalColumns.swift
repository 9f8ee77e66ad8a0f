extension String {
    /// Columns that the text takes on a terminal: East Asian wide characters take two, combining marks none (Unicode
    /// Standard Annex 11).
    package var terminalColumns: Int {
        unicodeScalars.reduce(0) { columns, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                columns + 2
            case 0x200B...0x200F: columns
            default: scalar.properties.generalCategory == .nonspacingMark ? columns : columns + 1
            }
        }
    }
}
