"""What is asked of every row before it may be loaded: one rule per file, named as a sentence."""

import pkgutil
from functools import cache
from importlib import import_module

from registry.seeding.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by id: each module of this package holds one as RULE."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = tuple(import_module(f"{__name__}.{name}").RULE for name in names)
    if wrong := [rule.id for rule, name in zip(found, names, strict=True) if rule.id != name.replace("_", "-")]:
        raise RuntimeError(f"these rules are not named as their modules: {', '.join(wrong)}")
    return found
