import FaultKnowledge
import FaultModel

/// Where a token is typed once.
struct LoginPage {
    let words: Words
    /// Who is signed in; nil: nobody.
    let caller: Caller?
    /// Whether the server answers also who is not.
    let isOpen: Bool
    let formKey: String
    let next: String?
    let isRefused: Bool

    var html: HTML {
        PageFrame(
            words: words, title: "\(words[.signIn]) – \(words[.appName])",
            address: next.map { SitePath.login(then: $0) } ?? SitePath.login, hasSearch: false, content: content
        ).html
    }

    private var content: HTML {
        if let caller { return signedIn(caller) }
        let refusal: HTML? =
            isRefused ? "<p class=\"problem\" role=\"alert\" id=\"refused\">\(words[.tokenRefused])</p>" : nil
        let invalid: HTML? = isRefused ? " aria-invalid=\"true\"" : nil
        let described = isRefused ? "token-hint refused" : "token-hint"
        let open: HTML? = isOpen ? "<p class=\"hint\">\(words[.signInNotNeeded])</p>" : nil
        let field: HTML? = next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0)\">" }
        return """
            <header class="head"><h1>\(words[.signIn])</h1><p class="hint">\(words[.signInLead])</p>\(open)</header>
            \(refusal)
            <form class="import" action="\(SitePath.login)" method="post">
            <input type="hidden" name="form_key" value="\(formKey)">\(field)
            <div class="field"><label for="token">\(words[.token])</label>
            <input id="token" name="token" type="password" required autocomplete="current-password" autocapitalize="off"
              spellcheck="false" maxlength="200" aria-describedby="\(described)"\(invalid)>
            <p class="hint" id="token-hint">\(words[.tokenHint])</p></div>
            <button type="submit">\(words[.signIn])</button>
            </form>
            """
    }

    private func signedIn(_ caller: Caller) -> HTML {
        let lines = caller.lines.lines.map { $0.joined(separator: ", ") } ?? words[.allProducts]
        let access: HTML? =
            caller.may(.admin)
            ? "<li><a class=\"button quiet\" href=\"\(SitePath.access)\">\(words[.access])</a></li>" : nil
        return """
            <header class="head"><h1>\(words.sentence(.signedInAs, caller.name ?? ""))</h1>
            <p class="hint">\(words[caller.role.word]) · \(lines)</p></header>
            <ul class="ways"><li><a class="button" href="\(next ?? SitePath.search)">\(words[.home])</a></li>\(access)
            <li><form action="\(SitePath.logout)" method="post"><input type="hidden" name="form_key" value="\(formKey)">
            <button type="submit" class="quiet">\(words[.signOut])</button></form></li></ul>
            """
    }
}
