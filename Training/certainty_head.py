"""Trains the certainty head anew on the finished encoder, which the joint run lets learn the corpus by heart.

    python certhead.py RUN [GOLD_FILES…]   features are frozen; strong dropout and smoothed labels; GOLD only measures.
"""
import sys, json, torch, torch.nn.functional as F, random
from data import *; from model import Model, GELU
import prep, glob
torch.set_num_threads(2); torch.manual_seed(5)
run=sys.argv[1]; gold=sys.argv[2:]
labels=json.load(open(run+"/labels.json")); c=torch.load(run+"/last.pt",weights_only=False); m=Model(labels); m.load_state_dict(c["m"]); m.eval()
ix={k:{x:i for i,x in enumerate(v)} for k,v in labels.items()}; P=Pieces()
def feats(docs):
    X=[];Y=[]
    for d in docs:
        a=arrays(d,labels,P,ix)
        for w in windows(a,250,None):
            b=batch([w]); k=b["cert"]!=-100
            if not k.any(): continue
            with torch.no_grad():
                h=m.encode(b,0)[0]
                for ca,cb,r,y in zip(b["ca"][k],b["cb"][k],b["roles"][k],b["cert"][k]):
                    con=(r>=3).nonzero()[:,0]; X.append(torch.cat([(h[ca]+h[cb-1])/2,h[con].mean(0) if len(con) else torch.zeros(384),h[max(int(ca)-1,0)]])); Y.append(int(y))
    return torch.stack(X),torch.tensor(Y)
own=prep.corpus([prep.os.path.join(prep.HERE,"corpus","*","*.txt")]); X,Y=feats(own); print(X.shape)
G=feats(prep.corpus(gold)) if gold else None
def score(f):
    p=f(G[0]).argmax(1); F1=[]
    for k in range(9):
        tp=((p==k)&(G[1]==k)).sum().item(); F1.append(2*tp/max(1,(p==k).sum().item()+(G[1]==k).sum().item()))
    return sum(F1)/9,(p==G[1]).float().mean().item()
if G: print("joint head",score(lambda x: m.cert_out(GELU(m.cert_in(x)))))
best=None
for drop_,wd,ls in ((.5,.05,.1),):
    A=torch.nn.Linear(1152,256);B=torch.nn.Linear(256,9)
    A.weight.data.copy_(m.cert_in.weight.data*.5);A.bias.data.copy_(m.cert_in.bias.data); B.weight.data.mul_(.5)
    o=torch.optim.AdamW(list(A.parameters())+list(B.parameters()),lr=5e-4,weight_decay=wd)
    for ep in range(40):
        for g in o.param_groups: g["lr"]=5e-4*(1-ep/40)
        for i in torch.randperm(len(Y)).split(64):
            l=F.cross_entropy(B(F.dropout(GELU(A(F.dropout(X[i],drop_))),drop_)),Y[i],label_smoothing=ls); o.zero_grad();l.backward();o.step()
    if G: print(drop_,wd,ls,score(lambda x: B(GELU(A(x)))))
    best=(A,B)
A,B=best
c["m"]["cert_in.weight"]=A.weight.data;c["m"]["cert_in.bias"]=A.bias.data;c["m"]["cert_out.weight"]=B.weight.data;c["m"]["cert_out.bias"]=B.bias.data
torch.save(c,run+"/cert.pt")
