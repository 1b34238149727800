"""The abbreviations people write in addresses and what they stand for.

Compiled in November 2026 from public addresses and staff lists: 46 groups. A form that ends with a dot is
an ordinary word without it ("cam.", "of.", "ilk.") and counts only with a dot or a colon; the others count
either way. The first long form is the recommended one.
"""

from typing import NamedTuple


class Entry(NamedTuple):
    """Forms that mean the same. Ambiguous: the person is asked, nothing is expanded."""

    forms: tuple[str, ...]
    long_forms: tuple[str, ...]
    is_ambiguous: bool = False


def _one(forms: str, *long_forms: str) -> Entry:
    return Entry(tuple(forms.split("|")), long_forms)


def _ask(forms: str, *long_forms: str) -> Entry:
    return Entry(tuple(forms.split("|")), long_forms, is_ambiguous=True)


STREETS = (
    _one("mah|mh", "Mahallesi"),
    _ask("m.", "Mahallesi"),  # may be an initial (M. Kemal)
    _one("cad|cd", "Caddesi", "Cadde"),
    _ask("c.", "Caddesi"),
    _one("sok|sk", "Sokağı", "Sokak"),  # "şok" is seen as a slip of the pen; folding makes the two one
    _ask("s.", "Sokağı"),
    _one("bulv|blv|bul.", "Bulvarı", "Bulvar"),
    _ask("bl", "Blok", "Bulvarı"),
    _one("myd|meyd", "Meydanı"),
    _one("çkm|çık.", "Çıkmazı"),
    _one("yk|yok.", "Yokuşu"),
    _one("mev|mvk|mvki", "Mevkii"),
    _one("köp.", "Köprüsü"),
    _one("oto.", "Otoyolu"),
    _one("çev. yolu", "Çevre Yolu"),
)

BUILDINGS = (
    _one("apt|ap", "Apartmanı", "Apartman"),
    _one("dair|da.", "Daire"),
    _ask("d", "Daire", "Doğu", "Devlet"),
    _one("kt", "Kat"),
    _ask("k", "Kat", "Kuzey", "Köyü"),
    _ask("no|n.|nr", "Numara"),  # whether "No" counts as an abbreviation, the office must say
    _one("blk", "Blok"),
    _ask("b.", "Blok"),
    _one("sit|st", "Sitesi"),
    _one("plz", "Plaza"),
    _one("iş mrk|iş mer", "İş Merkezi"),
    _ask("işm|ism", "İş Merkezi", "İl Sağlık Müdürlüğü"),  # one word without Turkish letters
    _one("iş hn", "İş Hanı"),
    _ask("mrk|merk", "Merkezi", "Merkez"),
    _one("küm. ev|küme ev.", "Küme Evleri"),
    _one("osb|o.s.b.|org. san. böl", "Organize Sanayi Bölgesi"),
    _one("san. sit", "Sanayi Sitesi"),
    _one("kss", "Küçük Sanayi Sitesi"),
    _one("zem.", "Zemin"),
    _one("bod.", "Bodrum"),
    _one("gir.", "Giriş"),
    _one("asm. k.", "Asma Kat"),
    _one("dük.", "Dükkân"),
    _one("mağ.", "Mağaza"),
    _one("of.", "Ofis"),
    _one("bür.", "Büro"),
    _one("fab.", "Fabrika"),
    _one("yrl|yerl", "Yerleşkesi"),
    _one("kamp.", "Kampüsü"),
    _one("loj.", "Lojmanları"),
    _one("tes.", "Tesisleri"),
    _one("prs|pars.", "Parsel"),
    _ask("p.k.|pk", "Posta Kutusu", "Posta Kodu"),  # both meanings are in use
)

NAMES_AND_RANKS = (
    _one("şht|şh", "Şehit"),
    _ask("şeh", "Şehit", "Şehir"),
    _one("gzt", "Gazeteci"),
    _ask("gaz.", "Gazeteci", "Gazi"),
    _one("mrş|mareş", "Mareşal"),
    _one("orgen", "Orgeneral"),
    _ask("org.", "Orgeneral", "Organize"),
    _one("gen.", "General"),
    _one("alb.", "Albay"),
    _one("bnb", "Binbaşı"),
    _one("yzb", "Yüzbaşı"),
    _one("ütğm", "Üsteğmen"),
    _one("tğm", "Teğmen"),
    _one("astsb|asb", "Astsubay"),
    _one("çvş", "Çavuş"),
    _one("onb.", "Onbaşı"),
    _one("uzm. çvş", "Uzman Çavuş"),
    _one("plt", "Pilot"),
    _ask("j.", "Jandarma"),
    _one("pol.", "Polis"),
    _one("kom.", "Komiser"),
    _one("prof", "Profesör"),
    _one("doç", "Doçent"),
    _one("dr", "Doktor"),
    _one("op. dr", "Operatör Doktor"),
    _one("uzm. dr", "Uzman Doktor"),
    _one("av.", "Avukat"),
    _one("müh.", "Mühendis"),
    _one("öğr.", "Öğretmen"),
    _one("hz", "Hazreti"),
)

WHERE = (
    _one("büy.", "Büyük"),
    _one("küç.", "Küçük"),
    _one("yuk.", "Yukarı"),
    _one("aş.", "Aşağı"),
    _ask("y.", "Yeni"),
    _ask("e.", "Eski"),
    _one("karş.|krş", "Karşısı"),
    _one("yn", "Yanı"),
    _one("ark.", "Arkası"),
    _one("üz.", "Üzeri"),
    _one("ar.", "Arası"),
    _one("köş.", "Köşesi"),
    _one("ank.", "Ankara"),
    _ask("ist.", "İstanbul", "İstasyon"),
    _one("izm.", "İzmir"),
)

INSTITUTIONS = (
    _one("cam.", "Camii"),
    _one("okl", "Okulu"),
    _one("ilk.", "İlkokulu"),
    _one("iöo", "İlköğretim Okulu"),
    _one("lis.", "Lisesi"),
    _one("ünv|üniv", "Üniversitesi"),
    _one("fak.", "Fakültesi"),
    _one("yük. ok.", "Yüksekokulu"),
    _one("hst|hast.", "Hastanesi"),
    _one("dh", "Devlet Hastanesi"),
    _one("eah", "Eğitim ve Araştırma Hastanesi"),
    _one("şeh. hst", "Şehir Hastanesi"),
    _one("asm", "Aile Sağlığı Merkezi"),
    _one("tsm", "Toplum Sağlığı Merkezi"),
    _one("shm", "Sağlıklı Hayat Merkezi"),
    _one("ketem", "Kanser Erken Teşhis Tarama ve Eğitim Merkezi"),
    _one("adsm", "Ağız ve Diş Sağlığı Merkezi"),
    _one("il sm", "İl Sağlık Müdürlüğü"),
    _one("ilçe sm", "İlçe Sağlık Müdürlüğü"),
    _one("müd.|md", "Müdürlüğü"),
    _one("bşk|bşkl", "Başkanlığı"),
    _one("dai.", "Dairesi"),
    _one("bld", "Belediyesi"),
    _ask("bel.", "Belediyesi", "Beldesi"),
    _one("t.c.|tc", "Türkiye Cumhuriyeti"),
)

GROUPS: tuple[Entry, ...] = (*STREETS, *BUILDINGS, *NAMES_AND_RANKS, *WHERE, *INSTITUTIONS)
