/// Walks over names that refer to one another.
package enum Graph {
    /// The first cycle found, as names in order with the first again at the end; nil when there is none.
    /// Costs the number of nodes and references; does not recurse.
    package static func cycle(among nodes: [String], references: (String) -> [String]) -> [String]? {
        var finished = Set<String>()
        for root in nodes where !finished.contains(root) {
            var path = [root]
            var onPath: Set<String> = [root]
            var pending = [references(root)[...]]
            while let last = path.last {
                guard let next = pending[pending.count - 1].popFirst() else {
                    finished.insert(last)
                    onPath.remove(last)
                    path.removeLast()
                    pending.removeLast()
                    continue
                }
                if onPath.contains(next) { return path.drop { $0 != next } + [next] }
                if finished.contains(next) { continue }
                path.append(next)
                onPath.insert(next)
                pending.append(references(next)[...])
            }
        }
        return nil
    }
}
