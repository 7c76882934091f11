"""Build the example site and print its address: ``python3 tools/example.py``."""

from __future__ import annotations

from environment import ROOT, environment, run

if __name__ == "__main__":
    python = environment(ROOT / ".venv")
    out = ROOT / "example_site" / "_build" / "html"
    run(python, "-m", "sphinx", "-q", "-W", "-n", "example_site", out)
    print(f"The example site is in {out.relative_to(ROOT)}. Open it in a browser:")
    print(f"{out.as_uri()}/index.html")
