import Foundation

/// Of this process, so that other work of the machine is not counted.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
