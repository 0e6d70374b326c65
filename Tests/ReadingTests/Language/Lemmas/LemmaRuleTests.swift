import Testing

@testable import Reading

@Test(arguments: [("l1", "Towns", "town"), ("k0", "Kabul", "Kabul"), ("l3y", "armies", "army"), ("=be", "were", "be")])
func lemmaRuleMakesTheLemma(rule: String, form: String, lemma: String) {
    #expect(LemmaRule(rule)?.lemma(of: form) == lemma)
}
