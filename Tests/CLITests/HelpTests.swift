import ArgumentParser
import Testing

@testable import CLI

@Suite struct HelpTests {
    @Test func namesItsSubcommands() {
        #expect(Rapporteur.helpMessage().contains("read"))
    }
}
