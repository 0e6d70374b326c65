import Encoder

/// The model's label sets in the form the decoders use.
struct LabelSets: Sendable {
    let partsOfSpeech: [PartOfSpeech]
    let tags: [String]
    let features: [String]
    let lemmaRules: [LemmaRule]
    let relations: [String]
    /// Kinds of names, one for each B and I of the head.
    let names: [String]
    let certainties: [Statement.Certainty]

    init(_ manifest: Manifest, path: String) throws(EncoderError) {
        let labels = manifest.labels
        partsOfSpeech = labels.upos.compactMap(PartOfSpeech.init)
        tags = labels.xpos
        features = labels.feats
        lemmaRules = labels.lemma.compactMap(LemmaRule.init)
        relations = labels.relations
        names = labels.names.filter { $0.hasPrefix("B-") }.map { String($0.dropFirst(2)) }
        certainties = labels.certainty.compactMap(Statement.Certainty.init)
        guard partsOfSpeech.count == labels.upos.count, lemmaRules.count == labels.lemma.count,
            certainties.count == labels.certainty.count, names.count * 2 + 1 == labels.names.count
        else { throw .damaged(path: path, reason: "labels that this version does not know") }
    }
}
