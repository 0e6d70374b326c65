import Encoder
import TestSupport
import Testing

@testable import Reading

/// Offers end to end: parties, conditions, what is none, and what others said.
@Suite struct OffersReaderTests {
    private func read(_ text: String) throws -> ReadReport {
        let document = try StandardReader.document(text)
        return try StandardReader.reader.get().read(document.report, Workspace())
    }

    private func words(_ range: Range<Int>, in read: ReadReport) -> String {
        let span = read.document.span(range)
        return String(decoding: read.report.text[span.range], as: UTF8.self)
    }

    @Test func partiesTermsAndConditionsAreKept() throws {
        let read = try read("The rebels offered the army a truce if its guns left the valley.")
        let offer = try #require(read.happenings.offers.first)
        #expect(offer.kind == .ceasefire)
        #expect(offer.by.count == 1 && offer.to.count == 1 && offer.by != offer.to)
        #expect(offer.terms.map { words($0, in: read) } == ["a truce"])
        #expect(offer.conditions.flatMap(\.tokens).map { words($0, in: read) } == ["if its guns left the valley"])
    }

    @Test func conditionsOfSeveralPartsComeApart() throws {
        let read = try read("The rebels said they would stop fighting if the army left the valley and freed its prisoners.")
        #expect(read.happenings.offers.first?.conditions.count == 2)
    }

    @Test(arguments: [
        "The army will bomb the port unless the rebels leave by noon.",
        "The bishop offered his condolences to the families.",
        "The council urged both sides to accept the offer.",
        "The minister said there would be no talks with criminals.",
        "The minister asked whether the rebels would release him if the army left.",
        "The army demanded that the rebels release the prisoners.",
    ])
    func threatsDemandsAndCourtesiesAreNoOffers(text: String) throws {
        #expect(try read(text).happenings.offers.isEmpty)
    }

    @Test func aRefusalWithAWayOutIsAnOffer() throws {
        let offers = try read("There will be no talks unless the army leaves the valley, the rebels said.").happenings.offers
        #expect(offers.map(\.kind) == [.talks])
        #expect(offers.first?.conditions.count == 1)
    }

    @Test func anAnswerMovesTheStateAndIsLinked() throws {
        let read = try read("The rebels offered the army a truce. The army rejected the offer.")
        let offer = try #require(read.happenings.offers.first)
        #expect(offer.state == .rejected)
        #expect(offer.answers.map(\.state) == [.rejected])
    }

    @Test func conditionsInLaterSentencesBelongToTheOffer() throws {
        let read = try read("The rebels offered to leave the port. In return, they want the army to free their chief.")
        let offer = try #require(read.happenings.offers.first)
        #expect(offer.conditions.flatMap(\.tokens).map { words($0, in: read) } == ["the army to free their chief"])
    }

    @Test func aListOfConditionsIsReadToItsEnd() throws {
        let read = try read(
            "The front said it was ready to disarm. It set two conditions. The first is that the army leaves the hills. "
                + "The second is that the courts drop their charges. The front has 200 men.")
        #expect(read.happenings.offers.map(\.conditions.count) == [2])
    }

    @Test func headlineAndBodyTellOneOffer() throws {
        let read = try read(
            "Karsa Front offers truce\n\nThe Karsa Front offered the army a truce on Monday. The army rejected the offer.\n")
        #expect(read.happenings.offers.map(\.state) == [.rejected])
    }

    @Test func anAnswerThatNamesTheOfferIsFoundFarBehindIt() throws {
        let rest =
            "Rain fell on the town. The market was closed. Two lorries came from the coast. The school is full. Nobody slept. "
        let offers = try read("The rebels offered the army a truce. " + rest + "The army rejected the rebels' offer.").happenings
            .offers
        #expect(offers.map(\.state) == [.rejected])
    }

    @Test func whoeverHasToFulfilConditionsIsOfferedTo() throws {
        let offer = try #require(
            try read("The rebels said they would leave the port if the army freed their chief.").happenings.offers.first)
        #expect(!offer.to.isEmpty && offer.to == offer.conditions.first?.by)
    }

    @Test func whoeverIsTalkedWithIsOfferedTo() throws {
        let read = try read("The rebels said they were ready for talks with the government.")
        let offer = try #require(read.happenings.offers.first)
        #expect(offer.to.count == 1 && offer.to != offer.by)
    }

    @Test func aRefusalForAsLongAsIsAnOffer() throws {
        let offers = try read("The rebels said there would be no talks as long as the army held the valley.").happenings.offers
        #expect(offers.first?.conditions.count == 1)
    }

    @Test func whoeverCarriesAMessageIsNotOfferedTo() throws {
        let offer = try #require(
            try read("The rebels sent word through the Swiss embassy that they would free the pilots if the raids stopped.")
                .happenings.offers.first)
        #expect(offer.to.isEmpty && offer.through.count == 1)
    }

    @Test func nobodyAnswersHimself() throws {
        let offer = try #require(
            try read("The rebels offered the army a truce. The rebels welcomed the offer of others.").happenings.offers.first)
        #expect(offer.state == .proposed)
    }

    @Test func aStepWithoutAnOfferStandsForItself() throws {
        let offer = try #require(try read("The army and the rebels signed a three-day truce on Monday.").happenings.offers.first)
        #expect(offer.kind == .ceasefire && offer.state == .accepted)
        #expect(offer.answers.map(\.state) == [.accepted])
    }

    @Test func whoTurnsDownIsOfferedTo() throws {
        let read = try read("The governor turned down a truce offered by the rebels.")
        let offer = try #require(read.happenings.offers.first { $0.state == .rejected })
        #expect(offer.by.count == 1 && offer.to.count == 1 && offer.by != offer.to)
    }

    @Test func wordsOfAnAnswerAreKept() throws {
        let read = try read("The rebels offered the army a truce. The army rejected the offer.")
        let answer = try #require(read.happenings.offers.first?.answers.first)
        #expect(answer.tokens.map { words($0, in: read) } == ["rejected the offer"])
    }

    @Test func aLaterTellingJoinsTheStep() throws {
        let read = try read("The rebels scrapped the truce on Monday. “The truce is over,” the rebels said.")
        #expect(read.happenings.offers.map(\.state) == [.withdrawn])
        #expect(read.happenings.offers.first?.answers.first?.tokens.count == 2)
    }

    @Test(arguments: [
        "In 2011 both armies signed a truce.",
        "The army denied that it had signed a truce.",
        "The rebels have not accepted the truce.",
        "The council urged both sides to sign a truce.",
        "The firm signed a contract with the ministry.",
    ])
    func dealsOfThePastAndOfOthersAreNoSteps(text: String) throws {
        #expect(try read(text).happenings.offers.isEmpty)
    }

    @Test func aPartnerInTheTermsIsOfferedTo() throws {
        let offer = try #require(try read("The army said it would extend the truce with the rebels by ten days.").happenings.offers.first)
        #expect(offer.to.count == 1 && offer.to != offer.by)
    }

    @Test func whomALetterGoesToIsOfferedTo() throws {
        let offer = try #require(try read("In a letter to the army, the rebels offered a truce.").happenings.offers.first)
        #expect(offer.to.count == 1 && offer.to != offer.by)
    }

    @Test func placesAndDeadlinesOfConditionsAreLinked() throws {
        let document = try StandardReader.document("The rebels offered a truce if the army left Karsa by Friday.")
        let place = Place(id: .init(rawValue: "p1"), tokens: 9..<10, why: "test")
        let time = TimeExpression(id: .init(rawValue: "t1"), tokens: 11..<12, kind: .date, grain: .day, why: "test")
        let account = Account(document: document, cast: Cast(entities: [], speakers: [:], doubts: []), statements: [])
        let offers = try OffersReader(data: StandardReader.data).offers(of: account, places: [place], times: [time])
        let condition = try #require(offers.first?.conditions.first)
        #expect(condition.places == [place.id])
        #expect(condition.deadline == time.id)
    }

    @Test func theOtherCampNearbyIsOfferedTo() throws {
        let read = try read("The rebels offered a truce of ten days. The army had lost forty men on Sunday.")
        let offer = try #require(read.happenings.offers.first)
        #expect(offer.to.count == 1 && offer.to != offer.by)
    }

    @Test(arguments: [
        "The fall of the port, if it lasts, would cut the road to Aleppo.",
        "It would be the first exchange of prisoners if the road is safe.",
    ])
    func whatThingsDoIsNoOffer(text: String) throws {
        #expect(try read(text).happenings.offers.isEmpty)
    }

    @Test(arguments: [
        "The government and the rebels signed an agreement on Monday.",
        "Lorries drove into Aleppo after elders and rebels agreed a truce.",
    ])
    func whatSidesAgreeOnStandsForItself(text: String) throws {
        #expect(try read(text).happenings.offers.map(\.state) == [.accepted])
    }

    @Test func whoeverIsReadyAndSetsAConditionOffers() throws {
        let offers = try read("The rebels are ready to guarantee the harvest if the army leaves the valley.").happenings.offers
        #expect(offers.first?.conditions.count == 1)
        #expect(try read("The rebels are ready to guarantee the harvest.").happenings.offers.isEmpty)
    }
}
