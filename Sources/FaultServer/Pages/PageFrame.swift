import FaultModel

/// What every page has around its content.
struct PageFrame {
    let words: Words
    let title: String
    /// The page's own address, for the other language's link.
    let address: String
    let content: HTML

    var html: HTML {
        let otherLanguage = words.language == .chinese ? "en" : "zh"
        let separator = address.contains("?") ? "&" : "?"
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="stylesheet" href="\(SitePath.stylesheet)">
            <link rel="icon" href="\(SitePath.icon)" type="image/svg+xml">
            <script src="\(SitePath.script)" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">\(words[.skipToContent])</a>
            <header class="site">
            <a class="brand" href="\(SitePath.search)"><img src="\(SitePath.icon)" alt="" width="28" height="28">\(words[.appName])</a>
            <nav aria-label="\(words[.appName])">
            <a href="\(SitePath.products)">\(words[.products])</a>
            <a href="\(address + separator)ui=\(otherLanguage)" lang="\(otherLanguage)" hreflang="\(otherLanguage)" rel="nofollow">\(words[.languageSwitch])</a>
            </nav>
            </header>
            <main id="content">
            \(content)
            </main>
            </body>
            </html>

            """
    }
}
