/// Where files are chosen or dropped.
struct ImportPage {
    let words: Words
    let formKey: String
    let products: ProductsDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(words[.importing]) – \(words[.appName])", address: SitePath.importing,
            scripts: [SitePath.script, SitePath.suggestScript, SitePath.importScript], content: content
        ).html
    }

    private var content: HTML {
        """
        <header class="head"><h1>\(words[.importing])</h1><p class="hint">\(words[.importLead])</p></header>
        <form class="import" action="\(SitePath.importing)" method="post" enctype="multipart/form-data">
        <input type="hidden" name="form_key" value="\(formKey)">
        <div class="field drop"><label for="files">\(words[.chooseFiles])</label>
        <input id="files" name="files" type="file" multiple required>
        <p class="hint drop-hint" hidden>\(words[.dropFiles])</p><ul id="chosen"></ul></div>
        <div class="field"><label for="product">\(words[.importProduct])</label>
        <input id="product" name="product" list="lines" autocomplete="off" autocapitalize="off" spellcheck="false"
          pattern="[a-z0-9\\-]+" aria-describedby="product-hint" title="\(words[.importProductHint])">
        <datalist id="lines">\(products.products.map { "<option value=\"\($0.line)\">\($0.name)</option>" as HTML })</datalist>
        <p class="hint" id="product-hint">\(words[.importProductHint])</p></div>
        <div class="field"><label for="language">\(words[.importLanguage])</label>
        <select id="language" name="language"><option value="">\(words[.importLanguageGuessed])</option>
        <option value="zh" lang="zh">中文</option><option value="en" lang="en">English</option></select></div>
        <button type="submit">\(words[.lookFirst])</button>
        </form>
        """
    }
}
