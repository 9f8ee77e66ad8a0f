import Foundation

/// Looks into a JSON document.
package enum JSONPath {
    /// The value at a path such as `hits.0.id`; nil: there is none, or the text is no JSON.
    package static func value(_ path: String, in text: String) -> Any? {
        var value: Any? = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        for key in path.split(separator: ".") {
            if let list = value as? [Any], let index = Int(key) {
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = (value as? [String: Any])?[String(key)]
            }
        }
        return value
    }
}
