#!/usr/bin/env python3
"""Verifies the certificate of a draw, and a receipt, as docs/draw-protocol.md says.

A second implementation, written apart from the first and in another language, with Python's standard library only: what
one gets wrong the other finds. It checks everything but the BLS signatures of beacons, and says so.

    verify.py CERTIFICATE [--receipt FILE] [--pin KEY]... [--draw ID]
    verify.py selftest

Exit codes: 0 verified, 1 a step failed, 2 the command or a file could not be read.
"""

import argparse
import sys
from pathlib import Path

from selftest import run_selftest
from steps import Case, run_steps

MARKS = {"passed": "ok  ", "skipped": "--  ", "failed": "FAIL"}


def main(arguments):
    parser = argparse.ArgumentParser(description="Verifies the certificate of a draw, and a receipt.")
    parser.add_argument("certificate", help="the certificate's file, or: selftest")
    parser.add_argument("--receipt", help="a receipt's file")
    parser.add_argument("--pin", action="append", default=[], help="a draw key or log key you know from elsewhere")
    parser.add_argument("--draw", help="the draw you ask about")
    asked = parser.parse_args(arguments)
    if asked.certificate == "selftest":
        return report_selftest()
    try:
        certificate = Path(asked.certificate).read_text(encoding="utf-8")
        receipt = asked.receipt and Path(asked.receipt).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    case = Case(certificate, receipt, asked.pin, asked.draw)
    outcomes = list(run_steps(case))
    for number, (name, status, detail) in enumerate(outcomes, start=1):
        print(f"{MARKS[status]} V{number:<2} {name}{': ' if detail else ''}{detail}")
    if outcomes[-1][1] == "failed":
        print("NOT VERIFIED")
        return 1
    for key in (case.file["drawKey"], case.file["logKey"]):
        if key not in asked.pin:
            print(f"note: no pin, this trusts the key in the file: {key}")
    print("VERIFIED")
    return 0


def report_selftest():
    counts, faults = run_selftest()
    for fault in faults:
        print(f"FAULT {fault}")
    print(f"{counts}: {'as they should be' if not faults else f'{len(faults)} faults'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
