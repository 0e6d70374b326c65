"""Words with the pieces that the `tokenizers` library cuts them into, and their case class, for the tests of the Swift tokeniser.

    python pieces_fixture.py > ../Tests/EncoderTests/Fixtures/pieces.tsv

Half of the words come from the model's vocabulary, half are names and signs in the scripts that news brings. A seed fixes the draw.
"""
import random, sys
from data import Pieces, case

# Names made up for this list or borne by very many people; each stands for a way of writing.
NAMES = """Šibenik Łódź Køge Gdańsk Malmö Zürich São Bogotá Asunción Nîmes Besançon Reykjavík Þórunn Æthel Straße GROẞ Győr Ångström Čačak Đorđe
İzmir ığdır Iğdır Çanakkale Şırnak Muğla Ömer Nguyễn Đặng Huỳnh Phạm Trần Lê Đức Hồ Thừa Ṭāriq Ḥusayn ʿAlī ʾAḥmad Ẓāhir Khān’s Rāmallāh Qā’im Mo’men
O’Brien O'Brien D’Souza l’État aujourd’hui rock‘n’roll Māori Hawaiʻi Ōtaki Ḵhān Ġgantija Ħamrun Żebbuġ Ľubica Ťahanovce Ůstí Řím Ďáblice Ņina Ģirts Ķekava
Vilnius’s Šķēde Ūla Įlanka Ştefan Ștefan Țară Ţară naïve coöperate façade résumé Beyoncé Dvořák Škoda Ñuñoa Peña Güell Niño cœur Œuvre ﬁnance ﬂoor ŉ ǅ ǆ ĳ
Москва Київ Харків Мінск Ёлкин Йошкар-Ола Щукин Ґалаґан Їжакевич Єва Скопје Ђорђе Љубљана Њу Џорџ Қазақстан Ўзбекистон Өскемен Тоҷикистон Улаанбаатар Ѣ
Αθήνα Θεσσαλονίκη Πειραιάς Ηράκλειο Χανιά ΝΑΥΠΛΙΟ Ὀδυσσεύς ᾿Αθῆναι Ϊκαρος ΰ Երևան Գյումրի თბილისი ბათუმი Ქუთაისი ירושלים חֵיפָה תל־אביב שָׁלוֹם
القاهرة بغداد دمشق مُحَمَّد إِبْرَاهِيم آمنة أحمد إيران مؤمن رئيس طهران کابل پشاور پنجشیر گیلان چترال لاہور ٹھٹھہ ڈیرہ ہنگو يونيو ۲۰۲۶ ٢٠٢٦ الأمم،المتحدة؛ ؟ الله ﷲ لإ ﻻ
北京 上海 東京 大阪市 ひろしま ナゴヤ ﾅｺﾞﾔ ガ 서울 부산시 평양 한국어 ㄱㄴ 葛󠄀城 豈 習近平主席 中国共产党 「見出し」 、。 ・ ー々 １２３ ＡＢＣ ａｂｃ ！？ ＄５ ￥１００
दिल्ली मुंबई काठमाडौँ ক্ষ ঢাকা চট্টগ্রাম கொழும்பு చెన్నై ബെംഗളൂരു ਅੰਮ੍ਰਿਤਸਰ સુરત ଓଡ଼ିଶା කොළඹ กรุงเทพ เชียงใหม่ ภูเก็ต ວຽງຈັນ ရန်ကုန် မန္တလေး ភ្នំពេញ አዲስ አበባ ትግራይ ᠮᠣᠩᠭᠣᠯ བོད་ ނިއުސް
ܫܠܡܐ ⵜⵉⴼⵉⵏⴰⵖ ꦗꦮ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ߒߞߏ""".split()
SIGNS = """“ ” ‘ ’ „ ‟ « » ‹ › – — ― ‐ ‑ − … · • § ¶ † ‡ ° ′ ″ № ™ © ® € £ ¥ ₹ ₺ ₽ ₴ ¢ ¤ ½ ¼ ² ³ ¹ ª º µ ¿ ¡ ¬ ± × ÷ ~ ^ ` $ + < = > | \\ / @ # & * ( ) [ ] { } ? ! ; : , . - _ " ' % ’s ’re n’t 's 're n't
… ... -- --- '' `` ,, <<>> ← → ↑ ≥ ≤ ≠ ∞ √ ∑ ■ □ ▲ ● ○ ★ ☆ ♦ ✓ ✔ ❤ ☎ 😀 👍🏽 🇺🇦 👨‍👩‍👧 ✈️ © ﷼ ‰ ‱ ⅓ ⅔ ⅛ Ⅳ ⅳ ① ㎞ ㎏ ℃ Ω Å K ℓ ﹏ ︰ ～ ｡ ｢ ‽ ⁄ ⸺ 〈 〉 《 》 【 】 〜 ؟ ، ؛ ٪ ۔ । ॥ ။ ። ፣ ־ ׳ ״""".split()
PLAIN = """U.N. U.S. U.K. a.m. p.m. 3:30 12,500 1,200.50 $4.5m €3bn 10% 5-year 2026-11-24 24/11/2026 +963 AK-47 T-72 F-16s MI6 COVID-19 G20 e-mail iPhone eBay McDonald MacArthur LeBron DAESH ISIL al-Qaida Al-Shabaab
ar-Raqqa Deir ez-Zor St. Mr. Lt.-Gen. Dr. Ph.D. www.example.org https://example.org/a/b?c=d&e=f#g name@example.org @handle #hashtag C++ AT&T R&D rock'n'roll 'tis o'clock they'd've gonna cannot dunno 1st 2nd 21st 1990s '90s 0.5 .5 -5 1e6 0x1F 100km/h
x y Z I A a AA Aa aA aAa AaA 7 77 A7 7A antidisestablishmentarianism Donaudampfschifffahrtsgesellschaft supercalifragilisticexpialidocious""".split()
HIDDEN = ["\u200b", "\ufeffword", "wo\u00adrd", "a\u200db", "\u200eleft", "right\u200f", "a\u00a0b", "a\u2009b", "a\u3000b", "tab\there".replace("\t", "\u2003"), "x\u0301", "e\u0301e\u0308",
          "\u0301", "a\u034fb", "\ufffd", "a\ufffdb", "\u0378", "\ue000", "\u0007", "a\u0085b", "1\u20e3", "\u2028", "o\u0338", "A\u030a", "\u1e9b\u0323", "\u0344", "q\u0307\u0323"]
LONG = ["a" * 100, "a" * 101, "é" * 100, "é" * 101, "中" * 30, "ab" * 60 + "." + "cd", "м" * 99, "-" * 12, "Ж" * 101 + "’s"]


def words(vocabulary):
    draw = random.Random(384)
    whole = sorted(w for w in vocabulary if not w.startswith(("##", "[")))
    tails = sorted(w[2:] for w in vocabulary if w.startswith("##"))
    shapes = [str, str.capitalize, str.upper, lambda w: w + draw.choice(tails), lambda w: "“" + w + "”", lambda w: w + "’s",
              lambda w: w + draw.choice("–—-/") + draw.choice(whole), lambda w: w.swapcase() + draw.choice(tails).upper()]
    out = [draw.choice(shapes)(draw.choice(whole)) for _ in range(1400)]
    out += NAMES + SIGNS + PLAIN + HIDDEN + LONG
    letters = [chr(c) for r in ((0xC0, 0x250), (0x1E00, 0x1F00), (0x386, 0x3D0), (0x400, 0x530)) for c in range(*r) if chr(c).isalpha()]
    for _ in range(500):
        w = list(draw.choice(whole))
        for _ in range(draw.randint(1, 3)):
            w[draw.randrange(len(w))] = draw.choice(letters)
        out.append(draw.choice([str, str.upper, str.capitalize])("".join(w)))
    return list(dict.fromkeys(w for w in out if w and not set(w) & set("\t\n\r")))


def main():
    pieces = Pieces()
    for w in words(pieces.t.get_vocab()):
        sys.stdout.write(f"{w}\t{' '.join(map(str, pieces(w)))}\t{case(w)}\n")


if __name__ == "__main__":
    main()
