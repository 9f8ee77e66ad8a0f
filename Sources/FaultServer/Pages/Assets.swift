import FaultModel

/// The files that pages need, within the binary: nothing is fetched from elsewhere, nothing is installed beside it.
enum Assets {
    static let stylesheet = PackageResources.style_css + PackageResources.knowledge_css
    static let script = PackageResources.search_js
    static let suggestScript = PackageResources.suggest_js
    static let walkScript = PackageResources.walk_js
    static let importScript = PackageResources.import_js
    static let icon = PackageResources.icon_svg

    /// Part of their addresses, so that a browser may keep them for ever.
    static let version = String(
        Hash64.of([stylesheet, script, suggestScript, walkScript, importScript, icon].joined()), radix: 36)
}
