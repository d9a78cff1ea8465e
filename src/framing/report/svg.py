"""A figure's SVG as a part of a page: names of its own, shared outlines, fewer bytes."""

from __future__ import annotations

import re

from lxml import etree

from framing.report.hatching import smallest_tile
from framing.report.looks import Looks

LINK = "{http://www.w3.org/1999/xlink}href"
NUMERIC = ("d", "transform", "x", "y", "width", "height", "viewBox", "style")
FRACTION = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
MOVED = re.compile(r"^translate\((\S+) (\S+)\)$")
SPACES = re.compile(r"\s+")
COMMAND = re.compile(r" ?([A-Za-z]) ?")  # of a path: "M 0 0 L 9 9" is "M0 0L9 9"


class Outlines:
    """Outlines that the figures of a page share, letters and hatchings: each stands there once and is used by name."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.names: dict[tuple[str, str], str] = {}

    def name(self, path: etree._Element) -> str:
        """The name of an outline; the same outline always has the same."""
        shape = (_path(path.get("d", "")), path.get("transform", ""))
        return self.names.setdefault(shape, f"outline-{len(self.names) + 1}")

    def svg(self) -> str:
        """All outlines, in an image that takes no room.

        >>> outlines = Outlines(Looks())
        >>> outlines.name(etree.fromstring('<path d="M 0 0 L 9 9"/>'))
        'outline-1'
        >>> print(outlines.svg())
        <svg class="outlines" aria-hidden="true"><defs><path id="outline-1" d="M0 0L9 9"/></defs></svg>
        """
        defs = etree.Element("defs")
        for (outline, transform), name in self.names.items():
            path = etree.SubElement(defs, "path", id=name, d=outline)
            if transform:
                path.set("transform", transform)
        return f'<svg class="outlines" aria-hidden="true">{etree.tostring(defs, encoding="unicode")}</svg>'


def inline_svg(svg: bytes, prefix: str, outlines: Outlines) -> str:
    """Make an SVG file a part of a page.

    Parameters
    ----------
    svg : bytes
        As `framing.charts.save.svg_bytes` makes it.
    prefix : str
        What its names begin with: each figure of a page has its own.
    outlines : Outlines
        Takes the outlines, and the styles, that figures share.

    Returns
    -------
    str
        An svg element with role, title and description for those who have it read to them.

    Examples
    --------
    >>> drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9.125 9"><title>A &amp; B</title></svg>'
    >>> print(inline_svg(drawn, "f1", Outlines(Looks())))
    <svg viewBox="0 0 9.12 9" role="img" aria-labelledby="f1-title"><title id="f1-title">A &amp; B</title></svg>
    """
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(svg, parser)
    for element in root.iter():
        element.tag = etree.QName(element).localname
    for unused in [*root.iter("metadata"), *root.iter("style")]:
        unused.getparent().remove(unused)
    names = _rename(root, prefix, outlines)
    for element in root.iter():
        _tidy(element, names)
    _share_hatching(root, outlines)
    _unwrap(root)
    for element in root.iter():
        style = element.attrib.pop("style", "")
        if style:
            element.set("class", outlines.looks.name(style))
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    _speak(root, prefix)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode").replace("<defs/>", "")


def _rename(root: etree._Element, prefix: str, outlines: Outlines) -> dict[str, str]:
    """New names of what is referred to: letters move out of the figure, what nothing refers to has no name."""
    used = {element.get(LINK, "").removeprefix("#") for element in root.iter("use")}
    used |= {name for element in root.iter() for value in element.attrib.values() for name in REFERENCE.findall(value)}
    names: dict[str, str] = {}
    for element in list(root.iter()):
        name = element.attrib.pop("id", None)
        if name not in used:
            continue
        if name.startswith("DejaVuSans"):
            names[name] = outlines.name(element)
            element.getparent().remove(element)
        else:
            names[name] = f"{prefix}-{len(names)}"
            element.set("id", names[name])
    return names


def _tidy(element: etree._Element, names: dict[str, str]) -> None:
    """Follow the new names, and round numbers: a hundredth of a point is finer than print."""
    target = element.attrib.pop(LINK, None)
    if target:
        element.set("href", f"#{names[target.removeprefix('#')]}")
    for name in set(NUMERIC) & set(element.attrib):
        element.set(name, SHORTER.get(name, str)(FRACTION.sub(_rounded, element.get(name))))
    for name, value in element.attrib.items():
        if "url(#" in value:
            element.set(name, REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value))
    moved = MOVED.match(element.get("transform", "")) if element.tag == "use" else None
    if moved and not {"x", "y"} & set(element.attrib):
        del element.attrib["transform"]
        element.attrib.update({axis: at for axis, at in zip("xy", moved.groups(), strict=True) if at != "0"})


def _rounded(found: re.Match[str]) -> str:
    value = float(found[0])
    text = f"{value:.{2 if abs(value) >= 1 else 4}f}".rstrip("0").rstrip(".")  # letters are scaled by 0.085
    return "0" if text == "-0" else text


def _path(outline: str) -> str:
    return COMMAND.sub(r"\1", SPACES.sub(" ", outline)).strip()


def _style(declarations: str) -> str:
    return declarations.replace(": ", ":").replace("; ", ";")


SHORTER = {"d": _path, "style": _style}


def _share_hatching(root: etree._Element, outlines: Outlines) -> None:
    """Many bars are hatched alike, in colours of their own."""
    for path in root.findall(".//pattern/path"):
        _shrink(path)
        shared = etree.Element("use", href=f"#{outlines.name(path)}", style=path.get("style", ""))
        path.getparent().replace(path, shared)


def _shrink(path: etree._Element) -> None:
    tile = smallest_tile(path.get("d", ""))
    if tile is None or path.get("transform"):
        return
    outline, side = tile
    path.set("d", outline)
    pattern = path.getparent()
    for element, size in [(pattern, side), *((ground, side + 1) for ground in pattern.iter("rect"))]:
        element.attrib.update({"width": f"{size:g}", "height": f"{size:g}"})


def _unwrap(root: etree._Element) -> None:
    """Groups that say nothing of their members go."""
    for group in reversed(list(root.iter("g"))):
        parent = group.getparent()
        if not group.attrib and parent is not None:
            at = parent.index(group)
            parent[at : at + 1] = list(group)


def _speak(root: etree._Element, prefix: str) -> None:
    root.set("role", "img")
    for tag, attribute in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        spoken = root.find(tag)
        if spoken is not None:
            spoken.set("id", f"{prefix}-{tag}")
            root.set(attribute, f"{prefix}-{tag}")
