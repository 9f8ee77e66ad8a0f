import FaultKnowledge
import FaultModel

/// What every page has around its content.
struct PageFrame {
    let words: Words
    let title: String
    /// The page's own address, for the other language's link.
    let address: String
    /// Whether the header offers a search field; the search page has its own.
    var hasSearch = true
    var scripts = [SitePath.script, SitePath.suggestScript]
    let content: HTML

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(words.language.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
        <meta name="theme-color" content="#1a2127" media="(prefers-color-scheme: dark)">
        <meta name="format-detection" content="telephone=no">
        <title>\(title)</title>
        <link rel="stylesheet" href="\(SitePath.stylesheet)">
        <link rel="icon" href="\(SitePath.icon)" type="image/svg+xml">
        \(scripts.map { "<script src=\"\($0)\" defer></script>" as HTML })
        </head>
        <body>
        <a class="skip" href="#content">\(words[.skipToContent])</a>
        \(header)
        <main id="content" tabindex="-1">
        \(content)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private var header: HTML {
        let otherLanguage = words.language == .chinese ? "en" : "zh"
        let separator = address.contains("?") ? "&" : "?"
        return """
            <header class="site"><div class="site-row">
            <a class="brand" href="\(SitePath.search)"><img src="\(SitePath.icon)" alt="" width="28" height="28">\(words[.appName])</a>
            \(hasSearch ? search : nil)
            <nav class="site-menu" aria-label="\(words[.siteMenu])">
            <a href="\(SitePath.products)">\(words[.products])</a>
            <a class="language" href="\(address + separator)ui=\(otherLanguage)" lang="\(otherLanguage)" hreflang="\(otherLanguage)" rel="nofollow">\(words[.languageSwitch])</a>
            </nav>
            </div></header>
            """
    }

    private var search: HTML {
        """
        <form class="find" role="search" action="\(SitePath.search)" method="get">
        <label class="visually-hidden" for="q">\(words[.searchLabel])</label>
        <input id="q" name="q" type="search" placeholder="\(words[.searchLabel])" autocomplete="off" autocapitalize="off"
          spellcheck="false" maxlength="\(SearchRequest.longestText)" enterkeyhint="search" aria-keyshortcuts="/"\(SuggestField(words: words).attributes)>
        <button type="submit">\(words[.searchButton])</button>
        </form>
        """
    }

    /// The keys, shown by the script that reads them; a key of one sign can be turned off (WCAG 2.1.4).
    private var footer: HTML {
        """
        <footer class="site-foot"><p class="keys" hidden>
        <label class="option"><input type="checkbox" id="shortcut" checked> <kbd>/</kbd> \(words[.shortcutSlash])</label>
        <span><kbd>↑</kbd> <kbd>↓</kbd> \(words[.shortcutArrows])</span></p>
        <nav class="foot-menu" aria-label="\(words[.forAuthors])"><a href="\(SitePath.importing)">\(words[.importing])</a> <a href="\(SitePath.insights)">\(words[.insights])</a> <a href="\(SitePath.review([]))">\(words[.review])</a> <a href="\(SitePath.docs)">\(words[.apiTitle])</a> <a href="\(SitePath.login)">\(words[.signIn])</a></nav></footer>
        """
    }
}
