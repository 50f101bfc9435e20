#!/usr/bin/env python3
"""openapi: the running server against its own description, by schemathesis.

Indexes the sample bank, serves it, and lets schemathesis (from PyPI, in an environment of its own below the work folder) make requests from `/openapi.json`, sound ones and
broken ones: no server error, no status, content type or body that the description does not know. Skipped where the package cannot be had.
"""
import re
import subprocess
import sys

from serve import Server
from trial import PROJECT, Skipped, Trial

CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "unsupported_method")


def tool(trial):
    """The program, installed where it is not yet."""
    environment = trial.work / "environment"
    program = environment / "bin/schemathesis"
    if not program.exists():
        trial.say("installing schemathesis")
        for command in [[sys.executable, "-m", "venv", environment], [environment / "bin/pip", "install", "-q", "schemathesis"]]:
            if subprocess.run(command, capture_output=True).returncode:
                raise Skipped("schemathesis cannot be installed here (python3-venv and a package index are wanted)")
    return program


def main(trial, options):
    program = tool(trial)
    index = trial.fresh("index")
    trial.fonds("reindex", "--index", index, PROJECT / "Fixtures/sources", ok=(0, 1))
    trial.corpus("sample bank", PROJECT / "Fixtures/sources")
    trial.command("serve", "--index", index)
    server = Server(trial, index)
    try:
        run = subprocess.run(
            [program, "run", f"http://127.0.0.1:{server.port}/openapi.json", "--checks", ",".join(CHECKS), "--max-examples", str(options.examples),
             "--generation-database", "none", "--seed", str(options.seed)], capture_output=True, text=True, cwd=trial.work)
    finally:
        server.process.terminate()
        server.process.wait()
    told = re.search(r"(\d+) generated, (\d+) passed", run.stdout)
    faults = [] if run.returncode == 0 else run.stdout.splitlines()[-60:]
    trial.require("no server error and no undocumented answer", f"{told[1] if told else 0} requests, {told[2] if told else 0} passed",
                  run.returncode == 0 and told and int(told[1]) > 100, faults)


if __name__ == "__main__":
    Trial(__doc__, examples=(100, "requests for each operation at most"), seed=(6, "seed of the requests")).perform(main)
