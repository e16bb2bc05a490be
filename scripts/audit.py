"""Ask whether a fault is known in any package of requirements.lock; exit code 1 when one is.

pip-audit asks the package index. An index that keeps no such notes answers for no package, and then this says so.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"


def main() -> int:
    """Print what is known of each package that has a fault, and how many could not be asked about."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True)
    if not done.stdout:
        print(f"The audit did not run: {done.stderr.strip().splitlines()[-1:]}")
        return 1
    packages = json.loads(done.stdout)["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    faults = [(package["name"], fault["id"]) for package in packages for fault in package.get("vulns", ())]
    for name, fault in faults:
        print(f"{name} has a known fault: {fault}")
    print(f"Audit: {len(packages) - len(skipped)} packages asked about, {len(faults)} faults known.")
    if skipped:
        print(f"Left out: the package index here knows nothing of faults in {len(skipped)} packages.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
