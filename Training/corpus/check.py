"""Checks marked files: python3 check_marks.py FILE...  Prints problems with file:line; exits 1 on any."""
import re,sys
CERT="asserted denied unconfirmed conditional promised threatened requested hoped questioned".split()
KEYS="certainty manner parent entity anonymous count role affiliation channel platform verification verified-by answers".split()
ROLES="source cue content audience channel when verification".split()
ENT="person organisation armed-group military police state place facility nationality media date number money event weapon law other".split()
ANON="officials sources witnesses residents analysts media military police aid-workers medics rebels diplomats activists relatives reports other".split()
CHAN="social-media statement interview briefing broadcast letter wire".split()
bad=0
def err(f,i,m):
    global bad; bad+=1; print(f"{f}:{i}: {m}")
for f in sys.argv[1:]:
    lines=open(f,encoding='utf8').read().split('\n'); cases=[]; cur=None
    for i,l in enumerate(lines,1):
        if l.startswith('==='): cur=dict(line=i,head=l,text=[],attr=[],sec='text'); cases.append(cur)
        elif cur is None:
            if l.strip(): err(f,i,'text before first case')
        elif l.strip()=='---': cur['sec']='attr'
        elif cur['sec']=='text': cur['text'].append(l)
        elif l.strip(): cur['attr'].append((i,l))
    seen=set(); words=0; ns=0
    for c in cases:
        h=[x.strip() for x in c['head'].lstrip('=').split('|')]
        if len(h)!=3: err(f,c['line'],'header needs ID | STYLE | CONFLICT')
        if h[0] in seen: err(f,c['line'],'duplicate id '+h[0])
        seen.add(h[0]); t='\n'.join(c['text']).strip('\n')
        st=[]; nums={}
        for m in re.finditer(r'⟦([^|⟦⟧\n]*)\||⟧|⟦',t):
            if m.group(0)=='⟧':
                if not st: err(f,c['line'],'⟧ without ⟦ near '+t[max(0,m.start()-30):m.start()+5])
                else: st.pop()
            elif m.group(1) is None: err(f,c['line'],'⟦ without LABEL| near '+t[m.start():m.start()+30])
            else:
                lab=m.group(1); st.append(lab)
                p=lab.split('.')
                if len(p)==2 and p[0].isdigit() and p[1] in ROLES: nums.setdefault(int(p[0]),set()).add(p[1])
                elif lab not in ENT: err(f,c['line'],'unknown label '+lab)
        if st: err(f,c['line'],'unclosed mark '+str(st))
        words+=len(re.sub(r'⟦[^|⟦⟧\n]*\||⟧','',t).split())
        got=set()
        for i,l in c['attr']:
            m=re.match(r'(\d+):((?:\s+[a-z-]+=(?:"[^"]*"|[^\s"]+))*)\s*$',l)
            if not m: err(f,i,'bad statement line: '+l); continue
            n=int(m.group(1)); got.add(n); kv=dict((k,v.strip('"')) for k,v in re.findall(r'([a-z-]+)=("[^"]*"|[^\s"]+)',m.group(2)))
            for k in kv:
                if k not in KEYS: err(f,i,'unknown key '+k)
            if kv.get('certainty') not in CERT: err(f,i,'certainty missing or unknown')
            if kv.get('manner') not in ('direct','indirect','mixed'): err(f,i,'manner missing or unknown')
            if 'anonymous' in kv and kv['anonymous'] not in ANON: err(f,i,'unknown anonymous type')
            if 'channel' in kv and kv['channel'] not in CHAN: err(f,i,'unknown channel')
            if kv.get('verification','confirmed') not in ('unverified','confirmed','disputed'): err(f,i,'unknown verification')
            if n not in nums: err(f,i,f'statement {n} has no mark')
        for n,r in nums.items():
            ns+=1
            if n not in got: err(f,c['line'],f'statement {n} has no line')
            if 'content' not in r: err(f,c['line'],f'statement {n} has no content mark')
    print(f"{f}: {len(cases)} cases, {words} words, {ns} statements")
sys.exit(bad>0)
