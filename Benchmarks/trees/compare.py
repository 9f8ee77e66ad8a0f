#!/usr/bin/env python3
"""The fault-tree engine beside scram, tree by tree, in one run.

    Benchmarks/trees/compare.py [--trees FOLDER] [--repeat 3] [--skip-scram] [NAME…]

Processor time (user + system, the best of the repeats) and peak memory of whole processes, ours and scram's
(apt-get install scram; left out where it is not installed). FOLDER holds Open-PSA trees and expected.tsv; every
count, count by order and probability is compared with it, and any difference is an error (exit status 1).
"""
import argparse, os, pathlib, re, shutil, statistics, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(command, limit):
    """Output, CPU seconds, peak MB; None as output when it ran out of time."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, preexec_fn=lambda: __import__("resource")
                                 .setrlimit(__import__("resource").RLIMIT_CPU, (limit, limit)))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        out.seek(0)
        text = out.read().decode() if status == 0 else None
    return text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(command, limit, repeat):
    runs = [run(command, limit)]
    while len(runs) < repeat and runs[0][0] is not None and runs[0][1] < 20:
        runs.append(run(command, limit))
    return runs[0][0], min(r[1] for r in runs), max(r[2] for r in runs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trees", default=ROOT.parent / "shared/data/aralia", type=pathlib.Path)
    parser.add_argument("--binary", default=ROOT / ".build/release/treebench")
    parser.add_argument("--repeat", default=3, type=int)
    parser.add_argument("--limit", default=300, type=int)
    parser.add_argument("--skip-scram", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    scram = None if arguments.skip_scram else shutil.which("scram")
    rows = [line.rstrip("\n").split("\t") for line in open(arguments.trees / "expected.tsv")][1:]
    wrong, ratios, slower = [], [], []
    print(f"{'tree':10} {'cut sets':>12} {'P s':>7} {'all s':>7} {'MB':>6} {'scram s':>8} {'MB':>6} {'ratio':>6}  checks")
    for name, _, _, count, probability, orders, *_ in rows:
        if (arguments.names and name not in arguments.names) or count == "unknown":
            continue
        path = str(arguments.trees / f"{name}.xml")
        alone, p_time, _ = best([str(arguments.binary), "probability", path], arguments.limit, arguments.repeat)
        text, time, memory = best([str(arguments.binary), "count", path], arguments.limit, arguments.repeat)
        own = (text or "").strip().split("\t")
        right = len(own) == 3 and own[0] == count and own[2] == orders and alone and all(
            abs(float(p) - float(probability)) <= 1e-12 * float(probability) for p in (own[1], alone))
        if not right:
            wrong.append(name)
        line = f"{name:10} {count:>12} {p_time:7.3f} {time:7.3f} {memory:6.0f}"
        if scram:
            # scram lists what it finds; the report goes nowhere, and the count is in its summary either way.
            text, other, other_memory = best(
                [scram, "--bdd", "--probability", "1", "-o", "/dev/null", path], arguments.limit, arguments.repeat)
            ratio = time / other
            ratios.append(ratio)
            if ratio > 1:
                slower.append(name)
            line += f" {other:8.3f} {other_memory:6.0f} {ratio:6.3f}" + ("" if text is not None else " (stopped)")
        print(line + ("  ok" if right else "  WRONG " + repr(own)), flush=True)
    if ratios:
        print(f"median ratio {statistics.median(ratios):.3f}, largest {max(ratios):.3f}, slower than scram: {slower or 'none'}")
    print("wrong: " + (", ".join(wrong) or "none"))
    sys.exit(1 if wrong else 0)


main()
