"""Splits running text into UD-style words with code-point offsets; mirrors Reading/Language/Tokenizer."""
import re
ABBR = set("""mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. cpl. pvt. adm. cmdr. brig. gov. sen. rep. pres. rev. fr. hon. st. mt. ft. jr. sr. inc. corp. co.
ltd. vs. v. etc. e.g. i.e. a.m. p.m. u.s. u.k. u.n. u.s.a. e.u. d.c. no. nos. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun.
approx. est. dept. univ. assn. bros. ave. blvd. rd. al. cf. ca. c. p. pp. vol. ed. eds. fig. ph.d. m.d. b.a. m.a. messrs. mme. mlle. supt. insp. det. ret. hrs. min. km. kg. a.k.a. p.s. t.v. calif. fla. ga. ill. mass. mich. minn. mo. okla. ore. pa. tenn. tex. va. wash. wis. ariz. ark. colo. conn. del. ind. kan. ky. la. md. miss. mont. neb. nev.""".split())
PREFIX = set("""e co non re anti pro pre post ex semi un sub multi inter intra counter pan mid ultra neo pseudo quasi trans bi tri de mis over under self-x al el ud ul as ash an ar at ad az""".split()) - {"self-x","over","under","mid"}
URL = r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]|[\w.+-]+@[\w-]+\.[\w.-]*\w"
NUM = r"[+-]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![\w])|\d+(?:[.,:/]\d+)*"
TOK = re.compile(rf"""(?P<url>{URL})|(?P<handle>[@#]\w+)|(?P<acr>(?:[A-Za-z]\.){{2,}}(?:[A-Za-z](?!\w))?)|(?P<num>{NUM})|(?P<word>[^\W\d_][\w]*(?:['’`‘][\w]+)*(?:-[^\W_][\w]*(?:['’][\w]+)*)*)|(?P<dots>\.{{2,}}|…)|(?P<dash>-{{2,}}|[=_*~]{{2,}})|(?P<any>\w+|\S)""", re.X)
CONTR = re.compile(r"^(.+?)(n['’`]t|['’`](?:s|re|ve|ll|d|m))$", re.I)
WHOLE = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}

def split(text):
    """[(start, end)] of words; spaces are never inside a word."""
    out = []
    i, n = 0, len(text)
    while i < n:
        if text[i].isspace():
            i += 1; continue
        m = TOK.match(text, i)
        if not m:
            out.append((i, i+1)); i += 1; continue
        s, e = m.span()
        k = m.lastgroup
        if k == "word":
            w = text[s:e]
            if e < n and text[e] == "." and "-" not in w:
                a = (w + ".").lower()
                if a in ABBR or (len(w) == 1 and w.isupper()):
                    # an initial or abbreviation; at the very end of a paragraph the point is kept apart unless known
                    rest = text[e+1:e+3]
                    if a in ABBR or rest[:1] == " ":
                        if not (a == "no." and not re.match(r"\s?\d", text[e+1:])):
                            out.append((s, e+1)); i = e+1; continue
            parts = [(s, e)]
            if "-" in w:
                parts = []; p = s; pieces = w.split("-"); j = 0; cur = s
                while j < len(pieces):
                    ps, pe = p, p+len(pieces[j])
                    while j+1 < len(pieces) and (pieces[j].lower() in PREFIX and j+1 < len(pieces)):
                        j += 1; pe += 1+len(pieces[j])
                    parts.append((ps, pe))
                    if j+1 < len(pieces): parts.append((pe, pe+1))
                    p = pe+1; j += 1
            for ps, pe in parts:
                v = text[ps:pe]
                lo = v.lower()
                if lo in WHOLE:
                    c = WHOLE[lo]; out += [(ps, ps+c), (ps+c, pe)]; continue
                mm = CONTR.match(v)
                if mm:
                    c = ps+len(mm.group(1)); out += [(ps, c), (c, pe)]
                elif v[-1] in "'’" and len(v) > 1:
                    out += [(ps, pe-1), (pe-1, pe)]
                else: out.append((ps, pe))
        elif k == "num":
            w = text[s:e]
            # sign is apart; 9-11 handled by sign rule
            if w[0] in "+-" : 
                out.append((s, s+1)); s += 1
            mm = re.match(r"(\d[\d.,:/]*)(am|pm|km|kg|mm|cm|m|ft|lb|h)$", text[s:e])
            out.append((s, e))
        elif k == "acr":
            out.append((s, e))
        else: out.append((s, e))
        i = e
    # $ and quotes etc. are single by <any>
    return out

if __name__ == "__main__":
    import sys
    sys.path.insert(0, ".")
    from conll import read
    tp=fp=fn=0; bad={}
    for sent in read(sys.argv[1]):
        t = sent["text"]; gold=set(); p=0
        for f in sent["form"]:
            q=t.find(f,p)
            if q<0: gold=None;break
            gold.add((q,q+len(f))); p=q+len(f)
        if gold is None: continue
        sysd=set(split(t))
        tp+=len(gold&sysd); fp+=len(sysd-gold); fn+=len(gold-sysd)
        for g in gold-sysd: bad[t[g[0]:g[1]]]=bad.get(t[g[0]:g[1]],0)+1
    print("P",tp/(tp+fp),"R",tp/(tp+fn),"F",2*tp/(2*tp+fp+fn))
    print(sorted(bad.items(),key=lambda x:-x[1])[:60])
