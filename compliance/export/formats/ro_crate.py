"""What a workspace has, as the metadata of an RO-Crate (https://w3id.org/ro/crate/1.1).

The file lies in the folder of the workspace under the name that RO-Crate gives it, beside the files
of evidence that it lists. Terms are those of schema.org, which RO-Crate builds on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from compliance.export.dates import plain_date
from compliance.export.names import Names
from compliance.model.article import Article
from compliance.model.base import WHOLE
from compliance.model.settings import Publication
from compliance.model.words import CoderKind
from compliance.render.json.writing import Json, dumps
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source

FILE: Final = "ro-crate-metadata.json"
"""The name that readers of RO-Crate look for."""
_VERSION: Final = "https://w3id.org/ro/crate/1.1"
_YAML, _LINES = "application/yaml", "application/jsonl"
_CODERS: Final = {
    CoderKind.PERSON: "Person",
    CoderKind.LANGUAGE_MODEL: "SoftwareApplication",
    CoderKind.ENGINE: "SoftwareApplication",
}


def write_ro_crate(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a document: files with the statements in them, articles, voices and coders."""
    return dumps({"@context": f"{_VERSION}/context", "@graph": _graph(selection, statements)})


def _graph(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[Json]:
    names = Names(selection)
    files = {e.file: e.article for e in statements}
    coders = sorted({coder for e in statements for coder in e.coded_by})
    voices = {e.speaker.id: e.speaker for e in statements} | {
        id: selection.workspace.sources[id] for id in (article.outlet for article in files.values())
    }
    yield {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    yield _root(selection, names, files, coders)
    yield from _published(selection)
    yield {
        "@id": names("target", WHOLE),
        "@type": "CreativeWork",
        "name": selection.agreement.title,
    }
    yield from (_file(names, file, article) for file, article in files.items())
    yield from (_article(names, article) for article in files.values())
    yield from (_voice(names, voice) for voice in voices.values())
    for id in coders:
        coder = selection.workspace.coders[id]
        yield {"@id": _coder(id), "@type": _CODERS[coder.kind], "name": coder.name}
    yield from (_claim(names, e) for e in statements)


def _root(selection: Selection, names: Names, files: Iterable[str], coders: Iterable[str]) -> Json:
    settings = selection.workspace.settings
    published = settings.publication or Publication()
    day = published.date and plain_date(published.date)
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": settings.title,
        "description": "Who says what about an agreement, where, and in which words.",
        **({"datePublished": day} if day else {}),
        **({"version": published.version} if published.version else {}),
        **({"license": {"@id": _licence(published)}} if published.licence else {}),
        **({"publisher": {"@id": "#publisher"}} if published.publisher else {}),
        "inLanguage": settings.language,
        "about": {"@id": names("target", WHOLE)},
        "hasPart": [{"@id": file} for file in files],
        "contributor": [{"@id": _coder(id)} for id in coders],
    }


def _published(selection: Selection) -> Iterator[Json]:
    published = selection.workspace.settings.publication or Publication()
    if published.publisher:
        yield {"@id": "#publisher", "@type": "Organization", "name": published.publisher}
    if published.licence:
        yield {"@id": _licence(published), "@type": "CreativeWork", "name": published.licence}


def _licence(published: Publication) -> str:
    return published.licence_url or "#licence"


def _file(names: Names, file: str, article: Article) -> Json:
    return {
        "@id": file,
        "@type": "File",
        "name": file,
        "encodingFormat": _LINES if file.endswith(".jsonl") else _YAML,
        "about": {"@id": names("article", article.id)},
    }


def _article(names: Names, article: Article) -> Json:
    day = plain_date(article.published)
    return {
        "@id": names("article", article.id),
        "@type": "Article",
        "name": article.title,
        **({"datePublished": day} if day else {}),
        "inLanguage": article.language,
        "publisher": {"@id": names("voice", article.outlet)},
        **({"url": article.url} if article.url else {}),
    }


def _voice(names: Names, voice: Source) -> Json:
    return {
        "@id": names("voice", voice.id),
        "@type": "Organization",
        "name": voice.name,
        **({"url": voice.entry.url} if voice.entry.url else {}),
    }


def _coder(id: str) -> str:
    return f"#coder-{id}"


def _claim(names: Names, e: Evidence) -> Json:
    return {
        "@id": names("record", e.id),
        "@type": "Claim",
        "name": e.id,
        "text": e.entry.claim,
        "author": {"@id": names("voice", e.speaker.id)},
        "appearance": {"@id": names("article", e.article.id)},
        "isPartOf": {"@id": e.file},
    }
