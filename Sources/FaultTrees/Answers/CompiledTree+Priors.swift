extension CompiledTree {
    /// The same tree with other probabilities of its events: what was compiled depends on the gates alone.
    ///
    /// - Parameter priors: by event, in the order of the tree's events, 0…1 each.
    package func with(priors: [Double]) -> CompiledTree {
        assert(priors.count == self.priors.count && priors.allSatisfy { (0...1).contains($0) })
        var copy = self
        copy.priors = priors
        copy.missing = nil
        return copy
    }
}
