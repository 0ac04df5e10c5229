"""Numbers as Indonesian readers know them."""

from __future__ import annotations

import re
from typing import Final

_DECIMAL: Final = re.compile(r"(-?\d+)(?:\.(\d+))?")
_SWAPPED: Final = str.maketrans(",.", ".,")


def grouped(number: float, digits: int = 0) -> str:
    """Write *number* with dots between thousands and a comma before *digits* decimals.

    >>> grouped(2400000), grouped(1234.56, 1), grouped(0.5, 2)
    ('2.400.000', '1.234,6', '0,50')
    """
    return f"{number:,.{digits}f}".translate(_SWAPPED)


def grouped_value(value: str) -> str:
    """Group the digits of each decimal number in a `value`; as many decimals as it has.

    >>> grouped_value("2400000000"), grouped_value("2.5")
    ('2.400.000.000', '2,5')
    """
    return _DECIMAL.sub(lambda match: grouped(float(match[0]), len(match[2] or "")), value)
