"""Resolve the links and images of a page that has moved to another folder or site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from ..fields.roles import key_of
from ..templates import page_named
from .inline import Target

NAME_MARK = "\ue001"
"""The mark of the name of the page until the name is certain."""
PAGE_MARK = "\ue002"
"""Encloses the path of another imported page until the name of that page is certain."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLAIN_SCHEMES = frozenset({"http", "https", "mailto", "ftp"})
"""The schemes that MyST accepts by default (its ``url_schemes``)."""
_CALLS = frozenset({"tel", "sms", "callto", "skype", "whatsapp", "xmpp", "matrix", "sip"})
_PAGES = ("", ".md", ".markdown", ".html", ".htm", "/index.md", "/index.html")
_MARKS = re.compile(r"[*`\\]")
_HIDDEN = re.compile(r"(?:^|/)\.")


@dataclass(slots=True)
class Surroundings:
    """The place that a page had on the old site.

    *folder* is the folder of its source, and *root* the folder that files may be taken
    from. *pages* returns whether this run imports a file. *address* is the address of the
    old page, and *site* that of the old site. Any of them may be empty.
    """

    folder: Path | None = None
    root: Path | None = None
    pages: Callable[[Path], bool] = lambda _path: False
    address: str = ""
    site: str = ""


@dataclass(slots=True)
class Links:
    """A resolver of the links of one page, which remembers the results for the report."""

    around: Surroundings
    anchors: dict[str, str]
    """The targets of the page's headings, by the normalized fragments that link to them."""
    identifiers: frozenset[str] = frozenset()
    """The ids of HTML elements in the text."""
    targets: set[str] = field(default_factory=set)
    """The anchors that are linked to."""
    lost: list[str] = field(default_factory=list)
    lost_images: list[str] = field(default_factory=list)
    lost_html: list[str] = field(default_factory=list)
    at_site: list[str] = field(default_factory=list)
    to_pages: list[str] = field(default_factory=list)
    in_page: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """Files to copy: the name of each next to the page, and its current path."""

    def resolve(self, written: str, text: str, image: bool) -> Target:
        """Return the new destination of a Markdown link or image with the text *text*."""
        written = written.strip()
        if written.startswith("//"):
            return Target(f"https:{written}")
        if scheme := _SCHEME.match(written):
            name = scheme[1].lower()
            if name in _PLAIN_SCHEMES or (image and name == "data"):
                return Target(written)
            if name in _CALLS:
                return Target(escape(written), html=True)
            return self._lose(written, text, image)
        if "{{" in written or "{%" in written or not written:
            return self._tag(written, text, image)
        if written.startswith("#"):
            return self._within(written, text)
        return self._relative(written, text, image)

    def resolve_html(self, written: str, image: bool) -> str:
        """Return the new address of an HTML element, or an empty string to keep the old."""
        before = len(self.lost), len(self.lost_images)
        target = self.resolve(written, "", image)
        if not target.to:
            del self.lost[before[0] :], self.lost_images[before[1] :]
            self.lost_html.append(written or "–")
        return "" if target.html or target.to.startswith("#") else target.to

    def _within(self, written: str, text: str) -> Target:
        key = key_of(unquote(written[1:]))
        if key and key in self.anchors:
            self.targets.add(key)
            self.in_page.append(written)
            return Target(f"#{self.anchors[key]}")
        if written[1:] in self.identifiers:
            return Target(escape(written), html=True)
        return self._lose(written, text, image=False)

    def _relative(self, written: str, text: str, image: bool) -> Target:
        path = unquote(urlsplit(written).path)
        found = None
        if path and not path.startswith("/"):
            found = self._file(path, self.around.folder)
        if found is not None:
            if not image and self.around.pages(found):
                self.to_pages.append(written)
                return Target(f"{PAGE_MARK}{found}{PAGE_MARK}")
            if found.suffix.lower() not in (".md", ".markdown", ".html", ".htm", ""):
                return Target(self._copy(found))
        base = self.around.address
        if self.around.site:
            base = urljoin(self.around.site, base)
        if not _SCHEME.match(base) and written.startswith("/"):
            base = self.around.site
        if _SCHEME.match(base):
            target = urljoin(base, written)
            self.at_site.append(target)
            return Target(target)
        return self._lose(written, text, image)

    def _tag(self, written: str, text: str, image: bool) -> Target:
        """Resolve a template tag that names a page, as ``{{< ref "page.md" >}}`` does."""
        root = self.around.root
        if root is not None and (path := page_named(written)):
            for folder in (self.around.folder, root, root.parent):
                found = self._file(path.lstrip("/"), folder)
                if found is not None and self.around.pages(found):
                    self.to_pages.append(written)
                    return Target(f"{PAGE_MARK}{found}{PAGE_MARK}")
        return self._lose(written, text, image)

    def _file(self, path: str, folder: Path | None) -> Path | None:
        """Return the file of a relative path, if it is below the root and not hidden."""
        root = self.around.root
        if folder is None or root is None or "\0" in path or len(path) > 500:
            return None
        base, suffix = path.rstrip("/"), PurePosixPath(path).suffix.lower()
        # The source of a page.html may be page.md.
        stems = [base, base[: -len(suffix)]] if suffix in (".html", ".htm") else [base]
        for name in [stem + end for stem in stems for end in _PAGES]:
            try:
                found = Path(folder, name).resolve()
                inside = found.is_relative_to(root) and found.is_file()
            except (OSError, ValueError, RuntimeError):
                continue
            if inside and not _HIDDEN.search(str(found.relative_to(root))):
                return found
        return None

    def _copy(self, path: Path) -> str:
        name = re.sub(r"[^\w.-]+", "-", path.name).strip("-.") or "file"
        stem, dot, suffix = name.partition(".")
        number = 2
        while self.files.setdefault(name, str(path)) != str(path):
            name = f"{stem}-{number}{dot}{suffix}"
            number += 1
        return f"{NAME_MARK}/{name}"

    def _lose(self, written: str, text: str, image: bool) -> Target:
        words = " ".join(_MARKS.sub("", text).split())
        told = f"{words} ({written})" if words else written
        (self.lost_images if image else self.lost).append(told or "–")
        return Target("")
