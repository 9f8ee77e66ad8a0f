/// The files that pages need, within the binary: nothing is fetched from elsewhere, nothing is installed beside it.
enum Assets {
    static let stylesheet = PackageResources.style_css
    static let script = PackageResources.search_js
    static let icon = PackageResources.icon_svg

    /// Part of their addresses, so that a browser may keep them for ever.
    static let version: String = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for bytes in [stylesheet, script, icon] {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return String(hash, radix: 36)
    }()
}
