import FaultDiagnosis
import FaultModel

/// At the end of a walk that solved a fault: one tap keeps it as a service record; machine and name may be added.
struct WalkRecordForm {
    let words: Words
    let walk: WalkDocument
    let links: WalkLinks
    /// Nil: whoever reads the page may hand in no records.
    let formKey: String?

    var html: HTML? {
        guard let formKey, walk.status == .solved else { return nil }
        return """
            <form class="keep" action="\(SitePath.records)" method="post">
            <input type="hidden" name="form_key" value="\(formKey)">
            <input type="hidden" name="record" value="\(ServiceRecord.newWalkID())">
            <input type="hidden" name="fault" value="\(links.fault)">
            \(WalkLinks(fault: links.fault, given: links.given, mode: links.mode).hidden)
            <button type="submit">\(words[.keepWalk])</button>
            <p class="hint">\(words[.keepWalkHint])</p>
            <details id="keep-more"><summary>\(words[.keepWalkMore])</summary><div class="fields">
            \(field("serial", .serialNumber))
            \(field("model", .model))
            \(field("hours", .operatingHours, "inputmode=\"decimal\" pattern=\"[0-9]+([.][0-9]+)?\""))
            \(field("engineer", .engineer, "autocomplete=\"name\""))
            </div></details>
            </form>
            """
    }

    private func field(_ name: String, _ label: Words.Key, _ attributes: String = "") -> HTML {
        """
        <div class="field"><label for="keep-\(name)">\(words[label])</label>
        <input id="keep-\(name)" name="\(name)" maxlength="200" \(HTML(trusted: attributes))></div>
        """
    }
}
