"""The numbers of headings, counted as the page will count them. Pure."""


class Counter:
    """Knows which number comes next."""

    def __init__(self) -> None:
        self.chapter = 0
        self.section = 0

    def takes(self, number: str) -> bool:
        """Whether the page will give this very number to the next heading; if so, it counts on."""
        if number == str(self.chapter + 1):
            self.chapter, self.section = self.chapter + 1, 0
            return True
        if self.chapter and number == f"{self.chapter}.{self.section + 1}":
            self.section += 1
            return True
        return False
