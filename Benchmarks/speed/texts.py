"""The texts that speed is measured on, and what a word is."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY.parent / "shared" / "data" / "attribution" / "dev" / "text"


def files(folder: Path) -> list[Path]:
    """The text files in order of name: PolNeAR's 84 development articles, 67,609 words."""
    found = sorted(folder.glob("*.txt"))
    if not found:
        raise FileNotFoundError(f"no .txt files in {folder}")
    return found


def words(text: str) -> int:
    """Stretches between blanks: a definition that no tokeniser's habits can move."""
    return len(text.split())


def joined(folder: Path, size: int) -> str:
    """One text of about `size` bytes, of whole articles in turn, cut after the last whole paragraph."""
    articles = [path.read_text(encoding="utf-8").strip() for path in files(folder)]
    parts: list[str] = []
    length = 0
    while length < size:
        for article in articles:
            for paragraph in article.split("\n"):
                if length + len(paragraph.encode()) + 1 > size:
                    return "\n".join(parts) + "\n"
                parts.append(paragraph)
                length += len(paragraph.encode()) + 1
    return "\n".join(parts) + "\n"
