extension Double {
    /// In digits, without a needless fraction: `45`, `0.5`.
    package var shortText: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
    }
}
