/// A hundred work orders of real excavators that were linked at once, drawn by the hash of their ids and judged by reading
/// them: the record's id, and the fault of the line mining-excavator that it is about; `-`: none of them.
///
/// Judged strictly: a component that was changed belongs to a fault of it, but an order that only mentions one (filters
/// to be looked at, a sprocket taken off an old drive, a cooler changed without a word on heat) belongs to none.
enum JudgedLinks {
    static let all: [(record: String, fault: String?)] = text.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return (String(words[0]), words[1] == "-" ? nil : String(words[1]))
    }

    private static let text = """
        2010-04-07-f0fc4581975d grease-system-fault
        2010-04-27-c57c0bb85e5e seat-broken
        2010-05-07-4ae035a9ba9c fire-system-fault
        2007-02-24-7acdb997f541 bucket-tooth-lost
        2009-06-16-d18e10107da0 -
        2007-03-04-c33cd05aa57e access-ladder-fault
        2010-04-08-edae637fc522 hydraulic-hose-burst
        2006-11-13-6404e359f513 hydraulics-slow
        2011-03-14-86d3bb4d672c track-chain-loose
        2004-06-05-53d58c54800a engine-will-not-start
        2006-12-06-ae2dd3fb77ff aircon-not-cooling
        2007-05-13-7486533735f1 grease-line-broken
        2010-07-05-9c8fd4f429c6 final-drive-leak
        2006-04-03-957a4d4143c9 bucket-tooth-lost
        2011-05-20-44779fa3c8fe engine-will-not-start
        2010-10-06-76b911be4d37 coolant-leak
        2007-08-21-4a32dd2eb64a air-filter-restricted
        2003-06-09-14ecef0cf641 hydraulic-hose-burst
        2003-12-22-343e2757d866 radio-fails
        2007-10-22-c1bb925070de bucket-tooth-lost
        2004-02-24-e072328fb283 horn-or-travel-alarm
        2002-12-18-cd5a98d9ae49 engine-oil-leak
        2008-04-24-251ceb316d2d horn-or-travel-alarm
        2009-06-27-6279299753d6 bucket-tooth-lost
        2004-02-23-a26b10a4f19b bucket-tooth-lost
        2004-05-14-49d6c5365797 bucket-tooth-lost
        2004-02-08-34267b871fad aircon-not-cooling
        2004-07-13-4560b3eb4fdf engine-will-not-start
        2010-01-17-9eee6c6d74e8 bucket-tooth-lost
        2009-05-05-5f0e04dddfdb stick-cylinder-leak
        2008-07-11-84c2b78fda22 hydraulic-hose-burst
        2007-11-25-ea5446c385d3 access-ladder-fault
        2004-01-20-70d59e01b18b engine-will-not-start
        2007-01-15-f27ff7433549 hydraulic-oil-leak
        2004-08-18-7d452c458b05 grease-line-broken
        2002-10-09-bc4d5c26d8d9 engine-overheats
        2010-02-16-993af5994cfc access-ladder-fault
        2003-01-02-f89d7942a347 engine-will-not-run
        2005-08-24-511e390d1db1 engine-will-not-start
        2003-09-15-d19926c455e1 aircon-not-cooling
        2001-12-02-4b37ae2f82e3 controls-fault
        2006-11-26-80b5c0e990a3 grease-system-fault
        2009-01-09-d502a2308ce4 main-pump-fails
        2005-10-27-786c74fae38f grease-line-broken
        2010-04-25-aa96aba72d67 seat-broken
        2009-09-08-29372f3a3e3a bucket-tooth-lost
        2004-04-08-e9ea22a26ca3 grease-system-fault
        2002-10-15-ebc18f528280 slew-motor-leak
        2011-05-07-38c4759d6ed9 engine-will-not-start
        2006-04-26-50a399f90eb6 bucket-tooth-lost
        2006-11-25-da98b8465da8 grease-line-broken
        2008-09-22-e53df6a1ca7a -
        2006-03-11-ac28cbad060c bucket-tooth-lost
        2003-01-06-e3563ae39520 oil-cooler-fan-fails
        2003-05-07-13d45edc41cd aircon-not-cooling
        2008-11-01-8a0f4696a6ec engine-will-not-start
        2009-10-07-4523ae970a40 cab-glass-or-door
        2006-09-28-c2bb6b5d8e0d-2 slew-motor-leak
        2004-10-11-4206fe4795ba access-ladder-fault
        2011-06-09-093067eb864e -
        2011-09-19-60f556b7c111 track-roller-fault
        2007-09-17-4b471b10b8d5 grease-line-broken
        2005-09-01-87a489e66583 -
        2007-03-02-88c7249d2b61 grease-system-fault
        2004-06-07-7011003ade81 bucket-tooth-lost
        2009-05-24-0b6bfe6799ff hydraulic-hose-burst
        2005-02-04-dfcb5aff4fe6 access-ladder-fault
        2007-05-20-c62e978af030 hydraulic-filter-warning
        2006-12-13-a5a8a5d5c23c engine-oil-pressure-low
        2003-12-01-fd007885bb2f air-filter-restricted
        2010-07-21-7b06314cc1f3 aircon-not-cooling
        2003-10-23-8bf9f41ba223 engine-will-not-start
        2006-11-27-343ad3800b6d aircon-not-cooling
        2009-02-16-9afc48a31ff6 hydraulic-filter-warning
        2005-12-19-131e15356948 fire-system-fault
        2006-04-02-ae082e43891f bucket-tooth-lost
        2004-06-28-48eacc103b91 aircon-not-cooling
        2009-01-13-15b955c0b8dc hydraulic-filter-warning
        2009-01-21-52405760a6cf controls-fault
        2004-06-25-a7a0da0e24fc engine-overheats
        2004-05-29-338e2042e37a radio-fails
        2003-01-09-fbc0e38b851b slew-gearbox-fault
        2010-03-06-204a6158a237 hydraulic-oil-leak
        2006-12-15-97b5c409e196 engine-will-not-start
        2004-11-22-68a085054136 horn-or-travel-alarm
        2008-11-07-71ee951150ba hydraulic-hose-burst
        2009-05-14-2351d19d462f fire-system-fault
        2011-07-18-00d651bc65ef horn-or-travel-alarm
        2006-09-14-843541e95e20 bucket-tooth-lost
        2005-12-12-2294177517d0 engine-oil-leak
        2006-11-04-3227165ecb7a grease-line-broken
        2011-01-11-fa716be71e0c -
        2003-02-08-79f547af72d8 bucket-tooth-lost
        2006-08-10-d6837c80f073 -
        2010-04-07-9f2902ec3a1e hydraulic-oil-leak
        2003-06-14-1d18f98cc459 cab-glass-or-door
        2001-11-19-1421d1ba0b89 turbo-fault
        2009-02-06-7338c50d299d grease-system-fault
        2005-05-04-a7d13acaf3ec grease-line-broken
        2005-07-27-b390d155ec6c access-ladder-fault
        """
}
