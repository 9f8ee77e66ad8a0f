-- Asks what the file of QUESTIONS holds, one address a line, each thread from another place in it.
local paths = {}
for line in io.lines(os.getenv("QUESTIONS")) do paths[#paths + 1] = line end

local all = {}
function setup(thread)
    thread:set("place", #all * math.floor(#paths / 2))
    all[#all + 1] = thread
end

function request()
    place = place % #paths + 1
    return wrk.format("GET", paths[place])
end

-- How many answers had which status, of one thread.
statuses = {}
function response(status)
    statuses[status] = (statuses[status] or 0) + 1
end

function done(summary, latency, requests)
    local counts = {}
    for _, thread in ipairs(all) do
        for status, count in pairs(thread:get("statuses")) do counts[status] = (counts[status] or 0) + count end
    end
    -- Refusals are answered at once, so that the slowest answers are those that were let in: of these, the 99th percentile.
    local answered, total = 0, 0
    for status, count in pairs(counts) do
        total = total + count
        if status == 200 then answered = answered + count end
    end
    local slow = latency:percentile(100 - answered / math.max(1, total)) / 1e3
    local parts = {}
    for status, count in pairs(counts) do parts[#parts + 1] = string.format("\"%d\": %d", status, count) end
    io.write(string.format(
        "RESULT {\"requests\": %d, \"seconds\": %.3f, \"rate\": %.1f, \"p50\": %.2f, \"p90\": %.2f, \"p99\": %.2f, \"answered_p99\": %.2f, " ..
        "\"max\": %.2f, \"bytes\": %d, \"statuses\": {%s}, \"connect\": %d, \"read\": %d, \"write\": %d, \"timeout\": %d}\n",
        summary.requests, summary.duration / 1e6, summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, slow, latency.max / 1e3,
        summary.bytes, table.concat(parts, ", "), summary.errors.connect, summary.errors.read, summary.errors.write,
        summary.errors.timeout))
end
