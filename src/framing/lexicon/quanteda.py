"""Dictionaries of the R package quanteda, as YAML."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from framing.lexicon.terms import check_term
from framing.tables import TableError

# quanteda writes the terms of a category that also has categories below it under this key.
OWN = "__"


def read_yaml(text: str, name: str) -> list[dict[str, object]]:
    """Read a quanteda dictionary: keys are categories, lists hold terms.

    The scalars are taken as written: YAML's own reading would make the terms
    "no" and "on" a truth value.

    >>> read_yaml("tone: {cold: [frosty, chill*], warm: [thaw]}", "tone.yml")[1]
    {'term': 'chill*', 'category': 'tone.cold'}
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or error
        raise TableError(f"{name}, line {line}: needs YAML; found {problem}.") from None
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise TableError(
            f"{name}, line {node.start_mark.line + 1}: needs categories with their terms (category: [term, ...]); "
            f"found {'a list' if isinstance(node, yaml.SequenceNode) else 'a single value'}."
        )
    return list(_terms(node, (), name))


def _terms(node: yaml.Node, keys: tuple[str, ...], name: str) -> Iterator[dict[str, object]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            own = key.value == OWN
            yield from _terms(value, keys if own else (*keys, str(key.value)), name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _terms(value, keys, name)
    elif node.value and node.value != "~":
        yield {"term": check_term(node.value, name, node.start_mark.line + 1), "category": ".".join(keys)}
