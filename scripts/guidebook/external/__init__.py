"""External links: what is known of them, and how they are visited.

Only `visits` opens connections. Everything else, the rules above all, reads the committed record.
"""

from guidebook.external.record import FILE, Known, read_known, write_known

__all__ = ["FILE", "Known", "read_known", "write_known"]
