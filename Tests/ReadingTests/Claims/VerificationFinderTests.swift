import Encoder
import TestSupport
import Testing

@testable import Reading

/// Which statements the words of a verification speak of.
@Suite struct VerificationFinderTests {
    private func read(_ text: String) throws -> [Statement] {
        let document = try StandardReader.document(text)
        return try StandardReader.reader.get().read(document.report, Workspace()).statements
    }

    @Test func anAccountIsItsOwners() throws {
        let statements = try read(
            "The army said its men had reached the palace. Residents said they had heard little fighting. We could not verify the army's account.")
        #expect(statements.first?.verification.status == .unverified)
        #expect(statements.dropFirst().allSatisfy { $0.verification.status == .none })
    }

    @Test func neitherSpeaksOfBoth() throws {
        let statements = try read(
            "The army said it held Karsa. The rebels said they held Karsa. Neither account could be independently verified.")
        #expect(statements.map(\.verification.status) == [.unverified, .unverified])
    }

    @Test func neitherSpeaksOfTwo() throws {
        let statements = try read(
            "The hospital said it had 94 patients. The army said it killed 120 rebels. The rebels said they killed 75 soldiers. Neither figure could be verified.")
        #expect(statements.map(\.verification.status) == [.none, .unverified, .unverified])
    }

    @Test func aClaimMayStandInTheVerification() throws {
        let statements = try read("The rebels claim to have taken Karsa, which the agency could not verify.")
        #expect(statements.map(\.verification.status) == [.unverified])
    }

    @Test func whatIsSeenToBeOtherwiseIsDisputed() throws {
        let statements = try read("The army said the building was a depot. Our team on the ground saw no sign of weapons.")
        #expect(statements.first?.verification.status == .disputed)
    }

    @Test func aTimeThatLastsIsNoTimeOfSaying() throws {
        let statements = try read("The rebels have said for six years that they want peace. The army said on Monday that it held Karsa.")
        #expect(statements.first?.said == nil)
        #expect(statements.last?.said != nil)
    }

    @Test func whatSharesItsWordsIsVerified() throws {
        let statements = try read(
            "The army said it had found eleven guns in the mill. The mayor said the road was open. No pictures of the guns have been shown.")
        #expect(statements.map(\.verification.status) == [.unverified, .none])
    }

    @Test func onePlaceToSpeakServesBothThatAreSaid() throws {
        let statements = try read("The captain told the station in an interview that the mill was lost and insisted that his men had left it.")
        #expect(statements.map(\.channel.kind) == [.interview, .interview])
    }

    @Test func anAccountOfWhichNothingWasToldIsNobodyElses() throws {
        let statements = try read("The women said nobody had rescued them. Video from the camp contradicted the army's account of a rescue.")
        #expect(statements.allSatisfy { $0.verification.status == .none })
    }

    @Test func aClaimThatTellsItsMatterIsNoOther() throws {
        let statements = try read("The army said its men had left the mill at noon. The claim that a lorry was burned is false.")
        #expect(statements.first?.verification.status == Statement.Verification.Status.none)
    }

    @Test func aMessageThatIsNotVerifiedIsItsOwnSentences() throws {
        let statements = try read("The mayor said the road was open. In a message that could not be verified, the rebels said they held two men.")
        #expect(statements.map(\.verification.status) == [.none, .unverified])
    }

    @Test func reportsOfWhichItIsToldThatTheyAreBeingVerifiedAreNot() throws {
        let statements = try read("Residents said a bus had been hit. The reports are being verified.")
        #expect(statements.first?.verification.status == .unverified)
    }
}
