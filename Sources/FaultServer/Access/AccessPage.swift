import FaultKnowledge

/// Who may come in, and who changed what: for admins.
struct AccessPage {
    let words: Words
    let formKey: String
    let tokens: TokensDocument
    let log: AuditLogDocument
    let products: ProductsDocument
    /// A token that was made a moment ago, with its secret.
    let new: TokenDocument?
    /// Why none was made.
    let mistake: String?

    var html: HTML {
        PageFrame(
            words: words, title: "\(words[.access]) – \(words[.appName])", address: SitePath.access, content: content
        ).html
    }

    private var content: HTML {
        """
        <header class="head"><h1>\(words[.access])</h1><p class="hint">\(words[.accessLead])</p></header>
        \(notice)
        \(PageSection(id: "tokens", title: words[.tokens], content: tokenTable).html)
        \(PageSection(id: "new-token", title: words[.newToken], content: form).html)
        \(PageSection(id: "log", title: words[.auditLog], content: logTable).html)
        """
    }

    private var notice: HTML? {
        if let mistake { return "<p class=\"problem\" role=\"alert\" lang=\"en\">\(mistake)</p>" }
        guard let new, let secret = new.token else { return nil }
        return """
            <div class="empty" role="status"><p>\(words.sentence(.tokenMade, new.name))</p>
            <p><code class="secret" translate="no">\(secret)</code></p></div>
            """
    }

    private var tokenTable: HTML {
        if tokens.tokens.isEmpty { return "<p class=\"hint\">\(words[.noTokens])</p>" }
        let headings: [HTML] = [.tokenName, .role, .products, .expires, .tokenStatus, .revoke].map { heading($0) }
        let rows: [HTML] = tokens.tokens.reversed().map { token in
            let lines = token.products?.joined(separator: ", ") ?? words[.allProducts]
            let button: HTML? =
                token.status == .revoked
                ? nil
                : """
                <form action="\(SitePath.access)/revoke" method="post"><input type="hidden" name="form_key" value="\(formKey)">
                <input type="hidden" name="name" value="\(token.name)"><button type="submit" class="quiet" aria-label="\(words[.revoke]) \(token.name)">\(words[.revoke])</button></form>
                """
            return """
                <tr><th scope="row">\(token.name)</th>\(cell(.role, "\(words[token.role.word])"))\(cell(.products, "\(lines)"))\(cell(.expires, "\(token.expires.map { String($0.prefix(10)) } ?? words[.never])"))\(cell(.tokenStatus, "\(words[token.status.word])"))<td>\(button)</td></tr>
                """
        }
        return table("tokens-title", headings, rows)
    }

    private var logTable: HTML {
        if log.entries.isEmpty { return "<p class=\"hint\">\(words[.nothingLogged])</p>" }
        let headings: [HTML] = [.time, .action, .actor, .origin, .subject].map { heading($0) }
        let rows: [HTML] = log.entries.map { entry in
            let what = [entry.subject, entry.detail].filter { !$0.isEmpty }.joined(separator: ": ")
            return """
                <tr><th scope="row"><time datetime="\(entry.time)">\(entry.time.replacing("T", with: " ").replacing("Z", with: ""))</time></th>\(cell(.action, "\(words[entry.action.word])"))\(cell(.actor, "\(entry.actor)"))\(cell(.origin, "\(entry.origin)"))\(cell(.subject, "\(what)"))</tr>
                """
        }
        return table("log-title", headings, rows)
    }

    private func heading(_ key: Words.Key) -> HTML { "<th scope=\"col\">\(words[key])</th>" }

    private func cell(_ key: Words.Key, _ content: HTML) -> HTML { "<td data-label=\"\(words[key])\">\(content)</td>" }

    private func table(_ title: String, _ headings: [HTML], _ rows: [HTML]) -> HTML {
        """
        <div class="wide" tabindex="0" role="group" aria-labelledby="\(title)"><table class="sheet questions">
        <thead><tr>\(headings)</tr></thead><tbody>\(rows)</tbody></table></div>
        """
    }

    private var form: HTML {
        let roles: [HTML] = Role.allCases.map { "<option value=\"\($0.rawValue)\">\(words[$0.word])</option>" }
        let lines: [HTML] = products.products.map { line in
            "<label class=\"option\"><input type=\"checkbox\" name=\"product\" value=\"\(line.line)\"> \(line.name)</label>"
        }
        return """
            <form class="import" action="\(SitePath.access)/add" method="post">
            <input type="hidden" name="form_key" value="\(formKey)">
            <div class="field"><label for="name">\(words[.tokenName])</label>
            <input id="name" name="name" required maxlength="64" autocomplete="off" autocapitalize="off" spellcheck="false"></div>
            <div class="field"><label for="role">\(words[.role])</label><select id="role" name="role">\(roles)</select></div>
            <div class="field"><label for="expires">\(words[.expiresAfter])</label>
            <input id="expires" name="expires" autocomplete="off" placeholder="90d" aria-describedby="expires-hint" pattern="[0-9]+[hd]" title="\(words[.expiresHint])">
            <p class="hint" id="expires-hint">\(words[.expiresHint])</p></div>
            <fieldset class="field"><legend>\(words[.onlyLines])</legend>\(lines)</fieldset>
            <button type="submit">\(words[.makeToken])</button>
            </form>
            """
    }
}

extension Role {
    var word: Words.Key {
        switch self {
        case .agent: .roleAgent
        case .engineer: .roleEngineer
        case .author: .roleAuthor
        case .admin: .roleAdmin
        }
    }
}

extension TokenDocument.Status {
    fileprivate var word: Words.Key {
        switch self {
        case .active: .tokenActive
        case .expired: .tokenExpired
        case .revoked: .tokenRevoked
        }
    }
}

extension AuditAction {
    fileprivate var word: Words.Key {
        switch self {
        case .import: .didImport
        case .publish: .didPublish
        case .review: .didReview
        case .record: .didRecord
        case .tokenAdded: .didAddToken
        case .tokenRevoked: .didRevokeToken
        case .login: .didLogin
        case .logout: .didLogout
        case .loginFailed: .didFailLogin
        case .tokenRefused: .didRefuseToken
        }
    }
}
