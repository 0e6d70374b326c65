import Testing

@testable import CLI

@Suite struct ProgressTests {
    @Test func tellsHowFarARunIs() {
        let count = RunCount(inputs: 30, inputsInAll: 90, reports: 28, failures: 2)
        #expect(
            Progress.line(count, seconds: 10, columns: 120)
                == "28 reports read · file 30 of 90 · 2 not readable · 2.8 a second · about 20 s left")
        #expect(Progress.line(RunCount(inputsInAll: 1, reports: 1), seconds: 4, columns: 120) == "1 report read · 0.2 a second")
        #expect(
            Progress.line(RunCount(inputsInAll: 1, reports: 50, share: 0.25), seconds: 10, columns: 120)
                == "50 reports read · 5.0 a second · about 30 s left")
        #expect(Progress.line(count, seconds: 10, columns: 20) == "28 reports read · f")
    }

    @Test func appearsOnlyOnALongRunAndGoesAway() {
        var written: [String] = []
        let progress = Progress(isOn: true, now: 0) { written.append($0) }
        progress.show(RunCount(inputsInAll: 2), now: 1.9)
        progress.wipe()
        #expect(written.isEmpty)
        progress.show(RunCount(inputsInAll: 2), now: 2.1)
        progress.show(RunCount(inputsInAll: 2), now: 2.2)
        progress.wipe()
        #expect(written == ["\r\u{1B}[K0 reports read · file 0 of 2", "\r\u{1B}[K"])
    }

    @Test func isSilentWhereNobodyLooks() {
        let progress = Progress(isOn: false, now: 0) { _ in Issue.record("written") }
        progress.show(RunCount(), now: 100)
        progress.wipe()
    }
}
