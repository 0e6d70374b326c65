"""The multi-task encoder: MiniLM-L6 under heads for tags, tree, names, attribution and certainty.

One forward pass over a window of whole sentences feeds every head. `Encoder` in Swift computes the same numbers.
"""
import torch, torch.nn as nn, torch.nn.functional as F, math
GELU=lambda x: F.gelu(x,approximate="tanh")
H=384; LAYERS=6; NH=12; FF=1536; ARC=256; REL=128; ROLE=256; CERT=256; DIST=24
POOL=None
def drop(x,p,training):
    """Dropout with masks cut from one large random pool: drawing them anew costs a tenth of a step on a CPU."""
    global POOL
    if not training or p==0: return x
    if POOL is None: POOL=(torch.rand(1<<23)>=p).to(torch.bfloat16)/(1-p)
    n=x.numel(); o=int(torch.randint(0,POOL.numel()-n,(1,))) if n<POOL.numel() else -1
    return F.dropout(x,p) if o<0 else x*POOL[o:o+n].view(x.shape).to(x.dtype)
class Layer(nn.Module):
    def __init__(s):
        super().__init__()
        s.qkv=nn.Linear(H,3*H); s.out=nn.Linear(H,H); s.ln1=nn.LayerNorm(H,eps=1e-12); s.up=nn.Linear(H,FF); s.down=nn.Linear(FF,H); s.ln2=nn.LayerNorm(H,eps=1e-12)
    def forward(s,x,mask,p):
        B,N,_=x.shape
        q,k,v=s.qkv(x).view(B,N,3,NH,H//NH).permute(2,0,3,1,4)
        q=(q*(H//NH)**-.5).reshape(B*NH,N,-1); k=k.reshape(B*NH,N,-1); v=v.reshape(B*NH,N,-1)
        w=(torch.bmm(q,k.transpose(1,2)).view(B,NH,N,N)+mask).softmax(-1).view(B*NH,N,N)
        a=torch.bmm(w.to(v.dtype),v).view(B,NH,N,-1).transpose(1,2).reshape(B,N,H)
        x=s.ln1(x+drop(s.out(a),p,s.training))
        return s.ln2(x+drop(s.down(GELU(s.up(x))),p,s.training))
class Model(nn.Module):
    def __init__(s,labels):
        super().__init__(); s.labels=labels
        s.word=nn.Embedding(30522,H); s.word.weight.requires_grad_(False); s.pos=nn.Embedding(512,H); s.case=nn.Embedding(8,H); s.border=nn.Embedding(3,H); s.ln=nn.LayerNorm(H,eps=1e-12)
        s.layers=nn.ModuleList(Layer() for _ in range(LAYERS))
        n=lambda k: len(labels[k])
        s.upos=nn.Linear(H,n("upos")); s.xpos=nn.Linear(H,n("xpos")); s.feats=nn.Linear(H,n("feats")); s.lemma=nn.Linear(H,n("lemma"))
        s.ner=nn.Linear(H,n("ner")); s.cue=nn.Linear(H,3)
        s.arc_dep=nn.Linear(H,ARC); s.arc_head=nn.Linear(H,ARC); s.arc_w=nn.Parameter(torch.zeros(ARC,ARC)); s.arc_b=nn.Parameter(torch.zeros(ARC)); s.root=nn.Parameter(torch.zeros(ARC))
        s.rel_dep=nn.Linear(H,ARC); s.rel_head=nn.Linear(H,ARC); s.rel_root=nn.Parameter(torch.zeros(ARC)); s.rel_out=nn.Linear(ARC,n("rel"))
        s.role_tok=nn.Linear(H,ROLE); s.role_cue=nn.Linear(2*H,ROLE); s.role_a=nn.Linear(H,ROLE); s.role_b=nn.Linear(2*H,ROLE); s.role_dist=nn.Embedding(2*DIST+1,ROLE); s.role_sent=nn.Embedding(7,ROLE); s.role_out=nn.Linear(ROLE,5)
        s.cert_in=nn.Linear(3*H,CERT); s.cert_out=nn.Linear(CERT,n("certainty"))
        for w in (s.case,s.border): nn.init.zeros_(w.weight)
        for w in (s.role_dist,s.role_sent): nn.init.normal_(w.weight,std=0.05)
        nn.init.normal_(s.arc_w,std=0.03)
    def load_minilm(s,path):
        from safetensors.torch import load_file
        t={k.removeprefix("bert.").removeprefix("0.auto_model."):v.float() for k,v in load_file(path).items()}
        s.word.weight.data.copy_(t["embeddings.word_embeddings.weight"]); s.pos.weight.data.copy_(t["embeddings.position_embeddings.weight"]+t["embeddings.token_type_embeddings.weight"][0])
        s.ln.weight.data.copy_(t["embeddings.LayerNorm.weight"]); s.ln.bias.data.copy_(t["embeddings.LayerNorm.bias"])
        for i,l in enumerate(s.layers):
            p=f"encoder.layer.{i}."
            for x in("weight","bias"):
                getattr(l.qkv,x).data.copy_(torch.cat([t[p+f"attention.self.{n}.{x}"] for n in("query","key","value")]))
                getattr(l.out,x).data.copy_(t[p+f"attention.output.dense.{x}"]); getattr(l.ln1,x).data.copy_(t[p+f"attention.output.LayerNorm.{x}"])
                getattr(l.up,x).data.copy_(t[p+f"intermediate.dense.{x}"]); getattr(l.down,x).data.copy_(t[p+f"output.dense.{x}"]); getattr(l.ln2,x).data.copy_(t[p+f"output.LayerNorm.{x}"])
    def encode(s,b,p=0.1):
        """Vectors of words: (windows, words, 384); b has pieces, case, border (of pieces), first (piece index of each word), pad masks."""
        N=b["pieces"].shape[1]
        x=s.ln(s.word(b["pieces"])+s.pos.weight[:N]+s.case(b["case"])+s.border(b["border"]))
        x=drop(x,p,s.training).to(torch.bfloat16 if s.training else x.dtype)
        m=torch.zeros(b["pmask"].shape,dtype=x.dtype).masked_fill(~b["pmask"],-1e4)[:,None,None,:]
        for l in s.layers: x=l(x,m,p)
        return torch.gather(x,1,b["first"][:,:,None].expand(-1,-1,H))
    def arcs(s,h,p):
        """Scores (B, W dependents, W heads + root last)."""
        d=drop(GELU(s.arc_dep(h)),p,s.training); e=drop(GELU(s.arc_head(h)),p,s.training)
        e=torch.cat([e,s.root.to(e.dtype).expand(h.shape[0],1,ARC)],1)
        return (d@s.arc_w+s.arc_b)@e.transpose(1,2)
    def rels(s,h,heads,p):
        """Relation scores for given heads (index W = root)."""
        d=s.rel_dep(h); e=torch.cat([s.rel_head(h),s.rel_root.to(h.dtype).expand(h.shape[0],1,ARC)],1)
        e=torch.gather(e,1,heads[:,:,None].expand(-1,-1,ARC))
        return s.rel_out(drop(GELU(d+e),p,s.training))
    def roles(s,h,win,ca,cb,sent,p):
        """For each cue (window win, words ca..<cb): scores (cues, words, 5) of O, B/I source, B/I content."""
        hw=h[win]; W=h.shape[1]; ix=torch.arange(W)
        q=torch.cat([hw[torch.arange(len(win)),ca],hw[torch.arange(len(win)),cb-1]],-1)
        t=s.role_tok(h)[win]; a=s.role_a(h)[win]
        before=ca[:,None]-ix; after=ix-(cb[:,None]-1)
        dist=torch.where(before>0,-bucket(before),torch.where(after>0,bucket(after),torch.zeros_like(before)))+DIST
        sd=(sent[win]-sent[win,ca][:,None]).clamp(-3,3)+3
        z=t+s.role_cue(q)[:,None]+a*s.role_b(q)[:,None]+s.role_dist(dist)+s.role_sent(sd)
        return s.role_out(drop(GELU(z),p,s.training))
    def certainty(s,h,win,ca,cb,head,con,p):
        """head: the word that heads each content; con: weights (cues, words) summing to 1 or 0, for a mean over its words."""
        hw=h[win]; k=torch.arange(len(win))
        cue=(hw[k,ca]+hw[k,cb-1])/2
        z=torch.cat([cue,(con[:,:,None]*hw).sum(1),hw[k,head]],-1)
        return s.cert_out(drop(GELU(s.cert_in(z)),p,s.training))
def weights(checkpoint):
    """The state of a checkpoint with the running means of its parameters, where it has them."""
    return {**checkpoint["m"],**checkpoint.get("mean",{})}
def bucket(d):
    """1..16 exactly, then by powers of two up to DIST."""
    d=d.clamp(min=1)
    return torch.where(d<=16,d,(16+torch.floor(torch.log2(d.float()/16)*2+1).long()).clamp(max=DIST))
