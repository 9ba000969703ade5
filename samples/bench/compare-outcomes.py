#!/usr/bin/env python3
"""Holds `modplan simulate` against real Guile on modules of any tree.

Each module is loaded (or compiled) by Guile in a process of its own (outcomes.scm) and by the simulator; compared are
ok or the class of the error, and the files in the order in which they are loaded. Runs the code of the tree.

    compare-outcomes.py [options] ROOT

Prints a line for each module that is answered otherwise or not at all, then the sums."""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MODULE = re.compile(r"^\((?:define-module|library|define-library)\s+\(([^()]*)(?:\([^()]*\)\s*)?\)", re.M)


def modules(root, folders):
    """Modules of the tree that their files are named after."""
    found = []
    for folder in folders or [""]:
        top = os.path.join(root, folder)
        for directory, below, files in os.walk(top):
            below.sort()
            for name in sorted(files):
                path = os.path.join(directory, name)
                if not name.endswith(".scm"):
                    continue
                with open(path, encoding="utf-8", errors="replace") as file:
                    match = MODULE.search(file.read())
                relative = os.path.relpath(path, root)[: -len(".scm")]
                if match and " ".join(match.group(1).split()) == relative.replace("/", " "):
                    found.append("(" + relative.replace("/", " ") + ")")
    return sorted(set(found))


def read_datum(text):
    """A list of lists and strings, as outcomes.scm writes it; symbols are strings, too."""
    stack = [[]]
    for token in re.finditer(r'"((?:[^"\\]|\\.)*)"|([()])|([^\s()"]+)', text):
        if token.group(2) == "(":
            stack.append([])
        elif token.group(2) == ")":
            done = stack.pop()
            stack[-1].append(done)
        else:
            plain = token.group(3)
            stack[-1].append(plain if plain is not None else re.sub(r"\\(.)", r"\1", token.group(1)))
    return stack[0][0]


def guile_side(options, names, cache):
    environment = dict(os.environ, GUILE_AUTO_COMPILE="0", HOME=cache, XDG_CACHE_HOME=cache, LC_ALL="C.UTF-8")
    command = [options.guile, "--no-auto-compile", os.path.join(HERE, "outcomes.scm"), str(options.seconds)]
    command += [options.mode, options.root] + options.load_path
    run = subprocess.run(
        command, input="\n".join(names), env=environment, cwd=cache, capture_output=True, text=True, check=False
    )
    results = {}
    for line in run.stdout.splitlines():
        name, _, kind, message, loads = read_datum(line)
        results["(" + " ".join(name) + ")"] = (kind, message, loads)
    if not results:
        sys.exit(run.stderr)
    return results


def simulated_side(options, names):
    command = [options.modplan, "simulate", options.root, "--quiet", "--format", "json", "--mode", options.mode]
    for directory in options.load_path:
        command += ["-L", directory]
    if options.guile_version:
        command += ["--guile-version", options.guile_version]
    for name in names:
        command += ["--entry", name]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if not run.stdout:
        sys.exit(run.stderr)
    return {result["entry"]: result for result in json.loads(run.stdout)["results"]}


def loads_of(options, result):
    """Neighbours that are equal are one, and paths are below the directory of the load path, as in outcomes.scm."""
    loads = []
    for load in result["loads"]:
        path = load.rsplit(" [", 1)[0]
        for directory in options.load_path:
            path = path.removeprefix(directory + "/")
        if not loads or loads[-1] != path:
            loads.append(path)
    return loads


def first_difference(one, other):
    for i, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"from {i}: {a}, {b}"
    return f"after {min(len(one), len(other))} files: {len(one)}, {len(other)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root")
    parser.add_argument("-L", dest="load_path", action="append", default=[], help="further directory of the load path")
    parser.add_argument("--under", action="append", default=[], help="only modules below this folder of the root")
    parser.add_argument("--count", type=int, help="a random sample of this size; by default all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mode", default="load-source", choices=["load-source", "compile"])
    parser.add_argument("--seconds", type=int, default=300, help="CPU that Guile may take for a module")
    parser.add_argument("--guile", default="guile")
    parser.add_argument("--guile-version")
    parser.add_argument("--modplan", default=os.path.join(HERE, "..", "..", "modplan"))
    options = parser.parse_args()
    options.root = os.path.realpath(options.root)
    options.load_path = [os.path.realpath(directory) for directory in options.load_path]
    names = modules(options.root, options.under)
    if options.count and options.count < len(names):
        names = sorted(random.Random(options.seed).sample(names, options.count))
    with tempfile.TemporaryDirectory() as cache:
        real = guile_side(options, names, cache)
    simulated = simulated_side(options, names)
    counts = dict.fromkeys(["equal", "timeout", "unknown", "of these as it is likely", "order", "WRONG"], 0)
    for name in names:
        kind, message, loads = real[name]
        result = simulated[name]
        status = result["status"]
        said = result.get("class", status) if status != "unknown" else status
        if kind == "timeout":
            counts["timeout"] += 1
        elif said == "unknown":
            counts["unknown"] += 1
            likely = result["likely"]
            likely = likely.get("class", likely["status"])
            same = likely == kind and loads_of(options, result) == loads
            counts["of these as it is likely"] += same
            doubts = "; ".join(f'{d["reason"]} {d.get("name", "")} {d.get("stack", [""])[-1]}:{d.get("line", "")}' for d in result["doubts"])
            print(f"unknown {name}: Guile {kind}, likely {likely}; {doubts}"[:600])
            if not same:
                print(f"    Guile, simulated: {first_difference(loads, loads_of(options, result))}; {message}"[:300])
        elif said != kind:
            counts["WRONG"] += 1
            print(f"WRONG {name}: Guile {kind} {message}, simulated {said} {result.get('name')}"[:600])
        elif loads != loads_of(options, result):
            counts["order"] += 1
            print(f"order {name}: {kind}; Guile, simulated: {first_difference(loads, loads_of(options, result))}")
        else:
            counts["equal"] += 1
    sums = ", ".join(f"{count} {what}" for what, count in counts.items())
    print(f"{len(names)} modules, {options.mode}, seed {options.seed}: {sums}")


main()
