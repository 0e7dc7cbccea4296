#!/usr/bin/env bash
# Checks the Python package, draft 04, OpenAPI 3.0 and `catalog-info.yaml` by what reads them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$here/install.sh"
export PYTHONDONTWRITEBYTECODE=1
node "$here/registries.mjs"
"$here/.venv/bin/python" "$here/check_registries.py"
"$here/.venv/bin/python" "$here/check_python_package.py"
