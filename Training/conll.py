"""Reads CoNLL-U: sentences as dicts of columns (words only; empty nodes and multiword ranges are dropped)."""
import re
def read(path):
    out=[]; cur=None; doc=None; para=False
    def new(): return dict(form=[],lemma=[],upos=[],xpos=[],feats=[],head=[],rel=[],misc=[],text="",id=None,doc=doc,para=para,space=[])
    cur=None; mwt={}
    for l in open(path,encoding="utf8"):
        l=l.rstrip("\n")
        if l.startswith("# newdoc"): doc=l.split("=",1)[1].strip() if "=" in l else None; para=True
        elif l.startswith("# newpar"): para=True
        elif l.startswith("# sent_id ="): cur=cur or new(); cur["id"]=l.split("=",1)[1].strip()
        elif l.startswith("# text ="):
            cur=cur or new(); cur["text"]=l[8:].strip()
        elif l.startswith("#"): continue
        elif not l:
            if cur and cur["form"]:
                cur["doc"]=doc; cur["para"]=para; para=False; out.append(cur)
            cur=None; mwt={}
        else:
            cur=cur or new()
            c=l.split("\t")
            if "-" in c[0]:
                a,b=map(int,c[0].split("-"))
                for k in range(a,b): mwt[k]=True
                mwt[b]="SpaceAfter=No" in c[9]
                continue
            if "." in c[0]: continue
            if not re.match(r"\d+$",c[0]): continue
            i=int(c[0])
            cur["form"].append(c[1]);cur["lemma"].append(c[2]);cur["upos"].append(c[3]);cur["xpos"].append(c[4]);cur["feats"].append(c[5])
            cur["head"].append(int(c[6]));cur["rel"].append(c[7]);cur["misc"].append(c[9])
            cur["space"].append(not (mwt[i] if i in mwt else "SpaceAfter=No" in c[9]))
    if cur and cur["form"]: out.append(cur)
    return out
