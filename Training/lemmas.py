"""Writes Data/lexicons/lemmas.tsv: the lemmas of words as EWT and GUM (train, freely licensed genres) have them, and those of word-forms.txt.

A line is form, part of speech, Penn tag, lemma; lines are sorted by their bytes up to the lemma, so that a reader can search them
as they stand; of several lemmas of one form and tags the commonest comes first.

    python lemmas.py ../Data/lexicons/lemmas.tsv
"""
import collections,os,re,sys
from conll import read
HERE=os.path.dirname(os.path.abspath(__file__))
D=os.environ.get("RAPPORTEUR_PUBLIC_DATA",os.path.join(HERE,"..","..","shared","data"))+"/syntax/"
UNFREE={"essay","fiction","whow","letter","podcast"}  # GUM's genres under CC BY-NC-SA
RARE=0.1  # a lemma with a smaller share of its form and tags is a slip
FEW=2     # as seldom a treebank's word is no better witness than the hand-written list
LEFT_OUT={"PUNCT","SYM","X","NUM"}  # signs and figures have a rule
ONCE={"PROPN","ADP","ADV","SCONJ","PART","CCONJ","DET","INTJ"}  # parts of speech in which a word that stands once is rather a misspelling

def counted(path,skip=()):
    counts=collections.Counter()
    for s in read(path):
        if s["doc"] and s["doc"].split("_")[1:2] and s["doc"].split("_")[1] in skip: continue
        for key in zip(s["form"],s["upos"],s["xpos"],s["lemma"]):
            if key[1] not in LEFT_OUT and key[3]!="_" and "\t" not in "".join(key): counts[key]+=1
    return counts

def own(path):
    """Counts of one for each form of the hand-written list, and its base forms."""
    found=collections.Counter(); part=None
    def verb(base,tags):
        for form,tag in tags:
            for f in form.split("/"): found[f,"VERB",tag,base]+=1
        found[base,"VERB","VB",base]+=1
    for line in open(path,encoding="utf8"):
        line=line.split("#")[0].strip()
        if not line: continue
        if line[0]=="[": part=line.strip("[]"); continue
        if part=="bases":
            for word in line.split(): verb(word,[])
            continue
        base,forms=line.split(": "); forms=forms.split(", ")
        if part=="verbs": verb(base,[(forms[0],"VBD"),(forms[-1],"VBN")])
        elif part=="nouns":
            found[forms[0],"NOUN","NNS",base]+=1; found[base,"NOUN","NN",base]+=1
        else:
            for form,tag in zip(forms,("JJR","JJS")): found[form,"ADJ",tag,base]+=1
    return found

def table(counts,mine):
    """Lines; what is written by hand is taken where the treebanks say little; of names and little words what stands twice."""
    keys=collections.defaultdict(dict)
    for (form,upos,xpos,lemma),n in counts.items(): keys[form,upos,xpos][lemma]=n
    for key in [k for k,lemmas in keys.items() if k[1] in ONCE and sum(lemmas.values())<2 or k[0][0].isdigit()]: del keys[key]
    bases={(lemma,upos) for (form,upos,_,lemma) in counts if form==lemma}
    for key in {key[:3] for key in mine}: keys[key]={l:n for l,n in keys[key].items() if (l,key[1]) in bases}
    for (*key,lemma) in mine:
        if sum(keys[*key].values())<=FEW: keys[*key].setdefault(lemma,1)
    for (form,upos,xpos),lemmas in list(keys.items()):  # a base form for every lemma of a verb
        if upos=="VERB":
            for lemma in lemmas:
                if sum(lemmas.values())>1 and re.fullmatch(r"[a-z]+",lemma): keys.setdefault((lemma,"VERB","VB"),{lemma:1})
    for (form,upos,xpos),lemmas in sorted(keys.items(),key=lambda x:"\t".join(x[0]).encode()+b"\t"):
        total=sum(lemmas.values())
        for lemma,n in sorted(lemmas.items(),key=lambda x:(-x[1],x[0])):
            if n>=(0 if upos=="AUX" else RARE)*total: yield "\t".join((form,upos,xpos,lemma))

if __name__=="__main__":
    counts=counted(D+"ewt-train.conllu")+counted(D+"gum-train.conllu",UNFREE)
    lines=list(table(counts,own(HERE+"/corpus/word-forms.txt")))
    with open(sys.argv[1],"w",encoding="utf8",newline="\n") as out: out.write("".join(l+"\n" for l in lines))
    print(len(lines),"lines")
