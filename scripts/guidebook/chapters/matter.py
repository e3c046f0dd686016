"""Front matter: the YAML between two lines of dashes at the top of a page; and the hash of what follows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import yaml

from guidebook.chapters.masks import MATTER
from guidebook.model import Text
from guidebook.normal_form import composed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 10_000
"""Characters. Deeper nesting than this can hold would crash the C parser instead of raising."""
_SAID = {
    "mapping values are not allowed": Text("giá trị có dấu hai chấm", "the value holds a colon"),
    "could not find expected ':'": Text("dòng không có dấu hai chấm", "a line has no colon"),
    "unexpected end of stream": Text("dấu nháy mở mà không đóng", "a quotation mark is not closed"),
    "cannot start any token": Text("giá trị bắt đầu bằng một dấu riêng của YAML", "the value begins with a sign of YAML"),
    "did not find expected": Text("thụt dòng hoặc ngoặc không khớp", "indents or brackets do not match"),
}
"""Words of the YAML reader -> ours."""


class FrontMatterError(ValueError):
    """Front matter that cannot be read. `line` and `column` count from 1 in the whole file."""

    def __init__(self, line: int, column: int, message: Text) -> None:
        super().__init__(f"{line}:{column}: {message.en}")
        self.line = line
        self.column = column
        self.message = message


@dataclass(frozen=True, slots=True)
class Matter:
    """Front matter with places."""

    data: dict[str, Any]
    lines: dict[str, int]
    """Field -> line in the file, from 1."""


def front_matter(text: str) -> dict[str, Any]:
    """The fields of the front matter; empty when there is none. Raises FrontMatterError."""
    return read_matter(text).data


def read_matter(text: str) -> Matter:
    """The fields of the front matter and their lines. Raises FrontMatterError."""
    match = MATTER.match(text)
    if match is None:
        return Matter({}, {})
    source = match.group().lstrip("\ufeff")
    body = source.split("\n", 1)[1].rstrip()
    body = body[: -len("---")]
    if len(body) > _LONGEST:
        raise _error(
            None,
            Text(
                f"phần đầu trang dài hơn {_LONGEST} ký tự: có lẽ thiếu dòng --- kết thúc",
                f"front matter is longer than {_LONGEST} characters: is its closing --- missing?",
            ),
        )
    loader = _LOADER(body)
    try:
        node = loader.get_single_node()
        if node is None:
            return Matter({}, {})
        if not isinstance(node, yaml.MappingNode):
            raise _error(
                node.start_mark,
                Text(
                    "phần đầu trang phải gồm các dòng `tên: giá trị`",
                    "front matter must consist of lines `name: value`",
                ),
            )
        lines: dict[str, int] = {}
        for key, _value in node.value:
            name = str(key.value)
            if name in lines:
                raise _error(
                    key.start_mark,
                    Text(f"trường `{name}` xuất hiện hai lần", f"the field `{name}` appears twice"),
                )
            lines[name] = key.start_mark.line + 2
        return Matter(loader.construct_document(node), lines)
    except FrontMatterError:
        raise
    except yaml.MarkedYAMLError as error:
        problem = (error.problem or "?").strip()
        words = next((words for known, words in _SAID.items() if known in problem), Text(f"bộ đọc YAML báo “{problem}”", problem))
        raise _error(
            error.problem_mark or error.context_mark,
            Text(f"phần đầu trang không đọc được: {words.vi}", f"front matter cannot be read: {words.en}"),
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0][:120]
        raise _error(
            None,
            Text(
                f"phần đầu trang không đọc được theo YAML: {problem}",
                f"front matter is not valid YAML: {problem}",
            ),
        ) from error
    finally:
        loader.dispose()


def _error(mark: yaml.Mark | None, message: Text) -> FrontMatterError:
    # The mark counts from 0 and below the first line of dashes.
    return FrontMatterError(mark.line + 2 if mark else 1, mark.column + 1 if mark else 1, message)


def source_hash(text: str) -> str:
    """Ten hex digits that change when the words of a page change; what `translated_from` holds.

    SHA-256 of the text in NFC, without front matter, with runs of white space folded to one space.
    """
    match = MATTER.match(text)
    body = text[match.end() :] if match else text.lstrip("\ufeff")
    folded = " ".join(composed(body).split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:10]
