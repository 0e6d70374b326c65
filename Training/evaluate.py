"""Quick look at a checkpoint: tags, tree, names and attribution on the development sets (greedy decoding, gold tokens)."""
import sys,json,torch,glob,os,re,collections
from data import *; from model import Model,weights; import prep
torch.set_num_threads(2)
run=sys.argv[1]; what=sys.argv[2:] or ["ewt","gum","pol","uner"]
labels=json.load(open(run+"/labels.json")); c=torch.load(run+"/last.pt",weights_only=False); m=Model(labels); m.load_state_dict(weights(c)); m.eval(); print("step",c["step"])
ix={k:{x:i for i,x in enumerate(v)} for k,v in labels.items()}; P=Pieces()
def run_windows(docs):
    for d in docs:
        a=arrays(d,labels,P,ix)
        for w in windows(a,250,None):
            b=batch([w])
            with torch.no_grad():
                h=m.encode(b,0)
            yield d,a,w,b,h
def syn(name,path,lim):
    docs=prep.conllu(name,path)[:lim]; n=u=l=x=le=f=uas=0
    for d,a,(aa,lo,hi,_),b,h in run_windows(docs):
        if hi==lo: continue
        with torch.no_grad():
            W=h.shape[1]; s=m.arcs(h,0); same=b["sent"][:,:,None]==b["sent"][:,None,:]; same=torch.cat([same,torch.ones(1,W,1,dtype=torch.bool)],2); s=s.masked_fill(~same,-1e4); hd=s.argmax(-1); r=m.rels(h,hd,0).argmax(-1)
            g=lambda k: getattr(m,k)(h).argmax(-1)[0].tolist()
            up,xp,fe,lm=g("upos"),g("xpos"),g("feats"),g("lemma")
        for i in range(hi-lo):
            U,X,F_,L,H_,R=d["syn"][lo+i]; n+=1
            u+=labels["upos"][up[i]]==U; x+=labels["xpos"][xp[i]]==X; f+=labels["feats"][fe[i]]==F_; le+=apply_rule(d["words"][lo+i],labels["lemma"][lm[i]])==L
            ph=int(hd[0,i]); ph=-1 if ph==W else ph+lo
            uas+=ph==H_; l+=ph==H_ and labels["rel"][int(r[0,i])].split(":")[0]==R.split(":")[0]
    print(name,"UPOS %.2f XPOS %.2f FEATS %.2f LEMMA %.2f UAS %.2f LAS %.2f"%tuple(100*z/n for z in(u,x,f,le,uas,l)),n)
def viterbi(s):
    """s: (n,labels) numpy of O,B,I,B,I…; best legal sequence."""
    n,L=s.shape; path=s[0].copy(); path[2::2]=-1e9; back=[]
    for i in range(1,n):
        o=path.argmax(); bp=np.full(L,o); v=np.full(L,path[o])
        for c in range(2,L,2):
            k=c-1 if path[c-1]>=path[c] else c; bp[c]=k; v[c]=path[k]
        path=v+s[i]; back.append(bp)
    y=[int(path.argmax())]
    for bp in reversed(back): y.append(int(bp[y[-1]]))
    return y[::-1]
def pol(lim):
    D=prep.D+"attribution/dev/"; T=collections.Counter()
    fs=sorted(glob.glob(D+"text/*.txt"))[:lim]
    for f in fs:
        n=os.path.basename(f)[:-4]; text=open(f,encoding="utf8",newline="").read(); w,o,ss,ps=prep.doc_from_text(text)
        an=sorted(glob.glob(D+f"attributions/{glob.escape(n)}_????.ann"))[0]
        Tm={};gold={"S":set(),"Q":set(),"C":set()}
        lines=[l.split("\t") for l in open(an,encoding="utf8").read().split("\n")]
        for p in lines:
            if p[0].startswith("T") and len(p)>2: Tm[p[0]]=[tuple(map(int,x.split())) for x in p[1].split(" ",1)[1].split(";")]
        for p in lines:
            if p[0].startswith("E"):
                for x in p[1].split():
                    k,v=x.split(":"); k=re.sub(r"\d+$","",k)
                    if k in("Source","Cue","Content") and v in Tm: gold[{"Source":"S","Cue":"Q","Content":"C"}[k]].update(prep.align(Tm[v],o))
        d=dict(src="x",words=w,ss=ss,ps=ps); a=arrays(d,labels,P,ix); pred={"S":set(),"Q":set(),"C":set()}
        atts=[]
        for (aa,lo,hi,_) in windows(a,250,None):
            b=batch([(aa,lo,hi,_)])
            with torch.no_grad():
                h=m.encode(b,0); q=viterbi(m.cue(h)[0].numpy()); cues=prep.runs([i for i,x in enumerate(q) if x])
                cs=[];i=0
                while i<len(q):
                    if q[i]==1:
                        j=i+1
                        while j<len(q) and q[j]==2: j+=1
                        cs.append((i,j)); i=j
                    else: i+=1
                if cs:
                    win=torch.zeros(len(cs),dtype=torch.long); ca=torch.tensor([c[0] for c in cs]); cb=torch.tensor([c[1] for c in cs])
                    r=m.roles(h,win,ca,cb,b["sent"],0).numpy()
                    for (x,y),s in zip(cs,r):
                        v=viterbi(s); atts.append((set(range(lo+x,lo+y)),{lo+i for i,z in enumerate(v) if z in(1,2)},{lo+i for i,z in enumerate(v) if z in(3,4)}))
        for Q,S,C in atts:
            if any(Q<=C2 for _,_,C2 in atts if C2 is not C): continue
            if not C: continue
            pred["S"]|=S;pred["Q"]|=Q;pred["C"]|=C
        for k in "SQC": T[k,"tp"]+=len(pred[k]&gold[k]);T[k,"p"]+=len(pred[k]);T[k,"g"]+=len(gold[k])
    for k in "SQC": print("polnear token",k,"P %.1f R %.1f F %.1f"%(100*T[k,"tp"]/max(T[k,"p"],1),100*T[k,"tp"]/T[k,"g"],200*T[k,"tp"]/(T[k,"p"]+T[k,"g"])))
def uner():
    docs=[];cur=None
    for l in open(prep.D+"entities/uner-ewt-dev.iob2",encoding="utf8"):
        l=l.rstrip("\n")
        if not l or l.startswith("#"):
            if not l: cur=None
            continue
        if cur is None: cur=dict(src="u",words=[],ss=[0],ps=[0],g=[]); docs.append(cur)
        c=l.split("\t"); cur["words"].append(c[1]); cur["g"].append(c[2])
    M={"PERSON":"PER","ORG":"ORG","ARMED":"ORG","MIL":"ORG","POLICE":"ORG","MEDIA":"ORG","STATE":"LOC","PLACE":"LOC","FAC":"LOC"}
    t=collections.Counter()
    for d,a,(aa,lo,hi,_),b,h in run_windows(docs):
        with torch.no_grad(): y=viterbi(m.ner(h)[0].numpy())[:hi-lo]
        pr=set();i=0
        while i<len(y):
            if y[i]:
                j=i+1
                while j<len(y) and y[j]==y[i]+1: j+=1
                ty=M.get(prep.TYPES[(y[i]-1)//2])
                if ty: pr.add((i,j,ty))
                i=j
            else: i+=1
        g=set();i=0;G=d["g"]
        while i<len(G):
            if G[i][0]=="B":
                j=i+1
                while j<len(G) and G[j][0]=="I": j+=1
                g.add((i,j,G[i][2:])); i=j
            else: i+=1
        t["tp"]+=len(pr&g);t["p"]+=len(pr);t["g"]+=len(g)
        for ty in("PER","ORG","LOC"): t["tp"+ty]+=len({x for x in pr&g if x[2]==ty});t["p"+ty]+=len({x for x in pr if x[2]==ty});t["g"+ty]+=len({x for x in g if x[2]==ty})
    for ty in("","PER","ORG","LOC"): print("uner",ty,"P %.1f R %.1f F %.1f"%(100*t["tp"+ty]/max(1,t["p"+ty]),100*t["tp"+ty]/t["g"+ty],200*t["tp"+ty]/(t["p"+ty]+t["g"+ty])))
S=prep.D+"syntax/"
if "ewt" in what: syn("ewt",S+"ewt-dev.conllu",None)
if "gum" in what: syn("gum",S+"gum-dev.conllu",None)
if "pol" in what: pol(None)
if "pol20" in what: pol(20)
if "uner" in what: uner()
