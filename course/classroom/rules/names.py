"""Names that pupils choose from. Nobody types one, so nobody can be shamed with one.

Every first word was read beside every second one: none says what somebody looks like, is or believes.
"""

from collections.abc import Collection
from random import SystemRandom

FIRST = (
    "Amber", "April", "Autumn", "Brisk", "Bright", "Calm", "Cedar", "Clear", "Cobalt", "Copper", "Coral",
    "Early", "Evening", "Forest", "Gentle", "Golden", "Harbour", "Hazel", "Indigo", "Island", "Jade",
    "Keen", "Lively", "Lucky", "Lunar", "Maple", "Marble", "Meadow", "Merry", "Misty", "Morning", "Mossy", "Nimble",
    "Northern", "Ocean", "Pearl", "Polar", "Quick", "Rainy", "River", "Sandy", "Scarlet", "Silver",
    "Snowy", "Solar", "Southern", "Spring", "Steady", "Summer", "Sunny", "Teal", "Topaz", "Violet", "Windy", "Winter",
)  # fmt: skip
SECOND = (
    "Acorn", "Anchor", "Arrow", "Badger", "Beacon", "Birch", "Bridge", "Brook", "Canyon", "Cello", "Comet", "Compass",
    "Crane", "Delta", "Dolphin", "Drum", "Eagle", "Falcon", "Fern", "Finch", "Fjord", "Flute", "Galaxy", "Garden",
    "Glacier", "Harp", "Heron", "Hill", "Kayak", "Kestrel", "Kite", "Lagoon", "Lantern", "Lark", "Lighthouse", "Lynx",
    "Magpie", "Meteor", "Moon", "Mountain", "Oak", "Orbit", "Otter", "Owl", "Paddle", "Pebble", "Piano",
    "Pine", "Planet", "Puffin", "Rabbit", "Reef", "Robin", "Rocket", "Sail", "Sparrow", "Squirrel", "Star",
    "Stork", "Swan", "Swift", "Tiger", "Tulip", "Valley", "Violin", "Willow", "Wren",
)  # fmt: skip
OFFERED = 6


def new_names(taken: Collection[str], count: int = OFFERED) -> list[str]:
    """Return names nobody in the class has; no two of them begin or end alike, so that they are easy to tell apart.

    Raises ValueError where the class is so large that there are not enough.
    """
    chance = SystemRandom()
    found: list[str] = []
    for _try in range(200):
        firsts, seconds = chance.sample(FIRST, len(FIRST)), chance.sample(SECOND, len(FIRST))
        for name in map(" ".join, zip(firsts, seconds, strict=True)):
            if name not in taken and name not in found:
                found.append(name)
                if len(found) == count:
                    return found
    message = "There are no more names for this class."
    raise ValueError(message)


def is_name(text: str) -> bool:
    """Return whether this is a name out of our list."""
    first, _gap, second = text.partition(" ")
    return first in FIRST and second in SECOND
