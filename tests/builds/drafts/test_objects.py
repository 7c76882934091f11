"""What a hidden posting defines is removed from the tables of all domains."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar, NamedTuple

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.domains.changeset import ChangeSet

from sphinx_jobposting.builds.drafts.objects import (
    forget_objects,
    forget_page,
    known_objects,
    note_known_objects,
)

from ...support.doctrees import page, section
from ...support.registry import registry

SOURCE = ["```{jobposting}\n```"]


class Entry(NamedTuple):
    """An entry such as the domain of Python has, which a test must not import.

    Sphinx could not write its index as JSON any more: imported outside of a build, the
    domain has no translation of its title yet.
    """

    docname: str
    node_id: str
    objtype: str


class Library(Domain):
    """A domain of another extension, which never removes what a page defines."""

    name = "lib"
    initial_data: ClassVar[dict[str, Any]] = {
        "objects": {},
        "list": [],
        "lists": {},
        "titles": {},
    }


class Careful(Library):
    """A domain that removes what a page defines."""

    name = "careful"

    def clear_doc(self, docname: str) -> None:
        self.data["objects"] = {}


@pytest.fixture
def env() -> Any:
    """Make an environment that is reading the page ``cook``."""
    env: Any = registry().env
    env.docname = "cook"
    library, careful = Library(env), Careful(env)
    env.domains.sorted = lambda: [careful, SimpleNamespace(name="job"), library]
    return env


def lib(env: Any) -> Any:
    return env.domaindata["lib"]


def part(*ids: str) -> nodes.section:
    """Return a hidden part of a page with some ids."""
    return nodes.section("", *(nodes.paragraph("", one, ids=[one]) for one in ids))


def forget(env: Any, *parts: nodes.Element, rest: nodes.document | None = None) -> None:
    document = page(env.get_domain("job")) if rest is None else rest
    forget_objects(env, document, parts)


class TestParts:
    def test_only_what_a_hidden_part_defines_is_removed(self, env: Any) -> None:
        lib(env)["objects"] = {
            "secret": ("cook", "secret-id", "function"),
            "public": ("cook", "public-id", "function"),
            # Another page may have the same id.
            "other": ("waiter", "secret-id", "function"),
            "entry": Entry("cook", "secret-id", "module"),
            "number": 1,
        }
        forget(env, part("secret-id"))
        assert lib(env)["objects"].keys() == {"public", "other", "number"}

    def test_lists_and_lists_in_tables_are_also_cleaned(self, env: Any) -> None:
        entries = [("cook", "secret-id"), ("cook", "public-id"), "text"]
        lib(env).update(list=list(entries), lists={"all": list(entries)})
        forget(env, part("secret-id"))
        assert lib(env)["list"] == lib(env)["lists"]["all"] == entries[1:]

    def test_entries_of_other_tables_with_the_same_key_are_removed(self, env: Any) -> None:
        lib(env)["objects"] = {
            "secret": ("cook", "secret-id", "key"),
            "public": ("cook", "public-id", "kind"),
        }
        other = ("waiter", "a")
        lib(env)["titles"] = {"secret-id": "Secret", "public-id": "Public", "key": other}
        forget(env, part("secret-id"))
        assert lib(env)["titles"] == {"public-id": "Public", "key": other}

    def test_a_key_that_public_entries_share_stays(self, env: Any) -> None:
        lib(env)["objects"] = {
            "secret": ("cook", "secret-id", "function"),
            "public": ("cook", "public-id", "function"),
        }
        lib(env)["titles"] = {"function": "Function", "cook": "Cook"}
        forget(env, part("secret-id"))
        assert lib(env)["titles"] == {"function": "Function", "cook": "Cook"}

    def test_definitions_of_other_pages_are_restored(self, env: Any) -> None:
        app: Any = SimpleNamespace(env=env)
        lib(env)["objects"] = {"shared": ("waiter", "id1", "function")}
        note_known_objects(app, "cook", SOURCE)
        lib(env)["objects"]["shared"] = ("cook", "secret-id", "function")
        forget(env, part("secret-id"))
        assert lib(env)["objects"] == {"shared": ("waiter", "id1", "function")}

    def test_version_changes_are_found_by_version_line_and_words(self, env: Any) -> None:
        def change(
            docname: str = "cook", line: int = 7, words: str = "Secret"
        ) -> ChangeSet:
            return ChangeSet("versionadded", docname, line, "", "", words)

        hidden = addnodes.versionmodified("", "Secret", type="versionadded", version="2")
        hidden.line = 7
        others = [change("waiter"), change(line=8), change(words="Public")]
        env.domaindata["changeset"]["changes"] = {
            "2": [change(), *others],
            "1": [change()],
        }
        forget(env, nodes.section("", hidden))
        assert env.domaindata["changeset"]["changes"] == {"2": others, "1": [change()]}

    def test_equations_are_numbered_again(self, env: Any) -> None:
        env.domaindata["math"]["objects"] = {
            "secret": ("cook", 1),
            "public": ("cook", 2),
            "other": ("waiter", 3),
        }
        public = nodes.math_block("", "a", label="public", number=2)
        plain = nodes.math_block("", "b", label=None, number=None)
        document = page(env.get_domain("job"), section("Cook", plain, public))
        hidden = [nodes.math_block("", "c", label=name) for name in ("secret", "other")]
        forget(env, nodes.section("", *hidden), rest=document)
        assert env.domaindata["math"]["objects"] == {
            "public": ("cook", 1),
            "other": ("waiter", 3),
        }
        assert public["number"] == 1
        assert plain["number"] is None


class TestPages:
    def test_a_whole_page_is_removed_even_from_domains_that_forget_nothing(
        self, env: Any
    ) -> None:
        lib(env)["objects"] = {"secret": ("cook", "a"), "other": ("waiter", "a")}
        forget_page(env, "cook")
        assert lib(env)["objects"] == {"other": ("waiter", "a")}

    def test_a_domain_that_forgets_pages_does_so_itself(self, env: Any) -> None:
        careful = env.domaindata["careful"]
        careful["list"] = [("cook", "another meaning")]
        careful["objects"] = {"secret": ("cook", "a")}
        forget_page(env, "cook")
        assert careful["objects"] == {}
        assert careful["list"] == [("cook", "another meaning")]

    def test_definitions_replaced_by_a_whole_page_are_restored(self, env: Any) -> None:
        app: Any = SimpleNamespace(env=env)
        lib(env)["objects"] = {"shared": ("waiter", "id1")}
        note_known_objects(app, "cook", SOURCE)
        lib(env)["objects"]["shared"] = ("cook", "id2")
        forget_page(env, "cook")
        assert lib(env)["objects"] == {"shared": ("waiter", "id1")}


class TestKnown:
    def test_tables_are_saved_only_for_pages_that_may_have_a_posting(
        self, env: Any
    ) -> None:
        app: Any = SimpleNamespace(env=env)
        note_known_objects(app, "guide", ["# Guide"])
        assert known_objects(env) == {}
        lib(env)["objects"] = {"a": ("waiter", "a")}
        env.domaindata["index"] = {"entries": {"waiter": []}, "number": 1}
        note_known_objects(app, "cook", SOURCE)
        lib(env)["objects"]["b"] = ("cook", "b")
        known = known_objects(env)
        assert known["lib", "objects"] == {"a": ("waiter", "a")}
        assert not {("index", "entries"), ("index", "number")} & known.keys()
        assert not any(domain == "job" for domain, _table in known)
