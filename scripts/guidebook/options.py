"""The options of the checker and of print, and what is said of wrong use, in both languages."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from guidebook.finding import LANGUAGES, Text
from guidebook.words import locale_language

if TYPE_CHECKING:
    from datetime import date

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")

WORDS = {
    "no-site": Text("Không có thư mục {folder}: hãy dựng trang web trước (make site).",
                    "There is no folder {folder}: build the site first (make site)."),
    "no-git": Text("Không thấy chương trình git, mà --changed cần git. Cài git, hoặc bỏ --changed để kiểm tra tất cả.",
                   "The program git was not found, and --changed needs it. Install git, or check everything without --changed."),
    "no-repository": Text("{folder} không nằm trong kho git nào, nên không biết tệp nào đã đổi. Bỏ --changed để kiểm tra tất cả.",
                          "{folder} is in no git repository, so nobody knows what changed. Check everything without --changed."),
    "no-revision": Text("Kho git không có phiên bản “{revision}”. Viết tên nhánh, nhãn hoặc mã lần ghi, ví dụ origin/main; "
                        "nhánh mới thì chạy git fetch trước.",
                        "The git repository has no revision “{revision}”. Name a branch, a tag or a commit, such as origin/main; "
                        "run git fetch first for a new branch."),
    "baseline": Text("Không đọc được danh sách tạm hoãn {file} ({problem}). Kiểm tra tên tệp, hoặc tạo lại: "
                     "guidebook check --baseline {file} --write-baseline",
                     "The baseline {file} cannot be read ({problem}). Check its name, or make it anew: "
                     "guidebook check --baseline {file} --write-baseline"),
    "write-baseline": Text("--write-baseline cần --baseline TỆP và không dùng cùng --changed: danh sách phải đủ mọi lỗi.",
                           "--write-baseline needs --baseline FILE and goes without --changed: the list has to be complete."),
    "baseline-written": Text("Đã ghi {count} chỗ vào {file}.", "Recorded {count} findings in {file}."),
    "mended": Text("Đã sửa {change.file}:{change.line} {change.rule}: {change.before} → {after}",
                   "Mended {change.file}:{change.line} {change.rule}: {change.before} → {after}"),
    "mended-all": Text("Đã sửa {count} chỗ trong {files} tệp.\n", "Mended {count} places in {files} files.\n"),
    "mended-none": Text("Không có chỗ nào máy tự sửa được.\n", "There is nothing that --fix can mend.\n"),
    "unwritable": Text("Không ghi được {file}: {problem}. Kiểm tra quyền ghi và chỗ trống trên đĩa.",
                       "{file} cannot be written: {problem}. Check the permission to write and the space on the disk."),
}

_HELP = {
    "lang": Text("ngôn ngữ của lời nhắc (theo máy, nếu không thì tiếng Anh)", "language of the messages (the terminal's, or English)"),
    "format": Text("dạng báo cáo (text)", "form of the report (text)"),
    "site": Text("kiểm tra cả trang đã dựng này", "check this built site too"),
    "level": Text("báo từ mức này trở lên (warning)", "report findings down to this severity (warning)"),
    "online": Text("mở các liên kết ra ngoài và ghi kết quả vào .ci/links.json; không có thì chỉ đọc bản ghi đó",
                   "visit the links that lead out of the book, and record what was found in .ci/links.json; without it only "
                   "that record is read"),
    "today": Text("tính quá hạn theo hôm nay (hoặc NGÀY, như 2026-11-22), không theo ngày của ấn bản",
                  "call things too old by today's date (or DATE, as 2026-11-22), not by that of the edition"),
    "changed": Text("chỉ các tệp khác với phiên bản git này, như origin/main, và trang ở ngôn ngữ kia",
                    "only what concerns files that differ from this git revision, such as origin/main, and their twins in the "
                    "other language"),
    "baseline": Text("bỏ qua các lỗi đã ghi trong tệp này", "leave out the findings that this file records"),
    "write-baseline": Text("ghi mọi lỗi hiện có vào tệp của --baseline", "record all findings of today in --baseline FILE"),
    "fix": Text("tự sửa chỗ chỉ có một cách đúng: NFC, dấu thanh, chữ giống nhau, ký tự vô hình, mã đề mục thiếu, địa chỉ đã chuyển",
                "mend what has one right answer: NFC, tone marks, look-alike and invisible characters, missing ids of headings, "
                "addresses that moved for good"),
    "explain": Text("giải thích các mã như L002, không kiểm tra gì", "explain rules such as L002, and check nothing"),
    "rules": Text("liệt kê mọi mã, không kiểm tra gì", "list all rules, and check nothing"),
}


class Parser(argparse.ArgumentParser):
    """Says of wrong use in both languages where to look: what argparse itself says is English."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        # argparse asks for one with each option; without a width it loads what unpacks archives to learn it.
        try:
            width = os.get_terminal_size().columns - 2
        except OSError:
            width = 98
        return self.formatter_class(prog=self.prog, width=width)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Dùng sai lệnh · Wrong use: {message}\nXem · See: {self.prog} --help\n")


def day(text: str) -> date:
    """A day as 2026-11-22, or today."""
    from datetime import date  # most runs ask for no day

    return date.today() if text == "today" else date.fromisoformat(text)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the checker; the root folder is the caller's matter."""
    lang = locale_language()

    def add(name: str, **how: object) -> None:
        parser.add_argument(f"--{name}", help=_HELP[name][lang], **how)

    add("lang", choices=LANGUAGES, default=lang)
    add("format", choices=FORMATS, default="text")
    add("site", type=Path, metavar="DIR")
    add("level", choices=("error", "warning", "info"), default="warning")
    add("online", action="store_true")
    add("today", nargs="?", type=day, const="today", metavar="DATE")
    add("changed", metavar="REV")
    add("baseline", type=Path, metavar="FILE")
    add("write-baseline", action="store_true")
    add("fix", action="store_true")
    add("explain", nargs="+", metavar="ID")
    add("rules", action="store_true")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """The options of `guidebook pdf`, explained in the terminal's language."""

    lang = locale_language()

    def say(vi: str, en: str) -> str:
        return vi if lang == "vi" else en

    parser.add_argument("pages", nargs="*", metavar="PAGE", help=say(
        "trang cần in: 6, 06-baseline hoặc forms/b1-baseline; không ghi thì in cả sổ tay",
        "what to print: 6, 06-baseline or forms/b1-baseline; none: the whole guidebook"))
    parser.add_argument("--lang", choices=LANGUAGES, help=say(
        "chỉ in ngôn ngữ này, lời nhắc cũng bằng ngôn ngữ này (mặc định: cả hai)",
        "print this language only, and speak it (both)"))
    parser.add_argument("--edition", type=Path, metavar="FILE", help=say(
        "in bản riêng theo tệp này; mẫu: editions/song-mai.yml",
        "print the custom edition of this file; for an example see editions/song-mai.yml"))
    copies = parser.add_mutually_exclusive_group()
    for name, vi, en in (("large", "chữ lớn, 16 pt", "large print, 16 points"), ("opener", "chỉ tờ mở đầu chương", "the chapter opener only"),
                         ("participant", "bản học viên, không có đáp án", "the participant's copy, without answer keys")):
        copies.add_argument(f"--{name}", dest="kind", action="store_const", const=name, default="handout", help=say(vi, en))
    parser.add_argument("--mirror", action="store_true", help=say("lề gáy rộng hơn, để in hai mặt và đóng", "wider margins at the binding, for two-sided print"))
    parser.add_argument("--grey", action="store_true", help=say("bản thử đen trắng", "grey proof"))
    parser.add_argument("--booklet", action="store_true", help=say(
        "thêm tệp -booklet.pdf: khổ A4 gấp đôi thành A5, in hai mặt lật cạnh ngắn",
        "a -booklet.pdf too: A4 to fold to A5, print two-sided and flip on the short edge"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=say("thư mục kết quả (print)", "folder of the results (print)"))
