"""Sphinx still treats domains as this extension expects."""

from __future__ import annotations

from collections.abc import Callable

from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment

from sphinx_jobposting.domain.sphinx_private import set_object_types

from ..support.sites import Site


class Recipes(Domain):
    name = "recipe"
    label = "Recipe"

    def __init__(self, env: BuildEnvironment) -> None:
        set_object_types(self, {"dish": ObjType("Gericht", "dish", "meal")})
        super().__init__(env)


def test_a_domain_has_its_own_types_of_objects(site: Callable[..., Site]) -> None:
    domain = Recipes(site({"a.md": "# A\n"}).build("dummy").app.env)
    assert domain.get_type_name(domain.object_types["dish"]) == "Recipe Gericht"
    assert domain.objtypes_for_role("meal") == ["dish"]
    assert domain.role_for_objtype("dish") == "dish"
    assert Recipes.object_types == {}
