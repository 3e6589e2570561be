#!/usr/bin/env python3
"""run.py BUILD [NAME...]: does the save code wrong in each of the ways of tests/mutants, and expects a test to notice.

A mutant changes one source file. That file alone is compiled and linked in front of the libraries of the build, so
nothing in the tree is touched. Prints killed/total; a mutant that no test notices, or whose patch no longer fits, makes
the exit status 1."""
import json
import pathlib
import re
import shlex
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
work = build / "mutants"


def run(command, **how):
    return subprocess.run(command, capture_output=True, text=True, **how)


def compile_command(source):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]).resolve() == root / source and "/src/" in entry["file"]:
            return shlex.split(entry["command"]), entry["directory"]
    raise LookupError(source)


def link_command(program):
    lines = run(["ninja", "-C", str(build), "-t", "commands", program]).stdout.splitlines()
    line = next(line for line in reversed(lines) if f" -o tests/{program} " in line)
    return line.split(" && ")[1] if line.startswith(": && ") else line


def built(patch):
    """The test program with the mutant in it."""
    text = patch.read_text()
    program, *options = shlex.split(re.search(r"^Tests: (.*)$", text, re.M)[1])
    source = re.search(r"^\+\+\+ b/(\S+)", text, re.M)[1]
    folder = work / patch.stem
    copy = folder / source
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes((root / source).read_bytes())
    fitted = run(["patch", "-s", "-p1", "-d", str(folder), "-i", str(patch)])
    if fitted.returncode:
        raise RuntimeError("the patch does not fit: " + fitted.stdout)
    command, directory = compile_command(source)
    thing = str(folder / "mutant.o")
    command = [str(copy) if pathlib.Path(c).name == copy.name and c.endswith(".cpp") else c for c in command]
    command[command.index("-o") + 1] = thing
    command.append("-Wno-error")  # what a mutant leaves out may leave something unused
    if "-MF" in command:
        command[command.index("-MF") + 1] = thing + ".d"
    compiled = run(command, cwd=directory)
    if compiled.returncode:
        raise RuntimeError("it does not compile:\n" + compiled.stderr)
    mutated = str(folder / program)
    link = link_command(program).replace(f" -o tests/{program} ", f" {thing} -o {mutated} ")
    linked = run(link, shell=True, cwd=build)
    if linked.returncode:
        raise RuntimeError("it does not link:\n" + linked.stderr)
    return [mutated, *options, "--gtest_brief=1"]


def main():
    names = sys.argv[2:]
    patches = [p for p in sorted(pathlib.Path(__file__).parent.glob("*.patch")) if not names or p.stem in names]
    killed = 0
    for patch in patches:
        what = re.search(r"^What: (.*)$", patch.read_text(), re.M)[1]
        try:
            command = built(patch)
            tested = run(command, timeout=600, errors="replace")
            noticed = re.findall(r"^\[  FAILED  \] (\S+)", tested.stdout, re.M)
            survived = tested.returncode == 0
            note = "NOT NOTICED" if survived else "noticed by " + (noticed[0] if noticed else f"its end ({tested.returncode})")
        except subprocess.TimeoutExpired:
            survived, note = False, "noticed: it never ends"
        except (RuntimeError, LookupError) as error:
            survived, note = True, str(error)
        killed += not survived
        print(f"{patch.stem:<26} {what}: {note}", flush=True)
    print(f"{killed}/{len(patches)} killed")
    sys.exit(killed != len(patches))


main()
