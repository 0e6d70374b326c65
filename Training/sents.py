"""Sentence borders of a paragraph's words; mirrors Reading/Language/SentenceSplitter."""
import re
NOEND = set("mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. cpl. pvt. adm. cmdr. brig. gov. sen. rep. pres. rev. fr. hon. st. mt. ft. vs. v. e.g. i.e. no. nos. jan. feb. mar. apr. aug. sept. oct. nov. dec. approx. messrs. mme. mlle. supt. insp. det. al. cf. ca. fig.".split())
CLOSE = set("\"”’')]»''")
OPEN = set("\"“‘'([«``")
def starts(words):
    """Indices of the words that begin a sentence, 0 first."""
    out=[0]; i=0; n=len(words)
    while i<n:
        w=words[i]
        end = w in (".","?","!","…") or re.fullmatch(r"[.?!]+|…",w) or (len(w)>2 and w.endswith(".") and w.lower() not in NOEND and i+1<n and (words[i+1][:1].isupper() or words[i+1] in OPEN) and not re.fullmatch(r"[A-Z]\.",w) and words[i+1] in STARTERS)
        if end:
            j=i+1
            while j<n and words[j] in CLOSE and not (words[j] in "\"'" and quotes_open(words,out[-1],j)): j+=1
            if j<n:
                x=words[j]; y=x if x not in OPEN else (words[j+1] if j+1<n else "")
                c=y[:1]
                if c.isupper() or c.isdigit() or (x in OPEN and c.isupper()) or (w in ".?!" and w!="." and c.isupper()):
                    if not (w in ("...","…") and not c.isupper()): out.append(j)
                    i=j; continue
            i=j; continue
        i+=1
    return out
STARTERS=set("The He She It They We I You In On At But And A An This That These Those His Her Its Their Our My As For If When While After Before There Some Many Most No Not Other Such With By From Since So Then However Meanwhile Under Both All One Two Earlier Last Mr. Mrs. Ms. \" “ ‘".split())
def quotes_open(words,a,j):
    """Whether the straight quote at j opens (an even number of them stand before it in the sentence)."""
    return sum(1 for k in range(a,j) if words[k]==words[j])%2==0
