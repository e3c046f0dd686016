"""How the parts of a stack or a flow are told apart: by ground and by pattern, so that grey print keeps them."""

TINTS = (
    ("#9fc9b1", "", "#0b5d3b"),
    ("#4a524d", "", "#1b1f1d"),
    ("#e9d9b8", "////", "#8a5a00"),
    ("#c9d7e6", "....", "#2b5c8a"),
    ("#f0f2f1", "xxxx", "#6b756f"),
)
"""Ground, pattern, and the colour of pattern and edge."""
