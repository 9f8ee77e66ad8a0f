import FaultModel

extension Fault {
    /// The fault without somebody's name, where it was made from service records: who set its states, and its texts. Nil:
    /// nothing of it names them, or a manual says it.
    func forgetting(_ names: [PersonName]) -> Fault? {
        var fields = fields
        func isNamed(_ text: String) -> Bool { names.contains { $0.stands(in: text) } }
        func forgotten(_ standing: Standing?) -> Standing? {
            guard var standing, let by = standing.by, isNamed(by) else { return standing }
            standing.by = nil
            return standing
        }
        func masked(_ text: LocalizedText) -> LocalizedText {
            let texts = zip(text.languages, text.strings).map { language, string in
                let masked = names.reduce(string) { text, name in
                    name.masked(in: text) { ServiceRecord.placeholder(nil, in: $0) }
                }
                return (language, masked)
            }
            return LocalizedText(texts) ?? text
        }
        func masked(_ cause: Cause) -> Cause {
            var cause = cause
            cause.title = masked(cause.title)
            if var remedy = cause.remedy {
                remedy.title = masked(remedy.title)
                remedy.steps = remedy.steps.map { masked($0) }
                cause.remedy = remedy
            }
            return cause
        }
        fields.standing = forgotten(fields.standing)
        let isOwn = fields.standing?.record != nil
        for index in fields.causes.indices {
            fields.causes[index].standing = forgotten(fields.causes[index].standing)
            if isOwn || fields.causes[index].standing?.record != nil {
                fields.causes[index] = masked(fields.causes[index])
            }
        }
        if isOwn {
            fields.symptom = masked(fields.symptom)
            fields.also = fields.also.map { masked($0) }
            for index in fields.notes.indices { fields.notes[index].text = masked(fields.notes[index].text) }
        }
        return fields == self.fields ? nil : Fault(known: fields)
    }
}
