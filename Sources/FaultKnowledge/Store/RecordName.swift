package import FaultModel

/// GRDB has a `Record` too; in this module the word means ours.
package typealias Record = FaultModel.Record
