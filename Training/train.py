"""Trains the encoder on every data set at once; resumable: run again with the same --out to go on."""
import argparse, os, pickle, random, time, json, numpy as np, torch, torch.nn.functional as F
from data import *; from model import Model, drop
A=argparse.ArgumentParser(); A.add_argument("--out",default="run"); A.add_argument("--steps",type=int,default=6000); A.add_argument("--pieces",type=int,default=4096)
A.add_argument("--lr",type=float,default=2.5e-4); A.add_argument("--hlr",type=float,default=1e-3); A.add_argument("--every",type=int,default=250); A.add_argument("--seed",type=int,default=7); A.add_argument("--bench",type=int,default=0); A.add_argument("--threads",type=int,default=2); A.add_argument("--start"); A.add_argument("--wlr",type=float,default=5e-5); A.add_argument("--mean",type=float,default=.997)
MIX=dict(ewt=.33,gum=.20,polnear=.28,own=.13,crossner=.03,re3d=.03)
def load():
    m=pickle.load(open("main.pkl","rb")); m["own"]=pickle.load(open("own.pkl","rb")); return m
def losses(m,b,p=0.1):
    with torch.autocast("cpu",dtype=torch.bfloat16):
        h=m.encode(b,p); L={}
        ce=lambda o,y: F.cross_entropy(o.float().flatten(0,-2),y.flatten(),ignore_index=-100,reduction="sum")
        hd=drop(h,p,m.training)
        # Only the words that carry a tag are scored, to spare work on windows without syntax.
        sy=b["upos"]!=-100; n=max(int(sy.sum()),1)
        if sy.any():
            x=hd[sy]
            for k,w in(("upos",1),("xpos",.5),("feats",.5),("lemma",.5)): L[k]=w*ce(getattr(m,k)(x),b[k][sy])/n
            rows=sy.any(1); hr=h[rows]; W=h.shape[1]
            s=m.arcs(hr,p).float(); same=b["sent"][rows][:,:,None]==b["sent"][rows][:,None,:]
            same=torch.cat([same,torch.ones(*same.shape[:2],1,dtype=torch.bool)],2)
            s=s.masked_fill(~same,-1e4); y=b["head"][rows]
            L["arc"]=F.cross_entropy(s.flatten(0,1),y.flatten(),ignore_index=-100,reduction="sum")/n
            L["rel"]=ce(m.rels(hr,y.clamp(min=0),p),b["rel"][rows])/n
        ok=b["nerw"]>0
        if ok.any():
            o=m.ner(hd[ok]).float(); al=b["ner"][ok]
            l=o.logsumexp(-1)-o.masked_fill(~al,-1e4).logsumexp(-1); L["ner"]=1.5*(l*b["nerw"][ok]).sum()/ok.sum()
        c=b["cue"]!=-100
        if c.any():
            L["cue"]=2*ce(m.cue(hd[c]),b["cue"][c])/c.sum()
            if len(b["win"]):
                o=m.roles(hd,b["win"],b["ca"],b["cb"],b["sent"],p); L["roles"]=6*ce(o,b["roles"])/(b["roles"]!=-100).sum()
                k=b["cert"]!=-100
                if k.any():
                    con=(b["roles"][k]>=3).float(); con=con/con.sum(1,keepdim=True).clamp(min=1)
                    L["cert"]=.3*F.cross_entropy(m.certainty(hd,b["win"][k],b["ca"][k],b["cb"][k],con.argmax(1),con,p).float(),b["cert"][k])
    return L
class Stream:
    """Endless windows of one data set, each epoch cut anew at other lengths."""
    def __init__(s,docs,rng): s.docs=docs;s.rng=rng;s.q=[]
    def next(s):
        if not s.q:
            for d in s.docs: s.q+=windows(d,s.rng.choice([60,100,150,200,250]),s.rng)
            s.rng.shuffle(s.q)
        return s.q.pop()
def main():
    a=A.parse_args(); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng=random.Random(a.seed); np.random.seed(a.seed)
    raw=load(); os.makedirs(a.out,exist_ok=True)
    lp=a.out+"/labels.json"
    labels=json.load(open(lp)) if os.path.exists(lp) else build_labels(raw["ewt"]+raw["gum"]); json.dump(labels,open(lp,"w"))
    ix={k:{x:i for i,x in enumerate(v)} for k,v in labels.items()}; P=Pieces(); learn_cues(raw["polnear"])
    st={k:Stream([arrays(d,labels,P,ix) for d in v],rng) for k,v in raw.items()}
    print({k:(len(s.docs),sum(d["n"] for d in s.docs)) for k,s in st.items()},{k:len(v) for k,v in labels.items()},flush=True)
    m=Model(labels); m.load_minilm(find("model.safetensors"))
    if a.start: m.load_state_dict(torch.load(a.start,weights_only=False)["m"])
    m.word.weight.requires_grad_(a.wlr>0)
    enc=[p for n,p in m.named_parameters() if n.split(".")[0] in("pos","ln","layers")]; ids={id(p) for p in enc}|{id(m.word.weight)}; head=[p for p in m.parameters() if id(p) not in ids and p.requires_grad]
    opt=torch.optim.AdamW([dict(params=enc,lr=a.lr,base=a.lr,weight_decay=.01),dict(params=head,lr=a.hlr,base=a.hlr,weight_decay=.01)]+([dict(params=[m.word.weight],lr=a.wlr,base=a.wlr,weight_decay=0)] if a.wlr>0 else []),betas=(.9,.98),fused=True)
    step=0; ck=a.out+"/last.pt"; mean={n:p.detach().clone() for n,p in m.named_parameters()}
    if os.path.exists(ck):
        c=torch.load(ck,weights_only=False); m.load_state_dict(c["m"]); opt.load_state_dict(c["o"]); mean=c.get("mean",mean); step=c["step"]; rng.seed(a.seed+step); torch.manual_seed(a.seed+step)
    m.train(); t0=time.time(); pc=0; acc={}
    own_time=os.path.getmtime("own.pkl")
    while step<a.steps:
        if step%200==0 and os.path.getmtime("own.pkl")!=own_time:
            own_time=os.path.getmtime("own.pkl"); st["own"]=Stream([arrays(d,labels,P,ix) for d in pickle.load(open("own.pkl","rb"))],rng)
        ws=[];tot=0; mix=dict(MIX,own=min(MIX['own'],sum(d['n'] for d in st['own'].docs)/300000))
        # One source of words a batch half: windows of like length pad little.
        while tot<a.pieces:
            w=st[rng.choices(list(mix),list(mix.values()))[0]].next(); ws.append(w); tot+=w[3]
        ws.sort(key=lambda w:w[3]); k=len(ws)
        cuts=[ws[i*k//4:(i+1)*k//4] for i in range(4)]
        f=min(1,(step+1)/300)*max(0.0,(1+np.cos(np.pi*step/a.steps))/2)
        for g in opt.param_groups: g["lr"]=g["base"]*f
        opt.zero_grad(set_to_none=True)
        for c in cuts:
            if not c: continue
            share=sum(w[3] for w in c)/tot
            L=losses(m,batch(c,spoil=True)); l=sum(L.values())*share; l.backward()
            for kk,v in L.items(): acc.setdefault(kk,[]).append(v.item())
        torch.nn.utils.clip_grad_norm_([p for p in m.parameters() if p.grad is not None],1.0); opt.step(); step+=1; pc+=tot
        # The mean of the weights' last few hundred steps reads better than the last step's own.
        with torch.no_grad(): torch._foreach_lerp_(list(mean.values()),list(m.parameters()),1-min(a.mean,(1+step)/(10+step)))
        if step%25==0: print(step,f"{pc/(time.time()-t0):.0f} p/s",{k:round(float(np.mean(v)),3) for k,v in acc.items()},flush=True); acc={}
        if step%a.every==0 or step==a.steps:
            torch.save(dict(m=m.state_dict(),o=opt.state_dict(),mean=mean,step=step),ck+".tmp"); os.replace(ck+".tmp",ck)
        if a.bench and step>=a.bench: break
if __name__=="__main__": main()
