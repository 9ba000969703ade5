#!/usr/bin/env python3
"""Holds `modplan affected` against real rebuilds by Guile.

    affected.py TREE EDITS.json WORK [--level N] [--only MODULE]... [-- OPTIONS OF MODPLAN]

EDITS.json is a list of {"file", "what", "old", "new"}: one replacement each, in a file of the tree.
The tree is copied to WORK and compiled there module by module, imports first, with the compiled files
of the others in reach. Then each edit by itself is made, all modules that import the edited one,
directly or not, are compiled again, and the files that differ are compared with the prediction.
Modules that are predicted in vain are counted by what of the edited file is said to reach them.
With --only, those modules and what they import are the tree. MODPLAN names another modplan.
"""

import argparse
import collections
import hashlib
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MODPLAN = os.environ.get("MODPLAN", os.path.join(HERE, "..", "..", "modplan"))
KINDS = {"use-module", "use-modules", "import", "autoload", "@", "@@"}


def modplan(*arguments):
    result = subprocess.run([MODPLAN, *arguments], stdout=subprocess.PIPE, check=False)
    return json.loads(result.stdout)


def closure(start, edges):
    seen, pending = set(), list(start)
    while pending:
        module = pending.pop()
        if module in edges and module not in seen:
            seen.add(module)
            pending.extend(edges[module])
    return seen


def imports_first(imports):
    order, seen = [], set()
    for root in sorted(imports):
        stack = [(root, iter(sorted(imports[root])))] if root not in seen else []
        seen.add(root)
        while stack:
            module, rest = stack[-1]
            following = next((m for m in rest if m not in seen), None)
            if following is None:
                order.append(module)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(sorted(imports[following]))))
    return order


class Tree:
    def __init__(self, root, options, level, only):
        self.root, self.options, self.level = root, options, level
        graph = modplan("graph", root, "--format", "json", *options)
        self.files = {m["name"]: m["file"] for m in graph["modules"]}
        self.imports = {name: set() for name in self.files}
        for edge in graph["edges"]:
            counts = edge["kind"] in KINDS and edge["context"] != "data"
            if counts and edge["from"] in self.files and edge["to"] in self.files:
                self.imports[edge["from"]].add(edge["to"])
        if only:
            kept = closure(only, self.imports)
            self.files = {m: f for m, f in self.files.items() if m in kept}
            self.imports = {m: self.imports[m] & kept for m in kept}
        self.order = imports_first(self.imports)
        self.users = {m: set() for m in self.files}
        for module, imported in self.imports.items():
            for other in imported:
                self.users[other].add(module)

    def go(self, output, module):
        return os.path.join(output, os.path.splitext(self.files[module])[0] + ".go")

    def compile(self, module, output, home):
        target = self.go(output, module)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        directories = [self.root] + [
            d for flag, d in zip(self.options, self.options[1:]) if flag == "-L"]
        search = [word for d in directories for word in ("-L", d)]
        environment = dict(os.environ, HOME=home, XDG_CACHE_HOME=home, GUILE_AUTO_COMPILE="0")
        result = subprocess.run(
            ["guile", "--no-auto-compile", *search, "-C", output, "-s",
             os.path.join(HERE, "compile-one.scm"), str(self.level),
             os.path.join(self.root, self.files[module]), target + ".tmp"],
            env=environment, cwd=self.root, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=False)
        if result.returncode == 0:
            os.rename(target + ".tmp", target)
        return result.returncode == 0

    def digest(self, output, module):
        try:
            with open(self.go(output, module), "rb") as file:
                return hashlib.sha256(file.read()).hexdigest()
        except FileNotFoundError:
            return None


def try_edit(tree, edit, base, output, home):
    path = os.path.join(tree.root, edit["file"])
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if edit["old"] not in text:
        sys.exit(f"{edit['file']} does not hold {edit['old']!r}")
    reasons = {
        each["module"]: each["because"][-1]["kind"] if each["because"] else "itself"
        for each in modplan("affected", tree.root, "--changed", path, "-O", str(tree.level),
                            "--format", "json", *tree.options)["affected"]}
    edited = [m for m, f in tree.files.items() if f == edit["file"]]
    again = closure(edited, tree.users)
    shutil.rmtree(output, ignore_errors=True)
    shutil.copytree(base, output)
    for module in again:
        if os.path.exists(tree.go(output, module)):
            os.remove(tree.go(output, module))
    times = os.stat(path)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(edit["old"], edit["new"], 1))
    broken = [m for m in tree.order if m in again and tree.digest(base, m)
              and not tree.compile(m, output, home)]
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    compiled = {m for m in again if tree.digest(base, m)}
    changed = {m for m in compiled if tree.digest(base, m) != tree.digest(output, m)}
    predicted = set(reasons) & compiled
    surplus = collections.Counter(reasons[m] for m in predicted - changed)
    print(f"{edit['file']}: {edit['what']}: {len(again)} import it, {len(changed)} changed, "
          f"{len(predicted)} predicted, {len(changed - predicted)} missed"
          + "".join(f", {n} in vain by {kind}" for kind, n in sorted(surplus.items()))
          + (f", {len(broken)} no longer compile" if broken else ""), flush=True)
    for module in sorted(changed - predicted):
        print("    missed", module)
    return len(changed - predicted)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree")
    parser.add_argument("edits")
    parser.add_argument("work")
    parser.add_argument("--level", type=int, default=2)
    parser.add_argument("--only", action="append", default=[])
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    arguments = parser.parse_args(sys.argv[1:split])
    options = sys.argv[split + 1:]
    root = os.path.abspath(os.path.join(arguments.work, "tree"))
    if not os.path.exists(root):
        shutil.copytree(arguments.tree, root)
    home = os.path.abspath(os.path.join(arguments.work, "home"))
    os.makedirs(home, exist_ok=True)
    tree = Tree(root, options, arguments.level, arguments.only)
    base = os.path.abspath(os.path.join(arguments.work, f"base-{arguments.level}"))
    failed = [m for m in tree.order
              if not tree.digest(base, m) and not tree.compile(m, base, home)]
    print(f"{len(tree.files)} modules at -O{arguments.level}, {len(failed)} do not compile alone",
          flush=True)
    with open(arguments.edits, encoding="utf-8") as file:
        edits = json.load(file)
    output = os.path.abspath(os.path.join(arguments.work, "edited"))
    sys.exit(1 if sum(try_edit(tree, e, base, output, home) for e in edits) else 0)


main()
