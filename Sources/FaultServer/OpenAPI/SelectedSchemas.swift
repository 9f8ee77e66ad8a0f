/// The schemas of documents that `fields` has narrowed: the same members, each of which may be missing.
enum SelectedSchemas {
    static let prefix = "Selected"

    static let all: [String: JSONSchema] = Dictionary(
        uniqueKeysWithValues: WireSchemas.all.filter { !$0.value.fields.isEmpty }.map { (prefix + $0, selected($1)) })

    private static func selected(_ schema: JSONSchema) -> JSONSchema {
        var selected = schema
        switch schema.shape {
        case .object(let fields):
            selected.shape = .object(fields.map { .optional($0.name, self.selected($0.schema)) })
        case .list(let element, let count): selected.shape = .list(self.selected(element), count: count)
        case .map(let value): selected.shape = .map(self.selected(value))
        case .reference(let name) where !(WireSchemas.all[name]?.fields.isEmpty ?? true):
            selected.shape = .reference(prefix + name)
        default: break
        }
        return selected
    }
}
