"""One session per task: ``nox -s docs``, ``nox -s tests -- tests/values -x``."""

from __future__ import annotations

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "tests", "docs"]

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def install(
    session: nox.Session, *groups: str, constraint: str = "", extras: str = ""
) -> None:
    """Install the project with dependency groups."""
    session.install("pip>=25.1")
    wanted = [part for group in groups for part in ("--group", group)]
    bounds = ["--constraint", constraint] if constraint else []
    session.install("--editable", f".{extras}", *wanted, *bounds)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, and which part of the package imports which."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the package, its tests and its tools."""
    install(session, "test", "lint")
    session.run("mypy")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with the newest versions of everything."""
    install(session, "test")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def quick(session: nox.Session) -> None:
    """Run the tests that are done in a minute."""
    install(session, "test")
    session.run("pytest", "-n", "auto", "-m", "not slow", *session.posargs)


@nox.session
def oldest(session: nox.Session) -> None:
    """Run the tests with the oldest versions that are supported."""
    install(session, "test", constraint=".ci/oldest.txt")
    session.run("pytest", "-n", "auto", "--ignore=tests/browser", *session.posargs)


@nox.session
def prerelease(session: nox.Session) -> None:
    """Run the tests with pre-releases of Sphinx, MyST-Parser and docutils."""
    install(session, "test")
    session.install("--upgrade", "--pre", "sphinx", "myst-parser", "docutils")
    session.run("pytest", "-n", "auto", "--ignore=tests/browser", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure which lines and branches the tests run."""
    install(session, "test")
    session.install("pytest-cov>=5")
    session.run("pytest", "-n", "auto", "--cov", "--cov-branch", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; warnings are errors."""
    # The reference of the commands includes those that need extras.
    install(session, extras="[all]")
    out, trees = "docs/_build/html", "docs/_build/doctrees"
    session.run("sphinx-build", "-W", "-n", "-d", trees, "docs", out)


@nox.session
def example(session: nox.Session) -> None:
    """Build the example site."""
    install(session)
    out, trees = "build/example", "build/example-doctrees"
    session.run("sphinx-build", "-W", "-d", trees, "example_site", out)


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist and the wheel into ``dist/``."""
    session.install("build>=1.2", "twine>=6")
    session.run("python", "-m", "build")
    session.run("python", "-m", "twine", "check", "--strict", "dist/*")
