"""What an installation may lack: fonts, style sheets and templates of ours, and the system's libraries."""


class PaperNotPrintable(Exception):
    """A file that a paper needs is missing from this installation, or damaged."""

    def __init__(self) -> None:
        super().__init__("Kâğıtların bir dosyası bu kurulumda eksik veya bozuk. Sistem yöneticisine haber verin.")
